"""Long measurements in slices: between two of them others have their turn."""

from collections.abc import Generator
from dataclasses import dataclass, field

from engine.report import Arrays


@dataclass(frozen=True)
class Slice:
    """Where a measurement stands behind one of its slices.

    Attributes:
        done, total: slices; a measurement may end before `total` where it has converged.
        arrays: what it knows by now; the last slice has the result.
    """

    done: int
    total: int
    arrays: Arrays = field(default_factory=dict)


Slices = Generator[Slice, None, None]
"""Everything up to the first slice is preparation, in which executables are compiled; that may be done in another
thread. Between two slices nothing is kept on the device but what the next one reads."""
