"""An array that grows by rows: reading it copies nothing, however long it has become."""

from collections.abc import Iterable

import numpy as np

from engine.arrays import HostArray

FEWEST = 16


class Rows:
    """Rows of one shape. What was read stays as it was."""

    def __init__(self, rows: HostArray) -> None:
        self._room = rows
        self._count = len(rows)

    def __len__(self) -> int:
        return self._count

    def read(self) -> HostArray:
        """All rows: [n, ...]."""
        return self._room[: self._count]

    def append(self, row: HostArray | float) -> None:
        """One more row, of the shape of those before."""
        if self._count == len(self._room):
            shape = (max(FEWEST, 2 * self._count), *np.shape(row))
            room = np.empty(shape, self._room.dtype)
            if self._count:
                room[: self._count] = self._room
            self._room = room
        self._room[self._count] = row
        self._count += 1

    def extend(self, rows: Iterable[HostArray]) -> None:
        """Several more rows, of the shape of those before."""
        for row in rows:
            self.append(row)

    def replace_last(self, row: HostArray) -> None:
        """Another row of the same shape in the last one's place."""
        self._room = self._room.copy()
        self._room[self._count - 1] = row
