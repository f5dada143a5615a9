"""Gaussian noise, while training."""

import jax
import jax.numpy as jnp

from engine.layers.definition import LayerContext, LayerDef, State, Weights, same_shape
from engine.layers.spans import same_span
from engine.spec import Config, setting


class GaussianNoiseConfig(Config):
    """Settings of Gaussian noise."""

    std: float = setting(
        0.1,
        title="Standard deviation",
        help="Standard deviation of the noise added at each training step. In a denoising autoencoder, this is the "
        "first block.",
        live=True,
        ge=0.0,
        le=100.0,
        choices=(0.05, 0.1, 0.2, 0.5),
    )


def _apply(
    config: GaussianNoiseConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    """The draw is float32 in every run, so that float64 gets the same noise."""
    x = inputs[0]
    if not ctx.training or ctx.key is None:
        return x, state
    drawn = jax.random.normal(ctx.key, x.shape, jnp.float32).astype(x.dtype)
    return x + ctx.live["std"].astype(x.dtype) * drawn, state


GAUSSIAN_NOISE = LayerDef(
    type="gaussian_noise",
    title="Gaussian noise",
    summary="Adds random noise at each training step, which makes the network less sensitive to small changes. "
    "Inactive during evaluation.",
    formula=r"a = x + \sigma \epsilon, \quad \epsilon_i \sim \mathcal{N}(0, 1)",
    source="Vincent et al. 2010 (denoising autoencoders), section 3; Bishop 1995.",
    category="regularization",
    glyph="M2 12l2.5-4 2 7 2.5-11 3 16 2.5-10 2 5 2.5-7 3 6",
    Config=GaussianNoiseConfig,
    output_shape=same_shape,
    apply=_apply,
    span=same_span,
    affine=True,
    noise=True,
)
