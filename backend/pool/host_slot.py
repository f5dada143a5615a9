"""A place for a host in the pool: starts it, starts it again, and knows which sessions belong there."""

import asyncio
from collections.abc import Callable

from backend.link.messages import HostReady, Shutdown
from backend.link.settings import HostSettings
from backend.pool.client import HostClient, HostGoneError
from backend.pool.host_pool import HostOutput, HostStatus
from backend.pool.launcher import Launcher

_FIRST_PAUSE_S = 0.25
_LONGEST_PAUSE_S = 8.0
_ATTEMPTS = 5


class HostSlot:
    """One place. A host that exits before it is ready is started again after a growing pause.

    Args:
        settings: of the hosts that live here.
        keep: whether a dead host is replaced at once (else when a session needs it).
        on_exit: called after a host that had been ready has gone.

    Attributes:
        client: the host that lives here now. failed: whether it was given up to start one.
        restarts: hosts that have exited here. recycled: hosts that were replaced here for want of memory.
        recycle_at: time before which the host is not replaced again. successor: the place to which its sessions move.
    """

    def __init__(
        self,
        settings: HostSettings,
        launcher: Launcher,
        *,
        keep: bool,
        output: Callable[[HostOutput], None],
        ready: Callable[[HostReady], None],
        on_exit: Callable[[HostClient, str], None],
    ) -> None:
        self.settings = settings
        self.keep = keep
        self.client: HostClient | None = None
        self.failed = False
        self.restarts = 0
        self.recycled = 0
        self.recycle_at = 0.0
        self.successor: HostSlot | None = None
        self._launcher = launcher
        self._output = output
        self._on_ready = ready
        self._on_host_exit = on_exit
        self._starting: asyncio.Task[HostClient] | None = None
        self._closing = False

    @property
    def is_ready(self) -> bool:
        """Whether a host answers here."""
        return self.client is not None and self.client.alive and _succeeded(self.client.ready)

    @property
    def sessions(self) -> int:
        """Sessions that live here."""
        return 0 if self.client is None else len(self.client.sessions)

    @property
    def memory_share(self) -> float:
        """Memory of the host over what it may have, at its last heartbeat; 0 before the first."""
        heartbeat = None if self.client is None else self.client.heartbeat
        return 0.0 if heartbeat is None else heartbeat.memory_bytes / self.settings.memory_bytes

    def status(self) -> HostStatus:
        """The host that lives here, as it was at its last heartbeat."""
        client = self.client if self.is_ready else None
        heartbeat = None if client is None else client.heartbeat
        return HostStatus(
            host_id=self.settings.host_id,
            pid=0 if client is None else client.pid,
            phase="starting" if heartbeat is None else heartbeat.phase,
            sessions=self.sessions,
            resident_bytes=0 if heartbeat is None else heartbeat.memory_bytes,
            budget_bytes=self.settings.memory_bytes,
            executables=0 if heartbeat is None else heartbeat.executables,
            compiled=0 if heartbeat is None else heartbeat.compile_count,
            compile_s=0.0 if heartbeat is None else heartbeat.compile_s,
            restarts=self.restarts,
            recycled=self.recycled,
            shared=self.keep,
        )

    def start(self) -> asyncio.Task[HostClient]:
        """Starts a host where there is none; the task resolves when it answers."""
        if self._starting is None or (self._starting.done() and not self.is_ready):
            self._starting = asyncio.get_running_loop().create_task(self._bring_up())
            self._starting.add_done_callback(_retrieve)
        return self._starting

    async def ready_client(self) -> HostClient:
        """A host that answers.

        Raises:
            HostGoneError: it cannot be started; why is on standard error.
        """
        return await asyncio.shield(self.start())

    async def _bring_up(self) -> HostClient:
        pause = _FIRST_PAUSE_S
        self.failed = False
        for attempt in range(_ATTEMPTS):
            if attempt:
                await asyncio.sleep(pause)
                pause = min(2.0 * pause, _LONGEST_PAUSE_S)
            if self._closing:
                break
            client = HostClient(self.settings, self._output, self._on_exit)
            self.client = client
            try:
                await client.start(self._launcher)
                self._on_ready(await client.ready)
            except (HostGoneError, OSError, RuntimeError):
                continue
            return client
        self.failed = True
        raise HostGoneError(f"host {self.settings.host_id} doesn't start")

    def _on_exit(self, client: HostClient, cause: str) -> None:
        if self.client is client:
            self.client = None
        if self._closing or not _succeeded(client.ready):
            return
        self.restarts += 1
        if self.keep:
            self.start()
        self._on_host_exit(client, cause)

    def send_shutdown(self) -> None:
        """Asks the host to write its checkpoints and end; no other follows it."""
        self._closing = True
        if self.client is not None:
            self.client.send(Shutdown())

    async def end(self, limit_s: float) -> None:
        """Waits for the host's end, and brings it about when it takes too long."""
        self._closing = True
        client = self.client
        if client is not None:
            try:
                await asyncio.wait_for(asyncio.shield(client.ended), limit_s)
            except TimeoutError:
                client.kill()
                client.close()
        if self._starting is not None and not self._starting.done():
            self._starting.cancel()


def _succeeded(future: asyncio.Future[HostReady]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None


def _retrieve(task: asyncio.Task[HostClient]) -> None:
    """Marks a failed start as seen, also where nobody waited for it."""
    if not task.cancelled():
        task.exception()
