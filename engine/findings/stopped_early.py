"""Stopped early: the run came to its end after few steps, with nothing learned yet or while the loss was falling."""

from collections.abc import Sequence

import numpy as np
from pydantic import JsonValue

from engine.findings.definition import Cure, Evidence, Finding, FindingDef, Measure
from engine.findings.history import UNLEARNED, guessing_cost, round_figure
from engine.findings.settings import with_epochs

FEW_STEPS = 200
"""A run of more steps has had its time."""

UNFINISHED = 0.25
"""Share of guessing above which the loss has not got far."""

FALLING = 0.95
"""The mean of the second half of the ladder steps is below this share of that of the first."""

STILL_FALLING = 0.98
"""Or the last validation loss, which batches don't blur, is below this share of that at half the steps."""

FEWEST_ROWS = 4
ENOUGH_STEPS = 1000


def _evaluate(evidence: Evidence) -> Sequence[Finding]:
    epochs, rows = evidence.spec.training.epochs, evidence.losses
    if not evidence.finished or evidence.diverged is not None or epochs is None or len(rows) < FEWEST_ROWS:
        return ()
    steps, guessing = int(_steps(evidence)), guessing_cost(evidence)
    half = len(rows) // 2
    now, before = float(np.mean(rows[half:, 1])), float(np.mean(rows[:half, 1]))
    if steps > FEW_STEPS or not guessing > 0 or now < UNFINISHED * guessing:
        return ()
    if now <= UNLEARNED * guessing and now > FALLING * before and not _validation_falls(evidence):
        return ()
    longer = max(10 * epochs, -(-ENOUGH_STEPS // evidence.schema.steps_per_epoch))
    values: dict[str, JsonValue] = {
        "steps": steps,
        "loss": round_figure(now),
        "before": round_figure(before),
        "guessing": round_figure(guessing),
        "epochs": epochs,
        "longer": longer,
    }
    cures = (Cure("longer", with_epochs(evidence.spec, longer)),)
    return (Finding("stopped_early", "warning", None, values, cures),)


def _validation_falls(evidence: Evidence) -> bool:
    rows = evidence.evaluations[evidence.evaluations[:, 0] > 0]
    early = rows[rows[:, 0] <= evidence.losses[-1, 0] / 2]
    return len(early) > 0 and bool(rows[-1, 1] < STILL_FALLING * early[-1, 1])


def _steps(evidence: Evidence) -> float:
    """Steps taken: up to the last ladder step, or the last evaluation, which also stands behind the last epoch."""
    ends = [rows[-1, 0] for rows in (evidence.losses, evidence.evaluations) if len(rows)]
    return float(max(ends, default=float("nan")))


STOPPED_EARLY = FindingDef(
    type="stopped_early",
    title="Too few steps",
    sentence="The run stopped after only {steps} steps: the loss went from a mean of {before} in the first half to "
    "{loss} in the second; always predicting the same scores {guessing}.",
    explanation="Each step changes the weights by about a hundredth of their size, so a network usually needs several "
    "hundred steps. Here the number of epochs ended training before that.",
    source="Cao et al. 2022 (DeepFD): too few epochs is the second most frequent fault in programs collected.",
    cure_titles=(("longer", "Try {longer} epochs"),),
    evaluate=_evaluate,
    measure=Measure("Steps taken", "number", _steps),
    alone=True,
)
