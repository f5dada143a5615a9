"""Former steps of runs, computed in the hosts in which such runs live; the sessions themselves do not move."""

import asyncio
from dataclasses import dataclass

import msgspec

from backend.link.messages import DropMoment, MomentTaken, TakeMoment, ToHost
from backend.link.refusals import host_lost, moment_superseded
from backend.link.settings import MOMENT_KEPT_S
from backend.pool.client import HostClient, HostGoneError
from backend.pool.host_slot import HostSlot
from backend.pool.placement import Placement, wants_float64
from engine.errors import EngineError


@dataclass
class Place:
    """Where a session looks back, one host for all of its requests: the newer takes the place of the older there.

    Attributes:
        waiting: requests without an answer. newest: arrival of the newest one.
        end: lets go of it where no other request comes.
    """

    slot: HostSlot
    waiting: int = 0
    newest: int = 0
    end: asyncio.TimerHandle | None = None


class MomentRequests:
    """Sends requests for former steps where they belong.

    Args:
        placement: where sessions live. kept_s: so long a place stays behind its last answer.
    """

    def __init__(self, placement: Placement, kept_s: float = MOMENT_KEPT_S) -> None:
        self._placement = placement
        self._kept_s = kept_s
        self._places: dict[str, Place] = {}

    async def take(self, command: TakeMoment, arrival: int = 0) -> list[bytes]:
        """The frames of a step. Where the caller is cancelled, the host receives that nobody waits any more.

        Args:
            arrival: see `HostPool.moment`.

        Raises:
            EngineError: the host refused; `superseded`: a newer request has overtaken it; `host_lost`: the host
                exited, or none can be started.
        """
        own_bytes = await asyncio.to_thread(self._placement.own_bytes, command.spec)
        self._require_newest(command.session_id, arrival)
        place = self._enter(command, own_bytes)
        place.newest = arrival
        with self._placement.reserving(place.slot):
            try:
                client = await place.slot.ready_client()
                self._require_newest(command.session_id, arrival)
                return await _request(client, command)
            except HostGoneError as gone:
                raise host_lost(str(gone)) from gone
            finally:
                self._leave(command.session_id, place)

    def drop(self, session_id: str, run_id: str = "") -> None:
        """Nobody looks back any more: at a run of a session, or at all of them. What waits there is refused."""
        place = self._places.get(session_id)
        if place is None:
            return
        if place.slot.client is not None:
            place.slot.client.send(DropMoment(session_id, run_id=run_id))
        if not run_id:
            del self._places[session_id]
            if place.end is not None:
                place.end.cancel()
            self._placement.release(place.slot)

    def _require_newest(self, session_id: str, arrival: int) -> None:
        """The host goes to the step that it is asked for last: an older request must not come behind a newer one.

        Raises:
            EngineError: `superseded`.
        """
        place = self._places.get(session_id)
        if place is not None and place.newest > arrival:
            raise EngineError(moment_superseded())

    def _enter(self, command: TakeMoment, own_bytes: int) -> Place:
        """The session's place, kept from now on; another one where the former does not suit this run."""
        session_id, float64 = command.session_id, wants_float64(command.spec)
        place = self._places.get(session_id)
        slot = self._placement.place_beside(
            session_id, float64=float64, own_bytes=own_bytes, former=None if place is None else place.slot
        )
        if place is None or place.slot is not slot:
            self._placement.reserve(slot)
            self.drop(session_id)
            place = self._places[session_id] = Place(slot)
        place.waiting += 1
        if place.end is not None:
            place.end.cancel()
        return place

    def _leave(self, session_id: str, place: Place) -> None:
        place.waiting -= 1
        if not place.waiting and self._places.get(session_id) is place:
            place.end = asyncio.get_running_loop().call_later(self._kept_s, self.drop, session_id)


async def _request(client: HostClient, command: TakeMoment) -> list[bytes]:
    sent = 0

    def numbered(number: int) -> ToHost:
        nonlocal sent
        sent = number
        return msgspec.structs.replace(command, request_id=number)

    try:
        answer = await client.request(numbered)
    except asyncio.CancelledError:
        client.send(DropMoment(command.session_id, sent))
        raise
    assert isinstance(answer, MomentTaken)
    return answer.frames
