"""Values, slopes and curvatures of smooth activations and of losses, far out too, against NumPy in long double."""

from collections.abc import Callable
from math import erfc
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from numpy.typing import NDArray

from engine import registry
from engine.layers.definition import LayerContext

Exact = NDArray[np.longdouble]
Forms = tuple[Exact, Exact, Exact]

PLACES = (-1e4, -1e3, -200.0, -80, -60, -38, -25, -18, -16, -12, -9, -7, -5, -3, -2, -1, -0.3, -1e-2, -1e-4, -1e-8)
POINTS = np.array([*PLACES, *(-place for place in reversed(PLACES))])
ULPS = 8
"""Rounding of a few operations; the argument of an exponential adds its own size in units of the last place."""


def decayed(z: Exact) -> Exact:
    return np.exp(-np.abs(z))


def logistic(z: Exact) -> Forms:
    """The sigmoid, its slope and its curvature, with no difference of near numbers in any of them."""
    share = 1 / (1 + decayed(z))
    slope = decayed(z) * share * share
    return np.where(z >= 0, share, decayed(z) * share), slope, -np.tanh(z / 2) * slope


def hyperbolic(z: Exact) -> Forms:
    slope = 4 * logistic(2 * z)[1]
    return np.tanh(z), slope, -2 * np.tanh(z) * slope


def exponential(alpha: float) -> Callable[[Exact], Forms]:
    def forms(z: Exact) -> Forms:
        below = alpha * np.exp(np.minimum(z, 0))
        value = np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))
        return value, np.where(z > 0, 1, below), np.where(z > 0, 0, below)

    return forms


def softened(beta: float) -> Callable[[Exact], Forms]:
    def forms(z: Exact) -> Forms:
        value = (np.maximum(beta * z, 0) + np.log1p(decayed(beta * z))) / beta
        return value, logistic(beta * z)[0], beta * logistic(beta * z)[1]

    return forms


def weighed(inner: Exact, first: Exact, second: Exact, z: Exact) -> Forms:
    """z σ(u), where u' and u'' are given."""
    share, slope, curvature = logistic(inner)
    return z * share, share + z * slope * first, 2 * slope * first + z * (curvature * first**2 + slope * second)


def swish(z: Exact) -> Forms:
    return weighed(z, np.ones_like(z), np.zeros_like(z), z)


def tanh_gelu(z: Exact) -> Forms:
    factor = 2 * np.sqrt(2 / np.longdouble(np.pi))
    bent = np.longdouble(0.044715)
    return weighed(factor * (z + bent * z**3), factor * (1 + 3 * bent * z**2), factor * 6 * bent * z, z)


def gaussian_gelu(z: Exact) -> Forms:
    below = np.array([erfc(-float(place) / 2**0.5) / 2 for place in z], np.longdouble)
    density = np.exp(-(z**2) / 2) / np.sqrt(2 * np.longdouble(np.pi))
    return z * below, below + z * density, (2 - z**2) * density


CASES: dict[str, tuple[str, dict[str, Any], Callable[[Exact], Forms], Callable[[Exact], Exact]]] = {
    "sigmoid": ("sigmoid", {}, logistic, np.zeros_like),
    "tanh": ("tanh", {}, hyperbolic, np.zeros_like),
    "ELU": ("elu", {}, exponential(1.0), np.zeros_like),
    "ELU of SELU's alpha": ("elu", {"alpha": 1.6732632423543772}, exponential(1.6732632423543772), np.zeros_like),
    "ELU of 0.25": ("elu", {"alpha": 0.25}, exponential(0.25), np.zeros_like),
    "softplus": ("softplus", {}, softened(1.0), np.zeros_like),
    "softplus of 0.5": ("softplus", {"beta": 0.5}, softened(0.5), np.zeros_like),
    "SiLU": ("silu", {}, swish, np.zeros_like),
    "GELU by tanh": ("gelu", {"form": "tanh"}, tanh_gelu, lambda z: 4 * np.abs(z) ** 3),
    "GELU": ("gelu", {}, gaussian_gelu, lambda z: z**2),
}


def derivatives(name: str, config: dict[str, Any], dtype: Any) -> list[NDArray[Any]]:
    """Value, slope and curvature at every point, by forward mode over reverse mode, as products with Hessians are."""
    layer = registry.layer(name)
    settings = layer.Config.model_validate(config)
    context = LayerContext(training=False, example_mask=jnp.ones(1, dtype), key=None, live={})

    def apply(z: jax.Array) -> jax.Array:
        return layer.apply(settings, {}, {}, (z,), context)[0]

    def slope(z: jax.Array) -> jax.Array:
        return jax.grad(lambda there: jnp.sum(apply(there)))(z)

    z = jnp.asarray(POINTS, dtype)
    curvature = jax.jit(lambda there: jax.jvp(slope, (there,), (jnp.ones_like(there),))[1])
    return [np.asarray(made(z)) for made in (jax.jit(apply), jax.jit(slope), curvature)]


