"""Standstill: every update is tiny beside the weights it changes, though there is a gradient to follow.

One measurement, three causes: clipping that shortens every gradient, a schedule that has used the rate up, or a rate
that was too low from the start.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine import registry
from engine.findings.definition import Cure, Evidence, Finding, FindingDef, FindingValue, Measure
from engine.findings.history import (
    OCTAVE,
    column_of,
    current_loss,
    first_loss,
    guessing_cost,
    is_early,
    last_step,
    learned_nothing,
    level,
    octave_means,
    round_figure,
)
from engine.findings.network import weighted_layers
from engine.findings.once import once
from engine.findings.settings import (
    bold_rate,
    higher_rate,
    learning_rate_of,
    with_constant_rate,
    with_looser_clipping,
    with_rate,
    without_clipping,
)

TINY_UPDATE = 1e-5
"""Updates below this share of the weights, in all layers. Healthy nets keep above 7e-4 (75 runs, step 160)."""

STEEP = 1e-3
"""A gradient of this share of the weights in some layer: there is something to follow."""

UNLEARNED = 0.5

CLIPPED = 0.01
"""Clipping leaves less than this of the gradient."""

USED_UP = 0.01
"""A schedule left less than this of the largest rate."""

RISING = 1.01

SLOW_UPDATE = 5e-4
"""Below this share of the weights in all layers, at the median of an octave, a network that still learns is slow."""

THROWN = 10.0
"""The mean loss of an octave of steps that is so many times its start and guessing was raised by updates."""

LEARNED = 0.1
"""Share of guessing below which a task was solved."""

SAME_RATE = 1.01

SLOW_FROM = 200
"""A slow network is reported after so many steps and two epochs: before that, a low rate may be a warm-up."""

FEW_STEPS = 64
"""A schedule that leaves fewer full steps than this, or than two epochs, ends before learning began."""

UNFINISHED = 0.2
"""Share of guessing above which the loss has not got far by then."""


@dataclass(frozen=True)
class Standstill:
    """update: the largest relative update of the last ladder step. gradient: norm of all gradients, at its median."""

    update: float
    gradient: float


@once
def standing_still(evidence: Evidence) -> Standstill | None:
    """The standstill of a run, None where it moves, has learned, or has no gradient."""
    layers = weighted_layers(evidence)
    if is_early(evidence) or not layers or not learned_nothing(evidence, UNLEARNED):
        return None
    updates = np.nan_to_num(_octave(evidence, layers, "update_ratio"), nan=0.0)
    if not np.max(updates) < TINY_UPDATE:
        return None
    gradients, weights = (_octave(evidence, layers, column) for column in ("weight_gradient_norm", "weight_norm"))
    steepness = np.divide(gradients, weights, out=np.zeros_like(gradients), where=weights > 0)
    if not np.all(np.isfinite(gradients)) or np.max(np.median(steepness, axis=1)) < STEEP or _rises(evidence):
        return None
    whole = float(np.median(np.sqrt(np.sum(np.square(gradients), axis=0))))
    return Standstill(float(np.max(updates[:, -1])), whole)


def _octave(evidence: Evidence, layers: Sequence[str], column: str) -> NDArray[np.float64]:
    """[layers, 8]."""
    return np.stack([column_of(evidence, name, column)[-OCTAVE:] for name in layers])


def _rises(evidence: Evidence) -> bool:
    """Whether the rate is still on its way up (warm-up)."""
    rates = evidence.rates[-OCTAVE:]
    return bool(np.all(np.isfinite(rates))) and float(rates[-1]) > RISING * float(rates[0])


def _is_clipped(evidence: Evidence, still: Standstill) -> bool:
    clipping = evidence.spec.training.clipping
    return clipping is not None and clipping.at < CLIPPED * still.gradient


def _is_used_up(evidence: Evidence) -> bool:
    scheduled = not registry.schedule(evidence.spec.schedule.type).constant
    return scheduled and float(evidence.rates[-1]) < USED_UP * float(np.max(evidence.rates))


def _values(evidence: Evidence, still: Standstill) -> dict[str, FindingValue]:
    return {
        "update": round_figure(still.update),
        "loss": round_figure(current_loss(evidence)),
        "guessing": round_figure(guessing_cost(evidence)),
        "step": last_step(evidence),
    }


def _clipping(evidence: Evidence) -> Sequence[Finding]:
    still, clipping = standing_still(evidence), evidence.spec.training.clipping
    if still is None or clipping is None or not _is_clipped(evidence, still):
        return ()
    values = {**_values(evidence, still), "at": clipping.at, "gradient": round_figure(still.gradient)}
    cures = (
        Cure("looser_clipping", with_looser_clipping(evidence.spec)),
        Cure("no_clipping", without_clipping(evidence.spec)),
    )
    return (Finding("clipping_too_low", "warning", None, values, cures),)


def _full_steps(evidence: Evidence) -> float:
    """Steps at the largest rate that would have gone as far as all steps so far at theirs."""
    lengths = np.diff(evidence.steps, prepend=0)
    return float(np.sum(evidence.rates * lengths) / np.max(evidence.rates))


def _ended_early(evidence: Evidence) -> Standstill | None:
    """A standstill in the making: the schedule has used the rate up before the network could learn."""
    if is_early(evidence) or not _is_used_up(evidence) or not learned_nothing(evidence, UNFINISHED):
        return None
    if _full_steps(evidence) >= max(FEW_STEPS, 2 * evidence.schema.steps_per_epoch):
        return None
    return Standstill(_largest_update(evidence), 0.0)


def _decayed(evidence: Evidence) -> Sequence[Finding]:
    still = standing_still(evidence)
    if still is None or _is_clipped(evidence, still) or not _is_used_up(evidence):
        still = _ended_early(evidence)
    if still is None:
        return ()
    rates = {"rate": round_figure(float(evidence.rates[-1])), "largest": round_figure(float(np.max(evidence.rates)))}
    cures = (Cure("constant_rate", with_constant_rate(evidence.spec)),)
    return (Finding("learning_rate_decayed", "warning", None, {**_values(evidence, still), **rates}, cures),)


def _is_slow(evidence: Evidence) -> bool:
    """Whether a network that has learned little moves little, and gains more in each octave of steps than before."""
    layers = weighted_layers(evidence)
    if (
        is_early(evidence)
        or not layers
        or not learned_nothing(evidence, UNLEARNED)
        or len(evidence.losses) < 3 * OCTAVE
    ):
        return False
    if last_step(evidence) < max(SLOW_FROM, 2 * evidence.schema.steps_per_epoch) or _rises(evidence):
        return False
    now, before, first = (level(evidence, octaves_ago=octaves) for octaves in range(3))
    if not (before - now > max(before - first, 0.0) and now < before < first):
        return False
    updates = np.median(np.nan_to_num(_octave(evidence, layers, "update_ratio"), nan=0.0), axis=1)
    return bool(0 < np.max(updates) < SLOW_UPDATE)


def _was_enough(evidence: Evidence, rate: float) -> bool:
    """Whether a rate no higher than this one has solved the task before, or thrown the loss far above its start.

    What stands still behind that was brought there by steps that were long enough, or too long.
    """
    steps, means = octave_means(evidence)
    means = means[np.isin(steps, evidence.steps[evidence.rates <= rate * SAME_RATE])]
    guessing = guessing_cost(evidence)
    base = max(first_loss(evidence), guessing)
    return bool(np.any(means > THROWN * base) or np.any(means < LEARNED * guessing))


def _too_low(evidence: Evidence) -> Sequence[Finding]:
    still, rate = standing_still(evidence), learning_rate_of(evidence.spec)
    slow = still is None and _is_slow(evidence)
    if rate is None or (still is None and not slow) or _is_used_up(evidence) or _was_enough(evidence, rate):
        return ()
    if still is not None and _is_clipped(evidence, still):
        return ()
    update = _largest_update(evidence) if still is None else still.update
    higher, highest = higher_rate(rate, update), bold_rate(rate, update)
    values: dict[str, FindingValue] = {
        "update": round_figure(update),
        "loss": round_figure(current_loss(evidence)),
        "guessing": round_figure(guessing_cost(evidence)),
        "step": last_step(evidence),
        "rate": round_figure(rate),
        "higher": higher,
        "highest": highest,
    }
    mild = Cure("higher_rate", with_rate(evidence.spec, higher))
    bold = Cure("much_higher_rate", with_rate(evidence.spec, highest))
    cures = (mild,) if higher == highest else (bold, mild)
    return (Finding("learning_rate_too_low", "warning", None, values, cures),)


def _largest_update(evidence: Evidence) -> float:
    """The largest relative update of a layer at the last ladder step."""
    layers = weighted_layers(evidence) if len(evidence.steps) else ()
    sizes = [float(column_of(evidence, name, "update_ratio")[-1]) for name in layers]
    return max((size for size in sizes if np.isfinite(size)), default=float("nan"))


UPDATE = Measure("Largest update relative to its weights", "number", _largest_update, least=SLOW_UPDATE)

SOURCE = "Update over weight as in Karpathy, CS231n notes (Neural Networks 3): about 1e-3; TheDeepChecker 2022: 1e-4."

CLIPPING_TOO_LOW = FindingDef(
    type="clipping_too_low",
    title="Clipping too low",
    sentence="Clipping at {at} shortens every gradient, usually from {gradient}: the update at step {step} changes no "
    "layer's weights by more than {update} of their size, and the loss is {loss}.",
    explanation="Clipping is meant for the few gradients that are far larger than the others. If the limit is below "
    "all of them, it acts like a tiny learning rate.",
    source=SOURCE,
    cure_titles=(("looser_clipping", "Try clipping at a norm of 1"), ("no_clipping", "Try without clipping")),
    evaluate=_clipping,
    measure=UPDATE,
    explains=("vanishing_gradient",),
)

LEARNING_RATE_DECAYED = FindingDef(
    type="learning_rate_decayed",
    title="Learning rate decayed too early",
    sentence=(
        "The schedule has lowered the learning rate from {largest} to {rate} by step {step}, while the loss is {loss}; "
        "always predicting the same scores {guessing}."
    ),
    explanation="With a rate this small, updates no longer change the weights. A schedule should lower the rate after "
    "most of the learning is done: choose a slower one, or none.",
    source=SOURCE,
    cure_titles=(("constant_rate", "Try a constant learning rate"),),
    evaluate=_decayed,
    measure=UPDATE,
    explains=("vanishing_gradient",),
)

LEARNING_RATE_TOO_LOW = FindingDef(
    type="learning_rate_too_low",
    title="Learning rate too low",
    sentence="A learning rate of {rate} is too low: the update at step {step} changes no layer's weights by more than "
    "{update} of their size, and the loss is {loss}.",
    explanation="There is a gradient to follow, but the steps are so short that the weights hardly move. In networks "
    "that learn, an update changes the weights by about a thousandth of their size.",
    source=SOURCE,
    cure_titles=(
        ("much_higher_rate", "Try a learning rate of {highest}"),
        ("higher_rate", "Try a learning rate of {higher}"),
    ),
    evaluate=_too_low,
    measure=UPDATE,
    explains=("vanishing_gradient",),
)
