"""Verdicts on cases: reported, cause first, in time, cured."""

from collections.abc import Sequence
from dataclasses import dataclass

from bench.faults.cases import Case, is_worse
from bench.faults.healthy import HealthyRun
from bench.faults.judging import Reported, before_play, cures_of, in_training
from bench.faults.record import Record, Score
from bench.faults.rows import Row
from bench.faults.training import Job, Trainer

FEWEST_STEPS = 200
"""A sentence is in time within so many steps, or two epochs."""


@dataclass(frozen=True)
class Verdict:
    """One case judged. row: without the results of cures. cures: the offered ones that are different, best first."""

    case: Case
    row: Row
    cures: Sequence[Job]


def judge(case: Case, trainer: Trainer) -> Verdict | None:
    """The verdict on a case that was trained; None where its run is missing."""
    twin = trainer.find((case.sound, case.net.steps))
    record = trainer.find((case.faulty, case.net.steps))
    before = before_play(case.faulty)
    refused = any(each.refuses for each in before)
    if twin is None or (record is None and not refused):
        return None
    hurts = record is not None and is_worse(record.score, twin.score)
    reported = before if record is None else [*before, *in_training(record)]
    cures = [(cure, case.net.steps) for cure in cures_of(reported, case.faulty)] if hurts or refused else []
    row = Row(
        source=case.source,
        kind=case.fault.id,
        net=case.net.id,
        seed=case.seed,
        held=case.held,
        refused=refused,
        hurts=hurts,
        reported=tuple((each.code, each.step) for each in reported),
        right=bool(reported) and reported[0].code in case.fault.causes,
        in_time=_in_time(reported, record),
        offered=len(cures),
    )
    return Verdict(case, row, cures)


def restored(verdict: Verdict, trainer: Trainer) -> tuple[bool, ...]:
    """Of each cure that was run, up to the first that was not, whether it does as well as the twin."""
    twin = trainer.find((verdict.case.sound, verdict.case.net.steps))
    found: list[bool] = []
    for cure in verdict.cures:
        record = trainer.find(cure)
        if twin is None or not trainer.was_tried(cure):
            break
        found.append(record is not None and not is_worse(record.score, twin.score))
    return tuple(found)


def judge_healthy(run: HealthyRun, trainer: Trainer) -> Row | None:
    """What is said of a run that has nothing wrong with it; None where it is missing, or did not reach its mark."""
    record = trainer.find((run.spec, run.steps))
    if record is None or not _is_well(record.score, run):
        return None
    reported = tuple((each.code, each.step) for each in (*before_play(run.spec), *in_training(record)))
    return Row("healthy", "healthy", run.id, run.spec.training.seed, reported=reported)


def _is_well(score: Score, run: HealthyRun) -> bool:
    if run.accuracy is not None:
        return score.accuracy is not None and score.accuracy >= run.accuracy
    return run.lost is None or (score.lost is not None and score.lost <= run.lost)


def _in_time(reported: Sequence[Reported], record: Record | None) -> bool:
    limit = FEWEST_STEPS if record is None else max(FEWEST_STEPS, 2 * record.steps_per_epoch)
    return bool(reported) and reported[0].step <= limit
