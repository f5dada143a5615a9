"""Learning rate too high: the steps are longer than the slope holds good for."""

from collections.abc import Sequence

import numpy as np
from pydantic import JsonValue

from engine.findings.changes import learning_rate_of, with_clipping, with_lower_rate
from engine.findings.definition import Cure, Evidence, Finding, FindingDef
from engine.findings.history import round_figure
from engine.findings.scale import loss_of_guessing
from engine.spec import ExperimentSpec

WORSE_THAN_GUESSING = 1.3
"""The loss stays above so many times that of a network which always gives the same answer."""

STILL_FALLING = 0.8
"""A loss that falls below this share of what it was is on its way."""

FEWEST_STEPS = 100
FEWEST_BUCKETS = 30


def _evaluate(evidence: Evidence) -> Sequence[Finding]:
    if learning_rate_of(evidence.spec) is None:
        return ()
    if evidence.diverged is not None:
        return () if _before_an_update(evidence.diverged) else (_diverged(evidence.spec, evidence.diverged),)
    losses = evidence.losses
    if len(losses) < FEWEST_BUCKETS or losses[-1, 0] < FEWEST_STEPS:
        return ()
    third = len(losses) // 3
    before, after = float(np.mean(losses[:third, 1])), float(np.mean(losses[-third:, 1]))
    if after < STILL_FALLING * before:
        return ()
    guessing = loss_of_guessing(evidence.spec)
    if after < WORSE_THAN_GUESSING * guessing:
        return ()
    return (_finding(evidence.spec, None, round_figure(after), {}),)


def _before_an_update(diverged: dict[str, JsonValue]) -> bool:
    """What overflows on the way to the first update owes nothing to its length."""
    return diverged.get("step") == 1 and diverged.get("quantity") != "update"


def _diverged(spec: ExperimentSpec, diverged: dict[str, JsonValue]) -> Finding:
    node_id = diverged.get("node_id")
    return _finding(spec, node_id if isinstance(node_id, str) else None, "∞", diverged)


def _finding(spec: ExperimentSpec, node_id: str | None, loss: float | str, facts: dict[str, JsonValue]) -> Finding:
    values: dict[str, JsonValue] = {
        "rate": round_figure(learning_rate_of(spec) or 0.0),
        "loss": loss,
        "guessing": round_figure(loss_of_guessing(spec)),
        **facts,
    }
    severity = "error" if facts else "warning"
    return Finding("learning_rate_too_high", severity, node_id, values, _cures(spec))


def _cures(spec: ExperimentSpec) -> tuple[Cure, ...]:
    offered = (("lower_rate", with_lower_rate(spec)), ("clipping", with_clipping(spec)))
    return tuple(Cure(code, changed) for code, changed in offered if changed != spec)


LEARNING_RATE_TOO_HIGH = FindingDef(
    type="learning_rate_too_high",
    title="Learning rate too high",
    sentence=("A learning rate of {rate} is too high: the loss is {loss}, where one answer for all costs {guessing}."),
    explanation=(
        "The gradient tells the slope at one point. A step that is too long jumps across the valley and lands higher "
        "up, where the slope is steeper and the next step longer still, until the numbers overflow."
    ),
    source="LeCun et al. 1998 (Efficient BackProp), section 5: steps beyond 2 over the curvature diverge.",
    cure_titles=(
        ("lower_rate", "Try a tenth of the learning rate"),
        ("clipping", "Try clipping the gradient to norm 1"),
    ),
    evaluate=_evaluate,
)
