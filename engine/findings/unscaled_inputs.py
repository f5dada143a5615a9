"""Unscaled inputs: features so large that the first layer's sums leave the range in which it can learn."""

from collections.abc import Sequence

from engine import registry
from engine.findings.definition import Evidence, Finding, FindingDef, FindingValue, Measure
from engine.findings.history import is_early, learned_nothing, reaches, recent, round_figure, sustained
from engine.findings.network import normalizes_first
from engine.findings.offers import offer
from engine.findings.settings import with_standardized_inputs

LARGE = 10.0
"""A feature whose root mean square passes this is far from the usual 1. Irises in centimetres reach 6."""

STUCK = 0.5
"""A layer is stuck when more than this share of its units is dead, or of its outputs saturated."""

UNLEARNED = 0.5


def _evaluate(evidence: Evidence) -> Sequence[Finding]:
    inputs = evidence.facts.inputs
    if inputs is None or inputs.rms < LARGE or normalizes_first(evidence.spec):
        return ()
    if evidence.diverged is None and not _is_hurt(evidence):
        return ()
    values: dict[str, FindingValue] = {
        "low": round_figure(inputs.low),
        "high": round_figure(inputs.high),
        "narrowest": round_figure(inputs.narrowest),
        "widest": round_figure(inputs.widest),
    }
    cures = offer(evidence.spec, [("standardize", with_standardized_inputs(evidence.spec))])
    severity = "warning" if evidence.diverged is None else "error"
    return (Finding("unscaled_inputs", severity, _input_of(evidence), values, cures),)


def _measured(evidence: Evidence) -> float:
    """Root mean square of the largest feature."""
    return float("nan") if evidence.facts.inputs is None else evidence.facts.inputs.rms


def _input_of(evidence: Evidence) -> str | None:
    inputs = [node.id for node in evidence.spec.network.nodes if not registry.layer(node.type).inputs]
    return inputs[0] if inputs else None


def _is_hurt(evidence: Evidence) -> bool:
    """Whether the network learns badly, or a layer is mostly dead or saturated."""
    if is_early(evidence):
        return False
    if learned_nothing(evidence, UNLEARNED):
        return True
    columns = (
        recent(evidence, name, column) for name in evidence.schema.nodes for column in ("window_dead", "saturated")
    )
    return any(reaches(shares, STUCK) and sustained(shares) > STUCK for shares in columns)


UNSCALED_INPUTS = FindingDef(
    type="unscaled_inputs",
    title="Unscaled inputs",
    sentence=(
        "The inputs aren't scaled: they range from {low} to {high}, and the standard deviations of the features "
        "from {narrowest} to {widest}."
    ),
    explanation="The usual initial weights and learning rates assume inputs of about unit size. Large features "
    "produce large sums, so units saturate or die after a few updates, and small features hardly matter.",
    source="LeCun et al. 1998 (Efficient BackProp), section 4.3: normalise the inputs.",
    cure_titles=(("standardize", "Try standardising each feature"),),
    evaluate=_evaluate,
    measure=Measure("Root mean square of the largest feature", "number", _measured, most=LARGE),
    explains=(
        "initial_weights_too_large",
        "learning_rate_too_high",
        "learning_rate_too_low",
        "saturated_units",
        "dying_relu",
        "vanishing_gradient",
        "exploding_gradient",
    ),
)
