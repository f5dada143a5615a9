"""How outputs of a window that moves look back at their inputs."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Reach:
    """How an output looks back at its input, for receptive fields.

    Attributes:
        size: input positions that one output sees along an axis, first to last.
        step: input positions between neighbouring outputs; below 1 where there are more outputs than inputs.
    """

    size: int
    step: Fraction
