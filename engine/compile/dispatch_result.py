"""What comes back of a dispatch."""

from dataclasses import dataclass

from engine.arrays import Floats
from engine.compile.statistics import Statistics


@dataclass(frozen=True)
class DispatchResult:
    """What a dispatch did.

    Attributes:
        losses: [steps, columns] data loss, penalty and each of several objectives, of every step taken.
        evaluations: (step, [1 + metrics]) of every evaluation that fell due.
        statistics: of the step, on the host; None for steps without.
        finite: False where the next step could not be taken; with `statistics`, those are its losses and statistics.
    """

    losses: Floats
    evaluations: list[tuple[int, Floats]]
    statistics: Statistics | None
    finite: bool
