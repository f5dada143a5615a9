"""Units that are 0 for every example of the training set."""

from collections.abc import Mapping
from functools import partial

import jax
import jax.numpy as jnp
import numpy as np

from engine.compile.batches import DeviceData, evaluation_batch
from engine.compile.live import LiveInputs
from engine.compile.model import Pass, forward
from engine.compile.numbers.arrays import sizes, text_lines
from engine.compile.probes.subject import Standing, Subject, blocks
from engine.compile.program import Program
from engine.compile.update import can_die, units_alive
from engine.errors import EngineError
from engine.problems import make_problem
from engine.views.slices import Slice, Slices


def dead_units(subject: Subject, _options: Mapping[str, str]) -> Slices:
    """See `engine.views.probes`."""
    program = subject.program
    numbers = can_die(program)
    if not numbers:
        raise EngineError(make_problem("no_layer_can_die"))
    rows, size = subject.rows("train"), subject.block()

    todo = list(blocks(rows, size))
    arguments = (subject.given, subject.data)
    run = subject.make(f"alive/{size}", partial(_alive, size), *arguments, *todo[0])
    yield Slice(0, len(todo))
    alive = [np.zeros(0, np.bool_)] * len(numbers)
    for done, block in enumerate(todo, 1):
        found = run(*arguments, *block)
        alive = [np.asarray(new) if done == 1 else old | new for old, new in zip(alive, found, strict=True)]
        yield Slice(done, len(todo))
    nodes, stacks = program.plan.nodes, program.plan.stacks
    layers = [
        (place, np.atleast_2d(awake)[copy])
        for number, awake in zip(numbers, alive, strict=True)
        for copy, place in enumerate(stacks[number].places)
    ]
    layers.sort(key=lambda layer: layer[0])
    yield Slice(
        len(todo),
        len(todo),
        {
            "layers": text_lines([nodes[place].node_id for place, _ in layers]),
            "units": sizes([len(awake) for _, awake in layers]),
            "dead": sizes([int((~awake).sum()) for _, awake in layers]),
            "alive": np.concatenate([awake for _, awake in layers]).astype(np.uint8),
            "examples": sizes([len(rows)]),
        },
    )


def _alive(
    size: int,
    program: Program,
    given: Standing,
    data: DeviceData,
    first: jax.Array,
    last: jax.Array,
) -> tuple[jax.Array, ...]:
    groups, layers, salts, live = given
    batch = evaluation_batch(program, data, first, last, size)
    run = Pass(batch.inputs, batch.mask, None, salts)
    outputs = forward(program, program.layout.split(groups), layers, run, LiveInputs(program, live))[0]
    return tuple(jnp.asarray(units_alive(program, number, outputs, batch.mask)) for number in can_die(program))
