"""How much the gradient differs from example to example, against its size: up to which batch size more examples pay."""

from collections.abc import Mapping
from functools import partial

import jax
import jax.numpy as jnp
import numpy as np

from engine.arrays import Floats
from engine.compile.batches import DeviceData, evaluation_batch
from engine.compile.landscape import gather, scatter
from engine.compile.numbers.arrays import numbers, sizes, text_lines
from engine.compile.participation import moving
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

MOST_WEIGHTS = 4_000_000
GRADIENT_NUMBERS = 2**22
"""Of all gradients of a slice: one an example."""


def noise_scale(subject: Subject, options: Mapping[str, str]) -> Slices:
    """See `engine.views.probes`."""
    program = subject.program
    require_mean(program)
    count = require_size(program, MOST_WEIGHTS)
    every = subject.rows("train")
    rows, size = subject.rows("train", options["examples"]), subject.block(max(1, GRADIENT_NUMBERS // count))
    todo, totals = list(blocks(rows, size)), subject.as_given(subject.totals(rows) / len(rows))
    fixed = (subject.given, subject.data, totals)
    run = subject.make(f"noise/{size}", partial(_sums, size), *fixed, *todo[0])
    yield Slice(0, len(todo))
    gradient, squares = np.zeros(count), np.zeros(len(moving(program)))
    for done, block in enumerate(todo, 1):
        summed, squared = run(*fixed, *block)
        gradient, squares = gradient + summed, squares + squared
        if done < len(todo):
            yield Slice(done, len(todo))
    yield Slice(len(todo), len(todo), _result(subject, gradient / len(rows), squares / len(rows), rows, every))


def _result(
    subject: Subject, gradient: Floats, squares: Floats, rows: range, every: range
) -> dict[str, np.ndarray[tuple[int, ...], np.dtype[np.generic]]]:
    """All training examples: the definition. Some of them: unbiased estimates of both from the sample."""
    arrays, count = moving(subject.program), len(rows)
    ends = np.cumsum([array.size for array in arrays])[:-1]
    own = np.asarray([float(part @ part) for part in np.split(gradient, ends)])
    trace = squares - own
    if count < len(every):
        trace = trace * count / max(1, count - 1)
        own = own - trace / count
    places = list(dict.fromkeys(array.node for array in arrays))
    by_layer = [[array.node == place for array in arrays] for place in places]
    nodes = subject.program.plan.nodes
    return {
        "noise_scale": numbers([_ratio(trace.sum(), own.sum())]),
        "trace": numbers([trace.sum()]),
        "gradient_square": numbers([own.sum()]),
        "layers": text_lines([nodes[place].node_id for place in places]),
        "layer_trace": numbers([trace[mine].sum() for mine in by_layer]),
        "layer_gradient_square": numbers([own[mine].sum() for mine in by_layer]),
        "batch_size": sizes([subject.program.batch_size]),
        "examples": sizes([count, len(every)]),
    }


def _ratio(trace: float, square: float) -> float:
    """Not a number where the sample is too small to distinguish the gradient from its noise."""
    return float(trace / square) if square > 0 else float("nan")


def _sums(
    size: int,
    program: Program,
    given: Standing,
    data: DeviceData,
    totals: jax.Array,
    first: jax.Array,
    last: jax.Array,
) -> tuple[jax.Array, jax.Array]:
    """([n] sum of the gradients of a block's examples, [arrays] sums of their squared norms)."""
    groups, layers, salts, live = given
    ends = np.cumsum([array.size for array in moving(program)])[:-1]

    def gradient(row: jax.Array) -> jax.Array:
        batch = evaluation_batch(program, data, row, row + 1, 1)

        def cost(here: jax.Array) -> jax.Array:
            weights = program.layout.split(scatter(program, here, groups))
            return share_of_loss(program, block_sums(program, weights, (layers, salts, live), batch), totals, live)

        return jax.grad(cost)(gather(program, groups))

    rows = first + jnp.arange(size, dtype=jnp.int32)
    real = (rows < last).astype(program.dtype)
    each = jax.vmap(gradient)(jnp.minimum(rows, last - 1)) * real[:, None]
    return jnp.sum(each, axis=0), jnp.stack([jnp.sum(jnp.square(part)) for part in jnp.split(each, ends, axis=1)])
