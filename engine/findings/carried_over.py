"""Nothing carries over: the training examples are learned, and the others never were better than guessed."""

from collections.abc import Sequence

import numpy as np

from engine.findings.definition import Evidence, Finding, FindingDef, FindingValue, Measure
from engine.findings.history import guessing_cost, is_early, last_step, level, round_figure
from engine.findings.overfitting import LEARNED, offered_cures, validation_losses
from engine.findings.settings import USUAL_PENALTY

FEWEST = 4
"""Evaluations behind an update."""

GUESSED = 0.95
"""The least validation loss of the run is above this share of what always predicting the same costs."""


def _evaluate(evidence: Evidence) -> Sequence[Finding]:
    losses = validation_losses(evidence)[:, 1]
    if is_early(evidence) or len(losses) < FEWEST:
        return ()
    guessing, training = guessing_cost(evidence), level(evidence)
    least = float(np.min(losses))
    if not guessing > 0 or not training < LEARNED * guessing or least < GUESSED * guessing:
        return ()
    values: dict[str, FindingValue] = {
        "least": round_figure(least),
        "loss": round_figure(training),
        "guessing": round_figure(guessing),
        "examples": evidence.schema.training_size,
        "penalty": USUAL_PENALTY,
        "step": last_step(evidence),
    }
    return (Finding("nothing_carries_over", "warning", None, values, offered_cures(evidence.spec)),)


def _measured(evidence: Evidence) -> float:
    """The least validation loss as a multiple of what always predicting the same costs."""
    losses, guessing = validation_losses(evidence)[:, 1], guessing_cost(evidence)
    return float(np.min(losses) / guessing) if len(losses) and guessing > 0 else float("nan")


NOTHING_CARRIES_OVER = FindingDef(
    type="nothing_carries_over",
    title="Nothing carries over",
    sentence=(
        "The {examples} training examples are learned (loss {loss} at step {step}), but the validation loss has never "
        "been below {least}; always predicting the same scores {guessing}."
    ),
    explanation="A network that has found a rule is also better than guessing on examples that it hasn't seen. If it "
    "never was, labels may be shuffled or wrong, validation examples may be of another kind, or the training examples "
    "may be too few to show the rule.",
    source="Zhang, Bengio, Hardt, Recht, Vinyals 2017 (networks fit random labels); Goodfellow, Bengio, Courville "
    "2016, section 11.5 (fit a tiny data set, then look at the data).",
    cure_titles=(
        ("more_data", "Try all training examples"),
        ("dropout", "Try dropout"),
        ("penalty", "Try l2 = {penalty}"),
    ),
    evaluate=_evaluate,
    measure=Measure("Least validation loss relative to always predicting the same", "number", _measured, most=GUESSED),
    explains=("overfitting", "stopped_early"),
    judged_by="validation",
)
