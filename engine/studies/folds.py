"""k-fold cross-validation: every example is used for validation once."""

from collections.abc import Sequence

import numpy as np

from engine.spec import ExperimentSpec, paths, setting
from engine.studies.definition import Books, Changes, MemberChange, StudyConfig, StudyDef
from engine.studies.figures import MemberRecord
from engine.studies.results import FoldsResult, Spread

FOLDS, FOLD = paths.join(paths.DATA, "split", "folds"), paths.join(paths.DATA, "split", "fold")


class FoldsConfig(StudyConfig):
    """Settings of a cross-validation."""

    folds: int = setting(
        5,
        title="Folds",
        help="Training and validation data are split into so many parts; each is used for validation once.",
        ge=2,
        le=50,
        choices=(3, 5, 10),
    )

    def list_changes(self, spec: ExperimentSpec) -> list[Changes]:
        """See `StudyConfig`."""
        folds = MemberChange(path=FOLDS, value=self.folds)
        return [(folds, MemberChange(path=FOLD, value=fold)) for fold in range(self.folds)]

    def read(self, books: Books, records: Sequence[MemberRecord]) -> FoldsResult:
        """See `StudyConfig`."""
        done = [one.figures for one in records if one.status == "done" and one.figures is not None]
        names = dict.fromkeys(name for figures in done for name in figures.evaluation)
        found = {name: [value for one in done if (value := one.evaluation.get(name)) is not None] for name in names}
        return FoldsResult(folds=len(done), metrics={name: spread_of(values) for name, values in found.items()})


def spread_of(values: Sequence[float]) -> Spread:
    """Mean, sample deviation (n - 1) and extremes; the deviation is None for fewer than two numbers.

    Example:
        >>> spread_of([1.0, 3.0]).deviation == 2**0.5
        True
    """
    if not values:
        return Spread(count=0, mean=None, deviation=None, least=None, most=None)
    numbers = np.array(values, np.float64)
    deviation = float(numbers.std(ddof=1)) if len(numbers) > 1 else None
    return Spread(
        count=len(numbers),
        mean=float(numbers.mean()),
        deviation=deviation,
        least=float(numbers.min()),
        most=float(numbers.max()),
    )


K_FOLD = StudyDef(
    type="k_fold",
    title="Cross-validation",
    summary="Trains once for every part of the data, which is then used for validation: mean and spread of the result.",
    source="Stone 1974; Kohavi 1995 (k-fold cross-validation).",
    Config=FoldsConfig,
)
