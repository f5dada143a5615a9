"""The pool of hosts on this machine: places sessions, blames the right one for an exit, replaces hosts."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from backend.link.keyframe_store import MOST_KEYFRAME_BYTES
from backend.link.messages import HostReady, OpenRun, Replied, RunState, TakeMoment, ToHost
from backend.link.refusals import host_lost, no_run, require_sound
from backend.pool.assignments import Assignments
from backend.pool.client import Answer, HostClient, HostGoneError
from backend.pool.host_pool import HostLost, HostOutput, PoolStatus
from backend.pool.launcher import Launcher, make_launcher
from backend.pool.moments import MomentRequests
from backend.pool.placement import Placement, wants_float64
from backend.pool.preferences import Preferences
from backend.pool.quarantine import Quarantine
from backend.pool.recycling import Recycler
from backend.pool.run_states import RunStates
from backend.pool.steering import Steering, Waits
from backend.pool.watchdog import watch
from backend.protocol.messages import Schema
from engine.errors import EngineError

_SHUTDOWN_LIMIT_S = 1.8


class LocalHostPool(Steering):
    """Hosts as processes of this machine, behind the port `HostPool`.

    Args:
        home: hosts keep checkpoints in `home/checkpoints`, keyframes and saved weights in folders beside it.
        data_dir: where downloaded data sets lie, or None.
        hosts: processes that share the sessions; float64 runs and quarantined sessions get one of their own.
        launcher: how processes are started; by default what suits this system.
        prewarm: whether hosts compile the opening experiment when they start.
        host_memory_bytes: what each host may have; None for what suits this machine.
        keyframe_bytes: what the keyframes of a run may take.
    """

    def __init__(
        self,
        home: Path,
        data_dir: Path | None,
        hosts: int = 1,
        launcher: Launcher | None = None,
        *,
        prewarm: bool = True,
        host_memory_bytes: int | None = None,
        keyframe_bytes: int = MOST_KEYFRAME_BYTES,
    ) -> None:
        self._checkpoints = home.resolve() / "checkpoints"
        self._launcher, self._quarantine, self._states = launcher or make_launcher(), Quarantine(), RunStates()
        self._placement = Placement(
            self._launcher,
            self._quarantine,
            hosts=hosts,
            at_work=self._states.at_work,
            data_dir=data_dir,
            home=home,
            prewarm=prewarm,
            memory_bytes=host_memory_bytes,
            keyframe_bytes=keyframe_bytes,
            output=self._receive,
            ready=self._on_host_ready,
            on_exit=self._on_host_exit,
        )
        self._assignments, self._moments = Assignments(self._placement), MomentRequests(self._placement)
        self._opening, self._runs = set[str](), dict[str, OpenRun]()
        self._preferences = Preferences(self._runs, self.client_of)
        self._recycler = Recycler(
            self._placement, self._runs, self._opening, lambda lost: self._lost(lost), self._preferences.on_moved
        )
        self._ready: HostReady | None = None
        self._watcher: asyncio.Task[None] | None = None
        self._exits, self._stopping = 0, False
        self._output: Callable[[HostOutput], None] = _ignore
        self._lost: Callable[[HostLost], None] = _ignore

    # ---- life ---------------------------------------------------------------------------------------------------

    def listen(self, output: Callable[[HostOutput], None], lost: Callable[[HostLost], None]) -> None:
        """See `HostPool`."""
        self._output, self._lost = output, lost

    async def start(self) -> None:
        """See `HostPool`."""
        self._checkpoints.mkdir(parents=True, exist_ok=True, mode=0o700)
        await self._launcher.start()
        self._placement.start()
        self._watcher = asyncio.get_running_loop().create_task(watch(self._placement.slots, self._recycler.look))

    async def stop(self) -> None:
        """See `HostPool`."""
        self._stopping = True
        if self._watcher is not None:
            self._watcher.cancel()
        self._recycler.stop()
        slots = [*self._placement.slots(), *self._placement.shutting_down]
        for slot in slots:
            slot.send_shutdown()
        await asyncio.gather(*(slot.end(_SHUTDOWN_LIMIT_S) for slot in slots))
        await self._launcher.stop()

    @property
    def ready(self) -> int:
        """See `HostPool`."""
        return sum(slot.is_ready for slot in self._placement.slots())

    @property
    def device(self) -> str:
        """See `HostPool`."""
        return "" if self._ready is None else self._ready.device

    @property
    def fingerprint(self) -> dict[str, Any]:
        """See `HostPool`."""
        return {} if self._ready is None else self._ready.fingerprint

    def status(self) -> PoolStatus:
        """See `HostPool`."""
        slots = self._placement.slots()
        return PoolStatus(
            hosts=tuple(slot.status() for slot in slots),
            restarts=self._exits,
            recycled=self._recycler.replaced,
            checkpoint_age_s=self._states.checkpoint_age_s(asyncio.get_running_loop().time()),
        )

    def _on_host_ready(self, ready: HostReady) -> None:
        self._ready = self._ready or ready

    # ---- sessions -----------------------------------------------------------------------------------------------

    async def open_run(
        self,
        *,
        session_id: str,
        run_id: str,
        generation: int,
        spec_json: bytes,
        play: bool,
        checkpoint: str | None = None,
        events: list[dict[str, Any]] | None = None,
        next_seq: int = 0,
        from_step: int = 0,
        steps_per_second: float | None = None,
        lane: tuple[str, int] | None = None,
    ) -> Schema:
        """See `HostPool`. A host that exits meanwhile is replaced, until this session is blamed."""
        resuming = (checkpoint, events or [], next_seq, play, steps_per_second)
        command = OpenRun(0, session_id, run_id, generation, spec_json, *resuming, from_step=from_step, lane=lane)
        await self._settled(session_id)
        self._quarantine.begin(session_id, run_id)
        self._preferences.requested_views.begin(session_id, run_id)
        self._opening.add(session_id)
        former, schema = self.client_of(session_id), None
        try:
            schema = await self._open(command)
            self._runs[session_id] = msgspec.structs.replace(command, events=[])
            return schema
        finally:
            self._opening.discard(session_id)
            self._vacate_failed(session_id)
            if schema is None and former is not None and former.ended.done():
                self._report_lost(former, {session_id}, former.ended.result())

    async def _open(self, command: OpenRun) -> Schema:
        session_id, float64 = command.session_id, wants_float64(command.spec)
        own_bytes = await asyncio.to_thread(self._placement.own_bytes, command.spec)
        while True:
            slot = self._placement.place(session_id, float64=float64, own_bytes=own_bytes, lane=command.lane)
            try:
                opened = await self._assignments.open_in(slot, command)
            except HostGoneError:
                if self._stopping:
                    raise host_lost("the server is shutting down") from None
                self._quarantine.require_attempt_left(session_id)
                if slot.failed:
                    raise host_lost("no host can be started") from None
                continue
            self._preferences.resend_views(session_id)
            return Schema.model_validate(opened.schema)

    def draft(self, spec_json: bytes, memory_bytes: int = 0) -> None:
        """See `HostPool`."""
        self._placement.draft(spec_json, memory_bytes)

    def set_views(self, session_id: str, views: list[str], max_rate: float) -> None:
        """See `HostPool`. Remembered for runs and hosts to come."""
        self._preferences.request_views(session_id, views, max_rate)

    def set_speed(self, session_id: str, steps_per_second: float | None) -> None:
        """See `HostPool`."""
        self._preferences.request_speed(session_id, steps_per_second)

    async def moment(
        self,
        *,
        session_id: str,
        run_id: str,
        generation: int,
        spec_json: bytes,
        events: list[dict[str, Any]],
        step: int,
        views: list[str],
        options: dict[str, dict[str, Any]] | None = None,
        arrival: int = 0,
    ) -> list[bytes]:
        """See `HostPool`."""
        await self._settled(session_id)
        ids = (session_id, run_id, generation)
        return await self._moments.take(TakeMoment(0, *ids, spec_json, events, step, views, options or {}), arrival)

    def drop_moments(self, session_id: str, run_id: str = "") -> None:
        """See `HostPool`."""
        self._moments.drop(session_id, run_id)

    async def _settled(self, session_id: str) -> None:
        """Waits while a session moves from one host to another."""
        while (arrived := self._recycler.moving.get(session_id)) is not None:
            await asyncio.shield(arrived)  # who is cancelled meanwhile leaves it to the others

    async def close(self, session_id: str) -> None:
        """See `HostPool`."""
        await self._settled(session_id)
        self._runs.pop(session_id, None)
        self._preferences.requested_views.forget(session_id)
        self._quarantine.forget(session_id)
        await self._assignments.close(session_id)
        self._states.forget(session_id)

    async def _command(self, session_id: str, make: Callable[[int], ToHost], waits: Waits = None) -> int:
        reply = await self._answer(session_id, make, waits)
        return (reply.applied_at_step or 0) if isinstance(reply, Replied) else 0

    async def _answer(self, session_id: str, make: Callable[[int], ToHost], waits: Waits = None) -> Answer:
        await self._settled(session_id)
        if self._has_failed(session_id):
            require_sound("failed")
        if self._placement.slot_of(session_id) is None:
            raise EngineError(no_run())
        client = self.client_of(session_id)
        if client is None:
            raise host_lost("its host is being replaced")
        try:
            return await client.request(make, waits)
        except HostGoneError as gone:
            raise host_lost(str(gone)) from gone

    def client_of(self, session_id: str) -> HostClient | None:
        """The host in which a session lives; None while it is being replaced."""
        return self._assignments.client_of(session_id)

    # ---- outputs and exits -------------------------------------------------------------------------------------

    def _receive(self, output: HostOutput) -> None:
        if output.session_id in self._runs or output.session_id in self._opening:
            self._states.note(output, asyncio.get_running_loop().time())
        if isinstance(output, RunState) and output.status == "failed":
            self._preferences.requested_views.block(output.session_id, str(output.detail.get("view", "")))
            self._vacate_failed(output.session_id)
        self._output(output)

    def _has_failed(self, session_id: str) -> bool:
        run = self._runs.get(session_id)
        return run is not None and self._states.has_failed(session_id, run.run_id, run.generation)

    def _vacate_failed(self, session_id: str) -> None:
        """A run that has failed has no memory left: it keeps no host alive, and needs none for its refusals."""
        if session_id not in self._opening and self._has_failed(session_id):
            self._assignments.drop(session_id)

    def _on_host_exit(self, client: HostClient, cause: str) -> None:
        if self._stopping:
            return
        self._exits += 1
        blamed = client.blame.read()
        blamed_id = None if blamed is None else blamed[1]
        lost = client.sessions - self._opening  # whoever is being opened is tried again there
        if blamed_id in client.sessions:
            self._quarantine.add_exit(blamed_id, cause)
            self._preferences.requested_views.block(blamed_id, client.blame.read_view())
            if self._quarantine.failed(blamed_id) and blamed_id in lost:
                lost.discard(blamed_id)
                if (failed := self._states.failed(blamed_id, cause)) is not None:
                    self._receive(failed)
        self._report_lost(client, lost, cause, blamed_id)

    def _report_lost(self, client: HostClient, lost: set[str], cause: str, blamed_id: str | None = None) -> None:
        for session_id in lost:
            self._states.lose(session_id)
        self._lost(HostLost(client.settings.host_id, tuple(sorted(lost)), blamed_id, cause))


def _ignore(message: object) -> None:
    """Nobody listens yet."""
