"""Rare classes missed: one class makes up most examples, and the network predicts it for all of them."""

from collections.abc import Sequence

import numpy as np

from engine.findings.definition import Evidence, Finding, FindingDef, FindingValue, Measure
from engine.findings.history import is_early, last_step, validation_accuracies
from engine.findings.offers import offer
from engine.findings.settings import with_balanced_classes

MOSTLY = 2 / 3
"""Share of the training examples that are of one class."""

SUSTAINED = 3
"""At so many kept evaluations in a row the accuracy is the share of that class, to the last example."""

FEWEST_STEPS = 200
FEWEST_EPOCHS = 2


def _evaluate(evidence: Evidence) -> Sequence[Finding]:
    counts = evidence.facts.classes
    steps = max(FEWEST_STEPS, FEWEST_EPOCHS * evidence.schema.steps_per_epoch)
    if counts is None or is_early(evidence) or last_step(evidence) < steps:
        return ()
    largest, every = max(counts.training), sum(counts.training)
    frequent = counts.training.index(largest)
    accuracies = validation_accuracies(evidence)[:, 1][-SUSTAINED:]
    if largest < MOSTLY * every or len(accuracies) < SUSTAINED or not sum(counts.validation):
        return ()
    found = accuracies * sum(counts.validation)
    if np.any(np.abs(found - counts.validation[frequent]) > 0.5) or _is_only_class(counts.validation, frequent):
        return ()
    values: dict[str, FindingValue] = {
        "percent": round(100 * largest / every),
        "accuracy": round(100 * float(accuracies[-1])),
        "class": evidence.schema.classes[frequent] if evidence.schema.classes else str(frequent),
        "step": last_step(evidence),
    }
    cures = offer(evidence.spec, [("class_weights", with_balanced_classes(evidence.spec))])
    return (Finding("rare_classes_missed", "warning", None, values, cures),)


def _is_only_class(counts: Sequence[int], frequent: int) -> bool:
    return sum(counts) == counts[frequent]


def _measured(evidence: Evidence) -> float:
    """By how much the last accuracy exceeds the share of the most frequent class of the training examples."""
    counts, accuracies = evidence.facts.classes, validation_accuracies(evidence)[:, 1]
    if counts is None or not len(accuracies) or not sum(counts.validation):
        return float("nan")
    frequent = counts.training.index(max(counts.training))
    return float(accuracies[-1]) - counts.validation[frequent] / sum(counts.validation)


RARE_CLASSES_MISSED = FindingDef(
    type="rare_classes_missed",
    title="Rare classes missed",
    sentence=(
        "The network predicts {class} for every validation example at step {step}: the accuracy of {accuracy} % is the "
        "share of that class, and the recall of the others is 0."
    ),
    explanation="{percent} % of the training examples are of class {class}, so always predicting it already scores "
    "well. Class weights make the rare examples count as much. Judge by recall or F1 rather than accuracy.",
    source="Japkowicz and Stephen 2002 (The class imbalance problem); King and Zeng 2001.",
    cure_titles=(("class_weights", "Try balanced class weights"),),
    evaluate=_evaluate,
    measure=Measure("Validation accuracy above the share of the most frequent class", "share", _measured, least=0.0),
    judged_by="validation",
    alone=True,
)
