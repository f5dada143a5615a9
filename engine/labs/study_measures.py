"""Numbers that claims about studies are made of."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np

from engine.labs.claims import NotMeasuredError, StudyOutcome
from engine.report import Arrays
from engine.spec import paths
from engine.studies.definition import Member
from engine.studies.figures import LOWER_IS_BETTER, MemberFigures, MemberRecord
from engine.studies.results import EnsembleResult, FoldsResult, RangeTestResult, SearchResult

ResultT = TypeVar("ResultT", RangeTestResult, FoldsResult, SearchResult, EnsembleResult)
StudyMeasure = Callable[[StudyOutcome], float]
BATCH_SIZE = paths.join(paths.TRAINING, "batch_size")


def pairs(outcome: StudyOutcome) -> list[tuple[Member, MemberRecord]]:
    """Each member with its record."""
    return list(zip(outcome.members, outcome.records, strict=True))


def setting_of(member: Member, path: str) -> float:
    """The value of a number that a member was trained with."""
    return float(str(paths.read(member.spec, path)))


def steps_to_training_loss(record: MemberRecord, loss: float) -> float:
    """Steps until the training loss was at most so much; infinite where it never was."""
    if record.figures is None:
        return float("inf")
    curve = record.figures.loss
    reached = [step for step, value in zip(curve.steps, curve.values, strict=True) if value is not None]
    values = [value for value in curve.values if value is not None]
    return next((float(step) for step, value in zip(reached, values, strict=True) if value <= loss), float("inf"))


def examples_to(loss: float, batch_size: int) -> StudyMeasure:
    """The fewest examples that any member of a batch size has read when its training loss was at most so much."""

    def measure(outcome: StudyOutcome) -> float:
        return min(
            batch_size * steps_to_training_loss(record, loss)
            for member, record in pairs(outcome)
            if member.spec.training.batch_size == batch_size
        )

    return measure


def last_values(metric: str) -> Callable[[StudyOutcome], list[float]]:
    """The last validation loss (`loss`) or metric of each member; the worst possible where it has none yet."""

    def read(outcome: StudyOutcome) -> list[float]:
        worst = float("inf") if metric in LOWER_IS_BETTER else -float("inf")
        found = [
            one.figures.evaluation.get(metric) if one.figures and one.figures.evaluated_at else None
            for one in outcome.records
        ]
        ended = [one.status in ("done", "stopped") for one in outcome.records]
        return [worst if value is None or not good else value for value, good in zip(found, ended, strict=True)]

    return read


def mean_difference(metric: str) -> StudyMeasure:
    """By how much the last values of a metric of two different members differ, a mean over all pairs."""

    def measure(outcome: StudyOutcome) -> float:
        values = np.asarray(last_values(metric)(outcome), np.float64)
        return float(np.abs(values[:, None] - values[None, :]).sum() / (len(values) * (len(values) - 1)))

    return measure


def best_loss(outcome: StudyOutcome) -> float:
    """The smallest last validation loss."""
    return min(last_values("loss")(outcome))


def place_of_best(outcome: StudyOutcome) -> float:
    """The number of the member with the smallest last validation loss, from 0."""
    return float(np.argmin(last_values("loss")(outcome)))


def count_of(status: str) -> StudyMeasure:
    """How many members ended so: `done`, `diverged`, ..."""
    return lambda outcome: float(sum(one.status == status for one in outcome.records))


def result_of(outcome: StudyOutcome, kind: type[ResultT]) -> ResultT:
    """What a study of this kind has found.

    Raises:
        NotMeasuredError: it has found nothing, as too few of its runs came to an end.
    """
    if not isinstance(outcome.result, kind):
        raise NotMeasuredError
    return outcome.result


def figures_of(record: MemberRecord) -> MemberFigures:
    """The figures of a member.

    Raises:
        NotMeasuredError: it took no step.
    """
    if record.figures is None:
        raise NotMeasuredError
    return record.figures


def picture_of(record: MemberRecord, view: str) -> Arrays:
    """Arrays of a view of a member at its end.

    Raises:
        NotMeasuredError: the picture could not be computed.
    """
    if view not in record.pictures:
        raise NotMeasuredError
    return record.pictures[view]


def loss_against_mean_member(outcome: StudyOutcome) -> float:
    """Cross-entropy of the mean prediction over the mean cross-entropy of the members."""
    result = result_of(outcome, EnsembleResult)
    return result.ensemble_loss / result.mean_loss


def disagreement_of_equals(tolerance: float) -> StudyMeasure:
    """The largest share of examples on which two members of nearly equal accuracy predict different classes.

    Args:
        tolerance: by so much their accuracies differ at most.
    """

    def measure(outcome: StudyOutcome) -> float:
        result = result_of(outcome, EnsembleResult)
        accuracies = result.member_accuracies
        count = len(accuracies)
        equals = [
            result.disagreement[a][b]
            for a in range(count)
            for b in range(a)
            if abs(accuracies[a] - accuracies[b]) <= tolerance
        ]
        return max(equals, default=float("nan"))

    return measure


def survivors(outcome: StudyOutcome) -> Sequence[int]:
    """Members that entered each stage of a search."""
    return [len(rung.entered) for rung in result_of(outcome, SearchResult).rungs]
