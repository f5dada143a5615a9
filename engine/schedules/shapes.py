"""Schedules over epochs: linear, steps, exponential, polynomial, cosine, warm-up, rise, one cycle, cyclical.

All take time in epochs, so that another batch size leaves their shape; all settings are live.
"""

from collections.abc import Callable, Mapping
from math import log

import jax
import jax.numpy as jnp

from engine.schedules.definition import ScheduleDef
from engine.spec import Config, Setting, setting

Live = Mapping[str, jax.Array]
Shape = Callable[[Live, jax.Array], jax.Array]


def _epochs(default: float, title: str, help_text: str) -> Setting:
    return setting(
        default, title=title, help=help_text, live=True, gt=0.0, le=1e6, unit="epochs", choices=(1.0, 5.0, 10.0, 50.0)
    )


def _share(default: float, title: str, help_text: str) -> Setting:
    return setting(default, title=title, help=help_text, live=True, ge=0.0, le=1.0, choices=(0.0, 0.01, 0.1, 0.5))


_OVER = "How long the rate decreases. After that it stays constant."
_END = "Final rate as a fraction of the learning rate."


class StepConfig(Config):
    """Settings of the step schedule."""

    every: float = _epochs(10.0, "Interval", "Time between drops.")
    factor: float = _share(0.5, "Factor", "The rate is multiplied by this at each drop.")


class ExponentialConfig(Config):
    """Settings of the exponential schedule."""

    factor: float = _share(0.9, "Factor per epoch", "The rate is multiplied by this over each epoch.")


class LinearConfig(Config):
    """Settings of the linear schedule."""

    epochs: float = _epochs(20.0, "Duration", _OVER)
    end: float = _share(0.0, "End", _END)


class PolynomialConfig(LinearConfig):
    """Settings of the polynomial schedule."""

    power: float = setting(
        2.0,
        title="Power",
        help="1 is linear; larger values decrease fast at first and slowly at the end.",
        live=True,
        gt=0.0,
        le=20.0,
        choices=(0.5, 1.0, 2.0, 3.0),
    )


class CosineConfig(LinearConfig):
    """Settings of the cosine schedule."""


class WarmUpConfig(Config):
    """Settings of warm-up."""

    epochs: float = _epochs(1.0, "Duration", "How long the rate increases. After that it stays at its full value.")
    start: float = _share(0.01, "Start", "Rate at the first step, as a fraction of the learning rate.")


class ExponentialRiseConfig(Config):
    """Settings of the exponential rise."""

    epochs: float = _epochs(1.0, "Duration", "How long the rate increases. After that it stays at its full value.")
    start: float = _share(0.01, "Start", "Rate at the first step, as a fraction of the learning rate.")


class OneCycleConfig(Config):
    """Settings of the one-cycle schedule."""

    epochs: float = _epochs(20.0, "Duration", "Length of the whole cycle.")
    rise: float = _share(0.3, "Rise", "Fraction of the cycle during which the rate increases.")
    start: float = _share(0.04, "Start", "Rate at the first step, as a fraction of the learning rate.")
    end: float = _share(0.0001, "End", "Rate at the last step, as a fraction of the learning rate.")


class CyclicalConfig(Config):
    """Settings of the cyclical schedule."""

    half: float = _epochs(2.0, "Half cycle", "How long the rate takes to go from its lowest to its highest value.")
    low: float = _share(0.1, "Lowest", "Lowest rate, as a fraction of the learning rate.")


def _progress(live: Live, epoch: jax.Array) -> jax.Array:
    return jnp.clip(epoch / live["epochs"], 0, 1)


def _step(live: Live, epoch: jax.Array) -> jax.Array:
    """A stair begins with the step that lies within a millionth of it: 1.8 / 0.3 is 5.9999995 in float32."""
    return live["factor"] ** jnp.floor(epoch / live["every"] * (1 + 1e-6))


def _exponential(live: Live, epoch: jax.Array) -> jax.Array:
    return live["factor"] ** epoch


def _linear(live: Live, epoch: jax.Array) -> jax.Array:
    return 1 - (1 - live["end"]) * _progress(live, epoch)


def _polynomial(live: Live, epoch: jax.Array) -> jax.Array:
    return live["end"] + (1 - live["end"]) * (1 - _progress(live, epoch)) ** live["power"]


def _cosine(live: Live, epoch: jax.Array) -> jax.Array:
    return live["end"] + (1 - live["end"]) * (1 + jnp.cos(jnp.pi * _progress(live, epoch))) / 2


def _warm_up(live: Live, epoch: jax.Array) -> jax.Array:
    return live["start"] + (1 - live["start"]) * _progress(live, epoch)


def _exponential_rise(live: Live, epoch: jax.Array) -> jax.Array:
    return live["start"] ** (1 - _progress(live, epoch))


def _one_cycle(live: Live, epoch: jax.Array) -> jax.Array:
    progress, rise = _progress(live, epoch), live["rise"]
    up = jnp.clip(progress / jnp.maximum(rise, 1e-6), 0, 1)
    down = jnp.clip((progress - rise) / jnp.maximum(1 - rise, 1e-6), 0, 1)
    rising = 1 + (live["start"] - 1) * (1 + jnp.cos(jnp.pi * up)) / 2
    falling = live["end"] + (1 - live["end"]) * (1 + jnp.cos(jnp.pi * down)) / 2
    return jnp.where(progress >= 1, live["end"], jnp.where(progress < rise, rising, falling))


def _cyclical(live: Live, epoch: jax.Array) -> jax.Array:
    place = jnp.mod(epoch / live["half"], 2)
    return live["low"] + (1 - live["low"]) * (1 - jnp.abs(place - 1))


