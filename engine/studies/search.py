"""Search for good settings with one budget for all runs: grid, random search, successive halving."""

from collections.abc import Sequence
from math import ceil, exp, floor, log
from typing import ClassVar

import numpy as np
from pydantic import JsonValue

from engine.errors import EngineError, Problem
from engine.problems import make_problem
from engine.spec import ExperimentSpec, Setting, paths, setting
from engine.studies.axes import WHERE, axis_path, check_path, cross, fitting, same_paths
from engine.studies.definition import Books, Changes, Member, MemberChange, Rung, StudyConfig, StudyDef
from engine.studies.figures import MemberRecord
from engine.studies.ill_runs import STOP_AT
from engine.studies.results import SearchResult, SearchRung
from engine.studies.settings import Axis, Budget, Domain, axes_setting, count_setting

_BUDGET: Setting = setting(
    None, title="Budget", help="Steps or epochs of all runs together. Every kind of search is given the same."
)
_SEED: Setting = setting(0, title="Seed of the draw", help="Another number draws other combinations.", ge=0, lt=2**32)
_DOMAINS: Setting = axes_setting("Settings of the experiment and what is drawn for them.")


class SearchConfig(StudyConfig):
    """What searches have in common."""

    shared: ClassVar[bool] = True
    budget: Budget | None = _BUDGET
    stop_at: tuple[str, ...] = STOP_AT

    def findings_that_stop(self) -> tuple[str, ...]:
        """See `StudyConfig`."""
        return self.stop_at

    def budget_steps(self, members: Sequence[Member]) -> int:
        """The budget in steps; an epoch is one of the first member."""
        assert self.budget is not None
        return self.budget.n * (members[0].steps_per_epoch if self.budget.unit == "epoch" else 1)

    def make_rungs(self, members: Sequence[Member]) -> tuple[Rung, ...]:
        """One stage in which all runs take equally many steps."""
        total = _require(self.budget_steps(members), len(members))
        return (Rung((total // len(members),) * len(members), len(members)),)

    def read(self, books: Books, records: Sequence[MemberRecord]) -> SearchResult:
        """Runs that went further come first, those of one stage by their score."""
        ranked = [one for one in records if one.figures is not None]
        ranking = sorted(ranked, key=lambda one: (-one.stages, one.score, one.number))
        return SearchResult(
            budget_steps=books.budget_steps,
            trained_steps=sum(one.trained for one in records),
            ranking=[one.number for one in ranking],
            rungs=_rungs(books.rungs, records),
        )


class GridConfig(SearchConfig):
    """Settings of a grid search."""

    axes: tuple[Axis, ...] = axes_setting("Settings and their values. Every combination is trained.")

    def list_changes(self, spec: ExperimentSpec) -> list[Changes]:
        """See `StudyConfig`."""
        return cross(spec, self.axes)


class RandomConfig(SearchConfig):
    """Settings of a random search."""

    axes: tuple[Domain, ...] = _DOMAINS
    count: int = count_setting(9, "Runs", "So many combinations are drawn.")
    seed: int = _SEED

    def list_changes(self, spec: ExperimentSpec) -> list[Changes]:
        """See `StudyConfig`."""
        return draw(spec, self.axes, self.count, self.seed)


class HalvingConfig(SearchConfig):
    """Settings of successive halving."""

    axes: tuple[Domain, ...] = _DOMAINS
    count: int = count_setting(9, "Runs", "So many combinations are drawn.", 2)
    seed: int = _SEED
    factor: int = setting(
        3, title="Factor", help="After each stage the best 1 in so many runs go on.", ge=2, le=16, choices=(2, 3, 4)
    )

    def list_changes(self, spec: ExperimentSpec) -> list[Changes]:
        """See `StudyConfig`."""
        return draw(spec, self.axes, self.count, self.seed)

    def make_rungs(self, members: Sequence[Member]) -> tuple[Rung, ...]:
        """See `halving_rungs`."""
        count = len(members)
        rungs = halving_rungs(self.budget_steps(members), count, self.factor)
        _require(self.budget_steps(members), count * len(rungs))
        return tuple(Rung((steps,) * count, keep) for steps, keep in rungs)


def draw(spec: ExperimentSpec, domains: Sequence[Domain], count: int, seed: int) -> list[Changes]:
    """Combinations drawn independently, axis by axis of each run; one that came before is drawn again.

    Raises:
        EngineError: with every problem of the axes.
    """
    problems = [one for at, domain in enumerate(domains) for one in _check(spec, domain, axis_path(at))]
    problems += same_paths([domain.path for domain in domains])
    if problems:
        raise EngineError(*problems)
    numbers = np.random.default_rng(seed)
    drawn: list[Changes] = []
    for _ in range(100 * count):
        own = tuple(MemberChange(path=one.path, value=_drawn(spec, one, numbers)) for one in domains)
        if own not in drawn:
            drawn.append(own)
        if len(drawn) == count:
            break
    return drawn


def _check(spec: ExperimentSpec, domain: Domain, where: str) -> list[Problem]:
    problems = check_path(spec, domain.path, where)
    if (domain.values is None) == (domain.between is None):
        problems.append(make_problem("study_values_missing", path=where, expected="values, between"))
    elif domain.between is not None:
        low, high = domain.between
        if not low < high or (domain.scale == "log" and low <= 0.0):
            between = paths.join(where, "between")
            problems.append(make_problem("study_bad_interval", path=between, got=[low, high]))
    return problems


def _drawn(spec: ExperimentSpec, domain: Domain, numbers: np.random.Generator) -> JsonValue:
    if domain.values is not None:
        return domain.values[int(numbers.integers(len(domain.values)))]
    assert domain.between is not None
    low, high = domain.between
    if domain.scale == "log":
        return fitting(spec, domain.path, exp(numbers.uniform(log(low), log(high))))
    return fitting(spec, domain.path, float(numbers.uniform(low, high)))


def _require(total: int, least: int) -> int:
    if total < least:
        raise EngineError(make_problem("study_budget_too_small", path=f"{WHERE}.budget", got=total, expected=least))
    return total


def halving_rungs(total: int, count: int, factor: int) -> list[tuple[int, int]]:
    """(steps of each run since its start, runs that go on) of each stage.

    With s stages each is given total / s steps, which its runs share evenly: floor(total / (s n_k)) more steps each,
    where n_k runs are left and ceil(n_k / factor) go on; of the last stage, all.

    Source:
        Jamieson and Talwalkar 2016, algorithm 1 (there half of them go on); Li et al. 2018 for the factor.

    Example:
        >>> halving_rungs(270, 9, 3)
        [(10, 3), (40, 1), (130, 1)]
    """
    sizes = [count]
    while sizes[-1] > 1:
        sizes.append(ceil(sizes[-1] / factor))
    rungs: list[tuple[int, int]] = []
    taken = 0
    for at, left in enumerate(sizes):
        taken += floor(total / (len(sizes) * left))
        rungs.append((taken, sizes[at + 1] if at + 1 < len(sizes) else left))
    return rungs


def best_of(numbers: Sequence[int], scores: Sequence[float], keep: int) -> list[int]:
    """The best members, the best first; of equal ones that with the smaller number.

    Args:
        numbers: of those that are compared. scores: of all members by number, the lower the better.
    """
    return sorted(numbers, key=lambda number: (scores[number], number))[:keep]


def _rungs(rungs: Sequence[Rung], records: Sequence[MemberRecord]) -> list[SearchRung]:
    """The stages that have begun, as the members' own steps show."""
    found: list[SearchRung] = []
    before = [0] * len(records)
    for at, rung in enumerate(rungs):
        entered = [one for one in records if one.stages > at]
        if not entered:
            break
        taken = sum(max(0, min(one.trained, rung.steps[one.number]) - before[one.number]) for one in entered)
        last = at + 1 == len(rungs)
        kept = [one.number for one in entered if (one.status == "done" if last else one.stages > at + 1)]
        steps = max(rung.steps)
        found.append(SearchRung(steps=steps, entered=[one.number for one in entered], kept=kept, trained_steps=taken))
        before = list(rung.steps)
    return found


GRID = StudyDef(
    type="grid",
    title="Grid search",
    summary="Trains every combination of values; all runs share one budget.",
    source="Bergstra and Bengio 2012, section 1.",
    Config=GridConfig,
)

RANDOM = StudyDef(
    type="random",
    title="Random search",
    summary="Trains combinations drawn at random; all runs share one budget.",
    source="Bergstra and Bengio 2012.",
    Config=RandomConfig,
)

HALVING = StudyDef(
    type="halving",
    title="Successive halving",
    summary="Trains many combinations for a short time and goes on with the best of them; all runs share one budget.",
    source="Jamieson and Talwalkar 2016; Li et al. 2018 (Hyperband).",
    Config=HalvingConfig,
)
