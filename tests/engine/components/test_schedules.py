"""Schedules are finite factors, equal their formulas (LABS O7), and change while a run trains."""

import math
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from engine import registry
from engine.compile.cache import ExecutableCache
from engine.compile.live import RATE
from engine.schedules import SCHEDULES
from engine.schedules.definition import ScheduleDef
from engine.spec import Component, live_fields
from tests.engine.experiments import Experiment, make_run, mlp, points

pytestmark = pytest.mark.usefixtures("quick_programs")

STEPS_PER_EPOCH = 20
Formula = Callable[[float], float]


def factor(schedule: ScheduleDef, step: int, config: dict[str, Any] | None = None) -> float:
    settings = schedule.Config.model_validate(config or {})
    with jax.enable_x64(True):
        live = {name: jnp.asarray(getattr(settings, name), jnp.float64) for name in live_fields(schedule.Config)}
        return float(schedule.factor(settings, live, jnp.uint32(step), STEPS_PER_EPOCH))


@pytest.mark.parametrize("schedule", SCHEDULES, ids=lambda schedule: schedule.type)
def test_a_schedule_is_a_finite_factor_at_every_step(schedule: ScheduleDef) -> None:
    found = [factor(schedule, step) for step in (0, 1, 7, 1000, 2**32 - 1)]
    assert np.all(np.isfinite(found))
    assert min(found) >= 0
    assert max(found) <= 1


def cosine_between(start: float, end: float, share: float) -> float:
    return start + (end - start) * (1 - math.cos(math.pi * share)) / 2


FORMULAS: list[tuple[str, dict[str, Any], Formula]] = [
    ("constant", {}, lambda t: 1.0),
    ("step", {"every": 2.0, "factor": 0.1}, lambda t: 0.1 ** math.floor(t / 2)),
    ("exponential", {"factor": 0.8}, lambda t: 0.8**t),
    ("linear", {"epochs": 4.0, "end": 0.2}, lambda t: 1 - 0.8 * min(t / 4, 1)),
    ("polynomial", {"epochs": 4.0, "end": 0.1, "power": 3.0}, lambda t: 0.1 + 0.9 * (1 - min(t / 4, 1)) ** 3),
    ("cosine", {"epochs": 4.0, "end": 0.1}, lambda t: cosine_between(1, 0.1, min(t / 4, 1))),
    ("warm_up", {"epochs": 3.0, "start": 0.1}, lambda t: 0.1 + 0.9 * min(t / 3, 1)),
    ("exponential_rise", {"epochs": 3.0, "start": 0.01}, lambda t: 0.01 ** (1 - min(t / 3, 1))),
    (
        "one_cycle",
        {"epochs": 4.0, "rise": 0.25, "start": 0.04, "end": 0.001},
        lambda t: cosine_between(0.04, 1, t) if t < 1 else cosine_between(1, 0.001, min((t - 1) / 3, 1)),
    ),
    ("reduce_on_plateau", {}, lambda t: 1.0),
    ("cyclical", {"half": 1.5, "low": 0.2}, lambda t: 0.2 + 0.8 * (1 - abs((t / 1.5) % 2 - 1))),
]


@pytest.mark.parametrize(("name", "config", "formula"), FORMULAS, ids=[name for name, _, _ in FORMULAS])
def test_a_schedule_equals_its_formula(name: str, config: dict[str, Any], formula: Formula) -> None:
    for step in range(0, 6 * STEPS_PER_EPOCH, 7):
        assert factor(registry.schedule(name), step, config) == pytest.approx(
            formula(step / STEPS_PER_EPOCH), abs=1e-12
        ), step


def test_every_schedule_has_its_formula_here() -> None:
    assert {name for name, _, _ in FORMULAS} == {schedule.type for schedule in SCHEDULES}


def first_kernel(schedule: dict[str, Any], changes: dict[str, float], steps: int) -> tuple[np.ndarray, int]:
    """Weights after some steps, and executables compiled for the steps behind the change."""
    experiment = Experiment(mlp(4), "out")
    cache = ExecutableCache()
    run = make_run(experiment.spec().model_copy(update={"schedule": registry_component(schedule)}), points(), cache)
    run.compile()
    compiled = cache.compile_count
    run.advance(1)
    for path, value in changes.items():
        run.set_live(path, value)
    run.advance(steps - 1)
    return run.weights()["dense_0"]["kernel"], cache.compile_count - compiled


def registry_component(schedule: dict[str, Any]) -> Any:
    return Component.model_validate(schedule)


