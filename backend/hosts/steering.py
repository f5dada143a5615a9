"""The commands of the port that a host answers with a step."""

from collections.abc import Callable
from typing import Any

from backend.hosts.messages import OpenTest, Pause, Play, ProbeView, SetLive, StepRun, ToHost


class Steering:
    """Sends commands to the host in which a session lives; see `HostPool` for what they do."""

    async def _command(self, session_id: str, make: Callable[[int], ToHost]) -> int:
        """Sends a command and returns the step of its answer. make: builds it from its number."""
        raise NotImplementedError

    async def play(self, session_id: str) -> int:
        """See `HostPool`."""
        return await self._command(session_id, lambda number: Play(number, session_id))

    async def pause(self, session_id: str) -> int:
        """See `HostPool`."""
        return await self._command(session_id, lambda number: Pause(number, session_id))

    async def step(self, session_id: str, unit: str, n: int) -> int:
        """See `HostPool`."""
        return await self._command(session_id, lambda number: StepRun(number, session_id, unit, n))

    async def set_live(self, session_id: str, path: str, value: float) -> int:
        """See `HostPool`."""
        return await self._command(session_id, lambda number: SetLive(number, session_id, path, value))

    async def open_test(self, session_id: str) -> int:
        """See `HostPool`."""
        return await self._command(session_id, lambda number: OpenTest(number, session_id))

    async def probe(self, session_id: str, view: str, options: dict[str, Any]) -> int:
        """See `HostPool`."""
        return await self._command(session_id, lambda number: ProbeView(number, session_id, view, options))
