"""Penalty too strong: l1 or l2 pulls the weights to zero faster than the data can make them grow."""

from collections.abc import Sequence

import numpy as np

from engine.findings.definition import Cure, Evidence, Finding, FindingDef, FindingValue, Measure
from engine.findings.history import (
    OCTAVE,
    column_of,
    current_loss,
    guessing_cost,
    is_early,
    last_step,
    learned_nothing,
    round_figure,
)
from engine.findings.network import weighted_layers
from engine.findings.settings import smaller_penalty, with_smaller_penalty, without_penalty

SHRUNK = 0.5
"""The weights of every layer are below this share of their initial norm."""

UNLEARNED = 0.5


def _evaluate(evidence: Evidence) -> Sequence[Finding]:
    training = evidence.spec.training
    layers = weighted_layers(evidence)
    if training.l1 + training.l2 == 0 or is_early(evidence) or not layers or not learned_nothing(evidence, UNLEARNED):
        return ()
    shares = [_share_left(evidence, name) for name in layers]
    if not max(shares) < SHRUNK:
        return ()
    name = "l2" if training.l2 >= training.l1 else "l1"
    size = training.l2 if name == "l2" else training.l1
    values: dict[str, FindingValue] = {
        "name": name,
        "size": size,
        "smaller": smaller_penalty(size),
        "percent": round(100 * max(shares)),
        "loss": round_figure(current_loss(evidence)),
        "guessing": round_figure(guessing_cost(evidence)),
        "step": last_step(evidence),
    }
    cures = (
        Cure("smaller_penalty", with_smaller_penalty(evidence.spec)),
        Cure("no_penalty", without_penalty(evidence.spec)),
    )
    return (Finding("penalty_too_strong", "warning", None, values, cures),)


def _share_left(evidence: Evidence, name: str) -> float:
    norms = column_of(evidence, name, "weight_norm")
    return float(np.max(norms[-OCTAVE:]) / norms[0]) if norms[0] > 0 else 1.0


def _measured(evidence: Evidence) -> float:
    """The largest share of its initial weight norm that a layer has left."""
    layers = weighted_layers(evidence) if len(evidence.steps) else ()
    return max((_share_left(evidence, name) for name in layers), default=float("nan"))


PENALTY_TOO_STRONG = FindingDef(
    type="penalty_too_strong",
    title="Penalty too strong",
    sentence=(
        "The penalty {name} = {size} is too strong: at step {step} no layer has more than {percent} % of its initial "
        "weight norm left, and the loss is {loss}; always predicting the same scores {guessing}."
    ),
    explanation="A penalty pulls every weight towards zero at each update. If that pull is stronger than the gradient "
    "of the data, all weights shrink, and the activations and gradients shrink with them.",
    source="Krogh and Hertz 1992; Goodfellow, Bengio, Courville 2016, section 7.1.",
    cure_titles=(("smaller_penalty", "Try {name} = {smaller}"), ("no_penalty", "Try without a penalty")),
    evaluate=_evaluate,
    measure=Measure("Initial weight norm left, in the layer with most", "share", _measured, least=SHRUNK),
    explains=("saturated_units", "dying_relu", "vanishing_gradient"),
)
