"""Batch normalisation, exact for padded batches."""

from collections.abc import Mapping
from math import prod
from typing import Literal

import jax
import jax.numpy as jnp

from engine.layers.definition import LayerContext, LayerDef, Shape, State, Weights, WeightSpec, same_shape
from engine.layers.normalize import epsilon_setting
from engine.spec import Config, setting


class BatchNormConfig(Config):
    """Settings of batch normalisation."""

    momentum: float = setting(
        0.1,
        title="Momentum",
        help="Weight in the running averages used for evaluation. The next setting defines which term it applies to.",
        gt=0.0,
        le=1.0,
        choices=(0.01, 0.1, 0.5, 0.9, 0.99),
    )
    momentum_of: Literal["batch", "average"] = setting(
        "batch",
        title="Momentum applies to",
        help="batch: the weight of the newest batch, as in PyTorch. average: the weight of the old average, as in "
        "Keras (0.9 there is 0.1 here).",
    )
    epsilon: float = epsilon_setting()

    @property
    def newest_share(self) -> float:
        """Share of the newest batch in the running averages."""
        return self.momentum if self.momentum_of == "batch" else 1.0 - self.momentum


def _weights(config: BatchNormConfig, inputs: tuple[Shape, ...]) -> Mapping[str, WeightSpec]:
    features = inputs[0][-1:]
    return {"scale": WeightSpec(features, 1.0), "shift": WeightSpec(features, 0.0)}


def _state(config: BatchNormConfig, inputs: tuple[Shape, ...]) -> Mapping[str, tuple[Shape, float]]:
    features = inputs[0][-1:]
    return {"running_mean": (features, 0.0), "running_variance": (features, 1.0)}


def _operations(config: BatchNormConfig, inputs: tuple[Shape, ...], output: Shape) -> int:
    return prod(output)


def _batch_statistics(x: jax.Array, example_mask: jax.Array) -> tuple[jax.Array, jax.Array, jax.Array]:
    """Mean, biased variance and number of values of every feature, over real examples and positions."""
    axes = tuple(range(x.ndim - 1))
    mask = example_mask.astype(x.dtype).reshape(-1, *(1 for _ in x.shape[1:]))
    count = jnp.sum(mask) * prod(x.shape[1:-1])
    mean = jnp.sum(x * mask, axes) / count
    variance = jnp.sum(jnp.square(x - mean) * mask, axes) / count
    return mean, variance, count


def _next_state(
    config: BatchNormConfig, state: State, mean: jax.Array, variance: jax.Array, count: jax.Array, examples: jax.Array
) -> State:
    """running <- (1 - share) running + share batch; unchanged where the batch holds a single example."""
    share = jnp.asarray(config.newest_share, mean.dtype)
    unbiased = variance * (count / jnp.maximum(count - 1, 1))
    several = examples > 1
    averages = {"running_mean": mean, "running_variance": unbiased}
    return {
        name: jnp.where(several, state[name] + share * (new - state[name]), state[name])
        for name, new in averages.items()
    }


def _apply(
    config: BatchNormConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    x = inputs[0]
    if ctx.training:
        mean, variance, count = _batch_statistics(x, ctx.example_mask)
        examples = jnp.sum(ctx.example_mask)
        still = jax.lax.stop_gradient((mean, variance))
        state = _next_state(config, state, *still, count, examples)
    else:
        mean, variance = state["running_mean"], state["running_variance"]
    spread = jax.lax.rsqrt(variance + jnp.asarray(config.epsilon, x.dtype))
    return (x - mean) * (spread * weights["scale"]) + weights["shift"], state


BATCH_NORM = LayerDef(
    type="batch_norm",
    title="Batch norm",
    summary="Normalises every feature to mean 0 and variance 1 over the batch, then applies a learned scale and shift.",
    formula=r"a = \gamma \frac{x - \mu_B}{\sqrt{\sigma_B^2 + \epsilon}} + \beta",
    source=(
        "Ioffe and Szegedy 2015, algorithms 1 and 2: biased variance to normalise, unbiased into the running average, "
        "with momentum as in PyTorch or as in Keras. A batch of one example doesn't change the averages."
    ),
    category="normalization",
    glyph="M2 19c5 0 5-13 10-13s5 13 10 13M12 2v20",
    Config=BatchNormConfig,
    output_shape=same_shape,
    apply=_apply,
    weights=_weights,
    state=_state,
    operations=_operations,
    mean_subtracting=True,
    affine=True,
    normalizes=True,
)
