"""How outputs of a window that moves look back at their inputs."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Reach:
    """How an output looks back at its input, for receptive fields.

    Attributes:
        size: input positions that one output sees along an axis, first to last.
        step: input positions between neighbouring outputs; below 1 where there are more outputs than inputs.
        before: (length of an axis of the input) -> how far the first output's window begins before the input; None
            where outputs lie between inputs.
    """

    size: int
    step: Fraction
    before: Callable[[int], int] | None = None
