"""Learning rate too high: the loss rose above what it was before the first update, or the run diverged."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from engine.findings.definition import Evidence, Finding, FindingDef, FindingValue, Measure, known
from engine.findings.evidence import up_to
from engine.findings.history import (
    SURE,
    column_of,
    current_loss,
    first_loss,
    guessing_cost,
    has_noise,
    is_early,
    learned_nothing,
    level,
    level_error,
    round_figure,
    surely_learned_nothing,
)
from engine.findings.initial_weights import before_an_update
from engine.findings.network import weighted_layers
from engine.findings.offers import offer
from engine.findings.settings import learning_rate_of, lower_rate, with_clipping, with_rate, with_warm_up

RAISED = 1.3
"""The loss stays above so many times both its start and what guessing costs."""

LEAPT = 10.0
"""Or it leapt to so many times these at some step, and nothing has been learned since: it may have killed units."""

RECOVERED = 0.7
"""A loss below this share of guessing: the network has learned something in spite of the leap."""

MOVED = 2e-3
"""Some update changed a layer by this share of its weights: shorter steps raise no loss, batches that differ do."""

ENOUGH_EXAMPLES = 64
"""Losses of an octave of steps are averaged over at least so many examples, unless they leapt."""

STILL_FALLING = 0.8
"""A loss that falls below this share of what it was an octave of steps before is on its way."""


def _evaluate(evidence: Evidence) -> Sequence[Finding]:
    rate = learning_rate_of(evidence.spec)
    if rate is None:
        return ()
    if evidence.diverged is not None:
        return () if before_an_update(evidence.diverged) else (_diverged(evidence, rate),)
    if is_early(evidence):
        return ()
    history = _like_with_like(evidence)
    base = max(float(history[0, 1]), guessing_cost(evidence))
    if _stays_raised(evidence, base):
        step, loss = float(evidence.losses[-1, 0]), current_loss(evidence)
    elif _has_not_recovered(evidence, history, base):
        step, loss = history[int(np.argmax(history[:, 1]))]
    else:
        return ()
    return () if _largest_update(evidence) < MOVED else (_finding(evidence, rate, step, loss, history[0, 1]),)


def _measured(evidence: Evidence) -> float:
    """The present loss as a multiple of the first."""
    if is_early(evidence):
        return float("nan")
    start = float(_like_with_like(evidence)[0, 1])
    return current_loss(evidence) / start if start > 0 else float("nan")


def _like_with_like(evidence: Evidence) -> NDArray[np.float64]:
    """[n, 2] step and loss: evaluations from step 0 on where noise inflates the training loss, else the latter."""
    rows = evidence.evaluations
    if has_noise(evidence.spec) and len(rows) > 1 and rows[0, 0] == 0:
        return rows[:, :2]
    return evidence.losses[:, :2]


def _has_not_recovered(evidence: Evidence, history: NDArray[np.float64], base: float) -> bool:
    """Whether the loss leapt, and behind that the network was found to have learned nothing, and little since.

    It is asked at every ladder step since the last leap, with another bound for the end than for the beginning: near
    one bound alone, this would end and begin again with every octave.
    """
    leaps = history[history[:, 1] > LEAPT * base, 0]
    if not len(leaps):
        return False
    stands = False
    for step in evidence.steps[evidence.steps >= leaps[-1]]:
        then = up_to(evidence, int(step))
        if stands and not learned_nothing(then, RECOVERED):
            return False
        stands = stands or (_saw_enough(then) and surely_learned_nothing(then))
    return stands


def _saw_enough(evidence: Evidence) -> bool:
    """Whether an octave of steps is no small sample: in batches of one, single examples leap."""
    return evidence.spec.training.batch_size * float(evidence.losses[-1, 0]) / 2 >= ENOUGH_EXAMPLES


def _first_evaluation(evidence: Evidence) -> float:
    """Validation loss of the initial weights: the first batch may be one easy example. 0 where it is not known."""
    rows = evidence.evaluations
    return float(rows[0, 1]) if len(rows) and rows[0, 0] == 0 and np.isfinite(rows[0, 1]) else 0.0


def _stays_raised(evidence: Evidence, base: float) -> bool:
    """Whether the loss lies above its base by more than batches differ by chance, and does not fall."""
    now = current_loss(evidence)
    if not now > RAISED * base:
        return False
    error = level_error(evidence)
    if not _saw_enough(evidence) and now - SURE * error < LEAPT * max(base, _first_evaluation(evidence)):
        return False
    if not now - SURE * error > RAISED * base:
        return False
    return level(evidence) > STILL_FALLING * level(evidence, octaves_ago=1)


def _diverged(evidence: Evidence, rate: float) -> Finding:
    assert evidence.diverged is not None
    node_id, step = evidence.diverged.get("node_id"), float(str(evidence.diverged.get("step", 0)))
    found = _finding(evidence, rate, step, float("inf"), first_loss(evidence))
    named = node_id if isinstance(node_id, str) else None
    return Finding(found.code, "error", named, found.values | known(evidence.diverged), found.cures)


def _finding(evidence: Evidence, rate: float, step: float, loss: float, start: float) -> Finding:
    lower = lower_rate(rate, _first_update(evidence))
    values: dict[str, FindingValue] = {
        "rate": round_figure(_rate_at(evidence, step, rate)),
        "lower": lower,
        "loss": round_figure(loss) if np.isfinite(loss) else "∞",
        "start": round_figure(start) if np.isfinite(start) else "∞",
        "guessing": round_figure(guessing_cost(evidence)),
        "step": int(step),
    }
    offered = (
        ("lower_rate", with_rate(evidence.spec, lower)),
        ("clipping", with_clipping(evidence.spec)),
        ("warm_up", with_warm_up(evidence.spec, evidence.schema.steps_per_epoch)),
    )
    cures = offer(evidence.spec, offered)
    return Finding("learning_rate_too_high", "warning", None, values, cures)


def _rate_at(evidence: Evidence, step: float, rate: float) -> float:
    """The rate in use at a step: that of the last ladder step up to it."""
    known = evidence.rates[evidence.steps <= step]
    return float(known[-1]) if len(known) and np.isfinite(known[-1]) else rate


def _largest_update(evidence: Evidence) -> float:
    """The largest relative update of a layer at any ladder step; infinite where none is known."""
    columns = [column_of(evidence, name, "update_ratio") for name in weighted_layers(evidence)]
    sizes = [float(np.max(column, where=np.isfinite(column), initial=-1.0)) for column in columns]
    largest = max(sizes, default=-1.0)
    return largest if largest >= 0 else float("inf")


def _first_update(evidence: Evidence) -> float:
    """The largest relative update of the first step; 0 where none is known."""
    if not len(evidence.steps):
        return 0.0
    sizes = [float(column_of(evidence, name, "update_ratio")[0]) for name in weighted_layers(evidence)]
    return max((size for size in sizes if np.isfinite(size)), default=0.0)


LEARNING_RATE_TOO_HIGH = FindingDef(
    type="learning_rate_too_high",
    title="Learning rate too high",
    sentence=(
        "A learning rate of {rate} is too high: the loss rose from {start} before the first update to {loss} at step "
        "{step}; always predicting the same scores {guessing}."
    ),
    explanation="The gradient is the slope at one point. A step that is too long crosses the valley and ends higher "
    "up, where the slope is steeper and the next step is even longer. It can also push units into a range where they "
    "no longer learn.",
    source="LeCun et al. 1998 (Efficient BackProp), section 5: steps beyond 2 over the curvature diverge; Goyal et al. "
    "2017, section 2.2, for the warm-up.",
    cure_titles=(
        ("lower_rate", "Try a learning rate of {lower}"),
        ("clipping", "Try clipping the gradient to norm 1"),
        ("warm_up", "Try a warm-up of the learning rate"),
    ),
    evaluate=_evaluate,
    measure=Measure("Loss relative to that before the first update", "number", _measured, most=RAISED),
    explains=("saturated_units", "dying_relu", "vanishing_gradient", "exploding_gradient"),
)
