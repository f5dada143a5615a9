"""Every twin of the zoo has the same bits at stride 1 and 64: in one dispatch of 64 steps and in 64 of one.

What is compiled is lean, and the same for both: not optimised, from numbers that need no compiled start, on few
examples. Statistics are left out, since what makes them returns no state (`test_one_form_of_a_step.py`). The optimised
form, with all its reports, is trained by `make labs` (`test_equal_bits.py`).
"""

import jax
import numpy as np
import pytest

from engine.arrays import HostArray
from engine.compile.cache import ExecutableCache
from engine.compile.executor import Executor
from engine.compile.live import first_values
from engine.compile.program import Program, make_program
from engine.compile.saved import Named, named_state
from engine.compile.update import TrainState
from engine.datasets.definition import PreparedData
from engine.datasets.prepare import prepare
from engine.spec import ExperimentSpec
from engine.zoo import ZOO
from engine.zoo.definition import Architecture
from tests.engine.experiments import same

STRIDE = 64
EXAMPLES = 32


def on_few_examples(spec: ExperimentSpec, batch_size: int) -> ExperimentSpec:
    """The same network on as many examples as a step of the twin reads, none of them for validation."""
    split = spec.data.split.model_copy(update={"train": EXAMPLES, "validation": 0})
    data = spec.data.model_copy(update={"split": split})
    return spec.model_copy(
        update={"data": data, "training": spec.training.model_copy(update={"batch_size": batch_size})}
    )


def lean(entry: Architecture) -> tuple[ExperimentSpec, Program, PreparedData]:
    """The smallest batches with which a twin is as small or as large as it is: its loop hands out as much."""
    whole = make_program(entry.twin, prepare(entry.twin.data, None), "cpu")
    prepared = prepare(on_few_examples(entry.twin, 1).data, None)
    for batch_size in (2, 4, 8, 16, entry.twin.training.batch_size):
        spec = on_few_examples(entry.twin, batch_size)
        program = make_program(spec, prepared, "cpu")
        if program.small == whole.small:
            return spec, program, prepared
    raise AssertionError


def drawn(shapes: TrainState) -> TrainState:
    """Random weights, statistics of 1, no memory: a state that compiles nothing."""

    def zero(leaf: jax.ShapeDtypeStruct) -> HostArray:
        return np.zeros(leaf.shape, leaf.dtype)

    random, zeros = np.random.default_rng(5), jax.tree.map(zero, shapes)
    weights = tuple(random.normal(0, 0.1, group.shape).astype(group.dtype) for group in zeros.weights)
    return zeros._replace(weights=weights, layers=jax.tree.map(np.ones_like, zeros.layers))


def differing(one: Named, other: Named) -> list[str]:
    assert one.keys() == other.keys()
    return [name for name in one if not same(one[name], other[name])]


@pytest.mark.parametrize("entry", ZOO, ids=lambda entry: entry.type)
def test_every_twin_of_the_zoo_trains_alike_at_stride_1_and_64(entry: Architecture) -> None:
    spec, program, prepared = lean(entry)
    cache = ExecutableCache()
    states: list[Named] = []
    for dispatches in ([STRIDE], [1] * STRIDE):
        machine = Executor(program, prepared, spec.training.seed, cache)
        machine.set_live(first_values(program, spec))
        start = named_state(program, drawn(machine.executables.state_shapes()))
        machine.restore(start, 0)
        results = [machine.lean(steps) for steps in dispatches]
        assert all(result.finite for result in results)
        assert machine.step == STRIDE
        states.append(machine.named())
        assert len(differing(start, states[-1])) > 2
    assert differing(*states) == []
    assert cache.compile_count == 1
