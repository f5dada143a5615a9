"""Dropout: units switched off at random while training."""

import jax
import jax.numpy as jnp

from engine.layers.definition import LayerContext, LayerDef, Shape, State, Weights
from engine.spec import Config, setting


class DropoutConfig(Config):
    """Settings of dropout."""

    rate: float = setting(
        0.5,
        title="Rate",
        help="Share of units switched off at each step while training. Higher fights overfitting harder.",
        live=True,
        ge=0.0,
        lt=1.0,
        choices=(0.1, 0.2, 0.3, 0.5, 0.8),
    )


def _same_shape(config: DropoutConfig, inputs: tuple[Shape, ...]) -> Shape:
    return inputs[0]


def _apply(
    config: DropoutConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    """The uniform draw is float32 in every run, so that float64 drops the same units."""
    x = inputs[0]
    if not ctx.training or ctx.key is None:
        return x, state
    rate = ctx.live["rate"]
    kept = jax.random.uniform(ctx.key, x.shape, jnp.float32) >= rate.astype(jnp.float32)
    scaled = x / (1 - rate.astype(x.dtype))
    return jnp.where(kept, scaled, jnp.zeros((), x.dtype)), state


DROPOUT = LayerDef(
    type="dropout",
    title="Dropout",
    summary="Switches units off at random at each training step, so that none relies on another. Idle in evaluation.",
    formula=r"a = \frac{m \odot x}{1 - p}, \quad m_i \sim \mathrm{Bernoulli}(1 - p)",
    source="Srivastava et al. 2014; inverted scaling, so that evaluation needs none.",
    category="regularization",
    Config=DropoutConfig,
    output_shape=_same_shape,
    apply=_apply,
)
