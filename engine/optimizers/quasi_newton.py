"""BFGS and L-BFGS: the inverse Hessian guessed from how the gradient changed along the steps taken."""

from collections.abc import Mapping
from typing import NamedTuple

import jax
import jax.numpy as jnp
import optax
from jax import lax

from engine.optimizers.definition import FullBatch, OptimizerDef, matrices_held, no_learning_rate
from engine.optimizers.landscape import Landscape, by_landscape
from engine.optimizers.line_search import walk_downhill
from engine.spec import Config, setting


class BfgsConfig(Config):
    """BFGS has no settings: the line search finds the length of every step."""


class LbfgsConfig(Config):
    """Settings of L-BFGS."""

    memory: int = setting(
        10,
        title="Memory",
        help="Number of stored pairs of step and gradient change, usually 3 to 20.",
        ge=1,
        le=100,
        choices=(3, 5, 10, 20),
    )


class Guess(NamedTuple):
    """Memory of BFGS.

    Attributes:
        inverse: [n, n] approximation of the inverse Hessian. pairs: u32, steps that it has learned from.
        evaluations: u32, number of evaluations of cost and gradient.
    """

    inverse: jax.Array
    pairs: jax.Array
    evaluations: jax.Array


class Pairs(NamedTuple):
    """Memory of L-BFGS, the newest pair last.

    Attributes:
        steps, changes: [memory, n] differences of weights and of gradients. rho: [memory] 1 / (change . step), 0
            where there is no pair yet. evaluations: u32, number of evaluations of cost and gradient.
    """

    steps: jax.Array
    changes: jax.Array
    rho: jax.Array
    evaluations: jax.Array


def downhill(guessed: jax.Array, learned: jax.Array, landscape: Landscape) -> tuple[jax.Array, jax.Array]:
    """(direction, whether it is the guessed one): where that is none or leads uphill, a step down the slope.

    That one is at most 1 long, since nothing is known of the curvature. Factors of nodes are in both.

    Args:
        guessed, learned: directions [n].
    """
    gradient = landscape.gradient
    norm = jnp.sqrt(jnp.sum(gradient * gradient))
    short = -gradient * jnp.minimum(1, 1 / jnp.where(norm > 0, norm, 1))
    scaled = landscape.factors * guessed
    good = learned & (jnp.sum(scaled * gradient) < 0) & jnp.all(jnp.isfinite(scaled))
    return jnp.where(good, scaled, landscape.factors * short), good


def is_curved(step: jax.Array, change: jax.Array) -> jax.Array:
    """Whether step . change, both [n], is positive beyond rounding: else there is no curvature to learn, and the pair
    is skipped.
    """
    sizes = jnp.sqrt(jnp.sum(step * step) * jnp.sum(change * change))
    return jnp.sum(step * change) > jnp.finfo(step.dtype).eps * sizes


def learn_inverse(inverse: jax.Array, step: jax.Array, change: jax.Array) -> jax.Array:
    """(I - rho s y^T) H (I - rho y s^T) + rho s s^T with rho = 1 / y.s, which maps y to s.

    Args:
        inverse: H [n, n]. step: s [n]. change: of the gradient, y [n].

    Source:
        Nocedal and Wright 2006, equation 6.17.
    """
    rho = 1 / jnp.sum(step * change)
    along = inverse @ change
    crossed = jnp.outer(step, along)
    return inverse - rho * (crossed + crossed.T) + (rho * rho * (change @ along) + rho) * jnp.outer(step, step)


def _undo_factors(step: jax.Array, landscape: Landscape) -> jax.Array:
    """The update before it is multiplied by the factors; 0 where a factor is so small that it has become 0."""
    felt = landscape.factors > 0
    return jnp.where(felt, step / jnp.where(felt, landscape.factors, 1), 0)


def _make_bfgs(config: BfgsConfig, live: Mapping[str, jax.Array]) -> optax.GradientTransformation:
    def init(weights: jax.Array) -> Guess:
        zero = jnp.zeros((), jnp.uint32)
        return Guess(jnp.eye(weights.size, dtype=weights.dtype), zero, zero)

    def step(landscape: Landscape, weights: jax.Array, memory: Guess) -> tuple[jax.Array, Guess]:
        guessed = -(memory.inverse @ landscape.gradient)
        direction, good = downhill(guessed, memory.pairs > 0, landscape)
        walked = walk_downhill(landscape, weights, direction)
        change = walked.slope - landscape.gradient
        curved = is_curved(walked.step, change)
        scale = jnp.where(curved, jnp.sum(walked.step * change) / jnp.sum(change * change), 1)
        before = jnp.where(good, memory.inverse, scale * jnp.eye(weights.size, dtype=weights.dtype))
        inverse = jnp.where(curved, learn_inverse(before, walked.step, change), before)
        pairs = jnp.where(good, memory.pairs, 0) + curved.astype(jnp.uint32)
        evaluations = memory.evaluations + 1 + walked.trials
        return _undo_factors(walked.step, landscape), Guess(inverse, pairs, evaluations)

    return by_landscape(init, step)


