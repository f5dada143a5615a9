"""Overfitting: the loss on unseen examples has risen far above its least, while that of training goes on falling."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from engine.findings.changes import with_dropout
from engine.findings.definition import Cure, Evidence, Finding, FindingDef, FindingValue, Measure
from engine.findings.history import (
    guessing_cost,
    is_early,
    last_step,
    level,
    round_figure,
    validation_accuracies,
)
from engine.findings.offers import offer
from engine.findings.settings import USUAL_PENALTY, with_all_examples, with_early_stopping, with_penalty
from engine.spec import ExperimentSpec

RISEN = 0.25
"""The validation loss lies above its least by so much of what guessing costs, and by half of that least ..."""

TIMES = 1.5
APART = 3.0
"""... and above the training loss so many times ..."""

SUSTAINED = 3
"""... at so many of the kept evaluations in a row: a single one may be bad luck."""

UNLEARNED = 0.5
"""... and above this share of guessing: a loss that rises on examples whose classes stay right is overconfidence ..."""

FEW_ERRORS = 0.25
POINTS = 0.05
"""Classes that stay right: errors below this share of those of guessing, and no fewer by so much at the least loss."""

MOST_CURES = 3

LEARNED = 0.5
"""And the training loss is below this share of guessing: the examples of training have been learned."""


def _evaluate(evidence: Evidence) -> Sequence[Finding]:
    if is_early(evidence):
        return ()
    guessing, training = guessing_cost(evidence), level(evidence)
    if not guessing > 0 or not training < LEARNED * guessing:
        return ()
    losses = validation_losses(evidence)
    if len(losses) <= SUSTAINED:
        return ()
    best = int(np.argmin(losses[:, 1]))
    least, now = float(losses[best, 1]), losses[-SUSTAINED:, 1]
    if len(losses) - best <= SUSTAINED:
        return ()
    if float(np.min(now)) < max(least * TIMES, least + RISEN * guessing, APART * training, UNLEARNED * guessing):
        return ()
    if _is_overconfident(evidence, losses[best, 0]):
        return ()
    values: dict[str, FindingValue] = {
        "validation": round_figure(float(now[-1])),
        "evaluated": int(losses[-1, 0]),
        "least": round_figure(least),
        "best": int(losses[best, 0]),
        "loss": round_figure(training),
        "examples": evidence.schema.training_size,
        "penalty": USUAL_PENALTY,
        "step": last_step(evidence),
    }
    spec = evidence.spec
    data, *harder = _changes(spec)
    cures = offer(spec, (data, ("early_stopping", with_early_stopping(spec)), *harder))
    return (Finding("overfitting", "warning", None, values, cures[:MOST_CURES]),)


def _is_overconfident(evidence: Evidence, best: float) -> bool:
    """Whether nearly all unseen examples are classified right all the same: what has risen is the cost of a few."""
    counts, rows = evidence.facts.classes, validation_accuracies(evidence)
    if counts is None or not sum(counts.validation) or len(rows) < SUSTAINED:
        return False
    now, before = float(np.max(rows[-SUSTAINED:, 1])), rows[rows[:, 0] == best, 1]
    guessing = max(counts.validation) / sum(counts.validation)
    return 1 - now < FEW_ERRORS * (1 - guessing) and bool(np.all(now > before - POINTS))


def offered_cures(spec: ExperimentSpec) -> tuple[Cure, ...]:
    """What makes it harder to learn examples by heart."""
    return offer(spec, _changes(spec))


def _changes(spec: ExperimentSpec) -> Sequence[tuple[str, ExperimentSpec]]:
    return (
        ("more_data", with_all_examples(spec)),
        ("dropout", with_dropout(spec)),
        ("penalty", with_penalty(spec)),
    )


def validation_losses(evidence: Evidence) -> NDArray[np.float64]:
    """[k, 2] step and validation loss of evaluations behind an update."""
    rows = evidence.evaluations[:, :2]
    return rows[(rows[:, 0] > 0) & np.isfinite(rows[:, 1])]


def _measured(evidence: Evidence) -> float:
    """The last validation loss relative to the least one."""
    losses = validation_losses(evidence)[:, 1]
    return float(losses[-1] / np.min(losses)) if len(losses) and np.min(losses) > 0 else float("nan")


OVERFITTING = FindingDef(
    type="overfitting",
    title="Overfitting",
    sentence=(
        "The validation loss has risen from {least} at step {best} to {validation} at step {evaluated}, while the "
        "training loss is {loss} at step {step}: the network learns its {examples} training examples by heart."
    ),
    explanation="A network with more weights than the examples can determine also fits what is accidental in them. "
    "From then on it gets better on the examples it has seen and worse on all others. More examples, dropout or a "
    "penalty make that harder; early stopping ends training before it.",
    source="Geman, Bienenstock, Doursat 1992; Prechelt 1998 (Early Stopping, but When?); "
    "Guo et al. 2017, section 3, for losses that rise while accuracy stays.",
    cure_titles=(
        ("more_data", "Try all training examples"),
        ("early_stopping", "Try early stopping"),
        ("dropout", "Try dropout"),
        ("penalty", "Try l2 = {penalty}"),
    ),
    evaluate=_evaluate,
    measure=Measure("Validation loss relative to its minimum", "number", _measured, most=TIMES),
    explains=("stopped_early",),
    judged_by="validation",
    alone=True,
)
