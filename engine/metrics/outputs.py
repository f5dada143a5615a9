"""Metrics of what a network outputs, whatever it should be: the place of a point that moves."""

from functools import partial

import jax

from engine.metrics.definition import MetricDef
from engine.metrics.tallies import OUTPUTS


def _mean(place: int, sums: jax.Array) -> jax.Array:
    return sums[0, place] / sums[1, place]


FIRST_OUTPUT = MetricDef(
    type="first_output",
    title="First output",
    summary="Mean of the prediction’s first number: the x coordinate where the prediction is a point.",
    formula=r"\frac{1}{n} \sum_i a_{i1}",
    source="Gauss 1809 (the arithmetic mean).",
    task="outputs",
    tally=OUTPUTS,
    value=partial(_mean, 0),
)
SECOND_OUTPUT = MetricDef(
    type="second_output",
    title="Second output",
    summary="Mean of the prediction’s second number: the y coordinate where the prediction is a point.",
    formula=r"\frac{1}{n} \sum_i a_{i2}",
    source="Gauss 1809 (the arithmetic mean).",
    task="outputs",
    tally=OUTPUTS,
    value=partial(_mean, 1),
    least_outputs=2,
)
