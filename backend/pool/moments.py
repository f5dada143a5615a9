"""Former steps of runs, computed in the hosts in which such runs live; the sessions themselves do not move."""

import asyncio

import msgspec

from backend.link.messages import MomentTaken, TakeMoment
from backend.link.refusals import host_lost
from backend.pool.client import HostGoneError
from backend.pool.placement import Placement, wants_float64


class MomentRequests:
    """Sends requests for former steps where they belong. placement: where sessions live."""

    def __init__(self, placement: Placement) -> None:
        self._placement = placement

    async def take(self, command: TakeMoment) -> list[bytes]:
        """The frames of a step.

        Raises:
            EngineError: the host refused; `host_lost`: it exited, or none can be started.
        """
        own_bytes = await asyncio.to_thread(self._placement.own_bytes, command.spec)
        slot = self._placement.place_beside(
            command.session_id, float64=wants_float64(command.spec), own_bytes=own_bytes
        )
        with self._placement.reserving(slot):
            try:
                client = await slot.ready_client()
                answer = await client.request(lambda number: msgspec.structs.replace(command, request_id=number))
            except HostGoneError as gone:
                raise host_lost(str(gone)) from gone
        assert isinstance(answer, MomentTaken)
        return answer.frames
