"""Saturated units: a sigmoid or tanh whose outputs lie at its ends has next to no slope."""

from collections.abc import Sequence

import numpy as np

from engine import registry
from engine.findings.changes import with_batch_norm, with_drawn_weights
from engine.findings.definition import Evidence, Finding, FindingDef, Measure, known
from engine.findings.history import (
    column_of,
    current_loss,
    guessing_cost,
    last_step,
    learned_nothing,
    reaches,
    recent,
    round_figure,
    sustained,
)
from engine.findings.offers import offer
from engine.findings.settings import learning_rate_of, lower_rate, with_rate
from engine.losses.definition import folds
from engine.spec import Node

SATURATED = 0.85
"""More than this share of a layer's outputs lies at the ends (TheDeepChecker 2022)."""

UNLEARNED = 0.5
"""And the loss is above this share of guessing, as where the gradient vanishes: a cause stands as long as that."""


def _evaluate(evidence: Evidence) -> Sequence[Finding]:
    """The layer with the largest share, where the network has learned little."""
    if not learned_nothing(evidence, UNLEARNED):
        return ()
    nodes = [node for node in evidence.spec.network.nodes if _can_saturate(evidence, node)]
    rows = [(recent(evidence, node.id, "saturated"), node.id) for node in nodes]
    shares = [(sustained(shares), name) for shares, name in rows if reaches(shares, SATURATED)]
    worst = max(((share, name) for share, name in shares if share > SATURATED), default=None)
    return () if worst is None else (_finding(evidence, *worst),)


def _measured(evidence: Evidence) -> float:
    """The largest share of saturated outputs in a layer."""
    nodes = [node.id for node in evidence.spec.network.nodes if _can_saturate(evidence, node)]
    shares = [sustained(recent(evidence, name, "saturated")) for name in nodes]
    return max((share for share in shares if np.isfinite(share)), default=float("nan"))


def _can_saturate(evidence: Evidence, node: Node) -> bool:
    """Whether a layer has ends and its slope counts: a sigmoid that is folded into its loss has none of its own."""
    layer = registry.layer(node.type)
    read = [registry.loss(goal.loss.type) for goal in evidence.spec.objectives if goal.prediction == node.id]
    folded = any(folds(layer, loss) for loss in read)
    return layer.saturation is not None and not folded


def _finding(evidence: Evidence, share: float, node_id: str) -> Finding:
    spec, rate = evidence.spec, learning_rate_of(evidence.spec)
    lower = None if rate is None else lower_rate(rate)
    from_the_start = float(column_of(evidence, node_id, "saturated")[0]) > SATURATED
    drawn = ("draw_weights", with_drawn_weights(spec))
    slower = ("lower_rate", spec if lower is None else with_rate(spec, lower))
    normed = ("batch_norm", with_batch_norm(spec))
    offered = (drawn, normed, slower) if from_the_start else (slower, normed, drawn)
    values = known(
        {
            "percent": round(100 * share),
            "node": node_id,
            "loss": round_figure(current_loss(evidence)),
            "guessing": round_figure(guessing_cost(evidence)),
            "lower": lower,
            "step": last_step(evidence),
        }
    )
    cures = offer(spec, offered)
    return Finding("saturated_units", "warning", node_id, values, cures)


SATURATED_UNITS = FindingDef(
    type="saturated_units",
    title="Saturated units",
    sentence=(
        "{percent} % of the outputs of {node} are saturated at step {step}: the loss is {loss}, and always predicting "
        "the same scores {guessing}."
    ),
    explanation="An S-shaped activation is flat at both ends: its slope there is close to 0, so hardly any gradient "
    "passes back through it, and the weights before it hardly change. Large inputs, weights or updates push units "
    "there.",
    source="LeCun et al. 1998 (Efficient BackProp), section 4.4; Glorot and Bengio 2010, section 3.",
    cure_titles=(
        ("draw_weights", "Try He or Glorot initialisation"),
        ("lower_rate", "Try a learning rate of {lower}"),
        ("batch_norm", "Try batch norm before the activations"),
    ),
    evaluate=_evaluate,
    measure=Measure("Saturated outputs in the worst layer", "share", _measured, most=SATURATED),
    explains=("vanishing_gradient",),
)
