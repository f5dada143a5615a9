"""Reading evidence: columns over the last octave of steps, losses, and the loss of always predicting the same."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from engine import registry
from engine.findings.definition import Evidence
from engine.findings.once import once
from engine.ladder import STEPS_PER_OCTAVE
from engine.spec import ExperimentSpec

FEWEST_ROWS = 16
"""No rule on a trend is applied before so many ladder steps: step 16."""

OCTAVE = STEPS_PER_OCTAVE
"""Rules look at the last octave of ladder steps: the second half of the steps done."""

SUSTAINED = 0.25
"""A finding needs three quarters of the rows, so that it neither flickers nor reacts to a single batch."""

UNLEARNED = 0.9
"""A loss above this share of guessing: the network has learned next to nothing of its task."""

SURE = 1.5
"""Standard errors of a mean loss by which it has to lie above a bound."""

Series = NDArray[np.float64]


def recent(evidence: Evidence, node_id: str, column: str) -> Series:
    """Values of a node's column over the last octave, oldest first: [8], or [0] where there are too few rows.

    NaN stands where the column does not apply.
    """
    if len(evidence.steps) < FEWEST_ROWS or node_id not in evidence.schema.rows:
        return np.zeros(0)
    return column_of(evidence, node_id, column)[-OCTAVE:]


def column_of(evidence: Evidence, node_id: str, column: str) -> Series:
    """Values of a node's column at every ladder step: [n]."""
    row = evidence.schema.rows[node_id]
    return evidence.nodes[:, row, evidence.schema.node_columns.index(column)].astype(np.float64)


def sustained(series: Series) -> float:
    """The value that three quarters of the rows reach or pass; NaN where one of them does not apply."""
    return float(np.quantile(series, SUSTAINED)) if len(series) and np.all(np.isfinite(series)) else float("nan")


def reaches(series: Series, bound: float) -> bool:
    """Whether any row lies above a bound: what three quarters of the rows reach lies no higher than the largest."""
    return bool((series > bound).any())


def is_early(evidence: Evidence) -> bool:
    """Whether too few steps were taken for a trend, or the run did not get that far."""
    return evidence.diverged is not None or len(evidence.steps) < FEWEST_ROWS or len(evidence.losses) < FEWEST_ROWS


def last_step(evidence: Evidence) -> int:
    """The last ladder step with statistics."""
    return int(evidence.steps[-1])


@once
def guessing_cost(evidence: Evidence) -> float:
    """What always predicting the same costs: the best constants of all objectives, weighted as the loss weighs them."""
    pairs = zip(evidence.spec.objectives, evidence.facts.guessing, strict=True)
    return sum(objective.weight * cost for objective, cost in pairs)


def first_loss(evidence: Evidence) -> float:
    """Loss of the first batch, before any update; NaN where none was finite."""
    return float(evidence.losses[0, 1]) if len(evidence.losses) else float("nan")


@once
def level(evidence: Evidence, octaves_ago: int = 0) -> float:
    """Mean training loss of an octave of steps, counted back from the last ladder step."""
    end = len(evidence.losses) - octaves_ago * OCTAVE
    rows = evidence.losses[max(end - OCTAVE, 0) : end]
    lengths = _lengths(rows, evidence.losses[end - OCTAVE - 1, 0] if end > OCTAVE else 0.0)
    return float((rows[:, 1] * lengths).sum() / lengths.sum())


@once
def level_error(evidence: Evidence) -> float:
    """Standard error of the mean loss of the last octave, from how much its ladder intervals differ.

    The error of a weighted mean of independent means (Cochran 1977, Sampling Techniques, section 2.6).
    """
    rows = evidence.losses[-OCTAVE:]
    lengths = _lengths(rows, evidence.losses[-OCTAVE - 1, 0] if len(evidence.losses) > OCTAVE else 0.0)
    return float(np.sqrt(np.sum(np.square(lengths * (rows[:, 1] - level(evidence))))) / np.sum(lengths))


def octave_means(evidence: Evidence) -> tuple[Series, Series]:
    """Ladder steps from the eighth on, and the mean training loss of the octave that ends at each: [n - 7] each."""
    rows = evidence.losses
    if len(rows) < OCTAVE:
        return np.zeros(0), np.zeros(0)
    lengths = _lengths(rows, 0.0)
    windows = [sliding_window_view(each, OCTAVE) for each in (rows[:, 1] * lengths, lengths)]
    return rows[OCTAVE - 1 :, 0], windows[0].sum(axis=1) / windows[1].sum(axis=1)


def _lengths(rows: Series, before: float) -> Series:
    """[n] steps of each row of losses. before: the ladder step that the first lies behind."""
    lengths = np.empty(len(rows))
    lengths[:1] = rows[:1, 0] - before
    lengths[1:] = rows[1:, 0] - rows[:-1, 0]
    return lengths


def validation_accuracies(evidence: Evidence) -> Series:
    """[k, 2] step and validation accuracy of the kept evaluations behind an update; [0, 2] where it is not measured."""
    if "accuracy" not in evidence.schema.metrics or not len(evidence.evaluations):
        return np.zeros((0, 2))
    column = 2 + evidence.schema.metrics.index("accuracy")
    return evidence.evaluations[evidence.evaluations[:, 0] > 0][:, [0, column]]


@once
def has_noise(spec: ExperimentSpec) -> bool:
    """Whether training sees something that evaluation does not: dropout, noise, augmented inputs."""
    noisy = any(registry.layer(node.type).noise for node in spec.network.nodes)
    return noisy or bool(spec.data.augmentations)


@once
def current_loss(evidence: Evidence) -> float:
    """The loss of the second half of the steps; where noise inflates it, their last evaluation if there is one."""
    if has_noise(evidence.spec) and len(evidence.evaluations):
        step, loss = evidence.evaluations[-1, :2]
        if step > evidence.losses[-1, 0] / 2:
            return float(loss)
    return level(evidence)


def learned_nothing(evidence: Evidence, share: float = UNLEARNED) -> bool:
    """Whether the loss stays above a share of what always predicting the same costs."""
    guessing = guessing_cost(evidence)
    return guessing > 0 and not is_early(evidence) and current_loss(evidence) > share * guessing


def surely_learned_nothing(evidence: Evidence, share: float = UNLEARNED) -> bool:
    """Whether the loss stays above a share of guessing by more than batches differ by chance."""
    if not learned_nothing(evidence, share):
        return False
    return current_loss(evidence) - SURE * level_error(evidence) > share * guessing_cost(evidence)


def loss_over_guessing(evidence: Evidence) -> float:
    """The present loss as a multiple of what always predicting the same costs; NaN before step 16."""
    guessing = guessing_cost(evidence)
    return current_loss(evidence) / guessing if guessing > 0 and not is_early(evidence) else float("nan")


def round_figure(value: float) -> float:
    """Two significant digits: what a sentence can bear.

    Example:
        >>> round_figure(1234.5), round_figure(0.04567)
        (1200.0, 0.046)
    """
    return float(f"{value:.2g}")
