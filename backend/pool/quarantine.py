"""Blame for exited hosts: at the second exit a session runs alone, at the third its run fails."""

from dataclasses import dataclass

from backend.link.refusals import host_lost

ALONE_AFTER = 2
FAILED_AFTER = 3


@dataclass
class _Record:
    run_id: str
    exits: int = 0
    cause: str = ""


class Quarantine:
    """Deaths by session, counted for its present run: a new run starts without guilt."""

    def __init__(self) -> None:
        self._records: dict[str, _Record] = {}

    def begin(self, session_id: str, run_id: str) -> None:
        """A run is being opened (again)."""
        record = self._records.get(session_id)
        if record is None or record.run_id != run_id:
            self._records[session_id] = _Record(run_id)

    def add_exit(self, session_id: str, cause: str) -> None:
        """The session was at work when its host exited."""
        record = self._records.get(session_id)
        if record is not None:
            record.exits += 1
            record.cause = cause

    def forget(self, session_id: str) -> None:
        """The session is closed."""
        self._records.pop(session_id, None)

    def isolated(self, session_id: str) -> bool:
        """Whether the session must not share a host any more."""
        record = self._records.get(session_id)
        return record is not None and record.exits >= ALONE_AFTER

    def failed(self, session_id: str) -> bool:
        """Whether its run is given up."""
        record = self._records.get(session_id)
        return record is not None and record.exits >= FAILED_AFTER

    def require_attempt_left(self, session_id: str) -> None:
        """Lets only a run be opened again that is not given up.

        Raises:
            EngineError: `host_lost`.
        """
        if self.failed(session_id):
            raise host_lost(f"it exited three times while training this run ({self.cause(session_id)})")

    def cause(self, session_id: str) -> str:
        """Cause of the last exit it is blamed for; "" where there was none."""
        record = self._records.get(session_id)
        return "" if record is None else record.cause
