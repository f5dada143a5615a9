"""How long a run had trained at some of its steps: few numbers for a long run, more of them at its start."""

import math
from collections.abc import Iterable

MOST = 256
DENSEST = 32
"""Steps kept of each octave, at first."""


class RunTimes:
    """(step, seconds of training until then), by step. Of each stretch of an octave the last one is kept.

    Args:
        kept: those of before.
    """

    def __init__(self, kept: Iterable[tuple[int, float]] = ()) -> None:
        self.kept = [(int(step), float(seconds)) for step, seconds in kept]
        self._density = DENSEST

    def add(self, step: int, run_time_s: float) -> bool:
        """Takes a time in; one of a step that was reached before replaces what came from there on.

        Returns:
            whether it is new.
        """
        if self.kept and self.kept[-1] == (step, run_time_s):
            return False
        while self.kept and self.kept[-1][0] >= step:
            self.kept.pop()
        if len(self.kept) > 1 and self._stretch(self.kept[-1][0]) == self._stretch(step):
            self.kept.pop()
        self.kept.append((step, run_time_s))
        while len(self.kept) > MOST:
            self._density //= 2
            self._thin()
        return True

    def _stretch(self, step: int) -> int:
        return 0 if step < 1 else 1 + math.floor(math.log2(step) * self._density)

    def _thin(self) -> None:
        stretches = [self._stretch(step) for step, _ in self.kept]
        last = len(self.kept) - 1
        self.kept = [
            one for index, one in enumerate(self.kept) if index in (0, last) or stretches[index] != stretches[index + 1]
        ]
