"""What a study reads from the record of one member: its curves, its last evaluation, whether it solved the task."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from engine.report import Arrays
from engine.spec import SpecPart
from engine.studies.settings import Criterion

MOST_POINTS = 256
MemberStatus = Literal["waiting", "training", "done", "diverged", "stopped", "failed"]
LOWER_IS_BETTER = frozenset({"loss", "mse"})


class MemberCurve(SpecPart):
    """A quantity over steps; None where it was no finite number."""

    steps: list[int]
    values: list[float | None]


class MemberFigures(SpecPart):
    """What a member has come to.

    Attributes:
        step: of the last report. training_loss: mean data loss over the last tenth of its steps.
        evaluation: values on the validation set by metric, `loss` among them, of the weights that it has: of its last
            evaluation, or of that of the best weights where its end restored them. evaluated_at: its step.
        restored_at: step of the restored best weights; None where it has its last ones.
        best: best value of the metric that members are ranked by. best_at: its step.
        solved: whether the criterion holds at the end; None without one. solved_at: first evaluation from which on it
            held until the end.
        ended_by: type of the finding that ended it early; None for another end.
        loss, validation: training loss and validation metrics over steps, at most 256 points.
    """

    step: int
    training_loss: float | None = None
    evaluation: dict[str, float | None] = Field(default_factory=dict[str, float | None])
    evaluated_at: int | None = None
    restored_at: int | None = None
    best: float | None = None
    best_at: int | None = None
    solved: bool | None = None
    solved_at: int | None = None
    ended_by: str | None = None
    loss: MemberCurve = MemberCurve(steps=[], values=[])
    validation: dict[str, MemberCurve] = Field(default_factory=dict[str, MemberCurve])


@dataclass(frozen=True)
class MemberRecord:
    """A member as `StudyConfig.read` sees it.

    Attributes:
        status: where it stands. figures: None before its first report. losses: [n, 3] first step, last step and mean
            data loss of each bucket, in order. score: by which it is ranked, the lower the better; infinite where it
            has none.
        trained: steps that it has taken. stages: of the study that it was or is in.
        pictures: arrays of views at its end, by view.
    """

    number: int
    status: MemberStatus
    figures: MemberFigures | None
    losses: NDArray[np.float64]
    score: float
    trained: int
    stages: int
    pictures: dict[str, Arrays]


def read_losses(frames: Iterable[tuple[int, int, int, Arrays]]) -> NDArray[np.float64]:
    """[n, 3] first step, last step and mean data loss of every bucket.

    Args:
        frames: (step, first step of its losses, bucket width, arrays) of record frames, in order.
    """
    rows: list[tuple[float, float, float]] = []
    for step, first, width, arrays in frames:
        buckets = arrays.get("scalar_buckets")
        if buckets is not None:
            begins = first + width * np.arange(buckets.shape[1])
            ends = np.minimum(begins + width - 1, step)
            rows += list(zip(begins.tolist(), ends.tolist(), buckets[0][:, 1].tolist(), strict=True))
    return np.array(rows, np.float64).reshape(-1, 3)


def read_evaluations(frames: Iterable[Arrays], metrics: int) -> NDArray[np.float64]:
    """[n, 2 + metrics] step, validation loss and metrics of every evaluation, each step once.

    Args:
        frames: arrays of record frames, in order. metrics: how many there are.
    """
    rows = {int(row[0]): row for arrays in frames for row in arrays.get("evaluation", ())}
    return np.array([rows[step] for step in sorted(rows)], np.float64).reshape(-1, 2 + metrics)


def make_figures(
    step: int,
    losses: NDArray[np.float64],
    evaluations: NDArray[np.float64],
    metrics: Sequence[str],
    metric: str,
    criterion: Criterion | None,
    restored_at: int | None = None,
) -> MemberFigures:
    """The figures of a member.

    Args:
        step: of its last report. losses: [n, 3] of `read_losses`. evaluations: [n, 2 + metrics] of `read_evaluations`.
        metrics: names of the columns behind the loss. metric: that members are ranked by.
        restored_at: step of the restored best weights; None where it has its last ones.
    """
    names = ("loss", *metrics)
    ranked = evaluations[:, 1 + names.index(metric)] if metric in names else np.zeros(0)
    best = _best(ranked, metric)
    own = _evaluation_of(evaluations, restored_at)
    until = evaluations if own is None else evaluations[evaluations[:, 0] <= own[0]]
    solved, solved_at = _solved(until, names, criterion)
    return MemberFigures(
        step=step,
        training_loss=last_loss(losses),
        evaluation={} if own is None else {name: _number(float(own[1 + at])) for at, name in enumerate(names)},
        evaluated_at=None if own is None else int(own[0]),
        restored_at=restored_at,
        best=None if best is None else _number(float(ranked[best])),
        best_at=None if best is None else int(evaluations[best, 0]),
        solved=solved,
        solved_at=solved_at,
        loss=thin_losses(losses),
        validation={name: _thinned(evaluations[:, 0], evaluations[:, 1 + at]) for at, name in enumerate(names)},
    )


def _evaluation_of(evaluations: NDArray[np.float64], restored_at: int | None) -> NDArray[np.float64] | None:
    """The row of the restored best weights, else the last one; None without any."""
    if restored_at is not None and len(own := evaluations[evaluations[:, 0] == restored_at]):
        return own[-1]
    return evaluations[-1] if len(evaluations) else None


def last_loss(losses: NDArray[np.float64]) -> float | None:
    """The mean loss over the last tenth of the steps of [n, 3] losses, one step at least; None without any."""
    if not len(losses):
        return None
    begin = losses[-1, 1] - max(1.0, losses[-1, 1] / 10.0) + 1.0
    late = losses[losses[:, 1] >= begin]
    return _number(float(np.average(late[:, 2], weights=late[:, 1] - late[:, 0] + 1.0)))


def score_of(figures: MemberFigures | None, metric: str) -> float:
    """By which members are ranked, the lower the better: the value of the metric, with its sign turned where more
    is better; the training loss where nothing was evaluated; infinite where there is no finite number.
    """
    if figures is None:
        return float("inf")
    value = figures.evaluation.get(metric) if figures.evaluation else figures.training_loss
    if value is None:
        return float("inf")
    return value if metric in LOWER_IS_BETTER or not figures.evaluation else -value


def thin_losses(losses: NDArray[np.float64]) -> MemberCurve:
    """Buckets [n, 3] as at most 256 points, each the mean over its steps, at its last step."""
    groups = np.array_split(losses, min(len(losses), MOST_POINTS)) if len(losses) else []
    means = [float(np.average(one[:, 2], weights=one[:, 1] - one[:, 0] + 1.0)) for one in groups]
    return MemberCurve(steps=[int(one[-1, 1]) for one in groups], values=[_number(mean) for mean in means])


def _thinned(steps: NDArray[np.float64], values: NDArray[np.float64]) -> MemberCurve:
    """At most 256 points, the first and the last among them."""
    count = len(steps)
    kept = np.unique(np.linspace(0, count - 1, min(count, MOST_POINTS)).round().astype(int)) if count else []
    return MemberCurve(steps=[int(steps[at]) for at in kept], values=[_number(float(values[at])) for at in kept])


def _best(values: NDArray[np.float64], metric: str) -> int | None:
    finite = np.isfinite(values)
    if not finite.any():
        return None
    turned = np.where(finite, values if metric in LOWER_IS_BETTER else -values, np.inf)
    return int(np.argmin(turned))


def _solved(
    evaluations: NDArray[np.float64], names: Sequence[str], criterion: Criterion | None
) -> tuple[bool | None, int | None]:
    if criterion is None or criterion.metric not in names or not len(evaluations):
        return None, None
    values = evaluations[:, 1 + names.index(criterion.metric)]
    holds = np.isfinite(values)
    if criterion.least is not None:
        holds &= values >= criterion.least
    if criterion.most is not None:
        holds &= values <= criterion.most
    if not holds[-1]:
        return False, None
    failed = np.flatnonzero(~holds)
    return True, int(evaluations[failed[-1] + 1 if len(failed) else 0, 0])


def _number(value: float) -> float | None:
    return float(value) if isfinite(value) else None
