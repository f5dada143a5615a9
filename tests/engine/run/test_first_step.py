"""A large network reports its first step before the state ahead of it is evaluated, and loses nothing by that."""

from typing import Any

import numpy as np
import pytest

from engine.compile.cache import ExecutableCache
from engine.report import StepReport
from engine.run import Run
from tests.engine.experiments import Experiment, chain, dense, images, make_run, node, same, train

LARGE = Experiment(
    chain(node("conv", "conv2d", filters=24, kernel_size=3, padding="same"), node("bend", "relu"), dense("out", 3)),
    "out",
    data="digits",
    training={"batch_size": 24},
)
DATA = images(train=72, side=9)
CACHE = ExecutableCache()
STATISTICS = ("node_statistics", "edge_statistics", "node_histograms")


def large_run(cache: ExecutableCache = CACHE, **training: Any) -> Run:
    return make_run(LARGE.spec(**training), DATA, cache)


def steps_evaluated(report: StepReport) -> list[float]:
    return report.arrays["evaluation"][:, 0].tolist() if "evaluation" in report.arrays else []


def test_the_first_step_of_a_large_network_needs_one_executable_beside_those_of_the_look() -> None:
    cache = ExecutableCache()
    run = large_run(cache)
    run.compile_look()
    assert (cache.compile_count, run.compile_progress, run.next_step_ready) == (2, (2, 3), False)
    run.compile_step()
    assert (cache.compile_count, run.status, run.next_step_ready) == (3, "ready", True)
    [first] = run.advance(1).reports
    assert (first.step, steps_evaluated(first)) == (1, [])
    assert (cache.compile_count, run.next_step_ready) == (3, False)
    assert not run.checkpoint_ready
    run.compile_steps()
    assert (cache.compile_count, run.compile_progress) == (5, (5, 5))
    assert (run.next_step_ready, run.checkpoint_ready) == (True, True)
    run.checkpoint()
    run.advance(1)
    assert cache.compile_count == 5


def test_a_first_step_that_waits_for_evaluations_needs_what_makes_them() -> None:
    cache = ExecutableCache()
    run = large_run(cache, evaluation={"every": 1, "unit": "step"})
    run.compile_look()
    run.compile_step()
    assert (cache.compile_count, run.checkpoint_ready) == (4, True)
    assert steps_evaluated(run.advance(1).reports[0]) == [0.0, 1.0]
    assert cache.compile_count == 4


def test_every_evaluation_of_a_large_network_is_the_one_that_its_pictures_show() -> None:
    often = {"every": 5, "unit": "step"}
    run = large_run(evaluation=often)
    run.set_stride(32)
    rows = [row for report in train(run, 40, 40)[0] for row in report.arrays.get("evaluation", ())]
    assert [row[0] for row in rows] == [0, 5, 10, 15, 20, 25, 30, 35, 40]
    again = large_run(evaluation=often)
    for row in rows:
        again.advance(int(row[0]) - again.step)
        assert row[1:].tolist() == list(again.evaluate("validation").values())


def test_the_evaluation_that_waited_is_of_the_state_before_the_first_step() -> None:
    fresh, run = large_run(), large_run()
    before = fresh.evaluate("validation")
    first, second = (run.advance(1).reports[0] for _ in range(2))
    assert (steps_evaluated(first), steps_evaluated(second)) == ([], [0.0])
    assert second.arrays["evaluation"][0, 1:].tolist() == list(before.values())
    assert run.evaluate("validation")["loss"] != before["loss"]


def test_a_change_behind_the_first_step_does_not_touch_the_evaluation_that_waits() -> None:
    before, run = large_run().evaluate("validation"), large_run()
    run.advance(1)
    run.set_weight("out", "bias", (0,), 3.0)
    assert run.advance(1).reports[0].arrays["evaluation"][0, 1:].tolist() == list(before.values())


def test_the_first_report_comes_from_one_form_whatever_has_been_compiled() -> None:
    cache = ExecutableCache()
    cold, warm = large_run(cache), large_run()
    cold.compile_look()
    cold.compile_step()
    warm.compile()
    [early], [late] = cold.advance(1).reports, warm.advance(1).reports
    assert all(early.arrays[name].tobytes() == late.arrays[name].tobytes() for name in STATISTICS)


def test_a_checkpoint_behind_the_first_step_holds_the_evaluation() -> None:
    run = large_run(early_stopping={"patience": 3, "restore_best": True})
    run.advance(1)
    again = Run.resume(run.checkpoint(), DATA, cache=CACHE)
    again.compile()
    [report], [other] = run.advance(1).reports, again.advance(1).reports
    assert steps_evaluated(report) == steps_evaluated(other) == [0.0]
    assert report.arrays.keys() == other.arrays.keys()
    assert all(same(array, other.arrays[name]) for name, array in report.arrays.items())


@pytest.mark.parametrize(
    ("training", "evaluated"),
    [({"epochs": 1, "batch_size": 72}, [0.0, 1.0]), ({"evaluation": {"every": 1, "unit": "step"}}, [0.0, 1.0])],
)
def test_where_the_first_step_ends_the_run_or_is_evaluated_the_state_before_it_is_evaluated_first(
    training: dict[str, Any], evaluated: list[float]
) -> None:
    run = large_run(**training)
    assert steps_evaluated(run.advance(1).reports[0]) == evaluated


def test_a_first_step_that_diverges_reports_the_evaluation_as_well() -> None:
    run = large_run()
    for place in ((0, 0, 0, 0), (1, 1, 0, 0)):  # finite weights whose outputs are not
        run.set_weight("conv", "kernel", place, 3e38)
    advance = run.advance(1)
    assert (run.status, steps_evaluated(advance.reports[-1])) == ("diverged", [0.0])


def test_the_state_before_the_first_step_can_be_the_best_one() -> None:
    run = large_run(early_stopping={"patience": 2, "restore_best": True}, evaluation={"every": 2, "unit": "step"})
    start = {name: array.copy() for name, array in run.state().items() if name.startswith("weights/")}
    run.set_live("optimizer.config.learning_rate", 30.0)
    events = train(run, 40, 1)[1]
    [finished] = [event for event in events if event.kind == "finished"]
    assert (finished.detail["best_step"], finished.detail["restored"]) == (0, True)
    assert all(np.array_equal(array, run.state()[name]) for name, array in start.items())
