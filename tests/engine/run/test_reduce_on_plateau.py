"""Reduce on plateau lowers the live learning rate at the evaluations where PyTorch would, and resumes exactly."""

from typing import Any

import numpy as np
import pytest

from engine.checks import check
from engine.compile.cache import ExecutableCache
from engine.compile.live import RATE
from engine.report import Event
from engine.run import Run
from engine.run.checkpoint import read_checkpoint
from engine.spec import Component, ExperimentSpec
from tests.engine.experiments import Experiment, assert_same_reports, make_run, mlp, points, train
from tests.oracle.plateau import rates

pytestmark = pytest.mark.usefixtures("quick_programs")
CACHE = ExecutableCache()


def test_by_hand_patience_is_let_pass_and_the_next_evaluation_lowers() -> None:
    settings = {"factor": 0.5, "patience": 2, "threshold": 0.01, "cooldown": 0}
    assert rates([1.0, 0.995, 0.99, 0.995, 0.98, 1.0, 1.0, 1.0], settings) == [1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.25]


def test_nothing_is_counted_while_it_rests() -> None:
    settings = {"factor": 0.1, "patience": 0, "threshold": 0.0, "cooldown": 2}
    np.testing.assert_allclose(rates([1.0, 1.0, 1.0, 1.0, 1.0], settings), [1, 0.1, 0.1, 0.1, 0.01])


def falling() -> ExperimentSpec:
    """Any loss that is not halved is no better, so every evaluation but the first lowers the rate."""
    config = {"patience": 0, "threshold": 0.5, "factor": 0.5}
    spec = Experiment(mlp(2), "out").spec(evaluation={"every": 3, "unit": "step"})
    return spec.model_copy(update={"schedule": Component(type="reduce_on_plateau", config=config)})


def reductions(reported: list[Event]) -> list[tuple[int, float]]:
    return [(event.step, float(str(event.detail["to"]))) for event in reported if event.kind == "rate_reduced"]


def test_the_live_rate_falls_at_the_evaluation_and_is_reported() -> None:
    run = make_run(falling(), points(), CACHE)
    _, reported = train(run, 10, 100)
    assert reductions(reported) == [(6, 0.05), (9, 0.025)]
    assert run.live()[RATE] == 0.025


def test_the_rate_that_findings_read_is_the_one_that_the_step_took() -> None:
    run = make_run(falling(), points(), CACHE)
    train(run, 10, 100)
    _, kept = read_checkpoint(run.checkpoint())
    assert kept["evidence/steps"].tolist() == list(range(1, 11))
    assert kept["evidence/rates"].tolist() == [0.1] * 6 + [0.05] * 3 + [0.025]


@pytest.mark.parametrize("stride", [1, 8])
def test_how_steps_are_cut_up_changes_nothing(stride: int) -> None:
    records: list[list[Any]] = []
    for chunk in (1, 7, 1000):
        run = make_run(falling(), points(), CACHE)
        run.set_stride(stride)
        reports, reported = train(run, 32, chunk)
        assert len(reductions(reported)) == 9
        records.append(reports)
    assert_same_reports(records[0], records[1])
    assert_same_reports(records[0], records[2])


def test_a_resumed_run_lowers_its_rate_where_the_undisturbed_one_does() -> None:
    run = make_run(falling(), points(), CACHE)
    train(run, 10, 4)
    kept = run.checkpoint()
    reports, reported = train(run, 10, 4)
    again = Run.resume(kept, points(), cache=CACHE, events=reported)
    repeated, reported_again = train(again, 10, 3)
    assert reductions(reported_again) == reductions(reported)
    assert_same_reports(reports, repeated)


def test_a_live_change_of_its_settings_compiles_nothing() -> None:
    cache = ExecutableCache()
    run = make_run(falling(), points(), cache)
    train(run, 4, 4)
    compiled = cache.compile_count
    run.set_live("schedule.config.patience", 100.0)
    _, reported = train(run, 30, 4)
    assert (cache.compile_count, reductions(reported)) == (compiled, [])


def test_without_a_validation_part_it_is_refused() -> None:
    document = falling().model_dump(mode="json")
    document["data"]["split"] = {"train": 20, "validation": 0, "test": 0}
    assert "plateau_without_validation" in [problem.code for problem in check(document).problems]


def test_the_rate_never_falls_to_nothing() -> None:
    run = make_run(falling(), points(), CACHE)
    run.compile_step()
    run.set_live("schedule.config.factor", 1e-3)
    _, reported = train(run, 120, 40)
    assert (run.status, len(reductions(reported))) == ("ready", 3)
    assert run.live()[RATE] > 0
