"""A session host: the one place that trains. Its main thread takes commands and hands out turns."""

import os
import queue
import socket
import threading
import time
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path

import jax

import engine
from backend.hosts.activity import Activity, beat
from backend.hosts.blame import Blame
from backend.hosts.bus import HostLink
from backend.hosts.commands import Commands
from backend.hosts.compiling import Workshop
from backend.hosts.datacache import DataCache
from backend.hosts.messages import ENCODER, TO_HOST, FromHost, HostReady, Shutdown
from backend.hosts.opening import RunBuilder
from backend.hosts.outbox import Outbox
from backend.hosts.saving import CheckpointWriter
from backend.hosts.session import HostSession
from backend.hosts.settings import HostSettings
from backend.hosts.turns import FairTurns, chunk_seconds
from engine.compile.cache import ExecutableCache
from engine.compile.fingerprint import fingerprint, use_persistent_cache

POLL_S = 0.01
IDLE_S = 0.25
SHUTDOWN_SAVE_S = 1.2
SHUTDOWN_FLUSH_S = 0.3


class Host:
    """The process.

    Args:
        settings: what it was told. control, data: sockets to the web process. blame: descriptor of shared memory.
    """

    def __init__(self, settings: HostSettings, control: socket.socket, data: socket.socket, blame: int) -> None:
        self._settings = settings
        self._control = HostLink(control)
        self._inbox: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        threading.Thread(target=self._listen, name="control", daemon=True).start()
        self._outbox = Outbox(HostLink(data))
        self._activity = Activity(Blame(blame))
        self._cache = ExecutableCache()
        if settings.cache_dir is not None:
            use_persistent_cache(Path(settings.cache_dir))
        data_dir = None if settings.data_dir is None else Path(settings.data_dir)
        self._builder = RunBuilder(self._cache, DataCache(data_dir))
        self._workshop = Workshop(self._cache, self._activity, self._inbox.put)
        self._writer = CheckpointWriter(self._outbox.send)
        self._sessions: dict[str, HostSession] = {}
        self._turns = FairTurns()
        self._commands = Commands(
            self._sessions,
            self._builder,
            self._workshop,
            self._writer,
            self._activity,
            say=self._say,
            send=self._outbox.send,
            compile_count=lambda: self._cache.compile_count,
        )
        self._done = False

    def run(self) -> int:
        """Works until the web process says so or is gone; returns the exit code."""
        platform = jax.default_backend()
        self._say(
            HostReady(
                pid=os.getpid(),
                device=self._device(platform),
                fingerprint=fingerprint(platform),
                engine_file=str(Path(engine.__file__).resolve()),
            )
        )
        beat(self._control, self._activity, lambda: self._cache.compile_count)
        if self._settings.prewarm:
            self._workshop.prewarm(self._builder.make_opening_run)
        while not self._done:
            self._take_messages()
            self._give_turn()
            self._look_after_sessions()
        self._writer.save_all(list(self._sessions.values()), SHUTDOWN_SAVE_S)
        self._outbox.flush(SHUTDOWN_FLUSH_S)
        return 0

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

    def _say(self, message: FromHost) -> None:
        """A word on the control socket."""
        try:
            self._control.send(ENCODER.encode(message))
        except OSError:
            os._exit(0)

    # ---- the round ----------------------------------------------------------------------------------------------

    def _take_messages(self) -> None:
        """Everything that has come in; waits where there is nothing to do."""
        wait_s = self._idle_seconds()
        try:
            call = self._inbox.get(timeout=wait_s) if wait_s > 0.0 else self._inbox.get_nowait()
            while True:
                call()
                if self._done:
                    return
                call = self._inbox.get_nowait()
        except queue.Empty:
            return

    def _idle_seconds(self) -> float:
        statuses = [session.status for session in self._sessions.values()]
        if "running" in statuses and not self._outbox.full:
            now = time.monotonic()
            first = min(session.turn_at for session in self._sessions.values() if session.status == "running")
            return min(max(0.0, first - now), POLL_S)
        return POLL_S if "compiling" in statuses or "running" in statuses else IDLE_S

    def _give_turn(self) -> None:
        if self._outbox.full:
            return
        now = time.monotonic()
        running = [name for name, session in self._sessions.items() if session.status == "running"]
        waiting = [name for name in running if self._sessions[name].turn_at <= now]
        self._turns.keep(waiting)
        for name in waiting:
            self._turns.add(name)
        session_id = self._turns.next(chunk_seconds(len(running), 1))
        if session_id is not None:
            self._turns.charge(session_id, self._train(self._sessions[session_id], len(running)))

    def _train(self, session: HostSession, runnable: int) -> float:
        """One turn, with whatever the session tells about it."""
        begin = time.monotonic()
        try:
            with self._activity.working_for("dispatch", session.session_id):
                session.take_turn(runnable)
                session.speak()
        except Exception as fault:  # noqa: BLE001 - a fault of ours in one run must not end the others'
            traceback.print_exc()
            session.fail("engine_fault", f"{type(fault).__name__}: {fault}")
        return time.monotonic() - begin

    def _look_after_sessions(self) -> None:
        for session in self._sessions.values():
            if session.status != "running":
                session.speak()
            self._writer.save_if_due(session)
