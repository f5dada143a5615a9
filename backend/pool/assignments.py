"""A session's way into a host and out of it. Its former run goes on until the new host has taken it in."""

from contextlib import suppress

import msgspec

from backend.link.messages import CloseSession, Opened, OpenRun
from backend.pool.client import HostClient, HostGoneError
from backend.pool.host_slot import HostSlot
from backend.pool.placement import Placement
from engine.errors import EngineError

NO_ANSWER = 0
"""Number of a request whose answer nobody waits for."""


class Assignments:
    """Moves sessions in and out. placement: where they live."""

    def __init__(self, placement: Placement) -> None:
        self._placement = placement

    def client_of(self, session_id: str) -> HostClient | None:
        """The host in which a session lives; None while it is being replaced."""
        slot = self._placement.slot_of(session_id)
        client = None if slot is None else slot.client
        return client if client is not None and session_id in client.sessions else None

    async def open_in(self, slot: HostSlot, command: OpenRun) -> Opened:
        """Opens a run in the host of a place, then leaves the former place.

        Raises:
            EngineError: the host refused; the session stays where it was. HostGoneError: the host exited.
        """
        session_id = command.session_id
        if self.client_of(session_id) is None:
            self._move(session_id, slot)
        with self._placement.reserving(slot):
            client = await slot.ready_client()
            held = session_id in client.sessions
            client.sessions.add(session_id)
            try:
                opened = await client.request(lambda number: msgspec.structs.replace(command, request_id=number))
            except EngineError as refused:
                if not held and refused.problems[0].code != "run_superseded":
                    await self._withdraw(session_id, client)
                raise
            assert isinstance(opened, Opened)
            self._move(session_id, slot)
        return opened

    def _move(self, session_id: str, slot: HostSlot) -> None:
        if self._placement.slot_of(session_id) is not slot:
            self.drop(session_id)
            self._placement.assign(session_id, slot)

    async def _withdraw(self, session_id: str, client: HostClient) -> None:
        """A run that was refused leaves no trace there, and none at all where the session has no other run."""
        await _close(session_id, client)
        if self.client_of(session_id) is None:
            self._placement.unassign(session_id)

    async def close(self, session_id: str) -> None:
        """Closes a session where it lives."""
        if (client := self.client_of(session_id)) is not None:
            await _close(session_id, client)
        self._placement.unassign(session_id)

    def drop(self, session_id: str) -> None:
        """Closes a session where it lives, and waits for nothing."""
        if (client := self.client_of(session_id)) is not None:
            client.sessions.discard(session_id)
            client.send(CloseSession(NO_ANSWER, session_id))
        self._placement.unassign(session_id)


async def _close(session_id: str, client: HostClient) -> None:
    client.sessions.discard(session_id)
    with suppress(HostGoneError):
        await client.request(lambda number: CloseSession(number, session_id))
