"""The area under the receiver operating characteristic."""

import jax
import jax.numpy as jnp

from engine.metrics.definition import MetricDef
from engine.metrics.tallies import SCORES


def _area(scores: jax.Array, positive: jax.Array, negative: jax.Array) -> tuple[jax.Array, jax.Array]:
    """(area, whether there are examples of both kinds): how often a positive beats a negative, ties by half.

    Args:
        scores: [n]. positive, negative: [n] bool, neither for padding.
    """
    rivals = jnp.sort(jnp.where(negative, scores, jnp.inf))
    below = jnp.searchsorted(rivals, scores, side="left")
    up_to = jnp.minimum(jnp.searchsorted(rivals, scores, side="right"), jnp.sum(negative))
    beaten = 0.5 * (below + up_to).astype(scores.dtype)
    wins, losers = jnp.sum(positive), jnp.sum(negative)
    both = (wins > 0) & (losers > 0)
    total = jnp.sum(jnp.where(positive, beaten / jnp.maximum(losers, 1), 0))
    return total / jnp.maximum(wins, 1), both


def _mean_area(rows: jax.Array) -> jax.Array:
    """The second class against the first where there are two; else the mean over each class against all others."""
    real, truth, scores = rows[:, 0] > 0, rows[:, 1], rows[:, 2:]
    if scores.shape[1] <= 2:
        margin = scores[:, -1] - scores[:, 0] if scores.shape[1] == 2 else scores[:, 0]
        area, both = _area(margin, real & (truth == 1), real & (truth != 1))
        return jnp.where(both, area, jnp.nan)
    pairs = [_area(scores[:, k], real & (truth == k), real & (truth != k)) for k in range(scores.shape[1])]
    areas, both = jnp.stack([area for area, _ in pairs]), jnp.stack([fits for _, fits in pairs])
    return jnp.sum(jnp.where(both, areas, 0)) / jnp.where(jnp.any(both), jnp.sum(both), jnp.nan)


ROC_AUC = MetricDef(
    type="roc_auc",
    title="ROC-AUC",
    summary="How often an example of a class scores higher than one of another class: 1 is perfect, 0.5 is guessing.",
    formula=r"P(s_+ > s_-) + \tfrac{1}{2} P(s_+ = s_-)",
    source="Hanley and McNeil 1982; several classes: each against the rest, unweighted mean.",
    task="classification",
    tally=SCORES,
    value=_mean_area,
    single=True,
)
