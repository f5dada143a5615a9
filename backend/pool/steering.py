"""The commands of the port that a host answers with a step."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any

from backend.link.messages import (
    OpenTest,
    Pause,
    Play,
    ProbeView,
    SaveWeights,
    SetLive,
    SetWeight,
    StepRun,
    StopProbe,
    ToHost,
    TrainUntil,
    WeightsSaved,
)
from backend.pool.client import Answer

Waits = Callable[[], None] | None
"""Called where the host answers later; see `HostPool`."""


class Steering(ABC):
    """Sends commands to the host in which a session lives; see `HostPool` for what they do."""

    @abstractmethod
    async def _command(self, session_id: str, make: Callable[[int], ToHost], waits: Waits = None) -> int:
        """Sends a command and returns the step of its answer. make: builds it from its number."""

    @abstractmethod
    async def _answer(self, session_id: str, make: Callable[[int], ToHost], waits: Waits = None) -> Answer:
        """Sends a command and returns its answer."""

    async def play(self, session_id: str) -> int:
        """See `HostPool`."""
        return await self._command(session_id, lambda number: Play(number, session_id))

    async def pause(self, session_id: str) -> int:
        """See `HostPool`."""
        return await self._command(session_id, lambda number: Pause(number, session_id))

    async def step(self, session_id: str, unit: str, n: int, waits: Waits = None) -> int:
        """See `HostPool`."""
        return await self._command(session_id, lambda number: StepRun(number, session_id, unit, n), waits)

    async def train_until(self, session_id: str, step: int) -> int:
        """See `HostPool`."""
        return await self._command(session_id, lambda number: TrainUntil(number, session_id, step))

    async def set_live(self, session_id: str, path: str, value: float, waits: Waits = None) -> int:
        """See `HostPool`."""
        return await self._command(session_id, lambda number: SetLive(number, session_id, path, value), waits)

    async def set_weight(
        self, session_id: str, node: str, array: str, index: list[int], value: float, waits: Waits = None
    ) -> int:
        """See `HostPool`."""
        return await self._command(
            session_id, lambda number: SetWeight(number, session_id, node, array, index, value), waits
        )

    async def open_test(self, session_id: str, waits: Waits = None) -> int:
        """See `HostPool`."""
        return await self._command(session_id, lambda number: OpenTest(number, session_id), waits)

    async def save_weights(self, session_id: str) -> WeightsSaved:
        """See `HostPool`."""
        answer = await self._answer(session_id, lambda number: SaveWeights(number, session_id))
        assert isinstance(answer, WeightsSaved)
        return answer

    async def probe(
        self, session_id: str, view: str, options: dict[str, Any], waits: Waits = None, *, begun: bytes = b""
    ) -> int:
        """See `HostPool`."""
        return await self._command(
            session_id, lambda number: ProbeView(number, session_id, view, options, begun), waits
        )

    async def stop_probe(self, session_id: str) -> int:
        """See `HostPool`."""
        return await self._command(session_id, lambda number: StopProbe(number, session_id))
