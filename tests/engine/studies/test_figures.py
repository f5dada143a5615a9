"""What is read from a member's record, against numbers counted by hand or by NumPy."""

import numpy as np
import pytest

from engine.studies.definition import MemberChange
from engine.studies.figures import (
    MemberCurve,
    MemberFigures,
    MemberStatus,
    last_loss,
    make_figures,
    read_evaluations,
    read_losses,
    score_of,
    thin_losses,
)
from engine.studies.groups import Standing, make_band, make_groups
from engine.studies.settings import Criterion


def buckets(*means: float) -> np.ndarray:
    rows = np.zeros((3, len(means), 4), np.float32)
    rows[0, :, 1] = means
    rows[2, :, 1] = 99.0  # the loss with its penalty is another row
    return rows


def test_losses_come_with_the_steps_that_they_are_the_mean_of() -> None:
    frames = [
        (2, 1, 1, {"scalar_buckets": buckets(0.5, 0.25)}),
        (9, 3, 4, {"scalar_buckets": buckets(1.0, 2.0)}),
        (9, 10, 4, {}),
    ]
    assert read_losses(frames).tolist() == [[1, 1, 0.5], [2, 2, 0.25], [3, 6, 1.0], [7, 9, 2.0]]
    assert read_losses([]).shape == (0, 3)


def test_an_evaluation_that_is_reported_twice_counts_once() -> None:
    frames = [{"evaluation": np.array([[0, 2.0, 0.5], [20, 1.0, 0.6]])}, {}, {"evaluation": np.array([[20, 1.0, 0.6]])}]
    assert read_evaluations(frames, 1).tolist() == [[0, 2.0, 0.5], [20, 1.0, 0.6]]


def test_the_last_loss_is_the_mean_over_the_last_tenth_of_the_steps() -> None:
    rows = np.array([[step, step, float(step)] for step in range(1, 41)])
    assert last_loss(rows) == pytest.approx((37 + 38 + 39 + 40) / 4)
    wide = np.array([[1, 30, 7.0], [31, 36, 5.0], [37, 38, 1.0], [39, 40, 2.0]])
    assert last_loss(wide) == pytest.approx((1.0 * 2 + 2.0 * 2) / 4)
    assert last_loss(np.array([[1, 1, 3.0]])) == 3.0
    assert last_loss(np.zeros((0, 3))) is None


def test_figures_of_a_run() -> None:
    evaluations = np.array([[0, 0.7, 0.5], [10, 0.4, 0.95], [20, 0.2, 0.9], [30, 0.3, 0.97], [40, np.nan, 0.99]])
    losses = np.array([[1, 40, 0.25]])
    found = make_figures(40, losses, evaluations, ["accuracy"], "loss", Criterion(metric="accuracy", least=0.95))
    assert (found.best, found.best_at) == (0.2, 20)
    assert (found.solved, found.solved_at) == (True, 30)
    assert (found.evaluation, found.evaluated_at) == ({"loss": None, "accuracy": 0.99}, 40)
    assert found.validation["accuracy"].steps == [0, 10, 20, 30, 40]
    by_accuracy = make_figures(40, losses, evaluations, ["accuracy"], "accuracy", None)
    assert (by_accuracy.best, by_accuracy.best_at, by_accuracy.solved) == (0.99, 40, None)
    assert found.restored_at is None
    restored = make_figures(40, losses, evaluations, ["accuracy"], "loss", None, restored_at=20)
    assert (restored.evaluation, restored.evaluated_at) == ({"loss": 0.2, "accuracy": 0.9}, 20)
    assert (restored.restored_at, score_of(restored, "accuracy")) == (20, -0.9)
    thinned = make_figures(40, losses, evaluations, ["accuracy"], "loss", None, restored_at=25)
    assert (thinned.evaluated_at, thinned.restored_at) == (40, 25), "an evaluation that is not kept is no other one's"
    below = make_figures(40, losses, evaluations, ["accuracy"], "loss", Criterion(metric="loss", most=0.5))
    assert (below.solved, below.solved_at) == (False, None)


