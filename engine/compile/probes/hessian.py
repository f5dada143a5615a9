"""The largest and the smallest eigenvalues of the Hessian of the loss."""

from collections.abc import Mapping
from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from engine.compile.batches import DeviceData, evaluation_batch
from engine.compile.landscape import gather, scatter
from engine.compile.live import LiveInputs
from engine.compile.numbers.arrays import numbers, sizes
from engine.compile.objective import penalty
from engine.compile.probes.lanczos import Lanczos
from engine.compile.probes.subject import (
    Standing,
    Subject,
    block_sums,
    blocks,
    require_mean,
    require_size,
    share_of_loss,
)
from engine.compile.program import Program
from engine.views.slices import Slice, Slices

MOST_WEIGHTS = 1_000_000
DERIVATIVES = 2
"""A product costs about twice as much as a gradient."""


def hessian(subject: Subject, options: Mapping[str, str]) -> Slices:
    """See `engine.views.probes`."""
    program = subject.program
    require_mean(program)
    count, wanted = require_size(program, MOST_WEIGHTS), int(options["eigenvalues"])
    rows, size = subject.rows("train", options["examples"]), subject.block(share=DERIVATIVES)
    todo, totals = list(blocks(rows, size)), subject.as_given(subject.totals(rows))
    direction = subject.as_given(np.zeros(count))
    fixed = (subject.given, subject.data, totals)
    product = subject.make(f"curve/{size}", partial(_product, size), direction, *fixed, *todo[0])
    bend = subject.make("penalty", _penalty_product, direction, subject.given)
    krylov = Lanczos(count, wanted, float(np.finfo(np.dtype(program.dtype)).eps))
    total = krylov.most * len(todo)
    yield Slice(0, total)
    while not krylov.done:
        vector = subject.as_given(krylov.direction)
        result = np.asarray(bend(vector, subject.given), np.float64)
        for number, block in enumerate(todo, 1):
            result = result + np.asarray(product(vector, *fixed, *block), np.float64)
            if number < len(todo):
                yield Slice(krylov.steps * len(todo) + number, total)
        krylov.take(result)
        yield Slice(krylov.steps * len(todo), total, _found(krylov))
    arrays = _found(krylov) | {"examples": sizes([len(rows), len(subject.rows("train"))]), "weights": sizes([count])}
    yield Slice(total, total, arrays)


def _found(krylov: Lanczos) -> dict[str, NDArray[np.generic]]:
    largest, smallest = krylov.largest, krylov.smallest
    return {
        "largest": numbers([value for value, _ in largest]),
        "largest_error": numbers([error for _, error in largest]),
        "smallest": numbers([smallest[0]]),
        "smallest_error": numbers([smallest[1]]),
        "products": sizes([krylov.steps]),
    }


def _product(
    size: int,
    program: Program,
    vector: jax.Array,
    given: Standing,
    data: DeviceData,
    totals: jax.Array,
    first: jax.Array,
    last: jax.Array,
) -> jax.Array:
    """[n] what a block of examples adds to the product of Hessian and vector."""
    groups, layers, salts, live = given
    batch = evaluation_batch(program, data, first, last, size)

    def cost(here: jax.Array) -> jax.Array:
        weights = program.layout.split(scatter(program, here, groups))
        return share_of_loss(program, block_sums(program, weights, (layers, salts, live), batch), totals, live)

    return jax.jvp(jax.grad(cost), (gather(program, groups),), (vector,))[1]


def _penalty_product(program: Program, vector: jax.Array, given: Standing) -> jax.Array:
    """[n] what the penalty of the weights adds."""
    groups, _, _, live = given

    def cost(here: jax.Array) -> jax.Array:
        return penalty(program, scatter(program, here, groups), LiveInputs(program, live))

    return jnp.asarray(jax.jvp(jax.grad(cost), (gather(program, groups),), (vector,))[1])