USED_UP = 0.01
"""A rate below this share of the full one moves next to nothing."""


def _whole(config: LinearConfig, share: float) -> float | None:
    return config.epochs * (config.end + (1 - config.end) * share) if config.end < USED_UP else None


def _one_cycle_whole(config: OneCycleConfig) -> float | None:
    if config.end >= USED_UP:
        return None
    return config.epochs * (config.rise * (1 + config.start) + (1 - config.rise) * (1 + config.end)) / 2


def _step_whole(config: StepConfig) -> float | None:
    return config.every / (1 - config.factor) if config.factor < 1 else None


def _exponential_whole(config: ExponentialConfig) -> float | None:
    if config.factor in (0.0, 1.0):
        return None if config.factor else 0.0
    return -1 / log(config.factor)


def _over_epochs(shape: Shape) -> Callable[[Config, Live, jax.Array, int], jax.Array]:
    def factor(config: Config, live: Live, step: jax.Array, steps_per_epoch: int) -> jax.Array:
        dtype = next(iter(live.values())).dtype
        whole, rest = step // jnp.uint32(steps_per_epoch), step % jnp.uint32(steps_per_epoch)
        return shape(live, whole.astype(dtype) + rest.astype(dtype) / steps_per_epoch)

    return factor


STEP = ScheduleDef(
    type="step",
    title="Step",
    summary="Multiplies the rate by a factor every few epochs.",
    formula=r"\eta_t = \eta\, \gamma^{\lfloor t / T \rfloor}",
    source="Standard (He et al. 2016 divide by 10 at plateaus); t in epochs.",
    Config=StepConfig,
    factor=_over_epochs(_step),
    full_epochs=_step_whole,
)
EXPONENTIAL = ScheduleDef(
    type="exponential",
    title="Exponential",
    summary="The rate decays by the same factor in every epoch, a little at each step.",
    formula=r"\eta_t = \eta\, \gamma^{t}",
    source="Standard; t in epochs, continuous.",
    Config=ExponentialConfig,
    factor=_over_epochs(_exponential),
    full_epochs=_exponential_whole,
)
LINEAR = ScheduleDef(
    type="linear",
    title="Linear",
    summary="The rate decreases linearly.",
    formula=r"\eta_t = \eta\, (1 - (1 - e) \min(t / T, 1))",
    source="Standard; t in epochs.",
    Config=LinearConfig,
    factor=_over_epochs(_linear),
    full_epochs=lambda config: _whole(config, 1 / 2),
)
POLYNOMIAL = ScheduleDef(
    type="polynomial",
    title="Polynomial",
    summary="The rate decreases as a power of the remaining time.",
    formula=r"\eta_t = \eta\, (e + (1 - e)(1 - \min(t / T, 1))^p)",
    source="Chen et al. 2018 (DeepLab), section 4.1; t in epochs.",
    Config=PolynomialConfig,
    factor=_over_epochs(_polynomial),
    full_epochs=lambda config: _whole(config, 1 / (config.power + 1)),
)
COSINE = ScheduleDef(
    type="cosine",
    title="Cosine",
    summary="The rate follows half a cosine wave: slow, then fast, then slow again.",
    formula=r"\eta_t = \eta \left( e + (1 - e) \tfrac{1}{2} (1 + \cos(\pi \min(t / T, 1))) \right)",
    source="Loshchilov and Hutter 2017 (SGDR), equation 5, without restarts; t in epochs.",
    Config=CosineConfig,
    factor=_over_epochs(_cosine),
    full_epochs=lambda config: _whole(config, 1 / 2),
)
WARM_UP = ScheduleDef(
    type="warm_up",
    title="Warm-up",
    summary="The rate increases linearly, then stays constant. Large rates are safer after the first steps.",
    formula=r"\eta_t = \eta\, (s + (1 - s) \min(t / T, 1))",
    source="Goyal et al. 2017 (Accurate, large minibatch SGD), section 2.2; t in epochs.",
    Config=WarmUpConfig,
    factor=_over_epochs(_warm_up),
)
EXPONENTIAL_RISE = ScheduleDef(
    type="exponential_rise",
    title="Exponential rise",
    summary="The rate increases by the same factor at every step, then stays constant. Range tests use it.",
    formula=r"\eta_t = \eta\, s^{1 - \min(t / T, 1)}",
    source="Smith 2017 (Cyclical learning rates), section 3.3, with exponential growth; t in epochs, continuous.",
    Config=ExponentialRiseConfig,
    factor=_over_epochs(_exponential_rise),
)
ONE_CYCLE = ScheduleDef(
    type="one_cycle",
    title="One cycle",
    summary="The rate increases to its full value once, then decreases far below its start.",
    formula=r"\eta_t = \eta\, (a + (b - a) \tfrac{1}{2} (1 - \cos(\pi u))), \; a, b = s, 1 \text{ then } 1, e",
    source="Smith and Topin 2018 (Super-convergence), with cosines; t in epochs.",
    Config=OneCycleConfig,
    factor=_over_epochs(_one_cycle),
    full_epochs=_one_cycle_whole,
)
CYCLICAL = ScheduleDef(
    type="cyclical",
    title="Cyclical",
    summary="The rate goes up and down in a triangle wave.",
    formula=r"\eta_t = \eta\, (l + (1 - l)(1 - |t / H \bmod 2 - 1|))",
    source="Smith 2017 (Cyclical learning rates), the triangular policy; t in epochs.",
    Config=CyclicalConfig,
    factor=_over_epochs(_cyclical),
)
