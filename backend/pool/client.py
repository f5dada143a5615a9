"""One host, seen from the web process: its process, its sockets, the requests it has not answered yet."""

import asyncio
import itertools
import os
import signal
import socket
from collections.abc import Callable
from contextlib import suppress

from backend.link import bus
from backend.link.blame import Blame, make_shared_file
from backend.link.link import Link
from backend.link.messages import (
    ENCODER,
    FROM_HOST,
    FromHost,
    Heartbeat,
    HostReady,
    MomentTaken,
    Opened,
    Released,
    Replied,
    ToHost,
    WeightsSaved,
)
from backend.link.settings import HostSettings
from backend.pool.exit_cause import classify_exit, out_of_memory_kills
from backend.pool.host_pool import HostOutput
from backend.pool.host_settings import engine_file
from backend.pool.launcher import Launcher
from engine.errors import EngineError, Problem

_EXIT_CODE_LIMIT_S = 2.0
_LINKS = 2
Answer = Opened | Replied | Released | WeightsSaved | MomentTaken


class HostGoneError(Exception):
    """The host exited before it answered; `HostLost` names its sessions."""


def refusal(problems: list[dict[str, object]]) -> EngineError:
    """The problems of an answer, as the error that carries them."""
    return EngineError(*(Problem.model_validate(problem) for problem in problems))


class HostClient:
    """A running host.

    Args:
        settings: how it was started.
        output: receives the outputs of its sessions. on_exit: called once, with the cause, when it is gone.

    Attributes:
        sessions: ids of the sessions that live there. ready: resolves with its `HostReady`.
    """

    def __init__(
        self,
        settings: HostSettings,
        output: Callable[[HostOutput], None],
        on_exit: Callable[["HostClient", str], None],
    ) -> None:
        loop = asyncio.get_running_loop()
        self.settings = settings
        self.sessions: set[str] = set()
        self.ready: asyncio.Future[HostReady] = loop.create_future()
        self.ready.add_done_callback(_retrieve)
        self.ended: asyncio.Future[str] = loop.create_future()
        self.pid = 0
        self.heartbeat: Heartbeat | None = None
        self.received_at = loop.time()
        self._output = output
        self._on_exit = on_exit
        self._exit_code: asyncio.Future[int] = loop.create_future()
        self._pending: dict[int, asyncio.Future[Answer]] = {}
        self._waits: dict[int, Callable[[], None]] = {}
        self._numbers = itertools.count(1)
        self._links_closed = 0
        self._stuck = False
        self._memory_kills = out_of_memory_kills()
        self._control: Link | None = None
        self._data: Link | None = None
        self._reaper: asyncio.Task[None] | None = None
        descriptor = make_shared_file()
        self.blame = Blame(descriptor)
        self._blame_descriptor = descriptor

    @property
    def alive(self) -> bool:
        """Whether requests still make sense."""
        return self._control is not None and not self.ended.done() and self._links_closed == 0

    async def start(self, launcher: Launcher) -> None:
        """Starts the process; it sends `HostReady` when it can work."""
        control, their_control = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        data, their_data = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        self._control = await bus.connect(control, self._receive_control, self._lose_link)
        self._data = await bus.connect(data, self._receive_data, self._lose_link)
        descriptors = [their_control.fileno(), their_data.fileno(), self._blame_descriptor]
        try:
            self.pid = await launcher.launch(self.settings, descriptors, self._end)
        finally:
            their_control.close()
            their_data.close()
            os.close(self._blame_descriptor)

    def send(self, message: ToHost) -> None:
        """Sends a message that has no answer."""
        if self._control is not None:
            self._control.send(ENCODER.encode(message))

    async def request(self, make: Callable[[int], ToHost], waits: Callable[[], None] | None = None) -> Answer:
        """Sends a command and returns its answer.

        Args:
            make: builds the command from its number. waits: called where the host answers later.

        Raises:
            EngineError: the host refused. HostGoneError: it exited.
        """
        number = next(self._numbers)
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        if not self.alive:
            raise HostGoneError(f"host {self.settings.host_id} has exited")
        self._pending[number] = answer
        if waits is not None:
            self._waits[number] = waits
        try:
            self.send(make(number))
            reply = await answer
        finally:
            self._pending.pop(number, None)
            self._waits.pop(number, None)
        if reply.problems:
            raise refusal(reply.problems)
        return reply

    def close(self) -> None:
        """Closes both links; what still arrives is dropped."""
        for link in (self._control, self._data):
            if link is not None:
                link.close()

    def kill(self, *, stuck: bool = False) -> None:
        """Ends the process at once."""
        self._stuck = self._stuck or stuck
        if self.pid and not self._exit_code.done():
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)

    def _receive_control(self, data: bytes) -> None:
        self.received_at = asyncio.get_running_loop().time()
        message = FROM_HOST.decode(data)
        match message:
            case HostReady():
                self._on_ready(message)
            case Heartbeat():
                self.heartbeat = message
            case Opened() | Replied() | WeightsSaved():
                self._answer(message)
            case _:
                self._forward(message)

    def _answer(self, message: Answer) -> None:
        if isinstance(message, Replied) and message.waiting:
            if (waits := self._waits.pop(message.request_id, None)) is not None:
                waits()
            return
        answer = self._pending.get(message.request_id)
        if answer is not None and not answer.done():
            answer.set_result(message)

    def _on_ready(self, message: HostReady) -> None:
        expected = engine_file()
        if message.engine_file != expected:
            error = RuntimeError(f"the host loaded the engine from {message.engine_file}, expected {expected}")
            if not self.ready.done():
                self.ready.set_exception(error)
            self.kill()
        elif not self.ready.done():
            self.ready.set_result(message)

    def _receive_data(self, data: bytes) -> None:
        self._forward(FROM_HOST.decode(data))

    def _forward(self, message: FromHost) -> None:
        if isinstance(message, Released | MomentTaken):
            self._answer(message)
        elif not isinstance(message, HostReady | Heartbeat | Opened | Replied | WeightsSaved):
            self._output(message)

    def _lose_link(self) -> None:
        self._links_closed += 1
        if self._links_closed == _LINKS and self._reaper is None:
            self._reaper = asyncio.get_running_loop().create_task(self._reap())

    def _end(self, pid: int, code: int) -> None:
        del pid
        if not self._exit_code.done():
            self._exit_code.set_result(code)

    async def _reap(self) -> None:
        """Both sockets are at their end, and everything that was in them has been handed on."""
        code: int | None = None
        with suppress(TimeoutError):
            code = await asyncio.wait_for(asyncio.shield(self._exit_code), _EXIT_CODE_LIMIT_S)
        cause = classify_exit(code, stuck=self._stuck, new_memory_kills=out_of_memory_kills() - self._memory_kills)
        gone = HostGoneError(f"host {self.settings.host_id} has exited: {cause}")
        for answer in list(self._pending.values()):
            if not answer.done():
                answer.set_exception(gone)
        if not self.ready.done():
            self.ready.set_exception(gone)
        self.ended.set_result(cause)
        self._on_exit(self, cause)


def _retrieve(future: asyncio.Future[HostReady]) -> None:
    """Marks the exception of a host that never came up as seen, also where nobody waited for it."""
    if not future.cancelled():
        future.exception()
