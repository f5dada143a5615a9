"""Newton's method and Gauss-Newton: the step to the stationary point of a quadratic model of the cost."""

from collections.abc import Callable, Mapping

import jax
import jax.numpy as jnp
import optax

from engine.optimizers.definition import FullBatch, OptimizerDef, matrices_held
from engine.optimizers.landscape import Landscape, Product, by_landscape, matrix_of
from engine.optimizers.learning_rate import learning_rate_setting
from engine.spec import Config, setting

MOST_WEIGHTS = 1000
"""A dense matrix is built and factored in every step: n passes over the data, n^2 numbers, about n^3 operations."""


class NewtonConfig(Config):
    """Settings of Newton's method and of Gauss-Newton."""

    learning_rate: float = learning_rate_setting(1.0)
    cutoff: float = setting(
        1e-5,
        title="Cutoff",
        help="Directions whose curvature is below this fraction of the largest are ignored as rounding error.",
        live=True,
        gt=0.0,
        le=0.1,
        scale="log",
        choices=(1e-12, 1e-9, 1e-7, 1e-5, 1e-3),
    )


Make = Callable[[NewtonConfig, Mapping[str, jax.Array]], optax.GradientTransformation]


def pseudo_solve(matrix: jax.Array, right: jax.Array, cutoff: jax.Array) -> jax.Array:
    """[n] A^+ b: the inverse in every direction whose |eigenvalue| exceeds `cutoff` times the largest, 0 in others.

    Args:
        matrix: [n, n] symmetric, of any sign. right: [n].
    """
    values, vectors = jnp.linalg.eigh(matrix)
    size = jnp.abs(values)
    kept = size > cutoff * jnp.max(size)
    inverse = jnp.where(kept, 1 / jnp.where(kept, values, 1), 0)
    return vectors @ (inverse * (vectors.T @ right))


def _make(curvature: Callable[[Landscape], Product]) -> Make:
    def make(config: NewtonConfig, live: Mapping[str, jax.Array]) -> optax.GradientTransformation:
        def step(landscape: Landscape, weights: jax.Array, memory: tuple[()]) -> tuple[jax.Array, tuple[()]]:
            matrix = matrix_of(curvature(landscape), weights)
            return -live["learning_rate"] * pseudo_solve(matrix, landscape.gradient, live["cutoff"]), memory

        return by_landscape(lambda weights: (), step)

    return make


NEWTON = OptimizerDef(
    type="newton",
    title="Newton",
    summary="Jumps to the stationary point of the local quadratic model: a minimum, but also a saddle point.",
    formula=r"w \leftarrow w - \eta H^{+} \nabla C(w), \quad H = \nabla^2 C(w)",
    source=(
        "Nocedal and Wright 2006, equation 2.15, undamped; H^+ is the pseudo-inverse, since the Hessian of a network "
        "with softmax is singular. Hessian by products, Pearlmutter 1994."
    ),
    Config=NewtonConfig,
    learning_rate=lambda config: config.learning_rate,
    make_transformation=_make(lambda landscape: landscape.hessian()),
    full_batch=FullBatch(growth="n^3", most_weights=MOST_WEIGHTS, held=matrices_held),
)

GAUSS_NEWTON = OptimizerDef(
    type="gauss_newton",
    title="Gauss-Newton",
    summary="Newton's method with the network linearised in its weights. Its direction is downhill, but the step is "
    "often too long.",
    formula=r"w \leftarrow w - \eta G^{+} \nabla C(w), \quad G = J^\top H_L J \;(= J^\top J \text{ for } \tfrac12 r^2)",
    source=(
        "Nocedal and Wright 2006, equation 10.23; for losses other than squared error, the generalised matrix of "
        "Schraudolph 2002, section 3. The penalty's curvature is added."
    ),
    Config=NewtonConfig,
    learning_rate=lambda config: config.learning_rate,
    make_transformation=_make(lambda landscape: landscape.gauss_newton()),
    full_batch=FullBatch(growth="n^3", most_weights=MOST_WEIGHTS, held=matrices_held, outer_curvature=True),
)
