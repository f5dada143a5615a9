"""Mean reconstruction: an autoencoder that outputs the same for every example, the mean of all inputs."""

from collections.abc import Sequence

from engine.findings.changes import with_batch_norm, with_relu_and_he
from engine.findings.definition import Evidence, Finding, FindingDef, Measure, known
from engine.findings.history import (
    OCTAVE,
    current_loss,
    guessing_cost,
    is_early,
    last_step,
    learned_nothing,
    level,
    loss_over_guessing,
    round_figure,
)
from engine.findings.offers import offer
from engine.findings.settings import bolder_rate, learning_rate_of, with_rate
from engine.findings.standstill import LEARNING_RATE_TOO_LOW

ALIKE = 0.95
"""The loss is above this share of what the mean of all inputs costs."""

FLAT = 0.99
"""And above this share of what it was an octave of steps before."""

FEWEST_STEPS = 256
FEWEST_EPOCHS = 2


def _evaluate(evidence: Evidence) -> Sequence[Finding]:
    goal = evidence.spec.objectives[0]
    steps = max(FEWEST_STEPS, FEWEST_EPOCHS * evidence.schema.steps_per_epoch)
    if goal.target != "input" or is_early(evidence) or last_step(evidence) < steps:
        return ()
    if len(evidence.losses) < 2 * OCTAVE or not learned_nothing(evidence, ALIKE):
        return ()
    if level(evidence) < FLAT * level(evidence, octaves_ago=1):
        return ()
    spec, rate = evidence.spec, learning_rate_of(evidence.spec)
    faster = None if rate is None else bolder_rate(rate, LEARNING_RATE_TOO_LOW.measure.of(evidence))
    offered = (
        ("relu_he", with_relu_and_he(spec)),
        ("batch_norm", with_batch_norm(spec)),
        ("higher_rate", spec if faster is None else with_rate(spec, faster)),
    )
    values = known(
        {
            "node": goal.prediction,
            "loss": round_figure(current_loss(evidence)),
            "guessing": round_figure(guessing_cost(evidence)),
            "faster": faster,
            "step": last_step(evidence),
        }
    )
    cures = offer(spec, offered)
    return (Finding("mean_reconstruction", "warning", goal.prediction, values, cures),)


MEAN_RECONSTRUCTION = FindingDef(
    type="mean_reconstruction",
    title="Mean reconstruction",
    sentence=(
        "The network reconstructs nothing yet: at step {step} the loss is {loss}, and the mean of all inputs, output "
        "for every example, scores {guessing}."
    ),
    explanation="The best constant output is the mean of all inputs. An autoencoder first learns that through the "
    "biases of its last layer, and stays there if the code doesn't reach the output: units before it are dead or "
    "saturated, or the gradient fades on its way to the code.",
    source="Hinton and Salakhutdinov 2006 (deep autoencoders always reconstruct the average unless they start well).",
    cure_titles=(
        ("relu_he", "Try ReLU with He initialisation"),
        ("batch_norm", "Try batch norm before the activations"),
        ("higher_rate", "Try a learning rate of {faster}"),
    ),
    evaluate=_evaluate,
    measure=Measure("Loss relative to always predicting the same", "number", loss_over_guessing),
    alone=True,
)
