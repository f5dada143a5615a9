"""What a run does next, by hand: no network, no JAX."""

from collections.abc import Mapping

import numpy as np
import pytest

from engine.run.control import FAR, Control, Dispatch
from engine.spec import EarlyStopping, Training


def control(
    epochs: int | None = None, *, patience: int | None = None, period: int = 10, factor: float | None = None
) -> Control:
    def react(
        settings: Mapping[str, float], memory: Mapping[str, float], loss: float
    ) -> tuple[dict[str, float], float]:
        return {"seen": memory.get("seen", 0) + 1}, factor or 1.0

    stopping = None if patience is None else EarlyStopping(patience=patience, restore_best=True)
    made = Control(
        Training(epochs=epochs, early_stopping=stopping),
        steps_per_epoch=4,
        evaluation_period=period,
        react=None if factor is None else react,
    )
    made.compiled()
    made.begin()
    return made


def at_stride(made: Control, stride: int) -> Control:
    made.stride.request(stride)
    made.stride.settle(0)
    return made


def test_at_stride_1_every_step_reports() -> None:
    assert control().next(0, 100) == Dispatch(1, statistics=True)


@pytest.mark.parametrize(
    ("step", "ahead"),
    [(16, 2), (17, 1), (100, 4), (128, 16), (1024, 64)],
    ids=["next rung", "one before", "multiple of the gap", "stride before rung", "stride"],
)
def test_a_report_comes_at_the_stride_or_the_ladder_whichever_is_first(step: int, ahead: int) -> None:
    assert at_stride(control(), 64).steps_to_report(step) == ahead


def test_the_loop_stops_one_step_before_a_report() -> None:
    assert at_stride(control(), 64).next(1024, 8000) == Dispatch(63, statistics=False)


def test_the_loop_stops_where_something_is_done_to_the_run() -> None:
    assert at_stride(control(), 64).next(1024, 8000, until=1030) == Dispatch(6, statistics=False)
    assert at_stride(control(), 64).next(1024, 8000, until=1024) == Dispatch(1, statistics=False)


def test_a_schedule_that_follows_the_loss_sees_each_evaluation() -> None:
    assert at_stride(control(factor=0.5), 64).next(1024, 8000) == Dispatch(6, statistics=False)


def test_a_requested_report_comes_with_the_next_step_and_is_asked_for_once() -> None:
    made = at_stride(control(), 64)
    assert made.request_report(1024)
    assert made.report_due
    assert made.next(1024, 8000) == Dispatch(1, statistics=True)
    assert not made.request_report(1024)
    made.note_report(1025)
    assert (made.report_due, made.reported) == (False, 1025)
    assert made.steps_to_report(1025) == 63


def test_the_last_step_reports() -> None:
    made = at_stride(control(epochs=500), 1024)
    assert made.steps_to_report(1999) == 1
    assert [made.ends(step) for step in (1999, 2000, 2001)] == [False, True, False]
    assert made.finish() == {"reason": "epochs"}
    assert made.status == "finished"


def test_behind_the_end_nothing_ends() -> None:
    made = at_stride(control(epochs=1), 2**20)
    assert made.steps_to_report(2**20) == 2**17 < FAR


def test_patience_ends_a_run_and_restores_the_best() -> None:
    made = control(patience=2)
    for step, loss in ((0, 1.0), (10, 0.5), (20, 0.6)):
        made.early_stopping.add(step, loss, dict)
    assert made.early_stopping.last_chance
    assert at_stride(made, 64).steps_to_report(20) == 2  # the ladder; the evaluation that may end it is at 30
    assert made.steps_to_report(28) == 2
    assert not made.ends(20)
    made.early_stopping.add(30, 0.7, dict)
    assert made.ends(30)
    assert made.finish() == {"reason": "early_stopping", "best_step": 10, "best_loss": 0.5}
    made.begin()
    assert not made.ends(31)


def test_the_kept_weights_are_reported_as_restored() -> None:
    made = control(patience=1)
    made.early_stopping.add(10, 0.5, lambda: {"weights/a": np.zeros(1)})
    made.early_stopping.add(20, 0.6, dict)
    assert made.finish()["restored"] is True
    assert made.restored == 10
    made.begin()
    assert made.restored is None


def test_a_reduction_below_the_smallest_is_left() -> None:
    assert control(factor=0.5).reduced_rate({}, 0.1, 1.0) == 0.05
    assert control(factor=0.5).reduced_rate({}, 1.9e-8, 1.0) is None
    assert control().reduced_rate({}, 0.1, 1.0) is None


def test_what_is_saved_goes_on() -> None:
    made = at_stride(control(patience=3, factor=0.5), 16)
    made.reduced_rate({}, 0.1, 1.0)
    made.early_stopping.add(10, 0.5, dict)
    made.request_report(1024)
    made.stride.request(32)
    other = control(patience=3, factor=0.5)
    other.restore(made.facts(), made.early_stopping.arrays())
    assert other.facts() == {**made.facts(), "status": "new"}


def test_diverged_stays_diverged_when_saved() -> None:
    made, other = control(), control()
    made.diverge()
    other.restore(made.facts(), {})
    assert other.diverged
