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
    """Segments of known lengths, laid side by side; several equal ones in a row are given as one part.

    Args:
        lengths: of a segment of each part. copies: segments of each part, one where nothing is said.

    Attributes:
        valid: [total] bool, False where a piece was filled up.
    """

    def __init__(self, lengths: Sequence[int], copies: Sequence[int] | None = None) -> None:
        self._lengths = tuple(lengths)
        self._copies = tuple(copies or [1] * len(lengths))
        each = np.repeat(self._lengths, self._copies)
        pieces = -(-each // WIDTH)
        self._count = int(pieces.sum())
        starts = np.concatenate([[0], np.cumsum(pieces)])
        most = int(pieces.max())
        columns = np.arange(most)
        table = np.where(columns < pieces[:, None], starts[:-1, None] + columns, self._count)
        self._table = table.astype(np.int32)
        self._offsets = starts[:-1][np.cumsum([0, *self._copies[:-1]])] * WIDTH
        within = np.arange(self._count * WIDTH) - np.repeat(starts[:-1] * WIDTH, pieces * WIDTH)
        self.valid = within < np.repeat(each, pieces * WIDTH)

    def lay(self, parts: Sequence[jax.Array]) -> jax.Array:
        """[..., total] of one array for each part, filled up with zeros: [..., length], or [..., copies, length]."""
        laid: list[jax.Array] = []
        for part, length, copies in zip(parts, self._lengths, self._copies, strict=True):
            laid += filled_up(part, -length % WIDTH, copies > 1)
        return jnp.concatenate(laid, axis=-1)

    def spread(self, values: Sequence[float], dtype: DTypeLike) -> NDArray[np.generic]:
        """[total] the value of each part, as a constant."""
        pieces = [-(-length // WIDTH) * WIDTH for length in np.repeat(self._lengths, self._copies)]
        return np.repeat(np.repeat(np.asarray(values, dtype), self._copies), pieces)

    def cut(self, laid: jax.Array) -> list[jax.Array]:
        """The parts of [total] without filling: [copies, length] each."""
        parts: list[jax.Array] = []
        for start, length, copies in zip(self._offsets, self._lengths, self._copies, strict=True):
            padded = -(-length // WIDTH) * WIDTH
            parts.append(laid[start : start + copies * padded].reshape(copies, padded)[:, :length])
        return parts

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


def filled_up(part: jax.Array, missing: int, several: bool, fill: float = 0.0) -> list[jax.Array]:
    """What one part comes to where parts are laid side by side: itself and what is missing behind it.

    Both are laid as they are, since an array filled up on its own would be a kernel of its own.

    Args:
        part: [..., length], or [..., copies, length] of several copies, each of which is filled up.
    """
    if several:
        padded = jnp.pad(part, [(0, 0)] * (part.ndim - 1) + [(0, missing)], constant_values=fill)
        return [padded.reshape(*part.shape[:-2], -1)]
    return [part, jnp.full((*part.shape[:-1], missing), fill, part.dtype)] if missing else [part]
