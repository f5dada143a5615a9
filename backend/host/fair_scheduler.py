"""Fair turns among the sessions of a host: deficit round robin over measured time. Pure; it reads no clock."""

from collections import OrderedDict
from collections.abc import Container

ROUND_S = 0.200
SHORTEST_CHUNK_S = 0.001
LONGEST_CHUNK_S = 0.030


def chunk_seconds(runnable: int, hosts: int) -> float:
    """Length of a chunk: clamp(200 ms x hosts / runnable, 1 ms, 30 ms).

    With 100 sessions on one host everybody has a turn, and so a report, five times a second; a session alone gives
    the controls a turn every 30 ms.

    Args:
        runnable: sessions that want to train, in the whole pool. hosts: processes that share them.

    >>> chunk_seconds(1, 1), chunk_seconds(20, 1), chunk_seconds(1000, 1)
    (0.03, 0.01, 0.001)
    """
    share = ROUND_S * hosts / max(runnable, 1)
    return min(max(share, SHORTEST_CHUNK_S), LONGEST_CHUNK_S)


def charged_seconds(wall_s: float, work_s: float) -> float:
    """What a turn is charged: its duration, but not what the machine gave to other programs meanwhile.

    Args:
        wall_s: its duration. work_s: processor time of this process meanwhile, all threads together.

    >>> charged_seconds(0.100, 0.002), charged_seconds(0.010, 0.020)
    (0.002, 0.01)
    """
    return min(wall_s, work_s)


class FairScheduler:
    """Whose turn it is. A session that took longer than its chunk waits until its debt is paid.

    Source: Shreedhar and Varghese, 1995, Efficient fair queuing using deficit round robin; here the quantum is time,
    and the cost is known after the turn instead of before.
    """

    def __init__(self) -> None:
        self._credit: OrderedDict[str, float] = OrderedDict()

    def __len__(self) -> int:
        return len(self._credit)

    def __contains__(self, session_id: str) -> bool:
        return session_id in self._credit

    def add(self, session_id: str) -> None:
        """Lets a session take part, at the end of the round, with neither credit nor debt."""
        self._credit.setdefault(session_id, 0.0)

    def remove(self, session_id: str) -> None:
        """Takes a session out."""
        self._credit.pop(session_id, None)

    def keep(self, session_ids: Container[str]) -> None:
        """Takes all others out."""
        for session_id in [name for name in self._credit if name not in session_ids]:
            del self._credit[session_id]

    def next(self, chunk_s: float) -> str | None:
        """The session whose turn it is, moved to the end of the round; None where nobody waits.

        Args:
            chunk_s: what each session is granted per round.
        """
        if not self._credit:
            return None
        while True:
            session_id = next(iter(self._credit))
            credit = min(self._credit[session_id] + chunk_s, chunk_s)
            self._credit[session_id] = credit
            self._credit.move_to_end(session_id)
            if credit > 0.0:
                return session_id
            if len(self._credit) == 1:
                self._credit[session_id] = 0.0

    def charge(self, session_id: str, seconds: float) -> None:
        """Takes the measured length of a turn off the session's credit."""
        if session_id in self._credit:
            self._credit[session_id] -= seconds