def two_loops(memory: Pairs, gradient: jax.Array) -> jax.Array:
    """[n] the inverse Hessian that the remembered pairs stand for, times the gradient.

    Source:
        Nocedal and Wright 2006, algorithm 7.4, from H_0 = (s.y / y.y) I of the newest pair (equation 7.20).
    """
    pairs = (memory.steps, memory.changes, memory.rho)

    def backward(left: jax.Array, pair: tuple[jax.Array, ...]) -> tuple[jax.Array, jax.Array]:
        step, change, rho = pair
        share = rho * jnp.sum(step * left)
        return left - share * change, share

    def forward(made: jax.Array, pair: tuple[jax.Array, ...]) -> tuple[jax.Array, None]:
        step, change, rho, share = pair
        return made + step * (share - rho * jnp.sum(change * made)), None

    left, shares = lax.scan(backward, gradient, pairs, reverse=True)
    square = memory.rho[-1] * jnp.sum(memory.changes[-1] * memory.changes[-1])
    first = jnp.where(square > 0, 1 / jnp.where(square > 0, square, 1), 1)
    return lax.scan(forward, first * left, (*pairs, shares))[0]


def _make_l_bfgs(config: LbfgsConfig, live: Mapping[str, jax.Array]) -> optax.GradientTransformation:
    def init(weights: jax.Array) -> Pairs:
        rows = jnp.zeros((config.memory, weights.size), weights.dtype)
        return Pairs(rows, rows, jnp.zeros(config.memory, weights.dtype), jnp.zeros((), jnp.uint32))

    def step(landscape: Landscape, weights: jax.Array, memory: Pairs) -> tuple[jax.Array, Pairs]:
        guessed = -two_loops(memory, landscape.gradient)
        direction, good = downhill(guessed, memory.rho[-1] > 0, landscape)
        walked = walk_downhill(landscape, weights, direction)
        change = walked.slope - landscape.gradient
        curved = is_curved(walked.step, change)
        rho = 1 / jnp.sum(walked.step * change)
        kept = memory._replace(rho=jnp.where(good, memory.rho, 0))
        new = Pairs(
            _pushed(kept.steps, walked.step, curved),
            _pushed(kept.changes, change, curved),
            _pushed(kept.rho, rho, curved),
            memory.evaluations + 1 + walked.trials,
        )
        return _undo_factors(walked.step, landscape), new

    return by_landscape(init, step)


def _pairs_held(config: LbfgsConfig, weights: int) -> int:
    """Two vectors a pair, old and new."""
    return 4 * config.memory * weights


def _pushed(rows: jax.Array, row: jax.Array, wanted: jax.Array) -> jax.Array:
    """Rows with a new one behind them and the oldest gone, where that is wanted."""
    return jnp.where(wanted, jnp.concatenate([rows[1:], row[None]]), rows)


BFGS = OptimizerDef(
    type="bfgs",
    title="BFGS",
    summary="Estimates the inverse Hessian from successive gradients, with a line search along each direction.",
    formula=(
        r"w \leftarrow w - \alpha B g, \quad "
        r"B \leftarrow (I - \rho s y^\top) B (I - \rho y s^\top) + \rho s s^\top, \quad \rho = \tfrac{1}{y^\top s}"
    ),
    source=(
        "Nocedal and Wright 2006, algorithm 6.1 with equations 6.17 and 6.20; strong Wolfe line search. "
        "Pairs without positive curvature are skipped."
    ),
    Config=BfgsConfig,
    learning_rate=no_learning_rate,
    make_transformation=_make_bfgs,
    full_batch=FullBatch(growth="n^2", most_weights=3000, held=matrices_held),
)

L_BFGS = OptimizerDef(
    type="l_bfgs",
    title="L-BFGS",
    summary="BFGS that stores its most recent steps instead of a matrix, so it works for networks of any size.",
    formula=(
        r"w \leftarrow w - \alpha B_m g, \quad B_m \text{ from the last } m \text{ pairs } "
        r"s = \Delta w, \; y = \Delta g"
    ),
    source=(
        "Liu and Nocedal 1989; Nocedal and Wright 2006, algorithms 7.4 and 7.5; strong Wolfe line search. "
        "Pairs without positive curvature are skipped, unlike in optax."
    ),
    Config=LbfgsConfig,
    learning_rate=no_learning_rate,
    make_transformation=_make_l_bfgs,
    full_batch=FullBatch(held=_pairs_held),
)
