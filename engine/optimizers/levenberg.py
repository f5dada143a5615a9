"""Damped Gauss-Newton: between a long Gauss-Newton step and a short gradient step, depending on lambda."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import jax
import jax.numpy as jnp
import optax

from engine.optimizers.definition import FullBatch, OptimizerDef, matrices_held, no_learning_rate
from engine.optimizers.landscape import Landscape, by_landscape, matrix_of
from engine.optimizers.newton import MOST_WEIGHTS
from engine.spec import Config, setting

FURTHEST = 1e12
"""Lambda stays within this factor of where it started."""


class LevenbergConfig(Config):
    """Settings of Levenberg's and Marquardt's method."""

    damping: float = setting(
        0.01,
        title="Damping",
        help="Initial lambda. Changing it during training multiplies the current lambda by the same factor.",
        live=True,
        gt=0.0,
        le=1e6,
        scale="log",
        choices=(0.0001, 0.001, 0.01, 0.1, 1.0, 10.0, 100.0),
    )
    damping_factor: float = setting(
        10.0,
        title="Damping factor",
        help="Lambda is divided by this after a step that lowers the loss, and multiplied by it after one that "
        "doesn't.",
        live=True,
        ge=1.0,
        le=1000.0,
        choices=(2.0, 3.0, 10.0),
    )


class Damped(NamedTuple):
    """ratio: lambda over what it started from. rejected: steps that were not taken, u32."""

    ratio: jax.Array
    rejected: jax.Array


Make = Callable[[LevenbergConfig, Mapping[str, jax.Array]], optax.GradientTransformation]

Solve = Callable[[jax.Array, jax.Array, jax.Array], jax.Array]
"""([n, n] matrix, [n] right side, lambda) -> [n]."""


def solve_levenberg(matrix: jax.Array, right: jax.Array, damping: jax.Array) -> jax.Array:
    """(G + lambda I)^-1 b: [n].

    Args:
        matrix: G [n, n]. right: b [n]. damping: lambda, a scalar.
    """
    return jnp.linalg.solve(matrix + damping * jnp.eye(right.size, dtype=right.dtype), right)


def solve_marquardt(matrix: jax.Array, right: jax.Array, damping: jax.Array) -> jax.Array:
    """(G + lambda diag G)^-1 b, solved for weights in the unit in which diag G is 1: Marquardt's scaling.

    A weight without curvature changes no output, and stays where it is.

    Args:
        matrix: G [n, n]. right: b [n]. damping: lambda, a scalar.
    """
    diagonal = jnp.diag(matrix)
    felt = diagonal > 0
    scale = jnp.where(felt, 1 / jnp.sqrt(jnp.where(felt, diagonal, 1)), 0)
    scaled = matrix * scale[:, None] * scale[None, :]
    return scale * solve_levenberg(scaled, scale * right, damping)


def _make(solve: Solve) -> Make:
    def make(config: LevenbergConfig, live: Mapping[str, jax.Array]) -> optax.GradientTransformation:
        def init(weights: jax.Array) -> Damped:
            return Damped(jnp.ones((), weights.dtype), jnp.zeros((), jnp.uint32))

        def step(landscape: Landscape, weights: jax.Array, memory: Damped) -> tuple[jax.Array, Damped]:
            matrix = matrix_of(landscape.gauss_newton(), weights)
            change = -solve(matrix, landscape.gradient, live["damping"] * memory.ratio)
            taken = landscape.cost(weights + landscape.factors * change) <= landscape.value
            factor = live["damping_factor"]
            ratio = jnp.clip(memory.ratio * jnp.where(taken, 1 / factor, factor), 1 / FURTHEST, FURTHEST)
            rejected = memory.rejected + (~taken).astype(jnp.uint32)
            return jnp.where(taken, change, 0), Damped(ratio, rejected)

        return by_landscape(init, step)

    return make


LEVENBERG = OptimizerDef(
    type="levenberg",
    title="Levenberg",
    summary="Gauss-Newton with the same damping in all directions. Steps that would raise the loss are rejected.",
    formula=(
        r"w \leftarrow w - (G + \lambda I)^{-1} \nabla C(w), \quad "
        r"\lambda \leftarrow \lambda / \nu \text{ if } C \text{ falls, else } \nu \lambda"
    ),
    source="Levenberg 1944; lambda by the rule of Marquardt 1963. G as in Gauss-Newton.",
    Config=LevenbergConfig,
    learning_rate=no_learning_rate,
    make_transformation=_make(solve_levenberg),
    full_batch=FullBatch(growth="n^3", most_weights=MOST_WEIGHTS, held=matrices_held, outer_curvature=True),
)

LEVENBERG_MARQUARDT = OptimizerDef(
    type="levenberg_marquardt",
    title="Levenberg-Marquardt",
    summary="Gauss-Newton with damping scaled by the curvature in each direction, so the scale of the weights "
    "doesn't matter.",
    formula=(
        r"w \leftarrow w - (G + \lambda \, \mathrm{diag}\, G)^{-1} \nabla C(w), \quad "
        r"\lambda \leftarrow \lambda / \nu \text{ if } C \text{ falls, else } \nu \lambda"
    ),
    source="Marquardt 1963, section 3. G as in Gauss-Newton; the loss is evaluated once per step.",
    Config=LevenbergConfig,
    learning_rate=no_learning_rate,
    make_transformation=_make(solve_marquardt),
    full_batch=FullBatch(growth="n^3", most_weights=MOST_WEIGHTS, held=matrices_held, outer_curvature=True),
)
