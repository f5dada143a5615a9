"""Why a run is stuck: what was found, what follows from it, what was looked at, and what to try next."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import isfinite
from typing import Literal

from engine.findings import FINDINGS, explained_by, find_all
from engine.findings.changes import with_wider_layers
from engine.findings.definition import Cure, Evidence, Finding, FindingDef
from engine.findings.folding import folded_back
from engine.findings.history import FEWEST_ROWS, OCTAVE, guessing_cost, is_early, level, loss_over_guessing
from engine.findings.settings import bolder_rate, learning_rate_of, with_epochs, with_rate
from engine.findings.standstill import LEARNING_RATE_TOO_LOW

SOLVED = 0.1
"""A loss below this share of what always predicting the same costs."""

STILL_FALLING = 0.95
"""The mean loss of the last octave of steps lies below this share of that of the octave before."""

LONGER = 4
"""So many times the steps done are offered to a run whose loss still falls."""

Outlook = Literal["early", "found", "solved", "falling", "stalled"]
Standing = Literal["found", "usual", "unusual", "unknown"]


@dataclass(frozen=True)
class Looked:
    """A number that was looked at.

    Attributes:
        codes: rules that read it. value: None where it does not apply. least, most: what is usual.
        standing: `found` where one of the rules finds something, else whether the number is within its bounds.
    """

    codes: tuple[str, ...]
    value: float | None
    least: float | None
    most: float | None
    standing: Standing


@dataclass(frozen=True)
class Cause:
    """A finding, and those that are consequences of it."""

    finding: Finding
    consequences: tuple[Finding, ...]


@dataclass(frozen=True)
class Diagnosis:
    """A run at its last ladder step.

    Attributes:
        outlook: `early`: too few steps were taken. `found`: something is wrong. Else nothing is, and the task is
            `solved`, the loss is still `falling`, or it has `stalled`.
        loss, guessing: mean training loss of the last octave of steps, and what always predicting the same costs.
            Both are None where they are not known.
        next: the experiment to try; None where a cause has cures of its own, or nothing is left to gain.
    """

    step: int
    outlook: Outlook
    loss: float | None
    guessing: float | None
    causes: tuple[Cause, ...]
    looked: tuple[Looked, ...]
    next: Cure | None


def diagnose(evidence: Evidence) -> Diagnosis:
    """What is known of a run."""
    found = find_all(evidence)
    causes, looked = _causes(found), _looked(evidence, found)
    outlook = _outlook(evidence, bool(causes))
    return Diagnosis(
        step=int(evidence.steps[-1]) if len(evidence.steps) else 0,
        outlook=outlook,
        loss=_known(level(evidence)) if len(evidence.losses) else None,
        guessing=_known(guessing_cost(evidence)),
        causes=causes,
        looked=looked,
        next=_next(evidence, outlook),
    )


def _causes(found: Sequence[Finding]) -> tuple[Cause, ...]:
    """Findings that no other explains, each with those that it explains; one below the first cause that does."""
    explained = explained_by(finding.code for finding in found)
    rules = {rule.type: rule for rule in FINDINGS}
    waiting = [finding for finding in found if finding.code in explained]
    causes: list[Cause] = []
    for finding in found:
        if finding.code in explained:
            continue
        below = [each for each in waiting if each.code in rules[finding.code].explains]
        waiting = [each for each in waiting if each not in below]
        causes.append(Cause(finding, tuple(below)))
    return tuple(causes)


def _looked(evidence: Evidence, found: Sequence[Finding]) -> tuple[Looked, ...]:
    """One entry for each measure; several rules may read the same."""
    rules: dict[str, list[FindingDef]] = {}
    for rule in FINDINGS:
        rules.setdefault(rule.measure.title, []).append(rule)
    codes = {finding.code for finding in found}
    return tuple(_look(evidence, alike, codes) for alike in rules.values())


def _look(evidence: Evidence, rules: Sequence[FindingDef], found: set[str]) -> Looked:
    bounds = [(rule.measure.least, rule.measure.most) for rule in rules]
    least, most = next(((low, high) for low, high in bounds if low is not None or high is not None), (None, None))
    value = _known(rules[0].measure.of(evidence)) if len(evidence.steps) else None
    standing: Standing = "usual"
    if any(rule.type in found for rule in rules):
        standing = "found"
    elif value is None:
        standing = "unknown"
    elif (least is not None and value < least) or (most is not None and value > most):
        standing = "unusual"
    return Looked(tuple(rule.type for rule in rules), value, least, most, standing)


def _known(value: float) -> float | None:
    return value if isfinite(value) else None


def _outlook(evidence: Evidence, is_wrong: bool) -> Outlook:
    if is_wrong:
        return "found"
    if is_early(evidence):
        return "early"
    share = loss_over_guessing(evidence)
    if isfinite(share) and share < SOLVED:
        return "solved"
    return "falling" if _is_falling(evidence) else "stalled"


def _is_falling(evidence: Evidence) -> bool:
    before = level(evidence, octaves_ago=1) if len(evidence.losses) >= FEWEST_ROWS + OCTAVE else float("inf")
    return level(evidence) < STILL_FALLING * before


def _next(evidence: Evidence, outlook: Outlook) -> Cure | None:
    """More steps while the loss falls; where it has stalled, a rate that moves the weights, then more units."""
    spec = evidence.spec
    if outlook == "falling":
        epochs = spec.training.epochs
        offered = () if epochs is None else (Cure("longer", with_epochs(spec, LONGER * epochs)),)
    elif outlook == "stalled":
        rate = learning_rate_of(spec)
        bolder = None if rate is None else bolder_rate(rate, _largest_update(evidence))
        faster = () if bolder is None else (Cure("bolder_rate", with_rate(spec, bolder)),)
        offered = (*faster, Cure("wider", with_wider_layers(spec)))
    else:
        offered = ()
    return next((cure for cure in (_drawn(each, evidence) for each in offered) if cure is not None), None)


def _largest_update(evidence: Evidence) -> float:
    return LEARNING_RATE_TOO_LOW.measure.of(evidence)


def _drawn(cure: Cure, evidence: Evidence) -> Cure | None:
    """The change in the drawing, None where it would change one copy of a group alone, or nothing."""
    changed = folded_back(cure.spec, evidence.drawn) if evidence.drawn.network.groups else cure.spec
    return None if changed is None or changed == evidence.drawn else replace(cure, spec=changed)
