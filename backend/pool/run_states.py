"""The last state of each session's run, and how old the checkpoints of runs in training are. Pure."""

import msgspec

from backend.link.messages import CheckpointWritten, RunState
from backend.pool.host_pool import HostOutput

AT_WORK = ("queued", "compiling", "running")


class RunStates:
    """The last state of each session, and since when its run has trained without a newer checkpoint."""

    def __init__(self) -> None:
        self._states: dict[str, RunState] = {}
        self._since: dict[str, float] = {}

    def note(self, output: HostOutput, now_s: float) -> None:
        """An output of a host; only states and checkpoints count."""
        if isinstance(output, CheckpointWritten) and output.session_id in self._since:
            self._since[output.session_id] = now_s
        if isinstance(output, RunState):
            self._states[output.session_id] = output
            if output.status == "running":
                self._since.setdefault(output.session_id, now_s)
            else:
                self.rest(output.session_id)

    def rest(self, session_id: str) -> None:
        """It does not train any more."""
        self._since.pop(session_id, None)

    def lose(self, session_id: str) -> None:
        """Its host is gone: it is not computing until another host reports it."""
        self.rest(session_id)
        state = self._states.get(session_id)
        if state is not None and state.status in AT_WORK:
            self._states[session_id] = msgspec.structs.replace(state, status="paused", steps_per_second=0.0)

    def forget(self, session_id: str) -> None:
        """The session is closed."""
        self._states.pop(session_id, None)
        self.rest(session_id)

    def at_work(self, session_id: str) -> bool:
        """Whether its run computes or is about to; also where it has no state yet."""
        state = self._states.get(session_id)
        return state is None or state.status in AT_WORK

    def failed(self, session_id: str, cause: str) -> RunState | None:
        """The state of a run that is given up after its host has ended too often; None where nothing is known of it."""
        state = self._states.get(session_id)
        if state is None:
            return None
        detail = {"cause": cause, "code": "host_died"}
        return msgspec.structs.replace(state, status="failed", steps_per_second=0.0, detail=detail)

    def has_failed(self, session_id: str, run_id: str, generation: int) -> bool:
        """Whether the last state of this run is `failed`."""
        state = self._states.get(session_id)
        last = None if state is None else (state.status, state.run_id, state.generation)
        return last == ("failed", run_id, generation)

    def checkpoint_age_s(self, now_s: float) -> float | None:
        """Age of the oldest among the newest checkpoints of runs in training; None where nothing trains."""
        return max((now_s - since for since in self._since.values()), default=None)
