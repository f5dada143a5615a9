"""What hosts send to the web process, kept for tests that wait for it."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

from backend.link.messages import CheckpointWritten, RecordFrame, RunEvent, RunState, ViewFrame
from backend.pool.host_pool import HostLost, HostOutput
from backend.protocol.frames import Frame, decode_frame

LIMIT_S = 240.0


class OutputLog:
    """All outputs of a pool, by session."""

    def __init__(self) -> None:
        self.outputs: list[HostOutput] = []
        self.lost: list[HostLost] = []
        self._changed = asyncio.Event()

    def receive(self, output: HostOutput) -> None:
        """Callback of the pool."""
        self.outputs.append(output)
        self._changed.set()

    def receive_lost(self, lost: HostLost) -> None:
        """Callback of the pool."""
        self.lost.append(lost)
        self._changed.set()

    async def until(self, condition: Callable[[], Any]) -> Any:
        """Waits until a condition holds, checked at every output; returns what it gave."""
        async with asyncio.timeout(LIMIT_S):
            while not (found := condition()):
                self._changed.clear()
                await self._changed.wait()
        return found

    def frames(self, session_id: str, run_id: str | None = None) -> list[Frame]:
        """The record of a session (of one of its runs), in the order in which it came."""
        return [decode_frame(output.data) for output in self._of(session_id, run_id) if isinstance(output, RecordFrame)]

    def frame_count(self, session_id: str) -> int:
        """Frames so far."""
        return sum(isinstance(output, RecordFrame) for output in self._of(session_id))

    def events(self, session_id: str, kind: str | None = None) -> list[RunEvent]:
        """The event log."""
        return [
            output for output in self._of(session_id) if isinstance(output, RunEvent) and kind in (None, output.kind)
        ]

    def log(self, session_id: str) -> list[dict[str, Any]]:
        """The event log as the store keeps it, once through JSON."""
        return [
            json.loads(json.dumps({"seq": e.seq, "step": e.step, "kind": e.kind, "detail": e.detail}))
            for e in self.events(session_id)
        ]

    def views(self, session_id: str, view: str) -> list[ViewFrame]:
        """Pictures."""
        return [output for output in self._of(session_id) if isinstance(output, ViewFrame) and output.view == view]

    def checkpoints(self, session_id: str) -> list[CheckpointWritten]:
        """Checkpoints that lie on disk."""
        return [output for output in self._of(session_id) if isinstance(output, CheckpointWritten)]

    def states(self, session_id: str) -> list[RunState]:
        """States, oldest first."""
        return [output for output in self._of(session_id) if isinstance(output, RunState)]

    def status(self, session_id: str) -> str:
        """The present status; "" before the first."""
        states = self.states(session_id)
        return states[-1].status if states else ""

    def step(self, session_id: str) -> int:
        """The present step."""
        states = self.states(session_id)
        return states[-1].step if states else 0

    def _of(self, session_id: str, run_id: str | None = None) -> list[HostOutput]:
        return [o for o in self.outputs if o.session_id == session_id and run_id in (None, o.run_id)]
