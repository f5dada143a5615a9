"""The last resort against a host that has outgrown its memory: another takes over its runs, between two chunks.

Every place is looked after: shared ones, that of float64, and those of one session each, whose budget holds their run.
"""

import asyncio
from collections.abc import Callable, Container, Coroutine, Mapping
from typing import Any

import msgspec
import structlog

from backend.link.messages import OpenRun, PrepareRun, Released, ReleaseRun
from backend.logs import LogThrottle
from backend.pool.client import HostClient, HostGoneError
from backend.pool.host_pool import HostLost
from backend.pool.host_slot import HostSlot
from backend.pool.placement import Placement
from engine.errors import EngineError

log = structlog.get_logger()

RECYCLE_EVERY_S = 600.0
"""A place is given a new host at most so often: where sessions need the memory, another host would not help."""

RETRY_S = 1.0
ATTEMPTS = 300
"""A run that is still compiling or catching up is asked again so often."""

_REFUSED = "run_compiling"


class Recycler:
    """Replaces hosts. The new one compiles a run before the old one releases it; no frame is lost or sent twice.

    Args:
        placement: where sessions live. runs: the command that opened each session's present run.
        opening: sessions that are being opened. lost: called with a run that neither host holds.
        on_moved: called with a session that has arrived, and its host.

    Attributes:
        moving: sessions on their way; each future is done when its session has arrived. replaced: number of hosts.
    """

    def __init__(
        self,
        placement: Placement,
        runs: Mapping[str, OpenRun],
        opening: Container[str],
        lost: Callable[[HostLost], None],
        on_moved: Callable[[str, HostClient], None],
    ) -> None:
        self.moving: dict[str, asyncio.Future[None]] = {}
        self._placement = placement
        self._runs = runs
        self._opening = opening
        self._lost = lost
        self._on_moved = on_moved
        self._tasks: dict[HostSlot, asyncio.Task[None]] = {}
        self._throttle = LogThrottle()
        self.replaced = 0

    def look(self) -> None:
        """Begins to replace hosts that have more memory than they may, and tries again to move runs that stayed."""
        now = asyncio.get_running_loop().time()
        for slot in self._placement.current():
            heartbeat = None if slot.client is None else slot.client.heartbeat
            if slot in self._tasks or heartbeat is None or not heartbeat.over_budget or now < slot.recycle_at:
                continue
            log.warning("replacing a host: it exceeds its memory budget", host=slot.settings.host_id)
            self._begin(slot, self.replace(slot))
        for slot in list(self._placement.draining):
            if slot not in self._tasks and slot.successor is not None and slot.sessions and now >= slot.recycle_at:
                self._begin(slot, self._empty(slot, slot.successor))

    def _begin(self, slot: HostSlot, work: Coroutine[Any, Any, None]) -> None:
        loop = asyncio.get_running_loop()
        slot.recycle_at = loop.time() + RECYCLE_EVERY_S
        task = self._tasks[slot] = loop.create_task(self._attempt(slot, work))
        task.add_done_callback(lambda _: self._tasks.pop(slot))

    def stop(self) -> None:
        """Leaves everything where it is."""
        for task in list(self._tasks.values()):
            task.cancel()

    async def _attempt(self, old: HostSlot, work: Coroutine[Any, Any, None]) -> None:
        """A fault leaves the sessions where they are; the next look goes on."""
        try:
            await work
        except Exception as fault:
            if self._throttle.take() is not None:
                log.error("a host could not be replaced", host=old.settings.host_id, exc_info=fault)

    async def replace(self, old: HostSlot) -> None:
        """Moves the sessions of a host to a new one, then ends it."""
        new = self._placement.start_replacement(old)
        try:
            await new.ready_client()
        except BaseException as fault:
            self._placement.discard(new)
            if not isinstance(fault, HostGoneError):
                raise
            log.error("no replacement for a host could be started", host=old.settings.host_id, cause=str(fault))
            return
        if not self._placement.replace(old, new):
            return
        self.replaced += 1
        await self._empty(old, new)

    async def _empty(self, old: HostSlot, new: HostSlot) -> None:
        """Moves whatever lives in the old place, those that are being opened there included; each is tried once."""
        tried: set[str] = set()
        try:
            while left := self._placement.sessions_in(old) - tried:
                session_id = min(left)
                tried.add(session_id)
                await self._try_to_move(session_id, old, new)
        finally:
            self._placement.end_if_unused(old)
            self._placement.end_if_unused(new)

    async def _try_to_move(self, session_id: str, old: HostSlot, new: HostSlot) -> None:
        try:
            await self._move(session_id, old, new)
        except HostGoneError as gone:  # the old host's runs are resumed as after any exit; the new one held none yet
            log.warning("a run was not moved: a host has exited", cause=str(gone))
        except EngineError as refused:
            log.warning("a run was not moved", problems=[problem.code for problem in refused.problems])

    async def _move(self, session_id: str, old: HostSlot, new: HostSlot) -> None:
        """Also a session that is being opened, once it is open."""
        for _ in range(ATTEMPTS):
            if self._placement.slot_of(session_id) is not old:
                return
            opened = self._runs.get(session_id)
            if opened is not None:
                if await self._moved_away(opened, old, new):
                    return
            elif session_id not in self._opening:
                return
            await asyncio.sleep(RETRY_S)

    async def _moved_away(self, opened: OpenRun, old: HostSlot, new: HostSlot) -> bool:
        """Whether there is nothing left to do; False where the run is to be asked again."""
        session_id = opened.session_id
        target = await new.ready_client()
        await target.request(lambda number: PrepareRun(number, session_id, opened.spec))
        if self._runs.get(session_id) is not opened or session_id in self._opening:
            return False
        try:
            await self._hand_over(opened, old, new, target)
        except EngineError as refused:
            if refused.problems[0].code != _REFUSED:
                raise
            return False
        return True

    async def _hand_over(self, opened: OpenRun, old: HostSlot, new: HostSlot, target: HostClient) -> None:
        """Commands of the session wait meanwhile.

        Raises:
            EngineError: the old host keeps it. HostGoneError: the old host has exited.
        """
        session_id, source = opened.session_id, old.client
        if source is None or session_id not in source.sessions:
            return
        arrived: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.moving[session_id] = arrived
        try:
            released = await source.request(lambda number: ReleaseRun(number, session_id))
            assert isinstance(released, Released)
            source.sessions.discard(session_id)
            target.sessions.add(session_id)
            self._placement.assign(session_id, new)
            await self._reopen(opened, released, target)
        finally:
            del self.moving[session_id]
            arrived.set_result(None)

    async def _reopen(self, opened: OpenRun, released: Released, target: HostClient) -> None:
        """The old host no longer holds the run: if the new one cannot take it, or has exited, it is reported as lost.

        An exit reported before the run arrived did not name it; a later one did, and naming it twice is safe.
        """
        command = msgspec.structs.replace(
            opened,
            checkpoint=released.name,
            events=[],
            next_seq=released.next_seq,
            play=released.playing,
            until=released.until,
            at_once=released.at_once,
            steps_per_second=released.steps_per_second,
            handed_over=True,
        )
        try:
            await target.request(lambda number: msgspec.structs.replace(command, request_id=number))
        except (EngineError, HostGoneError) as fault:
            target.sessions.discard(opened.session_id)
            log.error("the new host did not take over a run", cause=str(fault))
            self._lost(HostLost(target.settings.host_id, (opened.session_id,), None, "exited"))
        else:
            self._on_moved(opened.session_id, target)
