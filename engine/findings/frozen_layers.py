"""Frozen layers: hidden layers that keep the random weights they started with."""

from collections.abc import Sequence

import numpy as np

from engine.findings.changes import with_learning
from engine.findings.definition import Cure, Evidence, Finding, FindingDef, FindingValue, Measure
from engine.findings.dying_relu import UNSOLVED
from engine.findings.history import (
    FEWEST_ROWS,
    column_of,
    current_loss,
    guessing_cost,
    last_step,
    loss_over_guessing,
    round_figure,
    surely_learned_nothing,
)
from engine.findings.network import has_kernel, layers_by_id, predicting
from engine.spec import Node

FEWEST_STEPS = 128
"""Random features that are good enough for the task get so many steps to show it, unless the run ends before."""


def _evaluate(evidence: Evidence) -> Sequence[Finding]:
    """Where most hidden layers still have the weights that were drawn for them, and the task is unsolved."""
    if len(evidence.steps) < FEWEST_ROWS or (last_step(evidence) < FEWEST_STEPS and not evidence.finished):
        return ()
    hidden = _hidden(evidence)
    still = [node.id for node in hidden if _is_random(evidence, node)]
    if 2 * len(still) <= len(hidden) or not surely_learned_nothing(evidence, UNSOLVED):
        return ()
    values: dict[str, FindingValue] = {
        "count": len(still),
        "layers": len(hidden),
        "loss": round_figure(current_loss(evidence)),
        "guessing": round_figure(guessing_cost(evidence)),
        "step": last_step(evidence),
    }
    cures = (Cure("unfreeze", with_learning(evidence.spec, still)),)
    return (Finding("frozen_layers", "warning", still[0], values, cures),)


def _hidden(evidence: Evidence) -> list[Node]:
    """Layers with weights from initialisers that do not predict, in the order of the spec."""
    last = predicting(evidence.spec)
    return [node for node, layer in layers_by_id(evidence.spec).values() if has_kernel(layer) and node.id not in last]


def _is_random(evidence: Evidence, node: Node) -> bool:
    """Whether a node is held by the spec, has no saved weights, and has not changed at any step.

    A layer that is frozen in the course of a run keeps what it has learned; that is no random start.
    """
    held = node.frozen or node.learning_rate_factor == 0 or bool(node.frozen_weights)
    if not held or node.weights_from is not None or node.id not in evidence.schema.rows:
        return False
    return not np.any(column_of(evidence, node.id, "update_ratio") > 0)


FROZEN_LAYERS = FindingDef(
    type="frozen_layers",
    title="Frozen hidden layers",
    sentence="{count} of {layers} hidden layers are frozen with their random initial weights: at step {step} the loss "
    "is {loss}, and always predicting the same scores {guessing}.",
    explanation="A frozen layer keeps its weights. With weights from a trained network, that is transfer learning; "
    "with random weights, the layers behind it only get random features of the inputs. Unfreeze the layers, or start "
    "them with saved weights.",
    source="Yosinski, Clune, Bengio, Lipson 2014 (frozen layers need transferred features); Rahimi and Recht 2008 "
    "(random features).",
    cure_titles=(("unfreeze", "Try with these layers unfrozen"),),
    evaluate=_evaluate,
    measure=Measure("Loss relative to always predicting the same", "number", loss_over_guessing),
)
