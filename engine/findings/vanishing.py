"""Vanishing gradient: the layers near the input get next to nothing of what the output asks for."""

from collections.abc import Sequence
from math import prod

import numpy as np

from engine import registry
from engine.findings.changes import with_batch_norm, with_relu_and_he
from engine.findings.definition import Evidence, Finding, FindingDef, Measure
from engine.findings.history import (
    Series,
    current_loss,
    guessing_cost,
    last_step,
    learned_nothing,
    recent,
    round_figure,
    sustained,
)
from engine.findings.network import is_linear, layers_with_kernels
from engine.findings.offers import offer
from engine.findings.scale import error_factor, read_shapes, spread
from engine.findings.shortcuts import with_shortcuts

FADED = 30.0
"""The RMS of the deltas falls by this factor or more from the last layer to the first."""

FADED_AS_A_WHOLE = 15.0
"""So much is left of the factor where the widths of the two layers are allowed for."""

UNSOLVED = 0.1
"""Predictions are still off by this much (RMS, in units of the targets): a solved task has no gradient to carry."""

UNLEARNED = 0.5
"""And the loss is above this share of what guessing costs: layers that hardly learn harm nothing otherwise."""

FEWEST_LAYERS = 3
LARGEST_RATIO = 1e12
WHOLE_LAYER = 0.9
JUMPING = 1.5


def delta_ratios(larger: Series, smaller: Series) -> Series:
    """How many times larger the deltas of one layer are than those of another: [8]."""
    ratios = np.divide(larger, smaller, out=np.full_like(larger, LARGEST_RATIO), where=smaller > 0)
    return np.minimum(ratios, LARGEST_RATIO)


def end_deltas(evidence: Evidence) -> tuple[Series, Series] | None:
    """RMS of the deltas at the last and at the first layer with weights; None where there is one, or nothing yet."""
    layers = layers_with_kernels(evidence.spec, evidence.schema.strip)
    if len(layers) < 2:
        return None
    last, first = recent(evidence, layers[0], "delta_rms"), recent(evidence, layers[-1], "delta_rms")
    return (last, first) if len(last) else None


def _measured(evidence: Evidence) -> float:
    """How many times smaller the gradient at the first layer is than at the last."""
    ends = end_deltas(evidence)
    return float("nan") if ends is None else sustained(delta_ratios(*ends))


def _evaluate(evidence: Evidence) -> Sequence[Finding]:
    layers = layers_with_kernels(evidence.spec, evidence.schema.strip)
    if len(layers) < FEWEST_LAYERS or not learned_nothing(evidence, UNLEARNED) or is_linear(evidence.spec):
        return ()
    last, first = recent(evidence, layers[0], "delta_rms"), recent(evidence, layers[-1], "delta_rms")
    if not len(last) or not np.all(np.isfinite(last)) or not np.all(np.isfinite(first)) or not np.all(last > 0):
        return ()
    ratios = delta_ratios(last, first)
    if float(np.max(ratios)) < FADED:
        return ()
    ratio = sustained(ratios)
    if ratio < FADED or _is_dead(evidence) or _is_jumping(evidence):
        return ()
    shapes = read_shapes(evidence)
    as_a_whole = ratio * spread(shapes[layers[0]]) / spread(shapes[layers[-1]])
    if as_a_whole < FADED_AS_A_WHOLE or _error(evidence, layers[0], prod(shapes[layers[0]])) < UNSOLVED:
        return ()
    return (_finding(evidence, layers, ratio, float(np.median(last)), float(np.median(first))),)


def _error(evidence: Evidence, last: str, outputs: int) -> float:
    """RMS of prediction minus target, read off the deltas where the loss reads the network."""
    ends = [recent(evidence, name, "delta_rms") for name in (evidence.spec.objectives[0].prediction, last)]
    seen = max(float(np.median(end)) for end in ends if len(end) and np.all(np.isfinite(end)))
    return seen * error_factor(evidence.spec, outputs)


def _is_dead(evidence: Evidence) -> bool:
    """Whether a whole layer of ReLUs is dead: then the gradient is cut off, which another rule reports."""
    dying = (node.id for node in evidence.spec.network.nodes if registry.layer(node.type).can_die)
    return any(float(np.median(recent(evidence, name, "batch_dead"))) > WHOLE_LAYER for name in dying)


def _is_jumping(evidence: Evidence) -> bool:
    """Whether the loss is far above guessing: then the steps are too long, which another rule reports."""
    return len(evidence.losses) > 0 and current_loss(evidence) > JUMPING * guessing_cost(evidence)


def _finding(evidence: Evidence, layers: Sequence[str], ratio: float, last: float, first: float) -> Finding:
    spec = evidence.spec
    offered = (
        ("relu_he", with_relu_and_he(spec)),
        ("batch_norm", with_batch_norm(spec)),
        ("shortcuts", with_shortcuts(spec, evidence.facts.input_shape)),
    )
    return Finding(
        code="vanishing_gradient",
        severity="warning",
        node_id=layers[-1],
        values={
            "ratio": round_figure(ratio),
            "first": layers[-1],
            "last": layers[0],
            "first_delta": round_figure(first),
            "last_delta": round_figure(last),
            "layers": len(layers),
            "step": last_step(evidence),
        },
        cures=offer(spec, offered),
    )


VANISHING_GRADIENT = FindingDef(
    type="vanishing_gradient",
    title="Vanishing gradient",
    sentence=(
        "The gradient at {first} is {ratio} times smaller than at {last} at step {step}: the first layers hardly learn."
    ),
    explanation="On its way back, the gradient is multiplied at each layer by the weights and by the slope of the "
    "activation. If these products are below 1, it shrinks layer by layer, and little reaches the layers near the "
    "input.",
    source="Hochreiter 1991; Bengio, Simard, Frasconi 1994; Nielsen 2015, chapter 5; He et al. 2016 for "
    "residual connections.",
    cure_titles=(
        ("relu_he", "Try ReLU with He initialisation"),
        ("batch_norm", "Try batch norm before the activations"),
        ("shortcuts", "Try residual connections"),
    ),
    evaluate=_evaluate,
    measure=Measure("Gradient at the last layer relative to the first", "number", _measured, most=FADED),
)
