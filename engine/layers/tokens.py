"""How tokens and their places become vectors: embedding and positional encoding."""

from collections.abc import Mapping
from math import prod

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from engine.errors import ShapeError
from engine.layers.definition import LayerContext, LayerDef, Shape, State, Weights, WeightSpec, same_shape
from engine.layers.describe import shape_text
from engine.layers.spans import wave_span
from engine.layers.windows import require_sequence
from engine.spec import Component, Config, setting


class EmbeddingConfig(Config):
    """Settings of an embedding."""

    tokens: int = setting(
        10,
        title="Tokens",
        help="Number of different tokens. They are numbered from 0.",
        ge=1,
        le=1_000_000,
    )
    features: int = setting(
        8, title="Features", help="Length of each token's vector.", ge=1, le=8192, choices=(8, 32, 64)
    )
    weight_initializer: Component = setting(
        Component(type="normal"),
        title="Initial vectors",
        help="How the vectors are drawn before training.",
        component="initializers",
    )


class PositionalEncodingConfig(Config):
    """Settings of the positional encoding."""

    base: float = setting(
        10_000.0,
        title="Base",
        help="Ratio of the longest wavelength to the shortest. Longer sequences need a larger base.",
        gt=1.0,
        le=1e6,
        scale="log",
        choices=(100.0, 1000.0, 10000.0),
    )


def _embedded_shape(config: EmbeddingConfig, inputs: tuple[Shape, ...]) -> Shape:
    shape = inputs[0]
    if len(shape) == 1 or (len(shape) == 2 and shape[1] == 1):
        return shape[0], config.features
    raise ShapeError(
        "tokens_expected",
        f"The input must be a sequence of tokens, one whole number per step, but has the shape {shape_text(shape)}.",
        got=list(shape),
        expected="steps, or steps×1",
        hint="Place it directly after an input of tokens.",
    )


def _vectors(config: EmbeddingConfig, inputs: tuple[Shape, ...]) -> Mapping[str, WeightSpec]:
    shape = (config.tokens, config.features)
    return {"vectors": WeightSpec(shape, "weight_initializer", config.tokens, config.features, penalized=True)}


def _apply_embedding(
    config: EmbeddingConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    """An invalid token becomes NaN, so that the run stops at this node; it is never replaced by another token."""
    x = inputs[0].reshape(inputs[0].shape[0], -1)
    whole = jnp.round(x)
    known = (whole >= 0) & (whole < config.tokens)
    places = jnp.where(known, whole, 0).astype(jnp.int32)
    found = weights["vectors"].at[places].get(mode="promise_in_bounds")
    return jnp.where(known[..., None], found, jnp.asarray(jnp.nan, found.dtype)), state


def waves(steps: int, features: int, base: float) -> NDArray[np.float64]:
    """[steps, features] sines at even features, cosines at odd ones, of ever longer waves.

    Example:
        >>> waves(2, 2, 10_000.0).round(4).tolist()
        [[0.0, 1.0], [0.8415, 0.5403]]
    """
    places = np.arange(features)
    angles = np.arange(steps)[:, None] / base ** (2 * (places // 2) / features)
    return np.where(places % 2 == 0, np.sin(angles), np.cos(angles))


def _encoded_shape(config: PositionalEncodingConfig, inputs: tuple[Shape, ...]) -> Shape:
    require_sequence(inputs[0])
    return same_shape(config, inputs)


def _encoding_operations(config: PositionalEncodingConfig, inputs: tuple[Shape, ...], output: Shape) -> int:
    return prod(output)


def _apply_encoding(
    config: PositionalEncodingConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    x = inputs[0]
    return x + jnp.asarray(waves(x.shape[1], x.shape[2], config.base), x.dtype), state


EMBEDDING = LayerDef(
    type="embedding",
    title="Embedding",
    summary="Maps each token to a learned vector. Its inputs are whole numbers, so layers before it can't learn.",
    formula=r"a_t = E_{x_t}",
    source="Bengio et al. 2003; initialised from a normal distribution, as in PyTorch. An invalid token stops the run.",
    category="sequence",
    glyph="M7 12a2.5 2.5 0 1 1-5 0 2.5 2.5 0 1 1 5 0M9.5 12h4M17 3h5v18h-5zM17 9h5M17 15h5",
    Config=EmbeddingConfig,
    output_shape=_embedded_shape,
    apply=_apply_embedding,
    tokens=lambda config: config.tokens,
    weights=_vectors,
    blocks_gradient=True,
    affine=True,
)

POSITIONAL_ENCODING = LayerDef(
    type="positional_encoding",
    title="Positional encoding",
    summary="Adds sine waves of different wavelengths, from which attention can infer the position of each step.",
    formula=r"a_{t,2i} = x_{t,2i} + \sin\frac{t}{B^{2i/d}}, \quad a_{t,2i+1} = x_{t,2i+1} + \cos\frac{t}{B^{2i/d}}",
    source="Vaswani et al. 2017, section 3.5; steps are counted from 0.",
    category="sequence",
    glyph="M2 9c2-8 4.6-8 6.7 0s4.6 8 6.6 0 4.6-8 6.7 0M2 20h20M6 17.5V20M12 17.5V20M18 17.5V20",
    Config=PositionalEncodingConfig,
    output_shape=_encoded_shape,
    apply=_apply_encoding,
    span=wave_span,
    operations=_encoding_operations,
    tags=("passes_shift",),
    affine=True,
)
