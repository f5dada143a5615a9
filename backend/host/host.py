"""A session host: the one place that trains. Its main thread takes commands and hands out turns."""

import os
import queue
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import jax

import engine
from backend.host.activity import Activity
from backend.host.commands import Commands
from backend.host.compiler import Compiler
from backend.host.datacache import DataCache
from backend.host.fair_scheduler import FairScheduler, charged_seconds, chunk_seconds
from backend.host.guard import Guard
from backend.host.heartbeat import start_heartbeat
from backend.host.keyframes import KeyframeWriter
from backend.host.lane_groups import LaneGroups
from backend.host.memory import Memory
from backend.host.moments import Moments
from backend.host.opening import RunBuilder
from backend.host.outbox import Outbox
from backend.host.saving import CheckpointWriter
from backend.host.session import HostSession
from backend.link.blame import Blame
from backend.link.checkpoint_store import CheckpointStore
from backend.link.checkpoints import LocalCheckpoints
from backend.link.keyframes import LocalKeyframes
from backend.link.link import HostLink
from backend.link.messages import ENCODER, TO_HOST, FromHost, HostReady, Shutdown
from backend.link.settings import HostSettings
from backend.link.weights import LocalWeights
from engine.compile.cache import ExecutableCache
from engine.compile.fingerprint import fingerprint, use_persistent_cache
from engine.datasets.places import add_data_place

SCHEDULE_EVERY_S = 0.02
POLL_S = 0.01
IDLE_S = 0.25
DATA_SHARE = 8
"""Data sets have so small a part of the budget, prepared and on the device each."""

SHUTDOWN_SAVE_S = 1.2
SHUTDOWN_FLUSH_S = 0.3


