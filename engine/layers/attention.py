"""Multi-head self-attention."""

from collections.abc import Mapping
from math import sqrt

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from engine.errors import ShapeError
from engine.layers.definition import HostWeights, LayerContext, LayerDef, Shape, State, Weights, WeightSpec
from engine.layers.describe import divisors_text
from engine.layers.weighted import bias_initializer_setting, use_bias_setting, weight_initializer_setting
from engine.layers.windows import require_sequence
from engine.spec import Component, Config, setting

ROLES = ("query", "key", "value", "output")


class AttentionConfig(Config):
    """Settings of multi-head attention."""

    heads: int = setting(
        1,
        title="Heads",
        help="Number of attention heads in parallel, each using an equal share of the features. Must divide the "
        "number of features.",
        ge=1,
        le=256,
        choices=(1, 2, 4, 8),
    )
    causal: bool = setting(
        False, title="Causal", help="Each step sees only itself and earlier steps: needed to predict the next step."
    )
    use_bias: bool = use_bias_setting()
    weight_initializer: Component = weight_initializer_setting()
    bias_initializer: Component = bias_initializer_setting()


def _output_shape(config: AttentionConfig, inputs: tuple[Shape, ...]) -> Shape:
    require_sequence(inputs[0])
    features = inputs[0][-1]
    if features % config.heads:
        raise ShapeError(
            "heads_do_not_divide",
            f"{config.heads} heads don't divide {features} features evenly.",
            got=config.heads,
            expected=divisors_text(features),
            hint="Choose a number of heads that divides the features.",
        )
    return inputs[0]


def _has_bias(config: AttentionConfig, role: str) -> bool:
    """A bias of the keys would add one number to all scores of a query, which softmax cancels."""
    return config.use_bias and role != "key"


def _weights(config: AttentionConfig, inputs: tuple[Shape, ...]) -> Mapping[str, WeightSpec]:
    features = inputs[0][-1]
    found: dict[str, WeightSpec] = {}
    for role in ROLES:
        shape = (features, features)
        found[f"{role}_kernel"] = WeightSpec(shape, "weight_initializer", features, features, penalized=True)
        if _has_bias(config, role):
            found[f"{role}_bias"] = WeightSpec((features,), "bias_initializer", features, features)
    return found


def _operations(config: AttentionConfig, inputs: tuple[Shape, ...], output: Shape) -> int:
    """Four projections, the scores, and the weighted sums."""
    steps, features = inputs[0]
    return 4 * steps * features**2 + 2 * steps**2 * features


def _inner(config: AttentionConfig, inputs: tuple[Shape, ...], output: Shape) -> int:
    """Queries, keys, values and mixtures; scores and shares of every head."""
    steps, features = inputs[0]
    return 4 * steps * features + 2 * config.heads * steps**2


def _apply(
    config: AttentionConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    x = inputs[0]
    batch, steps, features = x.shape

    def project(role: str, given: jax.Array) -> jax.Array:
        projected = given @ weights[f"{role}_kernel"]
        return projected + weights[f"{role}_bias"] if _has_bias(config, role) else projected

    query, key, value = (project(role, x).reshape(batch, steps, config.heads, -1) for role in ROLES[:3])
    scores = jnp.einsum("bqhf,bkhf->bhqk", query, key) * (1 / sqrt(features // config.heads))
    if config.causal:
        seen = jnp.tri(steps, dtype=bool)
        scores = jnp.where(seen, scores, jnp.finfo(x.dtype).min)
    mixed = jnp.einsum("bhqk,bkhf->bqhf", jax.nn.softmax(scores, axis=-1), value)
    return project("output", mixed.reshape(x.shape)), state


def _attends(config: AttentionConfig, weights: HostWeights, x: NDArray[np.floating]) -> NDArray[np.floating]:
    steps, features = x.shape

    def by_head(role: str) -> NDArray[np.floating]:
        projected = x @ weights[f"{role}_kernel"]
        shifted = projected + weights[f"{role}_bias"] if _has_bias(config, role) else projected
        return shifted.reshape(steps, config.heads, -1).swapaxes(0, 1)

    scores = by_head("query") @ by_head("key").swapaxes(1, 2) / sqrt(features // config.heads)
    if config.causal:
        scores = np.where(np.tri(steps, dtype=bool), scores, -np.inf)
    shares = np.exp(scores - scores.max(axis=2, keepdims=True))
    return shares / shares.sum(axis=2, keepdims=True)


ATTENTION = LayerDef(
    type="attention",
    title="Multi-head attention",
    summary="Compares the query of each step with the keys of all steps and averages their values, weighted by the "
    "match.",
    formula=(
        r"a = \left[\mathrm{softmax}\!\left(\tfrac{Q_h K_h^\top}{\sqrt{d}}\right) V_h\right]_h W^O + b^O, \quad "
        r"Q = x W^Q + b^Q, \; K = x W^K, \; V = x W^V + b^V"
    ),
    source=(
        "Vaswani et al. 2017, section 3.2; self-attention, d features per head. Biases as in PyTorch, but none for the "
        "keys: softmax cancels it."
    ),
    category="sequence",
    glyph=("M6 12a2 2 0 1 1-4 0 2 2 0 1 1 4 0M6 12l14-9M6 12l14-3M6 12l14 3M6 12l14 9M20 2v2M20 8v2M20 14v2M20 20v2"),
    Config=AttentionConfig,
    output_shape=_output_shape,
    apply=_apply,
    weights=_weights,
    operations=_operations,
    inner=_inner,
    attends=_attends,
)
