"""Runs that were compiled for another host to hand over. Reads the clock that it is given."""

from collections.abc import Callable

from engine.run import Run

KEPT_S = 60.0
"""Whoever hands a run over asks for it again every second until it comes."""


class PreparedRuns:
    """Keeps the executables of runs to come, each for a minute: a session may end before it is handed over.

    Args:
        clock: seconds that only grow.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._runs: dict[str, tuple[float, Run]] = {}

    def __len__(self) -> int:
        return len(self._runs)

    def keep(self, session_id: str, run: Run) -> None:
        """A run to come; asked for again, it is kept anew."""
        self._runs[session_id] = (self._clock() + KEPT_S, run)

    def forget(self, session_id: str) -> None:
        """It has come."""
        self._runs.pop(session_id, None)

    def drop_old(self) -> bool:
        """Lets go of those that nobody has handed over; whether there were any."""
        now = self._clock()
        old = [name for name, (until, _) in self._runs.items() if until <= now]
        for name in old:
            del self._runs[name]
        return bool(old)