@pytest.mark.parametrize("dtype", [np.float32, np.float64], ids=["float32", "float64"])
@pytest.mark.parametrize("name", CASES)
def test_value_slope_and_curvature_are_exact_to_the_last_places(name: str, dtype: Any) -> None:
    kind, config, forms, extra = CASES[name]
    with jax.enable_x64(dtype == np.float64):
        found = derivatives(kind, config, dtype)
    z = POINTS.astype(dtype).astype(np.longdouble)
    facts = np.finfo(dtype)
    for got, wanted in zip(found, forms(z), strict=True):
        allowed = (ULPS + extra(z)) * facts.eps * np.abs(wanted)
        near = np.abs(got.astype(np.longdouble) - wanted) <= allowed + 200 * facts.tiny
        assert near.all(), (z[~near], got[~near], wanted[~near])


def test_the_slope_of_elu_is_the_exponential() -> None:
    """exp(z), to the digits of a table."""
    layer = registry.layer("elu")
    context = LayerContext(training=True, example_mask=jnp.ones(1), key=None, live={})
    z = jnp.asarray([-38.0, -18.0, -16.0, -12.0])
    got = jax.grad(lambda there: jnp.sum(layer.apply(layer.Config(), {}, {}, (there,), context)[0]))(z)
    np.testing.assert_allclose(np.asarray(got), [3.139133e-17, 1.522998e-08, 1.125352e-07, 6.144212e-06], rtol=1e-6)


def cost(name: str, config: dict[str, Any], target: Any) -> Callable[[jax.Array], jax.Array]:
    loss = registry.loss(name)
    settings = loss.Config.model_validate(config)
    return lambda logits: loss.per_example(settings, logits[None], jnp.asarray(target)[None])[0]


LEADS = np.array([0.0, 1, 8, 17, 20, 40, 80])


def along(made: Callable[[jax.Array], jax.Array], places: NDArray[np.float64], way: list[float]) -> list[NDArray[Any]]:
    """Value, slope, and change of the slope along `way`, at every row of `places`, float32."""

    def at(place: jax.Array) -> tuple[jax.Array, ...]:
        value, slope = jax.value_and_grad(made)(place)
        return value, slope, jax.jvp(jax.grad(made), (place,), (jnp.asarray(way, jnp.float32),))[1]

    found = jax.jit(jax.vmap(at))(jnp.asarray(places, jnp.float32))
    return [np.asarray(part, np.float64) for part in found]


@pytest.mark.parametrize(
    ("name", "config", "target"),
    [("cross_entropy", {}, 0), ("cross_entropy", {}, [1.0, 0.0, 0.0]), ("kl_divergence", {}, 0)],
    ids=["class", "one-hot", "divergence"],
)
def test_a_right_and_certain_prediction_still_costs_what_it_costs(
    name: str, config: dict[str, Any], target: Any
) -> None:
    """log(1 + 2 e^-lead), its slope -2 e / (1 + 2 e) at the right class and e / (1 + 2 e) at the two others."""
    places = LEADS[:, None] * np.array([[1.0, 0.0, 0.0]])
    value, slope, ahead = along(cost(name, config, target), places, [1.0, 0.0, 0.0])
    other = np.exp(-LEADS.astype(np.longdouble))
    total = 1 + 2 * other
    np.testing.assert_allclose(value, np.log1p(2 * other).astype(np.float64), rtol=1e-6)
    np.testing.assert_allclose(slope, np.outer(other / total, [-2, 1, 1]).astype(np.float64), rtol=1e-6)
    np.testing.assert_allclose(ahead, np.outer(other / total**2, [2, -1, -1]).astype(np.float64), rtol=2e-6)


@pytest.mark.parametrize("target", [0.0, 1.0])
def test_binary_cross_entropy_is_exact_on_both_sides(target: float) -> None:
    """At 0 too, where all logits lie that start with zero weights."""
    z = np.concatenate([-LEADS[1:], LEADS])
    sign = 1 - 2 * target
    exact = (sign * z).astype(np.longdouble)
    share, bend, _ = logistic(exact)
    value, slope, ahead = along(cost("binary_cross_entropy", {}, [target]), z[:, None], [1.0])
    wanted = np.maximum(exact, 0) + np.log1p(decayed(exact))
    np.testing.assert_allclose(value, wanted.astype(np.float64), rtol=1e-6)
    np.testing.assert_allclose(slope[:, 0], (sign * share).astype(np.float64), rtol=1e-6)
    np.testing.assert_allclose(ahead[:, 0], bend.astype(np.float64), rtol=1e-6)


def test_squared_error_behind_a_certain_softmax_keeps_its_small_gradient() -> None:
    """C = sum (p - t)²; dC/dz_i = sum_j p_i p_j (g_i - g_j), g = 2 (p - t), in long double."""
    layer = registry.layer("softmax")
    context = LayerContext(training=True, example_mask=jnp.ones(1), key=None, live={})
    target = np.array([0.0, 1.0, 0.0])

    def made(logits: jax.Array) -> jax.Array:
        shares = layer.apply(layer.Config(), {}, {}, (logits[None],), context)[0][0]
        return jnp.sum(jnp.square(shares - jnp.asarray(target, jnp.float32)))

    places = LEADS[:6, None] * np.array([[0.0, -1.0, -1.25]])
    found = along(made, places, [1.0, 0.0, 0.0])[1]
    shares = np.exp(places.astype(np.longdouble))
    shares = shares / shares.sum(axis=1, keepdims=True)
    pull = 2 * (shares - target)
    pairs = shares[:, :, None] * shares[:, None, :] * (pull[:, :, None] - pull[:, None, :])
    np.testing.assert_allclose(found, pairs.sum(axis=2).astype(np.float64), rtol=2e-6)
