"""What metrics are made of."""

import jax
import jax.numpy as jnp
from jax import lax

from engine.metrics.definition import MetricBatch, Tally

TOP = 5


def _confusion(seen: MetricBatch) -> jax.Array:
    """[classes, classes] i32, rows true, columns predicted. Counts of a block are exact in float32."""
    kind = jnp.float32
    truth = jax.nn.one_hot(seen.truth, seen.classes, dtype=kind) * seen.mask.astype(kind)[:, None]
    guess = jax.nn.one_hot(seen.guess, seen.classes, dtype=kind)
    return jnp.round(truth.T @ guess).astype(jnp.int32)


def _top(seen: MetricBatch) -> jax.Array:
    """[2] i32: rows whose right class is among the five best, and rows. Equal scores go to the lower class number."""
    right = jnp.take_along_axis(seen.scores, seen.truth[:, None], axis=1)
    numbers = jnp.arange(seen.scores.shape[1])
    ahead = (seen.scores > right) | ((seen.scores == right) & (numbers < seen.truth[:, None]))
    hit = (jnp.sum(ahead, axis=1) < TOP) & (seen.mask > 0)
    return jnp.stack([jnp.sum(hit), jnp.sum(seen.mask > 0)]).astype(jnp.int32)


def _moments(seen: MetricBatch) -> jax.Array:
    """[4, outputs] sums, in the units of the target: squared errors, targets less the centre, their squares; rows."""
    real = seen.mask[:, None]
    away = (seen.wanted - seen.centre) * seen.unit * real
    errors = jnp.square((seen.scores - seen.wanted) * seen.unit) * real
    rows = jnp.broadcast_to(jnp.sum(seen.mask), seen.centre.shape)
    return jnp.stack([jnp.sum(errors, axis=0), jnp.sum(away, axis=0), jnp.sum(away * away, axis=0), rows])


def _sums(seen: MetricBatch) -> jax.Array:
    """[2, outputs] sums of what the loss reads, and rows."""
    rows = jnp.broadcast_to(jnp.sum(seen.mask), seen.scores.shape[1:])
    return jnp.stack([jnp.sum(seen.scores * seen.mask[:, None], axis=0), rows])


def _scores(seen: MetricBatch) -> jax.Array:
    """[capacity, 2 + outputs] every row's right class and scores in its place, behind a 1; zeros elsewhere."""
    columns = [seen.mask[:, None], seen.truth[:, None].astype(seen.scores.dtype), seen.scores]
    rows = jnp.concatenate(columns, axis=1) * seen.mask[:, None]
    empty = jnp.zeros((seen.capacity, rows.shape[1]), rows.dtype)
    return lax.dynamic_update_slice(empty, rows, (seen.place, jnp.int32(0)))


CONFUSION = Tally("confusion", _confusion)
TOP_FIVE = Tally("top_five", _top)
OUTPUTS = Tally("outputs", _sums)
MOMENTS = Tally("moments", _moments)
SCORES = Tally("scores", _scores)
