"""Metrics of numbers."""

import jax
import jax.numpy as jnp

from engine.metrics.definition import MetricDef
from engine.metrics.tallies import MOMENTS


def _mean_square(sums: jax.Array) -> jax.Array:
    return jnp.mean(sums[0] / sums[3])


def _determination(sums: jax.Array) -> jax.Array:
    """The mean over the outputs; 1 where targets never vary and are met, 0 where they are not."""
    errors, away, squares, rows = sums
    spread = squares - away * away / rows
    varies = spread > 0
    steady = jnp.where(errors > 0, 0.0, 1.0)
    return jnp.mean(jnp.where(varies, 1 - errors / jnp.where(varies, spread, 1), steady))


MEAN_SQUARE = MetricDef(
    type="mse",
    title="Mean squared error",
    summary="Mean squared difference from the target over examples and outputs, on the target's own scale, regardless "
    "of the loss.",
    formula=r"\frac{1}{n m} \sum_i \sum_k (a_{ik} - t_{ik})^2",
    source="Gauss 1809.",
    task="regression",
    tally=MOMENTS,
    value=_mean_square,
)
R2 = MetricDef(
    type="r2",
    title="R²",
    summary="Fraction of the targets' variance that the prediction explains: 1 is perfect, 0 is no better than the "
    "mean.",
    formula=r"1 - \frac{\sum_i (a_i - t_i)^2}{\sum_i (t_i - \bar t)^2}",
    source="Wright 1921; several outputs: their unweighted mean.",
    task="regression",
    tally=MOMENTS,
    value=_determination,
    values_only=True,
)
