"""Members that differ in nothing but their seed, side by side: mean, band, share that solved the task."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.spec import SpecPart, paths
from engine.studies.definition import Changes, MemberChange
from engine.studies.figures import MemberCurve, MemberFigures, MemberStatus

SEED = paths.join(paths.TRAINING, "seed")
REPEATED = frozenset({SEED, "data.split.seed", "data.split.fold", "data.split.bootstrap_seed", "data.config.seed"})
"""What a run is repeated over: members that differ in these alone are repetitions."""

MOST_POINTS = 64


class StudyBand(SpecPart):
    """Mean, smallest and largest value over members at common steps, with the sample deviation (None for one alone)."""

    steps: list[int]
    mean: list[float]
    least: list[float]
    most: list[float]
    deviation: list[float | None]


class StudyGroup(SpecPart):
    """Repetitions of one experiment.

    Attributes:
        changes: what they have in common. members: their numbers. done: how many are done or diverged.
        solved: how many of those solved the task; None without a criterion.
        loss: band of the training loss. validation: bands of the validation metrics. Up to the step that all of them
            have reached; empty without a value of each.
    """

    changes: list[MemberChange]
    members: list[int]
    done: int
    solved: int | None
    loss: StudyBand
    validation: dict[str, StudyBand]


@dataclass(frozen=True)
class Standing:
    """A member as groups see it."""

    number: int
    changes: Changes
    status: MemberStatus
    figures: MemberFigures | None


def make_groups(members: Sequence[Standing], *, criterion: bool) -> list[StudyGroup]:
    """Repetitions together, in the order of their first member."""
    found: dict[str, list[Standing]] = {}
    for one in members:
        key = json.dumps([change.model_dump(mode="json") for change in _common(one.changes)], sort_keys=True)
        found.setdefault(key, []).append(one)
    return [_group(own, criterion=criterion) for own in found.values()]


def _common(changes: Changes) -> Changes:
    return tuple(change for change in changes if change.path not in REPEATED)


def _group(members: Sequence[Standing], *, criterion: bool) -> StudyGroup:
    known = [one.figures for one in members if one.figures is not None]
    ended = [one for one in members if one.status in ("done", "diverged")]
    solved = sum(one.status == "done" and one.figures is not None and one.figures.solved is True for one in ended)
    names = known[0].validation if known else {}
    return StudyGroup(
        changes=list(_common(members[0].changes)),
        members=[one.number for one in members],
        done=len(ended),
        solved=solved if criterion else None,
        loss=make_band([figures.loss for figures in known]),
        validation={name: make_band([one.validation[name] for one in known]) for name in names},
    )


def make_band(curves: Sequence[MemberCurve]) -> StudyBand:
    """The band of some curves, each read between its points along straight lines.

    A curve counts up to its first value that is no finite number; one without any does not count.
    """
    read = [points for curve in curves if len((points := _finite(curve))[0])]
    if not read:
        return StudyBand(steps=[], mean=[], least=[], most=[], deviation=[])
    begin, end = max(steps[0] for steps, _ in read), min(steps[-1] for steps, _ in read)
    longest = max((steps for steps, _ in read), key=len)
    common = longest[(longest >= begin) & (longest <= end)]
    if not len(common):
        return StudyBand(steps=[], mean=[], least=[], most=[], deviation=[])
    kept = common[np.unique(np.linspace(0, len(common) - 1, min(len(common), MOST_POINTS)).round().astype(int))]
    rows = np.stack([np.interp(kept, steps, values) for steps, values in read])
    deviation: list[float | None] = [None] * len(kept)
    if len(rows) > 1:
        deviation = rows.std(axis=0, ddof=1).tolist()
    return StudyBand(
        steps=[int(step) for step in kept],
        mean=rows.mean(axis=0).tolist(),
        least=rows.min(axis=0).tolist(),
        most=rows.max(axis=0).tolist(),
        deviation=deviation,
    )


def _finite(curve: MemberCurve) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    values = np.array([np.nan if value is None else value for value in curve.values], np.float64)
    broken = np.flatnonzero(~np.isfinite(values))
    count = int(broken[0]) if len(broken) else len(values)
    return np.array(curve.steps[:count], np.float64), values[:count]
