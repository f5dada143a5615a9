"""Only the loop moves a run's state, and how steps are cut into dispatches changes no bit of it."""

from typing import Any, get_args

import jax
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from engine.compile.cache import ExecutableCache
from engine.compile.executor import Executor
from engine.compile.forms import Forms, Kind
from engine.compile.live import first_values
from engine.compile.program import make_program
from engine.compile.update import TrainState
from engine.datasets.prepare import prepare
from engine.spec import ExperimentSpec
from tests.engine.experiments import Experiment, chain, dense, images, node, same
from tests.strategies import convolution_specs

STEPS = 48


def state_behind(spec: ExperimentSpec, cache: ExecutableCache, *dispatches: int) -> dict[str, Any]:
    """The state behind so many steps of each dispatch, by name; 0 for a step with statistics."""
    prepared = prepare(spec.data, None)
    program = make_program(spec, prepared, "cpu")
    machine = Executor(program, prepared, spec.training.seed, cache)
    machine.set_live(first_values(program, spec))
    for steps in dispatches:
        result = machine.lean(steps) if steps else machine.full(1)
        assert result.finite
    return dict(machine.named())


def differing(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    assert one.keys() == other.keys()
    return [name for name in one if not same(one[name], other[name])]


LARGE = Experiment(
    chain(node("conv", "conv2d", filters=24, kernel_size=3), node("bend", "relu"), dense("out", 3)),
    "out",
    data="digits",
    training={"batch_size": 96},
)
"""And with a batch of 2, small."""


@pytest.mark.parametrize(("batch_size", "small"), [(96, False), (2, True)])
def test_only_the_loop_returns_a_state_behind_a_step(batch_size: int, small: bool) -> None:
    program = make_program(LARGE.spec(batch_size=batch_size), images(train=96, side=9), "cpu")
    assert program.small is small
    forms = Forms(program)

    def moves(kind: Kind) -> bool:
        function, arguments = forms.form(kind)
        found = jax.eval_shape(function, *arguments)
        parts = jax.tree.leaves(found, is_leaf=lambda part: isinstance(part, TrainState))
        return any(isinstance(part, TrainState) for part in parts)

    assert {kind for kind in get_args(Kind) if moves(kind)} == {"start", "lean"}


@pytest.mark.full
@pytest.mark.slow
@pytest.mark.usefixtures("server_programs")
@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(convolution_specs())
def test_random_convolution_networks_train_alike_with_statistics_of_every_step_and_of_none(spec: Any) -> None:
    checked, cache = ExperimentSpec.model_validate(spec), ExecutableCache()
    every = state_behind(checked, cache, *[0] * STEPS)
    assert differing(every, state_behind(checked, cache, STEPS)) == []
    assert all(np.isfinite(array).all() for array in every.values())
