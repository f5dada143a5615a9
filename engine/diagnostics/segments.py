"""Reductions over many short and long segments at once: what they cost to compile does not follow their number."""

from collections.abc import Sequence

import jax
import jax.numpy as jnp
import numpy as np
from jax.typing import DTypeLike
from numpy.typing import NDArray

WIDTH = 64
"""Segments are cut into pieces of so many numbers; the last piece of each is filled up."""


class Segments:
    """Segments of known lengths, laid side by side.

    Attributes:
        valid: [total] bool, False where a piece was filled up.
    """

    def __init__(self, lengths: Sequence[int]) -> None:
        self._lengths = tuple(lengths)
        pieces = [-(-length // WIDTH) for length in lengths]
        self._count = sum(pieces)
        starts = np.concatenate([[0], np.cumsum(pieces)])
        most = max(pieces)
        table = np.full((len(pieces), most), self._count)
        for number, (start, count) in enumerate(zip(starts[:-1], pieces, strict=True)):
            table[number, :count] = np.arange(start, start + count)
        self._table = table.astype(np.int32)
        self._offsets = starts[:-1] * WIDTH
        self.valid = np.concatenate([np.arange(p * WIDTH) < n for p, n in zip(pieces, lengths, strict=True)])

    def lay(self, parts: Sequence[jax.Array]) -> jax.Array:
        """[..., total] of one array [..., length] for each segment, filled up with zeros."""
        padded: list[jax.Array] = []
        for part, length in zip(parts, self._lengths, strict=True):
            missing = -length % WIDTH
            padded.append(jnp.pad(part, [(0, 0)] * (part.ndim - 1) + [(0, missing)]) if missing else part)
        return jnp.concatenate(padded, axis=-1)

    def spread(self, values: Sequence[float], dtype: DTypeLike) -> NDArray[np.generic]:
        """[total] each segment's value, as a constant."""
        pieces = [-(-length // WIDTH) * WIDTH for length in self._lengths]
        return np.repeat(np.asarray(values, dtype), pieces)

    def cut(self, laid: jax.Array) -> list[jax.Array]:
        """The segments of [total], without filling."""
        return [laid[start : start + n] for start, n in zip(self._offsets, self._lengths, strict=True)]

    def sums(self, laid: jax.Array) -> jax.Array:
        """[segments] sum over each segment of [total] or [batch, total].

        Neighbours are added first: XLA's CPU sums along rows ten times as fast as down columns.
        """
        cells = jnp.sum(self._cells(laid), axis=-1)
        return jnp.sum(self._pieces(jnp.sum(cells, axis=0) if cells.ndim > 1 else cells, 0), axis=-1)

    def minima(self, laid: jax.Array) -> jax.Array:
        """[segments] smallest valid number of each segment of [total] or [batch, total]."""
        cells = jnp.min(self._cells(jnp.where(self.valid, laid, jnp.inf)), axis=-1)
        return jnp.min(self._pieces(jnp.min(cells, axis=0) if cells.ndim > 1 else cells, jnp.inf), axis=-1)

    def norms(self, laid: jax.Array) -> jax.Array:
        """[segments] L2 norm of each segment of [total], on scaled values: see `engine.diagnostics.norms`."""
        largest, scaled = self.scaled(laid)
        return largest * jnp.sqrt(self.sums(jnp.square(scaled)))

    def scaled(self, laid: jax.Array) -> tuple[jax.Array, jax.Array]:
        """([segments] largest absolute value, the numbers divided by it), of [total] or [batch, total]."""
        largest = -self.minima(-jnp.abs(laid))
        return largest, laid / self.each(jnp.where(largest > 0, largest, 1))

    def each(self, values: jax.Array) -> jax.Array:
        """[total] each segment's value, [segments]."""
        owner = np.empty(self._count, np.int32)
        for number, row in enumerate(self._table):
            owner[row[row < self._count]] = number
        return jnp.broadcast_to(values[owner][:, None], (self._count, WIDTH)).reshape(-1)

    def _cells(self, laid: jax.Array) -> jax.Array:
        return laid.reshape(*laid.shape[:-1], self._count, WIDTH)

    def _pieces(self, cells: jax.Array, fill: float) -> jax.Array:
        if self._table.shape[1] == 1:
            return cells[..., None]
        filled = jnp.pad(cells, [(0, 0)] * (cells.ndim - 1) + [(0, 1)], constant_values=fill)
        return filled[..., self._table]
