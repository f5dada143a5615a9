"""Initial weights: all alike, or so large that the loss is far above guessing before the first update."""

from collections.abc import Sequence

from pydantic import JsonValue

from engine import registry
from engine.findings.changes import with_drawn_weights
from engine.findings.definition import Cure, Evidence, Finding, FindingDef, FindingValue, Measure
from engine.findings.history import (
    UNLEARNED,
    column_of,
    current_loss,
    first_loss,
    guessing_cost,
    is_early,
    last_step,
    learned_nothing,
    loss_over_guessing,
    round_figure,
)
from engine.findings.network import equal_layers
from engine.findings.offers import offer
from engine.findings.scale import read_shapes

FAR = 10.0
"""The first loss is so many times what guessing costs. Ill starts measured 20 to 20,000 times; He, Glorot under 3."""

GROWN = 10.0
"""And the network's first outputs are so many times larger than its inputs: the weights did it, not the data."""

CONSEQUENCES = (
    "learning_rate_too_high",
    "learning_rate_too_low",
    "saturated_units",
    "dying_relu",
    "vanishing_gradient",
    "exploding_gradient",
)


def _equal(evidence: Evidence) -> Sequence[Finding]:
    if is_early(evidence) or last_step(evidence) < evidence.schema.steps_per_epoch or not learned_nothing(evidence):
        return ()
    layers = equal_layers(evidence.spec, evidence.facts.input_shape)
    if not layers:
        return ()
    cures = (Cure("draw_weights", with_drawn_weights(evidence.spec, layers)),)
    values: dict[str, FindingValue] = {
        "node": layers[0],
        "units": read_shapes(evidence)[layers[0]][-1],
        "loss": round_figure(current_loss(evidence)),
        "guessing": round_figure(guessing_cost(evidence)),
        "step": last_step(evidence),
    }
    return (Finding("equal_start", "warning", layers[0], values, cures),)


def _large(evidence: Evidence) -> Sequence[Finding]:
    diverged = evidence.diverged
    if diverged is not None and before_an_update(diverged):
        return (_too_large(evidence, "∞", "error"),)
    if not len(evidence.steps) or not len(evidence.losses):
        return ()
    start, guessing = first_loss(evidence), guessing_cost(evidence)
    if not guessing > 0 or start < FAR * guessing or _growth(evidence) < GROWN:
        return ()
    if diverged is None and not learned_nothing(evidence, 1.0):
        return ()
    return (_too_large(evidence, round_figure(start), "warning" if diverged is None else "error"),)


def before_an_update(diverged: dict[str, JsonValue]) -> bool:
    """Whether numbers overflowed on the way to the first update: its length had no part in it."""
    return diverged.get("step") == 1 and diverged.get("quantity") != "update"


def _first_over_guessing(evidence: Evidence) -> float:
    """The first loss as a multiple of what always predicting the same costs."""
    guessing = guessing_cost(evidence)
    return first_loss(evidence) / guessing if guessing > 0 else float("nan")


def _growth(evidence: Evidence) -> float:
    """How many times the outputs of the last layer with weights exceed the inputs, at the first step."""
    inputs = [node.id for node in evidence.spec.network.nodes if not registry.layer(node.type).inputs]
    before = max((float(column_of(evidence, name, "activation_std")[0]) for name in inputs), default=0.0)
    ends = [evidence.schema.strip[0][0]] if evidence.schema.strip else []
    after = max((float(column_of(evidence, name, "activation_std")[0]) for name in ends), default=0.0)
    return after / before if before > 0 else 0.0


def _too_large(evidence: Evidence, loss: float | str, severity: str) -> Finding:
    values: dict[str, FindingValue] = {"loss": loss, "guessing": round_figure(guessing_cost(evidence))}
    cures = offer(evidence.spec, [("draw_weights", with_drawn_weights(evidence.spec))])
    level = "error" if severity == "error" else "warning"
    return Finding("initial_weights_too_large", level, None, values, cures)


EQUAL_START = FindingDef(
    type="equal_start",
    title="Equal initial weights",
    sentence=(
        "All {units} units of {node} start with equal weights: at step {step} the loss is {loss}, and always "
        "predicting the same scores {guessing}."
    ),
    explanation="Units with equal weights compute the same output and get the same gradient, so they stay equal; with "
    "zeros before a ReLU they get no gradient at all. Random initial weights make them differ.",
    source="Goodfellow, Bengio, Courville 2016, section 8.4 (symmetry between units).",
    cure_titles=(("draw_weights", "Try random initial weights"),),
    evaluate=_equal,
    measure=Measure("Loss relative to always predicting the same", "number", loss_over_guessing, most=UNLEARNED),
    explains=CONSEQUENCES,
)

INITIAL_WEIGHTS_TOO_LARGE = FindingDef(
    type="initial_weights_too_large",
    title="Initial weights too large",
    sentence=(
        "The initial weights are too large: before the first update the loss is {loss}, and always predicting the same "
        "scores {guessing}."
    ),
    explanation="Each layer multiplies the size of its input by that of its weights. If the weights are too large, "
    "the outputs grow from layer to layer, and the first updates overshoot. He and Glorot initialisation keep the "
    "size constant.",
    source="Glorot and Bengio 2010; He, Zhang, Ren, Sun 2015, section 2.2.",
    cure_titles=(("draw_weights", "Try He or Glorot initialisation"),),
    evaluate=_large,
    measure=Measure("First loss relative to always predicting the same", "number", _first_over_guessing, most=FAR),
    explains=CONSEQUENCES,
)
