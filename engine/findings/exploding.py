"""Exploding gradient: it grows from layer to layer on its way back to the input."""

from collections.abc import Sequence

import numpy as np

from engine.findings.changes import with_batch_norm, with_drawn_weights
from engine.findings.definition import Evidence, Finding, FindingDef, FindingValue, Measure
from engine.findings.history import last_step, learned_nothing, round_figure, sustained
from engine.findings.network import layers_with_kernels
from engine.findings.offers import offer
from engine.findings.scale import read_shapes, spread
from engine.findings.settings import with_clipping
from engine.findings.vanishing import FEWEST_LAYERS, UNLEARNED, delta_ratios, end_deltas

GROWN = 70.0
"""The RMS of the deltas rises by this factor or more from the last layer to the first (AutoTrainer 2021)."""

GROWN_AS_A_WHOLE = 35.0
"""So much is left of the factor where the widths of the two layers are allowed for."""


def _evaluate(evidence: Evidence) -> Sequence[Finding]:
    layers, ends = layers_with_kernels(evidence.spec, evidence.schema.strip), end_deltas(evidence)
    if ends is None or len(layers) < FEWEST_LAYERS or not learned_nothing(evidence, UNLEARNED):
        return ()
    last, first = ends
    if not np.all(np.isfinite(last)) or not np.all(np.isfinite(first)) or not np.all(last > 0):
        return ()
    ratios = delta_ratios(first, last)
    if float(np.max(ratios)) < GROWN:
        return ()
    ratio, shapes = sustained(ratios), read_shapes(evidence)
    as_a_whole = ratio * spread(shapes[layers[-1]]) / spread(shapes[layers[0]])
    if ratio < GROWN or as_a_whole < GROWN_AS_A_WHOLE:
        return ()
    spec = evidence.spec
    offered = (
        ("draw_weights", with_drawn_weights(spec)),
        ("batch_norm", with_batch_norm(spec)),
        ("clipping", with_clipping(spec)),
    )
    values: dict[str, FindingValue] = {
        "ratio": round_figure(ratio),
        "first": layers[-1],
        "last": layers[0],
        "layers": len(layers),
        "step": last_step(evidence),
    }
    cures = offer(spec, offered)
    return (Finding("exploding_gradient", "warning", layers[-1], values, cures),)


def _measured(evidence: Evidence) -> float:
    """How many times larger the gradient at the first layer is than at the last."""
    ends = end_deltas(evidence)
    return float("nan") if ends is None else sustained(delta_ratios(ends[1], ends[0]))


EXPLODING_GRADIENT = FindingDef(
    type="exploding_gradient",
    title="Exploding gradient",
    sentence=(
        "The gradient at {first} is {ratio} times larger than at {last} at step {step}: each update throws the first "
        "layers far off."
    ),
    explanation="On its way back, the gradient is multiplied at each layer by the weights and by the slope of the "
    "activation. If these products are above 1, it grows layer by layer. Smaller initial weights or normalisation keep "
    "its size; clipping bounds the step.",
    source="Bengio, Simard, Frasconi 1994; Pascanu, Mikolov, Bengio 2013; Zhang et al. 2021 (AutoTrainer) for the "
    "ratio.",
    cure_titles=(
        ("draw_weights", "Try He or Glorot initialisation"),
        ("batch_norm", "Try batch norm before the activations"),
        ("clipping", "Try clipping the gradient to norm 1"),
    ),
    evaluate=_evaluate,
    measure=Measure("Gradient at the first layer relative to the last", "number", _measured, most=GROWN),
)
