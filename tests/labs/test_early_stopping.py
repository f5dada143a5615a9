"""LABS R1: early stopping with patience and restored best weights, however the run is cut into pieces."""

import numpy as np
import pytest
from sklearn.datasets import load_digits

from engine.checks import check
from engine.datasets.definition import PreparedData
from engine.report import Event
from engine.run import Run
from engine.spec import ExperimentSpec
from tests.engine.experiments import dense, node
from tests.labs.bench import CACHE, experiment, start, table

pytestmark = pytest.mark.usefixtures("quick_programs")

PATIENCE = 5


@pytest.fixture(scope="module")
def few_digits() -> PreparedData:
    """So few real digits, every sixth with a wrong label, that the validation loss soon rises."""
    random = np.random.default_rng(2)
    images, labels = load_digits(return_X_y=True)
    chosen = random.permutation(len(labels))[:400]
    answers = np.where(random.random(400) < 1 / 6, random.integers(0, 10, 400), labels[chosen])
    return table((images[chosen] - images.mean()) / images.std(), labels=answers, counts=(100, 300, 0))


def spec(patience: int | None, *, restore: bool = True) -> ExperimentSpec:
    stopping = None if patience is None else {"patience": patience, "restore_best": restore}
    return experiment(
        dense("wide", 64),
        node("bend", "relu"),
        node("norm", "batch_norm"),
        dense("out", 10),
        loss="cross_entropy",
        target="label",
        optimizer_config={"learning_rate": 0.1},
        batch_size=16,
        seed=1,
        early_stopping=stopping,
    )


def train(run: Run, chunk: int, most: int = 2000) -> tuple[list[Event], np.ndarray]:
    """Events, and evaluations as they were recorded, up to the end or so many steps."""
    events: list[Event] = []
    rows: list[np.ndarray] = []
    while run.step < most and run.status != "finished":
        reported = run.advance(chunk)
        events += reported.events
        rows += [report.arrays["evaluation"] for report in reported.reports if "evaluation" in report.arrays]
    return events, np.concatenate([np.zeros((0, 3)), *rows])


def stopped(run: Run, chunk: int) -> Event:
    events, _ = train(run, chunk)
    return next(event for event in events if event.kind == "finished")


def test_it_stops_exactly_after_its_patience_behind_the_lowest_validation_loss(few_digits: PreparedData) -> None:
    free = start(spec(None), few_digits)
    _, rows = train(free, 50, 600)
    end = stopped(start(spec(PATIENCE), few_digits), 50)
    losses = rows[:, 1]
    first = next(
        n
        for n in range(len(losses))
        if losses[n] < losses[:n].min(initial=np.inf) and np.all(losses[n + 1 : n + 1 + PATIENCE] >= losses[n])
    )
    assert end.detail["reason"] == "early_stopping"
    assert end.detail["best_step"] == rows[first, 0]
    assert end.step == rows[first + PATIENCE, 0]


def test_the_best_weights_are_taken_up_again(few_digits: PreparedData) -> None:
    run = start(spec(PATIENCE), few_digits)
    end = stopped(run, 64)
    assert run.evaluate("validation")["loss"] == pytest.approx(end.detail["best_loss"], rel=1e-6)
    kept = start(spec(PATIENCE, restore=False), few_digits)
    stopped(kept, 64)
    assert kept.evaluate("validation")["loss"] > 1.01 * run.evaluate("validation")["loss"]


@pytest.mark.parametrize("chunk", [1, 7, 1000])
def test_how_the_run_is_cut_up_changes_nothing(few_digits: PreparedData, chunk: int) -> None:
    one, other = start(spec(PATIENCE), few_digits), start(spec(PATIENCE), few_digits)
    one.set_stride(64)
    other.set_stride(64)
    assert stopped(one, chunk) == stopped(other, 50)
    for name, arrays in one.weights().items():
        for key, array in arrays.items():
            np.testing.assert_array_equal(array, other.weights()[name][key])


def test_a_run_resumed_in_between_stops_where_it_would_have(few_digits: PreparedData) -> None:
    whole, begun = start(spec(PATIENCE), few_digits), start(spec(PATIENCE), few_digits)
    end = stopped(whole, 30)
    begun.advance(int(str(end.detail["best_step"])) + 9)
    resumed = Run.resume(begun.checkpoint(), few_digits, cache=CACHE)
    assert stopped(resumed, 40) == end
    np.testing.assert_array_equal(resumed.weights()["wide"]["kernel"], whole.weights()["wide"]["kernel"])


def test_the_record_holds_the_evaluation_that_ended_the_run(few_digits: PreparedData) -> None:
    run = start(spec(PATIENCE), few_digits)
    run.set_stride(64)
    events, rows = train(run, 50)
    assert rows[-1, 0] == run.step == next(event.step for event in events if event.kind == "finished")


def test_without_examples_to_validate_it_is_refused() -> None:
    raw = spec(3).model_dump(mode="json")
    raw["data"] = {"type": "digits", "split": {"validation": 0}}
    problems = {problem.code: problem.path for problem in check(raw).problems}
    assert problems["early_stopping_without_validation"] == "training.early_stopping"