class Host:
    """The process.

    Args:
        settings: how it behaves. control, data: links to the pool. blame: descriptor of shared memory.
    """

    def __init__(self, settings: HostSettings, control: HostLink, data: HostLink, blame: int) -> None:
        self._settings = settings
        self._control = control
        self._inbox: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        threading.Thread(target=self._listen, name="control", daemon=True).start()
        self._outbox = Outbox(data)
        self._activity = Activity(Blame(blame))
        self._cache = ExecutableCache(most_data_bytes=settings.memory_bytes // DATA_SHARE)
        self._memory = Memory(self._cache, settings.memory_bytes)
        if settings.cache_dir is not None:
            use_persistent_cache(Path(settings.cache_dir))
        checkpoints = LocalCheckpoints(Path(settings.checkpoint_dir))
        self._builder = _make_builder(settings, self._cache, checkpoints)
        self._keyframes = KeyframeWriter(self._builder.keyframes, settings.keyframe_bytes)
        self._running = 0
        self._compiler = Compiler(self._memory, self._activity, self._inbox.put, lambda: self._running)
        self._writer = CheckpointWriter(
            checkpoints,
            self._outbox.send,
            lambda session: self._inbox.put(partial(self._commands.publish_state, session)),
        )
        self._moments = Moments(
            self._builder,
            self._compiler,
            self._activity,
            send=self._outbox.send,
            short=lambda: self._memory.read().pressed,
        )
        self._sessions: dict[str, HostSession] = {}
        self._scheduler = FairScheduler()
        self._guard = Guard(self._activity, lambda session_id, fault: self._commands.fail(session_id, fault))
        self._commands = self._make_commands()
        self._scheduled_at = 0.0
        self._wait_s = POLL_S
        self._done = False

    def _make_commands(self) -> Commands:
        """What the web process can ask for."""
        return Commands(
            self._sessions,
            self._builder,
            self._compiler,
            self._writer,
            self._keyframes,
            self._moments,
            self._guard,
            self._activity,
            send_control=self._send_control,
            send=self._outbox.send,
            compile_count=lambda: self._cache.compile_count,
            drawing=self._activity.drawing,
            ended=self._tidy,
        )

    def run(self) -> int:
        """Works until the web process asks it to end or is gone; returns the exit code."""
        platform = jax.default_backend()
        self._send_control(
            HostReady(
                pid=os.getpid(),
                device=self._device(platform),
                fingerprint=fingerprint(platform),
                engine_file=str(Path(engine.__file__).resolve()),
            )
        )
        start_heartbeat(self._control, self._activity, self._cache, self._memory, self._compiler.tidy)
        if self._settings.prewarm:
            self._compiler.precompiler.keep(self._builder.make_opening_run)
        while not self._done:
            self._take_messages()
            self._update_schedule()
            self._give_turn()
        self._writer.save_all(list(self._sessions.values()), SHUTDOWN_SAVE_S, self._guard.working_for)
        self._keyframes.finish(SHUTDOWN_FLUSH_S)
        self._outbox.flush(SHUTDOWN_FLUSH_S)
        return 0

    def _tidy(self) -> None:
        self._memory.note_closed()
        self._compiler.tidy()

    def _device(self, platform: str) -> str:
        if platform == "cpu":
            count = len(self._settings.cpus)
            return f"CPU, {count} core{'s' if count != 1 else ''}"
        return str(jax.devices(platform)[0].device_kind)

    def _listen(self) -> None:
        """The control socket's thread. Its end is the web process's: nothing outlives that, not even a compile."""
        while True:
            data = self._control.receive()
            if data is None:
                os._exit(0)
            self._inbox.put(partial(self._handle, data))

    def _handle(self, data: bytes) -> None:
        message = TO_HOST.decode(data)
        if isinstance(message, Shutdown):
            self._done = True
        else:
            self._commands.handle(message)

    def _send_control(self, message: FromHost) -> None:
        """Sends on the control link; ends the process where the pool is gone."""
        try:
            self._control.send(ENCODER.encode(message))
        except OSError:
            os._exit(0)

    # ---- the round ----------------------------------------------------------------------------------------------

    def _take_messages(self) -> None:
        """Everything that has come in; waits where there is nothing to do."""
        try:
            call = self._inbox.get_nowait() if len(self._scheduler) else self._inbox.get(timeout=self._wait_s)
            while not self._done:
                self._scheduled_at = 0.0
                call()
                call = self._inbox.get_nowait()
        except queue.Empty:
            return

    def _update_schedule(self) -> None:
        """Decides, behind every message and fifty times a second, which sessions train, publish and are saved."""
        now = time.monotonic()
        if now - self._scheduled_at < SCHEDULE_EVERY_S:
            return
        self._scheduled_at = now
        self._commands.drop_unused()
        statuses = {name: session.status for name, session in self._sessions.items()}
        running = [name for name, status in statuses.items() if status == "running"]
        looking = [*self._moments.names(), *self._commands.probing.names()]
        self._running = len({self._group_of(name) for name in running}) + len(looking)
        self._wait_s = POLL_S if running or "compiling" in statuses.values() else IDLE_S
        abreast = self._abreast(running)
        due = [*looking, *(name for name in abreast if self._sessions[name].turn_at <= now)]
        waiting = [] if self._outbox.full else due
        self._scheduler.keep(set(waiting))
        for name in waiting:
            self._scheduler.add(name)
        for name, session in list(self._sessions.items()):
            if statuses[name] != "running" and session.publisher.state_is_due(session.run, statuses[name]):
                with self._guard.working_for(name):
                    session.publish_due()
            if self._writer.is_due(session):
                with self._guard.working_for(name):
                    self._writer.save(session)

    def _give_turn(self) -> None:
        chunk_s = chunk_seconds(self._running, 1)
        session_id = self._scheduler.next(chunk_s)
        if session_id is None:
            return
        session = self._sessions.get(session_id)
        if session is None:
            self._look_back(session_id, chunk_s)
            return
        took_s, group = self._train(session, chunk_s), self._group_of(session_id)
        for name in [name for name in self._sessions if self._group_of(name) == group] or [session_id]:
            self._scheduler.charge(name, took_s)
        if session_id not in self._sessions or session.status != "running" or session.turn_at > time.monotonic():
            self._scheduler.remove(session_id)

    def _abreast(self, running: list[str]) -> list[str]:
        """Sessions but those that are ahead of another one of their group: lanes pay where all are at one step."""
        steps = {name: self._sessions[name].run.step for name in running}
        last: dict[str, int] = {}
        for name, step in steps.items():
            group = self._group_of(name)
            last[group] = min(step, last.get(group, step))
        return [name for name, step in steps.items() if step == last[self._group_of(name)]]

    def _group_of(self, session_id: str) -> str:
        """Sessions that train side by side share one turn: a group; of any other, its own id."""
        session = self._sessions.get(session_id)
        lane = None if session is None or session.run.lanes is None else session.request.lane
        return session_id if lane is None else f"lanes of {lane[0]}"

    def _look_back(self, name: str, chunk_s: float) -> None:
        """A turn of a side run or a measurement; the names of sessions that have gone have none."""
        begin, work = time.monotonic(), time.process_time()
        self._moments.take_turn(name, chunk_s, self._running)
        self._commands.probing.take_turn(name, chunk_s)
        took_s = charged_seconds(time.monotonic() - begin, time.process_time() - work)
        self._scheduler.charge(name, took_s * self._commands.probing.cost_of(name))
        if name not in (*self._moments.names(), *self._commands.probing.names()):
            self._scheduler.remove(name)

    def _train(self, session: HostSession, chunk_s: float) -> float:
        """One turn, with what the session publishes; returns what it is charged."""
        begin, work = time.monotonic(), time.process_time()
        with self._guard.working_for(session.session_id):
            session.take_turn(chunk_s, self._running)
            session.publish_due()
        return charged_seconds(time.monotonic() - begin, time.process_time() - work)


def _make_builder(settings: HostSettings, cache: ExecutableCache, checkpoints: CheckpointStore) -> RunBuilder:
    """Builds the runs of a host."""
    add_data_place(Path(settings.brought_dir))
    data_dir = None if settings.data_dir is None else Path(settings.data_dir)
    data_sets = DataCache(data_dir, settings.memory_bytes // DATA_SHARE)
    keyframes, weights = LocalKeyframes(Path(settings.keyframe_dir)), LocalWeights(Path(settings.weights_dir))
    return RunBuilder(cache, data_sets, checkpoints, keyframes, weights, LaneGroups())
