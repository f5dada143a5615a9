"""What is said of a spec before it trains and of a run as it trains, step by step as the page hears it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bench.faults.edits import with_edits
from bench.faults.record import Record
from engine import findings
from engine.checks import check
from engine.errors import Problem
from engine.findings.definition import Evidence
from engine.findings.evidence import up_to
from engine.findings.tracker import FindingTracker
from engine.spec import ExperimentSpec

MOST_CURES = 3


@dataclass(frozen=True)
class Reported:
    """One sentence: its code, the step at which it was said (0: before Play), and the cures it offers.

    Attributes:
        refuses: the spec can't be trained until it is fixed.
    """

    code: str
    step: int
    cures: tuple[ExperimentSpec, ...]
    refuses: bool = False


def before_play(spec: ExperimentSpec) -> list[Reported]:
    """Problems and warnings, in their order; those of one code on several blocks are one, and so are their fixes."""
    result = check(spec.model_dump(mode="json"))
    found: dict[str, list[Problem]] = {}
    for each in (*result.problems, *result.warnings):
        found.setdefault(each.code, []).append(each)
    refuses = bool(result.problems)
    return [Reported(code, 0, _fixed(spec, alike), refuses) for code, alike in found.items()]


def _fixed(spec: ExperimentSpec, problems: list[Problem]) -> tuple[ExperimentSpec, ...]:
    edits = [edit for problem in problems for edit in problem.fix]
    return (with_edits(spec, tuple(edits)),) if edits else ()


def in_training(record: Record) -> list[Reported]:
    """Findings as they begin."""
    return [] if record.evidence is None else list(_begun(record.evidence))


def _begun(evidence: Evidence) -> Iterator[Reported]:
    tracker, cures = FindingTracker(), dict[str, tuple[ExperimentSpec, ...]]()
    whole = replace(evidence, diverged=None, finished=False)
    stages = [(int(step), up_to(whole, int(step))) for step in evidence.steps if step > 0]
    last = stages[-1][0] if stages else 0
    diverged = last if evidence.diverged is None else int(str(evidence.diverged.get("step", last)))
    for step, stage in [*stages, (max(last, diverged), evidence)]:
        found = findings.find_all(stage)
        cures |= {each.code: tuple(cure.spec for cure in each.cures) for each in found}
        for event in tracker.changes(step, found, counted=step != last):
            code = str(event.detail["code"])
            if event.detail["active"]:
                yield Reported(code, step, cures[code])


def cures_of(reported: list[Reported], spec: ExperimentSpec) -> list[ExperimentSpec]:
    """The cures of the first sentence that offers any, the best first."""
    offered = next((each.cures for each in reported if each.cures), ())
    return [cure for cure in offered if cure != spec][:MOST_CURES]
