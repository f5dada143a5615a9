"""Linear network: without activation functions, all layers together are one linear map."""

from collections.abc import Sequence

from engine.findings.changes import with_hidden_relu
from engine.findings.definition import Cure, Evidence, Finding, FindingDef, FindingValue, Measure
from engine.findings.history import (
    OCTAVE,
    guessing_cost,
    last_step,
    learned_nothing,
    level,
    loss_over_guessing,
    round_figure,
)
from engine.findings.network import has_kernel, is_linear, layers_by_id
from engine.findings.standstill import standing_still

FLAT = 0.98
"""A loss above this share of what it was an octave of steps ago no longer falls."""

ABOVE = 1.3
"""A straight map can always predict the same: a loss above so many times that has another cause."""

FEWEST_STEPS = 128
FEWEST_EPOCHS = 2


def _evaluate(evidence: Evidence) -> Sequence[Finding]:
    if all(goal.target == "none" for goal in evidence.spec.objectives):
        return ()  # nothing is predicted that a curve could fit better
    if not is_linear(evidence.spec) or not learned_nothing(evidence) or standing_still(evidence) is not None:
        return ()
    step = last_step(evidence)
    if step < max(FEWEST_STEPS, FEWEST_EPOCHS * evidence.schema.steps_per_epoch) or len(evidence.losses) < 2 * OCTAVE:
        return ()
    if level(evidence) < FLAT * level(evidence, octaves_ago=1) or level(evidence) > ABOVE * guessing_cost(evidence):
        return ()
    weighted = [name for name, (_, layer) in layers_by_id(evidence.spec).items() if has_kernel(layer)]
    values: dict[str, FindingValue] = {
        "layers": len(weighted),
        "loss": round_figure(level(evidence)),
        "guessing": round_figure(guessing_cost(evidence)),
        "step": step,
    }
    cures = (Cure("hidden_relu", with_hidden_relu(evidence.spec)),)
    return (Finding("linear_network", "warning", None, values, cures),)


LINEAR_NETWORK = FindingDef(
    type="linear_network",
    title="Linear network",
    sentence="Without activation functions this network is a single linear layer, however deep: at step {step} the "
    "loss is {loss}, and always predicting the same scores {guessing}.",
    explanation="A linear map of a linear map is a linear map. This task needs a boundary or a curve that isn't "
    "straight, so the loss no longer falls. An activation function between the layers makes the network nonlinear.",
    source="Minsky and Papert 1969; Goodfellow, Bengio, Courville 2016, section 6.1 (XOR).",
    cure_titles=(("hidden_relu", "Try ReLU between the layers"),),
    evaluate=_evaluate,
    measure=Measure("Loss relative to always predicting the same", "number", loss_over_guessing),
    explains=("vanishing_gradient",),
)