def test_members_are_ranked_by_their_last_value_the_lower_the_better() -> None:
    assert score_of(MemberFigures(step=1, evaluation={"loss": 0.5, "accuracy": 0.8}), "loss") == 0.5
    assert score_of(MemberFigures(step=1, evaluation={"loss": 0.5, "accuracy": 0.8}), "accuracy") == -0.8
    assert score_of(MemberFigures(step=1, evaluation={"loss": None}), "loss") == float("inf")
    assert score_of(MemberFigures(step=1, training_loss=0.4), "loss") == 0.4
    assert score_of(None, "loss") == float("inf")


def test_a_thinned_curve_keeps_the_mean_and_the_end() -> None:
    rows = np.array([[step, step, step / 1000] for step in range(1, 1001)])
    curve = thin_losses(rows)
    assert len(curve.steps) == 256
    assert curve.steps[-1] == 1000
    weights = np.diff([0, *curve.steps])
    assert np.average([value or 0.0 for value in curve.values], weights=weights) == pytest.approx(rows[:, 2].mean())


def curve(steps: list[int], values: list[float | None]) -> MemberCurve:
    return MemberCurve(steps=steps, values=values)


def test_a_band_reads_every_curve_at_common_steps() -> None:
    band = make_band([curve([0, 10, 20], [0.0, 1.0, 2.0]), curve([0, 20, 40], [4.0, 2.0, 0.0])])
    assert band.steps == [0, 10, 20]
    assert band.mean == pytest.approx([2.0, 2.0, 2.0])
    assert (band.least, band.most) == (pytest.approx([0.0, 1.0, 2.0]), pytest.approx([4.0, 3.0, 2.0]))
    assert band.deviation == pytest.approx([np.std([0, 4], ddof=1), np.std([1, 3], ddof=1), 0.0])


def test_a_curve_counts_up_to_its_first_number_that_is_not_finite() -> None:
    band = make_band([curve([0, 10, 20], [1.0, 1.0, 1.0]), curve([0, 10, 20], [3.0, 3.0, None]), curve([0], [None])])
    assert (band.steps, band.mean) == ([0, 10], [2.0, 2.0])
    assert make_band([]).steps == []
    assert make_band([curve([1], [2.0])]).deviation == [None]


def standing(number: int, rate: float, seed: int, *, solved: bool, status: MemberStatus = "done") -> Standing:
    changes = (
        MemberChange(path="optimizer.config.learning_rate", value=rate),
        MemberChange(path="training.seed", value=seed),
    )
    figures = MemberFigures(step=10, solved=solved, loss=curve([1, 10], [rate, rate * 2]))
    return Standing(number, changes, status, figures)


def test_runs_that_differ_in_their_seed_alone_are_one_group() -> None:
    members = [
        standing(0, 0.1, 0, solved=True),
        standing(1, 0.1, 1, solved=False),
        standing(2, 0.5, 0, solved=True),
        standing(3, 0.5, 1, solved=True, status="training"),
        standing(4, 0.5, 2, solved=True, status="diverged"),
    ]
    groups = make_groups(members, criterion=True)
    assert [(group.members, group.done, group.solved) for group in groups] == [([0, 1], 2, 1), ([2, 3, 4], 2, 1)]
    assert [group.changes[0].value for group in groups] == [0.1, 0.5]
    assert all(len(group.changes) == 1 for group in groups)
    assert make_groups(members, criterion=False)[0].solved is None


def test_a_task_is_solved_by_the_weights_that_a_member_ends_with() -> None:
    evaluations = np.array([[10, 0.9, 0.90], [20, 0.2, 0.97], [30, 0.3, 0.96], [40, 0.4, 0.93]])
    reached = Criterion(metric="accuracy", least=0.95)
    restored = make_figures(40, np.zeros((0, 3)), evaluations, ["accuracy"], "loss", reached, restored_at=20)
    assert (restored.solved, restored.solved_at) == (True, 20)
    last = make_figures(40, np.zeros((0, 3)), evaluations, ["accuracy"], "loss", reached)
    assert (last.solved, last.solved_at) == (False, None)
