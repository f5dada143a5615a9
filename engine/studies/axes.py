"""From axes to changes, and from changes to specs."""

from collections.abc import Sequence
from itertools import product
from math import isfinite

from pydantic import JsonValue

from engine.errors import EngineError, Problem
from engine.problems import make_problem
from engine.spec import Component, ExperimentSpec, paths
from engine.studies.definition import Changes, MemberChange
from engine.studies.settings import Axis, Ladder

WHERE = "study.config"
LARGEST_WHOLE = 2.0**53


def cross(spec: ExperimentSpec, axes: Sequence[Axis]) -> list[Changes]:
    """Every combination of the values of some axes, the last axis fastest.

    Raises:
        EngineError: with every problem of the axes.
    """
    problems = [problem for at, axis in enumerate(axes) for problem in check_axis(spec, axis, axis_path(at))]
    problems += same_paths([axis.path for axis in axes])
    if problems:
        raise EngineError(*problems)
    columns = [[MemberChange(path=axis.path, value=value) for value in values_of(spec, axis)] for axis in axes]
    return list(product(*columns))


def axis_path(at: int) -> str:
    """Where an axis stands in the request."""
    return paths.join(WHERE, "axes", at)


def check_axis(spec: ExperimentSpec, axis: Axis, where: str) -> list[Problem]:
    """What is wrong with one axis; `where` it stands."""
    problems = check_path(spec, axis.path, where)
    if (axis.values is None) == (axis.ladder is None):
        problems.append(make_problem("study_values_missing", path=where, expected="values, ladder"))
    elif axis.ladder is not None and not isfinite(_last(axis.ladder)):
        problems.append(make_problem("not_finite", path=paths.join(where, "ladder")))
    return problems


def _last(ladder: Ladder) -> float:
    try:
        return ladder.first * ladder.factor ** (ladder.count - 1)
    except OverflowError:
        return float("inf")


def check_path(spec: ExperimentSpec, path: str, where: str) -> list[Problem]:
    """Whether the experiment, in normal form, has such a setting."""
    try:
        paths.read(spec, path)
    except (KeyError, IndexError):
        return [make_problem("study_unknown_path", path=paths.join(where, "path"), got=path)]
    return []


def same_paths(named: Sequence[str]) -> list[Problem]:
    """A path may stand on one axis."""
    twice = {path for path in named if named.count(path) > 1}
    return [make_problem("study_same_path", path=paths.join(WHERE, "axes"), got=path) for path in sorted(twice)]


def values_of(spec: ExperimentSpec, axis: Axis) -> list[JsonValue]:
    """The values of a checked axis; those of a ladder are whole numbers where the setting is one."""
    if axis.values is not None:
        return list(axis.values)
    assert axis.ladder is not None
    ladder = axis.ladder
    rungs = (ladder.first * ladder.factor**at for at in range(ladder.count))
    return [fitting(spec, axis.path, value) for value in rungs]


def fitting(spec: ExperimentSpec, path: str, value: float) -> JsonValue:
    """A number, rounded where a whole number stands at the path."""
    present = paths.read(spec, path)
    whole = isinstance(present, int) and not isinstance(present, bool) and abs(value) < LARGEST_WHOLE
    return round(value) if whole else value


def apply_changes(spec: ExperimentSpec, changes: Sequence[MemberChange]) -> JsonValue:
    """The JSON of the experiment with the changes, unchecked.

    The name of a type in place of a whole component (`optimizer`: `adam`) takes that type with its default settings,
    and so does a change of its `type`.

    Raises:
        KeyError: a change has taken away what a later one names.
    """
    for change in changes:
        spec = _applied(spec, change.path, change.value)
    return spec.model_dump(mode="json", warnings=False)


def _applied(spec: ExperimentSpec, path: str, value: JsonValue) -> ExperimentSpec:
    owner, last = paths.parent(path)
    present, holder = paths.read(spec, path), paths.read(spec, owner)
    if isinstance(present, Component) and isinstance(value, str):
        return paths.replace(spec, path, present.model_copy(update={"type": value, "config": {}}))
    if last == "type" and isinstance(holder, Component) and isinstance(value, str):
        return paths.replace(spec, owner, holder.model_copy(update={"type": value, "config": {}}))
    if isinstance(present, Component) and isinstance(value, dict):
        changed = {"type": value.get("type", present.type), "config": value.get("config", {})}
        return paths.replace(spec, path, present.model_copy(update=changed))
    return paths.replace(spec, path, value)


def name_of(changes: Sequence[MemberChange]) -> str:
    """What a member differs in, as people read it.

    Example:
        >>> name_of([MemberChange(path="training.seed", value=3)])
        'training.seed = 3'
    """
    return ", ".join(f"{change.path} = {_text(change.value)}" for change in changes)


def _text(value: JsonValue) -> str:
    return str(value.get("type", value)) if isinstance(value, dict) else str(value)
