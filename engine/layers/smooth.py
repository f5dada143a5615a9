"""Smooth functions whose slopes stay exact where the textbook formula cancels.

1 - tanh² z and σ(z) (1 - σ(z)) are 0 in float32 from |z| = 9 and z = 17 on, and expm1(z) + 1 below z = -17, though the
slopes are not. The forms here lose nothing until e^-|z| underflows. Slopes have slopes of their own, for optimisers
that use curvature.
"""

import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float

Values = Float[Array, "..."]


@jax.custom_jvp
def logistic_slope(z: Values) -> Values:
    """dσ/dz = e / (1 + e)², e = exp(-|z|)."""
    decayed = jnp.exp(-jnp.abs(z))
    share = 1 / (1 + decayed)
    return decayed * share * share


@jax.custom_jvp
def sigmoid(z: Values) -> Values:
    """σ(z) = 1 / (1 + exp(-z)).

    Example:
        >>> float(jax.grad(sigmoid)(jnp.asarray(20.0))) > 0
        True
    """
    decayed = jnp.exp(-jnp.abs(z))
    share = 1 / (1 + decayed)
    return jnp.where(z >= 0, share, decayed * share)


@jax.custom_jvp
def tanh(z: Values) -> Values:
    """The hyperbolic tangent; its slope is 4 σ'(2 z)."""
    return jnp.tanh(z)


@jax.custom_jvp
def expm1(z: Values) -> Values:
    """exp(z) - 1, exact for small z; its slope is exp(z)."""
    return jnp.expm1(z)


@jax.custom_jvp
def softplus(z: Values) -> Values:
    """log(1 + exp(z)); its slope is σ(z)."""
    return jnp.maximum(z, 0) + jnp.log1p(jnp.exp(-jnp.abs(z)))


@logistic_slope.defjvp
def _logistic_slope_jvp(primals: tuple[Values], tangents: tuple[Values]) -> tuple[Values, Values]:
    slope = logistic_slope(primals[0])
    return slope, -tanh(primals[0] / 2) * slope * tangents[0]


@sigmoid.defjvp
def _sigmoid_jvp(primals: tuple[Values], tangents: tuple[Values]) -> tuple[Values, Values]:
    return sigmoid(primals[0]), logistic_slope(primals[0]) * tangents[0]


@tanh.defjvp
def _tanh_jvp(primals: tuple[Values], tangents: tuple[Values]) -> tuple[Values, Values]:
    return tanh(primals[0]), 4 * logistic_slope(2 * primals[0]) * tangents[0]


@expm1.defjvp
def _expm1_jvp(primals: tuple[Values], tangents: tuple[Values]) -> tuple[Values, Values]:
    return expm1(primals[0]), jnp.exp(primals[0]) * tangents[0]


@softplus.defjvp
def _softplus_jvp(primals: tuple[Values], tangents: tuple[Values]) -> tuple[Values, Values]:
    return softplus(primals[0]), sigmoid(primals[0]) * tangents[0]


def _largest(z: Values) -> Array:
    """Where the largest entry of each row stands; where several tie, the first."""
    return jnp.arange(z.shape[-1]) == jnp.argmax(z, axis=-1, keepdims=True)


@jax.custom_jvp
def softmax(z: Float[Array, "... classes"]) -> Float[Array, "... classes"]:
    """exp(z) / sum exp(z) over the last axis."""
    return jax.nn.softmax(z, axis=-1)


@softmax.defjvp
def _softmax_jvp(primals: tuple[Values], tangents: tuple[Values]) -> tuple[Values, Values]:
    """p (t - sum p t), with the largest p left out of every sum.

    The rows of the Jacobian sum to 0, so t may be counted from its entry at the largest p, and that entry of the
    product is minus the sum of the others: 1 - p is never taken where p is close to 1, forwards or transposed.
    """
    shares = softmax(primals[0])
    largest = _largest(shares)
    counted = jnp.sum(jnp.where(largest, tangents[0], 0), axis=-1, keepdims=True)
    moved = jnp.where(largest, 0, tangents[0] - counted)
    others = jnp.where(largest, 0, shares)
    product = others * (moved - jnp.sum(others * moved, axis=-1, keepdims=True))
    return shares, jnp.where(largest, -jnp.sum(product, axis=-1, keepdims=True), product)


def log_softmax(z: Float[Array, "... classes"]) -> Float[Array, "... classes"]:
    """log softmax over the last axis: d - log(1 + S), d from the largest entry, S the sum of exp(d) of the others.

    A certain and right prediction costs S, not 0, and its slope is -S / (1 + S).
    """
    largest = _largest(z)
    highest = jnp.sum(jnp.where(largest, z, 0), axis=-1, keepdims=True)
    below = jnp.where(largest, 0, z - highest)
    others = jnp.sum(jnp.where(largest, 0, jnp.exp(below)), axis=-1, keepdims=True)
    return below - jnp.log1p(others)


def class_cost(z: Float[Array, "... classes"], chosen: Array) -> Values:
    """-log softmax at the one chosen class of each row: log(1 + S), S the sum of exp(z_k - z_y) over the others.

    Counted from r, the largest of these differences or 0, so that nothing overflows.

    Args:
        chosen: of z's shape, True once in each row.
    """
    right = jnp.sum(jnp.where(chosen, z, 0), axis=-1, keepdims=True)
    ahead = z - right
    largest = lax.stop_gradient(jnp.max(jnp.where(chosen, 0, ahead), axis=-1, keepdims=True))
    others = jnp.sum(jnp.where(chosen, 0, jnp.exp(ahead - largest)), axis=-1)
    offset = largest[..., 0]
    return offset + jnp.log1p(jnp.expm1(-offset) + others)


@jax.custom_jvp
def logistic_cost(z: Values, target: Values) -> Values:
    """-t log σ(z) - (1 - t) log(1 - σ(z)) = t max(-z, 0) + (1 - t) max(z, 0) + log(1 + exp(-|z|))."""
    above, below = jnp.maximum(z, 0), jnp.maximum(-z, 0)
    return target * below + (1 - target) * above + jnp.log1p(jnp.exp(-jnp.abs(z)))


@logistic_cost.defjvp
def _logistic_cost_jvp(primals: tuple[Values, Values], tangents: tuple[Values, Values]) -> tuple[Values, Values]:
    """σ(z) - t, written (1 - t) σ(z) - t σ(-z): small where the prediction is certain and right."""
    z, target = primals
    slope = (1 - target) * sigmoid(z) - target * sigmoid(-z)
    return logistic_cost(z, target), slope * tangents[0] - z * tangents[1]
