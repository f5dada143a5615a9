"""Stopped early: the run came to its end after few steps, with nothing learned yet or while the loss was falling."""

from collections.abc import Sequence

import numpy as np

from engine.findings.definition import Evidence, Finding, FindingDef, Measure, known
from engine.findings.history import UNLEARNED, guessing_cost, round_figure
from engine.findings.offers import offer
from engine.findings.settings import SOUND_UPDATE, bold_rate, higher_rate, learning_rate_of, with_epochs, with_rate
from engine.findings.standstill import LEARNING_RATE_TOO_LOW, SLOW_UPDATE
from engine.spec import ExperimentSpec

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
    if steps < epochs * evidence.schema.steps_per_epoch:
        return ()
    if steps > FEW_STEPS or not guessing > 0 or now < UNFINISHED * guessing:
        return ()
    if now <= UNLEARNED * guessing and now > FALLING * before and not _validation_falls(evidence):
        return ()
    longer = max(10 * epochs, -(-ENOUGH_STEPS // evidence.schema.steps_per_epoch))
    higher = _higher_rate(evidence)
    values = known(
        {
            "steps": steps,
            "loss": round_figure(now),
            "before": round_figure(before),
            "guessing": round_figure(guessing),
            "epochs": epochs,
            "longer": longer,
        }
    )
    if higher is not None:
        values["higher"] = higher
    offered = _offered(evidence, longer, higher)
    return (Finding("stopped_early", "warning", None, values, offer(evidence.spec, offered)),)


def _higher_rate(evidence: Evidence) -> float | None:
    """A rate at which updates have a healthy size; None where they have, or the optimiser has no rate.

    As bold as that offered for a rate that is too low, where they are as small as there.
    """
    rate, update = learning_rate_of(evidence.spec), LEARNING_RATE_TOO_LOW.measure.of(evidence)
    if rate is None or not 0 < update < SOUND_UPDATE:
        return None
    return bold_rate(rate, update) if update < SLOW_UPDATE else higher_rate(rate, update)


def _offered(evidence: Evidence, longer: int, higher: float | None) -> list[tuple[str, ExperimentSpec]]:
    """More epochs; where updates are small a higher rate, too: few steps and short ones are two lacks."""
    more = with_epochs(evidence.spec, longer)
    epochs = ("longer", more)
    if higher is None:
        return [epochs]
    rate = ("higher_rate", with_rate(evidence.spec, higher))
    slow = LEARNING_RATE_TOO_LOW.measure.of(evidence) < SLOW_UPDATE
    return [("longer_and_faster", with_rate(more, higher)), *((rate, epochs) if slow else (epochs, rate))]


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
    cure_titles=(
        ("longer", "Try {longer} epochs"),
        ("longer_and_faster", "Try {longer} epochs at a learning rate of {higher}"),
        ("higher_rate", "Try a learning rate of {higher}"),
    ),
    evaluate=_evaluate,
    measure=Measure("Steps taken", "number", _steps),
    alone=True,
)
