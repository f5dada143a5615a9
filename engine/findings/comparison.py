"""Two runs compared at one step from evidence alone: what a cure has done for the finding and for the loss.

The rule. Both runs are read at the same ladder step: the last one that both have reached. Before the step of the
finding nothing is concluded. From there on the verdict holds so far; it is final once the second run has reached the
last step of the first (where that diverged: twice the step of it), or has ended. A first run that was left before four
times the step of the finding is too short for that: losses have not had the time to part. One that trains on beside its
fix counts up to 2,048 steps, or those if they are more: how long it goes on changes no verdict. It looks at two things:

- whether the rule that made the finding is silent on the last four ladder steps;
- whether the mean training loss of the last octave of steps is lower by 5 % (the validation loss where one of the two
  has noise in training, or the rule is about unseen examples).

Both hold, and no other finding has appeared: it worked. One holds, or another finding has appeared: it helped in part.
None holds, the loss is higher by 5 %, or the second run diverged: it did not work.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import isfinite
from typing import Literal

from engine.findings import FINDINGS, evaluate
from engine.findings.cured import CuredFinding
from engine.findings.definition import Evidence
from engine.findings.evidence import up_to
from engine.findings.history import OCTAVE, has_noise, level
from engine.findings.tracker import STEPS_TO_END
from engine.ladder import next_on_ladder, on_ladder
from engine.normal_form import normalize
from engine.spec import ExperimentSpec

LEAST_TIMES = 4
"""A first run that neither finished nor diverged has to reach so many times the step of the finding."""

MOST_STEPS = 2048
"""Of a first run that neither finished nor diverged, unless `LEAST_TIMES` the step of the finding is more."""

DIFFERENT = 0.05
"""Losses that differ by less than this share count as equal."""

Status = Literal["pending", "so_far", "final"]
Verdict = Literal["worked", "helped", "failed"]
LossChange = Literal["lower", "equal", "higher", "not_comparable"]
FindingChange = Literal["gone", "standing", "ended_in_both"]

_RULES = {rule.type: rule for rule in FINDINGS}


@dataclass(frozen=True)
class Side:
    """One run at the step compared.

    Attributes:
        measure: the number that the finding's rule looks at; None where it does not apply or there is no finding.
        standing: whether that rule finds anything on the last four ladder steps.
        others: codes of the other findings at that step.
        loss: mean training loss over the steps from `loss_from` on. None: there is none.
        evaluation: step, validation loss and metrics of the last evaluation up to that step, by name.
        diverged_at: step at which the run diverged, up to the final step.
    """

    measure: float | None
    standing: bool
    others: tuple[str, ...]
    loss: float | None
    loss_from: int
    evaluation: dict[str, float] | None
    diverged_at: int | None


@dataclass(frozen=True)
class Comparison:
    """Two runs at one step.

    Attributes:
        step: the ladder step at which both are read, 0 where none is reached by both.
        final_step: the step that the second has to reach for the verdict to be final.
        status, verdict: of the module's rule; no verdict without a finding, nor before its step.
        loss_by: the loss that decides.
    """

    step: int
    final_step: int
    status: Status
    verdict: Verdict | None
    finding: FindingChange | None
    loss: LossChange
    loss_by: Literal["training", "validation"]
    first: Side
    second: Side


_NOTHING = Side(None, False, (), None, 0, None, None)


def compare(
    first: Evidence | None, second: Evidence | None, finding: CuredFinding | None, *, goes_on: bool = False
) -> Comparison:
    """Two runs at the last ladder step that both have reached.

    Args:
        first: of the run with the finding. second: of the one to be compared, for instance its cure. None: it has taken
            no step.
        finding: what is to be judged; None compares the numbers alone.
        goes_on: whether the first trains on meanwhile.
    """
    if first is None or second is None:
        final = 1 if first is None else _final_step(first, finding, goes_on)
        return Comparison(0, final, "pending", None, None, "not_comparable", "training", _NOTHING, _NOTHING)
    final = _final_step(first, finding, goes_on)
    step = min(_reached(first), _reached(second))
    if not _ended(first) and finding is not None:
        step = min(step, final)
    code = None if finding is None else finding.code
    sides = _side(first, step, final, code), _side(second, step, final, code)
    by = _loss_by(first, second, sides, code)
    loss = _loss_change(first, second, sides, by)
    diverged = sides[1].diverged_at is not None
    begun = finding is not None and (diverged or step >= _ladder_floor(finding.step))
    early = not _ended(first) and _reached(first) < final
    if diverged or ((second.finished or _reached(second) >= final) and not early):
        status: Status = "final"
    else:
        status = "so_far" if begun or finding is None else "pending"
    change = _finding_change(sides) if begun else None
    verdict = None if change is None else _verdict(change, loss, sides)
    return Comparison(step, final, status, verdict, change, loss, by, *sides)


def _reached(evidence: Evidence) -> int:
    """The last ladder step with statistics and losses."""
    if not len(evidence.steps) or not len(evidence.losses):
        return 0
    return int(min(evidence.steps[-1], evidence.losses[-1, 0]))


def _ended(evidence: Evidence) -> bool:
    """Whether a run came to its end by itself."""
    return evidence.finished or evidence.diverged is not None


def _final_step(first: Evidence, finding: CuredFinding | None, goes_on: bool) -> int:
    """The step from which on a verdict is final: the last of the first run, twice that where it diverged."""
    if finding is None or _ended(first):
        wanted = max(_reached(first), 2 * (_diverged_at(first) or 0), 1)
    else:
        counted = MOST_STEPS if goes_on else min(_reached(first), MOST_STEPS)
        wanted = max(counted, LEAST_TIMES * finding.step)
    return wanted if on_ladder(wanted) else next_on_ladder(wanted)


def _ladder_floor(step: int) -> int:
    """The last ladder step up to a step: rules look at no other."""
    while step > 0 and not on_ladder(step):
        step -= 1
    return step


def _diverged_at(evidence: Evidence, limit: int | None = None) -> int | None:
    """The step of a divergence, where it is one up to a limit."""
    if evidence.diverged is None:
        return None
    step = int(str(evidence.diverged.get("step", 0)))
    return step if limit is None or step <= limit else None


def _side(evidence: Evidence, step: int, final: int, code: str | None) -> Side:
    then = _as_of(evidence, step, final)
    others = tuple(found.code for found in evaluate(then) if found.code != code)
    measured = float("nan") if code is None else _RULES[code].measure.of(then)
    loss = level(then) if len(then.losses) else float("nan")
    return Side(
        measure=measured if isfinite(measured) else None,
        standing=code is not None and _stands(evidence, step, final, code),
        others=others,
        loss=loss if isfinite(loss) else None,
        loss_from=_octave_start(then),
        evaluation=_evaluation(then),
        diverged_at=_diverged_at(evidence, final),
    )


def _as_of(evidence: Evidence, step: int, limit: int) -> Evidence:
    """The evidence as it was at a ladder step; a divergence behind the limit is not known there."""
    then = up_to(evidence, step)
    return then if _diverged_at(evidence, limit) is not None else replace(then, diverged=None)


def _octave_start(evidence: Evidence) -> int:
    """The first step of those that `level` averages over."""
    rows = evidence.losses
    return int(rows[len(rows) - OCTAVE - 1, 0]) + 1 if len(rows) > OCTAVE else min(1, len(rows))


def _stands(evidence: Evidence, step: int, final: int, code: str) -> bool:
    """Whether a rule finds anything on the last four ladder steps, or in a divergence."""
    steps = [int(each) for each in evidence.steps if each <= step][-STEPS_TO_END:] or [0]
    return any(len(_RULES[code].evaluate(_as_of(evidence, each, final))) > 0 for each in steps)


def _evaluation(evidence: Evidence) -> dict[str, float] | None:
    if not len(evidence.evaluations):
        return None
    step, *values = (float(value) for value in evidence.evaluations[-1])
    names = ("loss", *evidence.schema.metrics)
    finite = {name: value for name, value in zip(names, values, strict=False) if isfinite(value)}
    return {"step": step, **finite}


def _loss_by(
    first: Evidence, second: Evidence, sides: Sequence[Side], code: str | None
) -> Literal["training", "validation"]:
    """Noise in training raises the training loss of the run that has it, so there the validation loss decides.

    So it does where the finding is about unseen examples.
    """
    noisy = has_noise(first.spec) != has_noise(second.spec)
    unseen = code is not None and _RULES[code].judged_by == "validation"
    return "validation" if (noisy or unseen) and all(side.evaluation is not None for side in sides) else "training"


def _loss_change(first: Evidence, second: Evidence, sides: Sequence[Side], by: str) -> LossChange:
    if not comparable(first.spec, second.spec):
        return "not_comparable"
    before, after = sides
    if before.diverged_at is not None or after.diverged_at is not None:
        if after.diverged_at is None:
            return "lower"
        return "equal" if before.diverged_at is not None else "higher"
    losses = [side.loss if by == "training" else (side.evaluation or {}).get("loss") for side in sides]
    was, now = losses
    if was is None or now is None:
        return "not_comparable"
    if now < was * (1 - DIFFERENT):
        return "lower"
    return "higher" if now > was * (1 + DIFFERENT) else "equal"


def comparable(first: ExperimentSpec, second: ExperimentSpec) -> bool:
    """Whether the losses of two experiments are on one scale: the same data, targets, losses and weights."""
    reproduced = any(goal.target == "input" for spec in (first, second) for goal in spec.objectives)
    scales = [
        (
            *(spec.data.type, spec.data.config, spec.data.preprocessing if reproduced else ()),
            tuple((goal.loss, goal.target, goal.weight) for goal in spec.objectives),
            spec.training.class_weights,
        )
        for spec in (normalize(first), normalize(second))
    ]
    return scales[0] == scales[1]


def _finding_change(sides: Sequence[Side]) -> FindingChange:
    before, after = sides
    if after.standing:
        return "standing"
    return "gone" if before.standing else "ended_in_both"


def _verdict(change: FindingChange, loss: LossChange, sides: Sequence[Side]) -> Verdict:
    before, after = sides
    if after.diverged_at is not None or loss == "higher":
        return "failed"
    appeared = set(after.others) - set(before.others)
    if change == "gone" and loss == "lower" and not appeared:
        return "worked"
    return "helped" if change == "gone" or loss == "lower" else "failed"