def test_a_setting_changed_while_training_compiles_nothing_and_holds_at_once() -> None:
    plain = {"type": "exponential", "config": {"factor": 0.9}}
    kept, _ = first_kernel(plain, {}, 12)
    changed, compiled = first_kernel(plain, {"schedule.config.factor": 0.0}, 12)
    still, _ = first_kernel(plain, {"schedule.config.factor": 0.0}, 30)
    assert compiled == 0
    assert not np.array_equal(kept, changed)
    np.testing.assert_allclose(changed, still, atol=1e-7)


OF_EVERY_KIND = ("step", "one_cycle", "reduce_on_plateau")
"""By epochs, by steps, and by the loss; the others are told the same way."""


@pytest.mark.parametrize(
    ("name", "config", "formula"),
    [
        pytest.param(*each, marks=[] if each[0] in OF_EVERY_KIND else [pytest.mark.full], id=each[0])
        for each in FORMULAS
    ],
)
def test_the_rate_in_use_is_reported_at_every_step(name: str, config: dict[str, Any], formula: Formula) -> None:
    spec = Experiment(mlp(2), "out").spec(batch_size=2)
    run = make_run(spec.model_copy(update={"schedule": Component(type=name, config=config)}), points())
    assert run.schema.steps_per_epoch == STEPS_PER_EPOCH
    run.set_live(RATE, 0.5)
    for _ in range(3):
        reported = run.learning_rate()
        assert reported == pytest.approx(0.5 * formula(run.step / STEPS_PER_EPOCH), rel=1e-5)
        run.advance(5)


def test_an_optimizer_with_a_line_search_has_no_rate_to_report() -> None:
    spec = Experiment(mlp(2), "out", optimizer={"type": "l_bfgs", "config": {}}).spec(batch_size=40)
    assert make_run(spec, points()).learning_rate() is None


def test_a_stair_begins_where_its_length_is_not_exact_in_float32() -> None:
    schedule = registry.schedule("step")
    live = {"every": jnp.asarray(0.3, jnp.float32), "factor": jnp.asarray(0.5, jnp.float32)}
    reported = [float(schedule.factor(schedule.Config(), live, jnp.uint32(step), 10)) for step in range(0, 60, 3)]
    assert reported == [0.5**stair for stair in range(20)]


def test_one_cycle_ends_at_its_end_however_long_it_rises() -> None:
    config = {"epochs": 2.0, "rise": 1.0, "end": 0.25}
    assert factor(registry.schedule("one_cycle"), 2 * STEPS_PER_EPOCH, config) == 0.25


ENDING: list[tuple[str, dict[str, Any]]] = [
    ("step", {"every": 2.0, "factor": 0.1}),
    ("exponential", {"factor": 0.4}),
    ("linear", {"epochs": 4.0}),
    ("polynomial", {"epochs": 4.0, "power": 3.0}),
    ("cosine", {"epochs": 4.0}),
    ("one_cycle", {"epochs": 4.0, "rise": 0.25, "start": 0.04, "end": 0.0001}),
]


@pytest.mark.parametrize(("name", "config"), ENDING, ids=[name for name, _ in ENDING])
def test_a_schedule_knows_how_many_full_epochs_it_goes(name: str, config: dict[str, Any]) -> None:
    """The area under its factors: a tenth of an epoch at a time, by its middle, until it has ended."""
    schedule, stride = registry.schedule(name), STEPS_PER_EPOCH // 10
    factors = [factor(schedule, step, config) for step in range(stride // 2, 12 * STEPS_PER_EPOCH, stride)]
    known = schedule.full_epochs(schedule.Config.model_validate(config))
    assert known == pytest.approx(sum(factors) / 10, rel=0.005)


@pytest.mark.parametrize(
    ("name", "config"),
    [
        ("constant", {}),
        ("step", {"factor": 1.0}),
        ("exponential", {"factor": 1.0}),
        ("linear", {"end": 0.1}),
        ("cosine", {"end": 0.01}),
        ("one_cycle", {"end": 0.5}),
        ("warm_up", {}),
        ("exponential_rise", {}),
        ("cyclical", {}),
        ("reduce_on_plateau", {}),
    ],
)
def test_a_schedule_that_goes_on_has_no_such_number(name: str, config: dict[str, Any]) -> None:
    schedule = registry.schedule(name)
    assert schedule.full_epochs(schedule.Config.model_validate(config)) is None


def test_a_rate_that_is_used_up_at_once_goes_nowhere() -> None:
    schedule = registry.schedule("exponential")
    assert schedule.full_epochs(schedule.Config.model_validate({"factor": 0.0})) == 0
