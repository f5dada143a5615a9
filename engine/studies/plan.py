"""Plans a study: its members, each checked, and its stages."""

from collections.abc import Callable, Sequence

from pydantic import JsonValue

from engine.checks import CheckResult
from engine.checks.reading import read_part
from engine.errors import EngineError, Problem
from engine.problems import make_problem
from engine.spec import Component, ExperimentSpec, paths
from engine.studies import STUDIES
from engine.studies.axes import WHERE, apply_changes, name_of
from engine.studies.definition import Member, MemberChange, Plan, StudyConfig, StudyDef
from engine.studies.ill_runs import check_types
from engine.studies.lanes import plan_lanes
from engine.studies.settings import MOST_MEMBERS, MOST_STEPS

Check = Callable[[object], CheckResult]
"""Looks at the JSON of a spec."""

MOST_INVALID = 3
"""Members that cannot be trained and are named, with their problems."""


def find_study(study: Component) -> tuple[StudyDef, StudyConfig]:
    """The kind of a study and its settings.

    Raises:
        EngineError: there is no such kind, or its settings cannot be read.
    """
    record = next((one for one in STUDIES if one.type == study.type), None)
    if record is None:
        known = ", ".join(one.type for one in STUDIES)
        raise EngineError(make_problem("unknown_type", path="study.type", got=study.type, expected=known))
    config, problems = read_part(record.Config, study.config, ("study", "config"))
    if config is None:
        raise EngineError(*problems)
    return record, config


def plan_study(spec: ExperimentSpec, study: Component, check: Check) -> Plan:
    """All members and stages of a study.

    Args:
        spec: the experiment, checked and in normal form. check: of a member's JSON.

    Raises:
        EngineError: with the problems of the settings, or of the first members that cannot be trained.
    """
    _, config = find_study(study)
    problems = _metrics(spec, config) + check_types(config.findings_that_stop(), paths.join(WHERE, "stop_at"))
    if config.shared and config.budget is None:
        problems.append(make_problem("search_without_budget", path=paths.join(WHERE, "budget")))
    if problems:
        raise EngineError(*problems)
    changes = config.list_changes(spec)
    if len(changes) > MOST_MEMBERS:
        raise EngineError(make_problem("study_too_many_runs", path=WHERE, got=len(changes), expected=MOST_MEMBERS))
    members = tuple(config.finish(one) for one in _members(spec, changes, check, config))
    rungs, budget = config.make_rungs(members), config.budget_steps(members)
    if budget > MOST_STEPS:
        raise EngineError(make_problem("study_budget_too_large", path=WHERE, got=budget, expected=MOST_STEPS))
    return Plan(members, rungs, budget, plan_lanes(spec, members))


def _metrics(spec: ExperimentSpec, config: StudyConfig) -> list[Problem]:
    """Members are ranked and judged by what the experiment evaluates."""
    known = ("loss", *(spec.training.evaluation.metrics or ("accuracy", "iou", "r2")))
    asked = [("metric", config.metric), *([("solved.metric", config.solved.metric)] if config.solved else [])]
    return [
        make_problem("unknown_choice", path=paths.join(WHERE, name), got=metric, expected=", ".join(known))
        for name, metric in asked
        if metric not in known
    ]


def _members(
    spec: ExperimentSpec, changes: Sequence[Sequence[MemberChange]], check: Check, config: StudyConfig
) -> tuple[Member, ...]:
    members: list[Member] = []
    problems: list[Problem] = []
    invalid = 0
    for own in changes:
        result, refused = _checked(spec, own, check, config)
        if result is None:
            invalid += 1
            problems += [make_problem("study_run_invalid", path=WHERE, got=name_of(own)), *refused]
            if invalid == MOST_INVALID:
                break
        elif result.spec is not None:
            members.append(_member(own, result.spec, result))
    if problems:
        raise EngineError(*problems)
    twins = [name_of(one.changes) for at, one in enumerate(members) if any(one.spec == b.spec for b in members[:at])]
    if twins:
        raise EngineError(make_problem("study_same_runs", path=WHERE, got=twins[0]))
    return tuple(members)


def _member(changes: Sequence[MemberChange], spec: ExperimentSpec, result: CheckResult) -> Member:
    operations = result.operations * spec.training.batch_size
    return Member(tuple(changes), spec, result.steps_per_epoch or 1, result.weights, operations)


def _checked(
    spec: ExperimentSpec, changes: Sequence[MemberChange], check: Check, config: StudyConfig
) -> tuple[CheckResult | None, Sequence[Problem]]:
    """The check of a member; None with its problems where it cannot be trained."""
    try:
        raw = apply_changes(spec, changes)
    except KeyError:
        return None, [make_problem("study_unknown_path", path=WHERE, got=changes[-1].path)]
    result = check(_with_budget(raw, config))
    return (result, ()) if result.ok else (None, result.problems)


def _with_budget(raw: JsonValue, config: StudyConfig) -> JsonValue:
    """A budget in epochs is the member's own; where one in steps ends it, its epochs must not end it before."""
    if config.budget is not None and isinstance(raw, dict) and isinstance(training := raw.get("training"), dict):
        training["epochs"] = config.budget.n if config.budget.unit == "epoch" and not config.shared else None
    return raw
