"""The test part stays sealed until it is opened; every look is counted and outlives the process."""

import numpy as np
import pytest

from engine.compile.cache import ExecutableCache
from engine.errors import EngineError
from engine.run import Run
from tests.engine.experiments import Experiment, make_run, mlp, opened_test, points, train, with_state

pytestmark = pytest.mark.usefixtures("quick_programs")

CACHE = ExecutableCache()
SPEC = Experiment(mlp(6), "out").spec()
PREPARED = points(train=40, validation=16, test=20)


def reference_loss(run: Run) -> tuple[float, float]:
    """Cross-entropy and accuracy over the last 20 examples, in NumPy, float64."""
    weights = run.weights()
    value = (PREPARED.inputs[-20:] - PREPARED.offset) * PREPARED.scale
    value = np.tanh(value @ weights["dense_0"]["kernel"] + weights["dense_0"]["bias"])
    logits = value @ weights["out"]["kernel"] + weights["out"]["bias"]
    assert PREPARED.labels is not None
    labels = PREPARED.labels[-20:]
    chosen = logits[np.arange(20), labels]
    loss = np.log(np.exp(logits).sum(axis=1)) - chosen
    return float(loss.mean()), float((logits.argmax(axis=1) == labels).mean())


def test_what_the_test_part_reports_is_loss_and_metrics_over_its_examples_alone() -> None:
    run = make_run(SPEC, PREPARED, CACHE)
    train(run, 30, 30)
    event = run.open_test()
    assert (event.kind, event.step, event.detail["count"]) == ("test_opened", 30, 1)
    loss, accuracy = reference_loss(run)
    assert opened_test(run, "loss") == pytest.approx(loss, rel=1e-5)
    assert opened_test(run, "accuracy") == pytest.approx(accuracy, abs=1e-6)
    assert run.test_openings == 3


def test_pictures_of_the_test_part_wait_until_it_is_opened() -> None:
    run = make_run(SPEC, PREPARED, CACHE)
    train(run, 5, 5)
    with pytest.raises(EngineError, match="test set is sealed"):
        run.view("confusion", {"part": "test"})
    run.open_test()
    assert run.view("confusion", {"part": "test"}).arrays["counts"].sum() == 20


def test_without_test_examples_there_is_nothing_to_open() -> None:
    run = make_run(SPEC, points(), CACHE)
    with pytest.raises(EngineError, match="test set is empty"):
        run.open_test()
    assert run.test_openings == 0


def test_looks_at_the_test_part_are_done_again_by_a_run_that_resumes() -> None:
    run = make_run(SPEC, PREPARED, CACHE)
    train(run, 10, 10)
    run.open_test()
    blob = run.checkpoint()
    train(run, 10, 10)
    later = run.open_test()
    train(run, 5, 5)
    resumed = Run.resume(blob, PREPARED, cache=CACHE, events=[later])
    assert resumed.test_openings == 1
    train(resumed, 15, 4)
    assert resumed.test_openings == 2


def test_weights_that_give_no_finite_loss_report_none() -> None:
    spec = Experiment(mlp(6, outputs=1), "out", loss="mse", target="value").spec()
    run = make_run(spec, PREPARED, CACHE)
    train(run, 1, 1)
    run = with_state(run, PREPARED, CACHE, lambda name, a: a * 0 + 1e30 if name.startswith("weights/") else a)
    values = run.open_test().detail["values"]
    assert isinstance(values, dict)
    assert values["loss"] is None
