"""Relatives of Adam: decay beside the gradient, Nesterov's momentum, and the sign alone."""

from collections.abc import Mapping

import jax
import jax.numpy as jnp
import optax

from engine.optimizers.adam import AdamConfig, corrected_moments
from engine.optimizers.common import decay_setting, weight_decay_setting
from engine.optimizers.definition import OptimizerDef
from engine.optimizers.learning_rate import learning_rate_setting
from engine.optimizers.recursion import by_weight
from engine.spec import Config, setting


class AdamwConfig(AdamConfig):
    """Settings of AdamW."""

    weight_decay: float = weight_decay_setting(0.01)


class NadamConfig(AdamConfig):
    """Settings of Nadam."""

    learning_rate: float = learning_rate_setting(0.002)
    momentum_decay: float = setting(
        0.004,
        title="Momentum decay",
        help="How fast the momentum grows to beta 1: mu = beta 1 (1 - 0.96^(t psi) / 2).",
        live=True,
        ge=0.0,
        le=1.0,
        choices=(0.0, 0.004, 0.01),
    )


class LionConfig(Config):
    """Settings of Lion."""

    learning_rate: float = learning_rate_setting(0.0001)
    beta1: float = decay_setting(0.9, "Beta 1", "Weight of past gradients in the sign of this step.")
    beta2: float = decay_setting(0.99, "Beta 2", "Decay rate of the average of gradients.")
    weight_decay: float = weight_decay_setting(0.0)


def _make_adamw(config: AdamwConfig, live: Mapping[str, jax.Array]) -> optax.GradientTransformation:
    return optax.adamw(
        live["learning_rate"],
        b1=live["beta1"],
        b2=live["beta2"],
        eps=live["epsilon"],
        weight_decay=live["weight_decay"],  # pyright: ignore[reportArgumentType]  # a traced number will do
    )


def _make_nadam(config: NadamConfig, live: Mapping[str, jax.Array]) -> optax.GradientTransformation:
    beta1, beta2, psi = live["beta1"], live["beta2"], live["momentum_decay"]

    def momentum(step: jax.Array) -> jax.Array:
        return beta1 * (1 - 0.5 * jnp.asarray(0.96, step.dtype) ** (step * psi))

    def rule(
        gradient: jax.Array, weight: jax.Array, step: jax.Array, kept: tuple[jax.Array, ...]
    ) -> tuple[jax.Array, tuple[jax.Array, ...]]:
        now, ahead = momentum(step), momentum(step + 1)
        # The complement of the product of all past momenta, stored per weight: memories start at 0.
        product = (1 - kept[2]) * now
        mean = beta1 * kept[0] + (1 - beta1) * gradient
        square = beta2 * kept[1] + (1 - beta2) * jnp.square(gradient)
        root = jnp.sqrt(square / (1 - beta2**step)) + live["epsilon"]
        looked = ahead * mean / (1 - product * ahead) + (1 - now) * gradient / (1 - product)
        return -live["learning_rate"] * looked / root, (mean, square, 1 - product)

    return by_weight(3, rule)


def _make_lion(config: LionConfig, live: Mapping[str, jax.Array]) -> optax.GradientTransformation:
    def rule(
        gradient: jax.Array, weight: jax.Array, step: jax.Array, kept: tuple[jax.Array, ...]
    ) -> tuple[jax.Array, tuple[jax.Array, ...]]:
        direction = jnp.sign(live["beta1"] * kept[0] + (1 - live["beta1"]) * gradient)
        memory = live["beta2"] * kept[0] + (1 - live["beta2"]) * gradient
        return -live["learning_rate"] * (direction + live["weight_decay"] * weight), (memory,)

    return by_weight(1, rule)


ADAMW = OptimizerDef(
    type="adamw",
    title="AdamW",
    summary="Adam with weight decay decoupled from the gradient, so that all weights shrink at the same rate.",
    formula=r"w \leftarrow w - \eta \left( \frac{\hat m}{\sqrt{\hat v} + \epsilon} + \lambda w \right)",
    source="Loshchilov and Hutter 2019, algorithm 2; biases decay as well (PyTorch's default).",
    Config=AdamwConfig,
    learning_rate=lambda config: config.learning_rate,
    make_transformation=_make_adamw,
    estimates=corrected_moments,
)

NADAM = OptimizerDef(
    type="nadam",
    title="Nadam",
    summary="Adam with Nesterov momentum: the momentum of the next step is already used in this one.",
    formula=(
        r"\mu_t = \beta_1 (1 - \tfrac{1}{2} 0.96^{t \psi}), \quad "
        r"w \leftarrow w - \frac{\eta}{\sqrt{\hat v} + \epsilon} \left( "
        r"\frac{\mu_{t+1} m}{1 - \prod_{i \le t+1} \mu_i} + \frac{(1 - \mu_t) g}{1 - \prod_{i \le t} \mu_i} \right)"
    ),
    source="Dozat 2016, algorithm 2, with its warm-up of the momentum (PyTorch's form).",
    Config=NadamConfig,
    learning_rate=lambda config: config.learning_rate,
    make_transformation=_make_nadam,
)

LION = OptimizerDef(
    type="lion",
    title="Lion",
    summary="Uses only the sign of the averaged gradient, so every weight moves by the learning rate.",
    formula=(
        r"w \leftarrow w - \eta (\mathrm{sign}(\beta_1 m + (1-\beta_1) g) + \lambda w), \quad "
        r"m \leftarrow \beta_2 m + (1-\beta_2) g"
    ),
    source="Chen et al. 2023 (Symbolic discovery of optimization algorithms), program 1.",
    Config=LionConfig,
    learning_rate=lambda config: config.learning_rate,
    make_transformation=_make_lion,
)
