"""Learning-rate range test: the rate grows exponentially from step to step; where does the loss fall, and fall fastest?

It trains a run of its own from the initial weights, so that no other run is touched.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from engine import registry
from engine.errors import EngineError
from engine.problems import make_problem
from engine.spec import Component, ExperimentSpec, paths, setting
from engine.studies.definition import Books, Changes, Member, MemberChange, Rung, StudyConfig, StudyDef
from engine.studies.figures import MemberRecord
from engine.studies.results import RangeTestResult, RateSuggestion
from engine.studies.settings import Budget

RATE = paths.setting(paths.OPTIMIZER, "learning_rate")
TOO_LARGE = 4.0
"""The loss has exploded where it is so many times its minimum. Source: Gugger 2018, How do you find a good rate."""

LEAST_POINTS = 5
FALLEN = 0.1
LEVEL_SHARE = 4
"""The loss before it falls is the median over the first quarter of what leads to the minimum."""

DEFAULT_STEPS = 200
Numbers = NDArray[np.float64]


class RangeTestConfig(StudyConfig):
    """Settings of a range test."""

    budget: Budget | None = setting(None, title="Length", help="Steps or epochs. Empty: 200 steps.")
    lowest: float = setting(
        1e-5,
        title="Lowest rate",
        help="Rate of the first step.",
        scale="log",
        gt=0.0,
        le=1e6,
        choices=(1e-6, 1e-5, 1e-4),
    )
    highest: float = setting(
        10.0,
        title="Highest rate",
        help="Rate of the last step.",
        scale="log",
        gt=0.0,
        le=1e6,
        choices=(1.0, 10.0, 100.0),
    )
    smoothing: float = setting(
        0.05,
        title="Smoothing",
        help="Width of the smoothing kernel, as a fraction of the steps. 0 draws every loss as it is.",
        ge=0.0,
        le=0.5,
        choices=(0.0, 0.02, 0.05, 0.1),
    )

    def list_changes(self, spec: ExperimentSpec) -> list[Changes]:
        """See `StudyConfig`."""
        if "learning_rate" not in registry.optimizer(spec.optimizer.type).Config.model_fields:
            raise EngineError(make_problem("study_no_learning_rate", path=paths.OPTIMIZER, got=spec.optimizer.type))
        if not self.lowest < self.highest:
            got = [self.lowest, self.highest]
            raise EngineError(make_problem("study_bad_interval", path="study.config.highest", got=got))
        return [
            (
                MemberChange(path=RATE, value=self.highest),
                MemberChange(path=paths.SCHEDULE, value=self._ramp(1.0).model_dump(mode="json")),
                MemberChange(path=paths.join(paths.TRAINING, "epochs"), value=None),
                MemberChange(path=paths.join(paths.TRAINING, "early_stopping"), value=None),
            )
        ]

    def _ramp(self, epochs: float) -> Component:
        return Component(type="exponential_rise", config={"epochs": epochs, "start": self.lowest / self.highest})

    def finish(self, member: Member) -> Member:
        """The ramp ends with the last step."""
        ramp = self._ramp(max(self._steps(member) - 1, 1) / member.steps_per_epoch)
        training = member.spec.training.model_copy(update={"epochs": None})
        spec = member.spec.model_copy(update={"schedule": ramp, "training": training})
        return replace(member, spec=spec)

    def _steps(self, member: Member) -> int:
        if self.budget is None:
            return DEFAULT_STEPS
        return self.budget.n * (member.steps_per_epoch if self.budget.unit == "epoch" else 1)

    def make_rungs(self, members: Sequence[Member]) -> tuple[Rung, ...]:
        """See `StudyConfig`."""
        return (Rung(tuple(self._steps(one) for one in members), len(members)),)

    def read(self, books: Books, records: Sequence[MemberRecord]) -> RangeTestResult | None:
        """See `StudyConfig`."""
        losses, total = records[0].losses, books.rungs[0].steps[0]
        if not len(losses):
            return None
        middle, widths = (losses[:, 0] + losses[:, 1]) / 2.0, losses[:, 1] - losses[:, 0] + 1.0
        rates = rates_of(middle, self.lowest, self.highest, total)
        diverged = records[0].status == "diverged"
        return read_range_test(rates, losses[:, 2], middle, widths, self.smoothing * total, diverged=diverged)


def rates_of(steps: Numbers, lowest: float, highest: float, total: int) -> Numbers:
    """The rate of steps 1 to `total`, which grows by the same factor from step to step.

    Example:
        >>> rates_of(np.array([1.0, 2.0, 3.0]), 0.01, 1.0, 3).round(12).tolist()
        [0.01, 0.1, 1.0]
    """
    return lowest * (highest / lowest) ** ((steps - 1.0) / max(total - 1, 1))


def smooth(steps: Numbers, losses: Numbers, weights: Numbers, width: float) -> Numbers:
    """Each loss as the mean of all, weighted by a Gaussian over their distance in steps: a kernel without lag.

    Args:
        weights: steps that each loss is the mean of. width: standard deviation in steps; 0 leaves all as they are.
    """
    if width <= 0.0:
        return losses
    kernel = np.exp(-0.5 * ((steps[:, None] - steps[None, :]) / width) ** 2) * weights
    return (kernel @ losses) / kernel.sum(axis=1)


def read_range_test(
    rates: Numbers, losses: Numbers, steps: Numbers, weights: Numbers, width: float, *, diverged: bool
) -> RangeTestResult:
    """Curve and suggestions.

    Args:
        rates, losses: [n] in the order of training. steps: [n] where each loss lies. weights, width: see `smooth`.
        diverged: whether training ended with a number that is not finite.
    """
    finite = np.isfinite(losses)
    count = len(losses) if finite.all() else int(np.argmin(finite))
    found = np.full(len(losses), np.nan)
    found[:count] = smooth(steps[:count], losses[:count], weights[:count], width)
    end = _explosion(losses[:count])
    found[:end] = smooth(steps[:end], losses[:end], weights[:end], width)
    stopped = float(rates[end]) if end < count else float(rates[-1]) if diverged or count < len(losses) else None
    return RangeTestResult(
        rates=rates.tolist(),
        losses=_numbers(losses),
        smoothed=_numbers(found),
        stopped_at=stopped,
        suggestions=suggest(rates[:end], found[:end]),
    )


def _explosion(losses: Numbers) -> int:
    """The first place behind which the loss stays beyond four times its minimum; the length where there is none."""
    if not len(losses):
        return 0
    large = losses > TOO_LARGE * np.minimum.accumulate(losses)
    behind = np.flatnonzero(~large)
    return int(behind[-1]) + 1 if len(behind) else 0


def suggest(rates: Numbers, losses: Numbers) -> list[RateSuggestion]:
    """Rates by several rules, read from a smoothed curve before it explodes; none where it does not fall.

    Source:
        steepest: Gugger 2018, the most negative slope of the loss over log(rate), before the minimum and not before
            the loss has begun to fall;
        valley: fastai 2021, two thirds along the longest decreasing subsequence, less half a third;
        tenth_of_minimum: Howard and Gugger 2020, a tenth of the rate at the minimum.
    """
    if len(losses) < LEAST_POINTS or (low := int(np.argmin(losses))) < 2:
        return []
    begin = _fall(losses[: low + 1])
    slopes = np.gradient(losses[: low + 1], np.log(rates[: low + 1]))
    steepest, valley = begin + int(np.argmin(slopes[begin:])), _valley(losses)
    tenth = float(rates[low]) / 10.0
    at_tenth = float(np.interp(np.log(tenth), np.log(rates), losses))
    return [
        RateSuggestion(rule="steepest", rate=float(rates[steepest]), loss=float(losses[steepest])),
        RateSuggestion(rule="valley", rate=float(rates[valley]), loss=float(losses[valley])),
        RateSuggestion(rule="tenth_of_minimum", rate=tenth, loss=at_tenth),
    ]


def _fall(losses: Numbers) -> int:
    """Where the loss falls for good: behind the last place at which it has not yet lost a tenth of what it loses in
    all. Before that, at rates too small to learn, the slope is that of the noise.

    Args:
        losses: smoothed, up to the minimum.
    """
    start = float(np.median(losses[: max(1, len(losses) // LEVEL_SHARE)]))
    above = np.flatnonzero(losses > start - FALLEN * (start - float(losses[-1])))
    return min(int(above[-1]) if len(above) else 0, max(len(losses) - 2, 0))


def _valley(losses: Numbers) -> int:
    """A place in the longest decreasing subsequence: behind a third and a half third of its length."""
    length = np.ones(len(losses), np.int64)
    for at in range(1, len(losses)):
        above = length[:at][losses[:at] > losses[at]]
        length[at] = 1 + (int(above.max()) if len(above) else 0)
    end = int(np.argmax(length))
    third = (int(length[end])) / 3.0
    return max(0, end - int(length[end])) + int(third) + int(third / 2.0)


def _numbers(values: Numbers) -> list[float | None]:
    return [float(value) if np.isfinite(value) else None for value in values]


RANGE_TEST = StudyDef(
    type="range_test",
    title="Learning-rate range test",
    summary="Raises the learning rate from step to step and suggests rates from the curve of the loss.",
    source="Smith 2017 (Cyclical learning rates), section 3.3; Gugger 2018.",
    Config=RangeTestConfig,
    reads_losses=True,
    steps_per_second=120.0,
)
