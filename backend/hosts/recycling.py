"""The last resort against a host that has outgrown its memory: another takes over its runs, between two chunks.

Every place is looked after: shared ones, that of float64, and those of one session each, whose budget holds their run.
"""

import asyncio
from collections.abc import Callable, Container, Mapping

import msgspec
import structlog

from backend.hosts.client import HostClient, HostGoneError
from backend.hosts.housing import Housing
from backend.hosts.messages import OpenRun, PrepareRun, Released, ReleaseRun
from backend.hosts.port import HostLost
from backend.hosts.slots import HostSlot
from backend.logs import Seldom
from engine.errors import EngineError

log = structlog.get_logger()

RECYCLE_EVERY_S = 600.0
"""A place is given a new host at most so often: where sessions need the memory, another host would not help."""

RETRY_S = 1.0
ATTEMPTS = 300
"""A run that is still compiling or catching up is asked again so often."""

_REFUSED = "run_compiling"


class Recycler:
    """Replaces hosts. The new one has compiled a run before the old one lets go of it; no frame is lost or told twice.

    Args:
        housing: where sessions live. runs: the command that opened each session's present run.
        opening: sessions that are being opened. lost: told of a run that neither host holds. moved: called with a
            session that has arrived, and its host.

    Attributes:
        moving: sessions on their way; each future is done when its session has arrived. replaced: hosts so far.
    """

    def __init__(
        self,
        housing: Housing,
        runs: Mapping[str, OpenRun],
        opening: Container[str],
        lost: Callable[[HostLost], None],
        moved: Callable[[str, HostClient], None],
    ) -> None:
        self.moving: dict[str, asyncio.Future[None]] = {}
        self._housing = housing
        self._runs = runs
        self._opening = opening
        self._lost = lost
        self._moved = moved
        self._tasks: dict[HostSlot, asyncio.Task[None]] = {}
        self._seldom = Seldom()
        self.replaced = 0

    def look(self) -> None:
        """Begins to replace hosts that have more memory than they may."""
        now = asyncio.get_running_loop().time()
        for slot in self._housing.current():
            heartbeat = None if slot.client is None else slot.client.heartbeat
            if slot in self._tasks or heartbeat is None or not heartbeat.over_budget or now < slot.recycle_at:
                continue
            slot.recycle_at = now + RECYCLE_EVERY_S
            log.warning("a host is replaced: it has outgrown its memory", host=slot.settings.host_id)
            task = asyncio.get_running_loop().create_task(self._replace(slot))
            self._tasks[slot] = task
            task.add_done_callback(lambda _, slot=slot: self._tasks.pop(slot))

    def stop(self) -> None:
        """Leaves everything where it is."""
        for task in list(self._tasks.values()):
            task.cancel()

    async def _replace(self, old: HostSlot) -> None:
        """`replace`, whose fault leaves the sessions where they are; the next look goes on."""
        try:
            await self.replace(old)
        except Exception as fault:
            if self._seldom.take() is not None:
                log.error("a host could not be replaced", host=old.settings.host_id, exc_info=fault)

    async def replace(self, old: HostSlot) -> None:
        """Moves the sessions of a host to a new one, then ends it."""
        new = self._housing.replacement(old)
        try:
            await new.ready_client()
        except BaseException as fault:
            self._housing.give_up(new)
            if not isinstance(fault, HostGoneError):
                raise
            log.error("no host takes the place of another", host=old.settings.host_id, cause=str(fault))
            return
        if not self._housing.replace(old, new):
            return
        self.replaced += 1
        try:
            for session_id in sorted(set() if old.client is None else old.client.sessions):
                await self._try_to_move(session_id, old, new)
        finally:
            self._housing.end_if_unused(old)
            self._housing.end_if_unused(new)

    async def _try_to_move(self, session_id: str, old: HostSlot, new: HostSlot) -> None:
        try:
            await self._move(session_id, old, new)
        except HostGoneError as gone:  # its runs come back as after any death
            log.warning("a run was not moved: a host has ended", cause=str(gone))
        except EngineError as refused:
            log.warning("a run stays where it is", problems=[problem.code for problem in refused.problems])

    async def _move(self, session_id: str, old: HostSlot, new: HostSlot) -> None:
        for _ in range(ATTEMPTS):
            opened = self._runs.get(session_id)
            if opened is None or self._housing.home(session_id) is not old:
                return
            taker = await new.ready_client()
            await taker.request(lambda number, run=opened: PrepareRun(number, session_id, run.spec))
            if self._runs.get(session_id) is opened and session_id not in self._opening:
                try:
                    await self._hand_over(opened, old, new, taker)
                except EngineError as refused:
                    if refused.problems[0].code != _REFUSED:
                        raise
                else:
                    return
            await asyncio.sleep(RETRY_S)

    async def _hand_over(self, opened: OpenRun, old: HostSlot, new: HostSlot, taker: HostClient) -> None:
        """Commands of the session wait meanwhile.

        Raises:
            EngineError: the old host keeps it. HostGoneError: a host has died.
        """
        session_id, giver = opened.session_id, old.client
        if giver is None or session_id not in giver.sessions:
            return
        arrived: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.moving[session_id] = arrived
        try:
            released = await giver.request(lambda number: ReleaseRun(number, session_id))
            assert isinstance(released, Released)
            giver.sessions.discard(session_id)
            taker.sessions.add(session_id)
            self._housing.move_in(session_id, new)
            await self._reopen(opened, released, taker)
        finally:
            del self.moving[session_id]
            arrived.set_result(None)

    async def _reopen(self, opened: OpenRun, released: Released, taker: HostClient) -> None:
        command = msgspec.structs.replace(
            opened,
            checkpoint=released.path,
            events=[],
            next_seq=released.next_seq,
            play=released.playing,
            until=released.until,
            steps_per_second=released.steps_per_second,
            handed_over=True,
        )
        try:
            await taker.request(lambda number: msgspec.structs.replace(command, request_id=number))
        except EngineError as refused:
            taker.sessions.discard(opened.session_id)
            log.error("a run was not taken over", problems=[problem.code for problem in refused.problems])
            self._lost(HostLost(taker.settings.host_id, (opened.session_id,), None, "exited"))
        else:
            self._moved(opened.session_id, taker)
