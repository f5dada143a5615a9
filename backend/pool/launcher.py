"""Starting host processes: forked from a warm server where the system can, started afresh where it cannot."""

import asyncio
import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol

import msgspec

from backend.link.settings import HostSettings
from backend.pool.host_settings import child_environment, safe_import_path

_BOOT = "import json, sys; sys.path[:] = json.loads(sys.argv.pop(1)); from {module} import main; main()"
_STOP_LIMIT_S = 1.0

OnExit = Callable[[int, int], None]
"""(pid, exit code): negative codes are signals."""


class Launcher(Protocol):
    """Starts host processes and reports their exits."""

    async def start(self) -> None:
        """Gets ready."""
        ...

    async def launch(self, settings: HostSettings, descriptors: list[int], on_exit: OnExit) -> int:
        """Starts a host; returns its pid. `on_exit` is called on the event loop when it has gone.

        Args:
            descriptors: control socket, data socket, blame memory; the caller closes its copies afterwards.
        """
        ...

    async def stop(self) -> None:
        """Ends what was started to launch hosts; the hosts must have gone before."""
        ...


def _command(module: str, *arguments: str) -> list[str]:
    return [sys.executable, "-P", "-c", _BOOT.format(module=module), json.dumps(safe_import_path()), *arguments]


def _popen(command: list[str], descriptors: list[int], environment: dict[str, str]) -> subprocess.Popen[bytes]:
    """Starts our own interpreter with our own module."""
    return subprocess.Popen(command, pass_fds=descriptors, env=environment, stdin=subprocess.PIPE)  # noqa: S603 - our own


class ForkLauncher:
    """Asks a fork server, and starts it again when it has exited.

    Args:
        module: its main module.
    """

    def __init__(self, module: str = "backend.host.forkserver") -> None:
        self._module = module
        self._process: subprocess.Popen[bytes] | None = None
        self._requests: socket.socket | None = None
        self._launches: list[asyncio.Future[int]] = []
        self._on_exit: dict[int, OnExit] = {}

    async def start(self) -> None:
        """Starts the server; requests may be made at once."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            command = _command(self._module, str(theirs.fileno()))
            self._process = _popen(command, [theirs.fileno()], child_environment())
        assert self._process.stdin is not None
        self._process.stdin.close()
        ours.setblocking(False)
        self._attach(ours)

    def _attach(self, requests: socket.socket) -> None:
        self._requests = requests
        asyncio.get_running_loop().add_reader(requests, self._receive)

    async def launch(self, settings: HostSettings, descriptors: list[int], on_exit: OnExit) -> int:
        """Starts a host.

        Raises:
            RuntimeError: the fork server has exited; its message is on standard error.
        """
        if self._requests is None:
            await self.start()
        assert self._requests is not None
        answer: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._launches.append(answer)
        socket.send_fds(self._requests, [msgspec.json.encode(settings)], descriptors)
        pid = await answer
        self._on_exit[pid] = on_exit
        return pid

    def _receive(self) -> None:
        assert self._requests is not None
        try:
            data = self._requests.recv(4096)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self._lose()
            return
        message = json.loads(data)
        if "started" in message:
            answer = self._launches.pop(0)
            if not answer.done():
                answer.set_result(message["started"])
        else:
            # Called later, so that an exit reported right behind the start finds its callback.
            asyncio.get_running_loop().call_soon(self._report_exit, message["ended"], message["code"])

    def _report_exit(self, pid: int, code: int) -> None:
        on_exit = self._on_exit.pop(pid, None)
        if on_exit is not None:
            on_exit(pid, code)

    def _lose(self) -> None:
        self._disconnect()
        for answer in self._launches:
            if not answer.done():
                answer.set_exception(RuntimeError("the fork server has exited; see its message on standard error"))
        self._launches.clear()

    def _disconnect(self) -> None:
        if self._requests is not None:
            asyncio.get_running_loop().remove_reader(self._requests)
            self._requests.close()
            self._requests = None

    async def stop(self) -> None:
        """Ends the server."""
        self._disconnect()
        if self._process is not None:
            await _wait(self._process)
            self._process = None


class SpawnLauncher:
    """A fresh interpreter per host: slower by a third of a second, works everywhere."""

    def __init__(self) -> None:
        self._watchers: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Nothing to prepare."""

    async def launch(self, settings: HostSettings, descriptors: list[int], on_exit: OnExit) -> int:
        """Starts a host."""
        process = _popen(_command("backend.host.spawned", json.dumps(descriptors)), descriptors, settings.environment)
        assert process.stdin is not None
        with suppress(BrokenPipeError), process.stdin:
            process.stdin.write(msgspec.json.encode(settings))
        watcher = asyncio.create_task(self._watch(process, on_exit))
        self._watchers.add(watcher)
        watcher.add_done_callback(self._watchers.discard)
        return process.pid

    async def _watch(self, process: subprocess.Popen[bytes], on_exit: OnExit) -> None:
        on_exit(process.pid, await asyncio.to_thread(process.wait))

    async def stop(self) -> None:
        """Waits for the last hosts to be reaped."""
        if self._watchers:
            await asyncio.wait(self._watchers, timeout=_STOP_LIMIT_S)


async def _wait(process: subprocess.Popen[bytes]) -> None:
    """Waits for a process that is about to end, and ends it after a second."""
    for _ in range(int(_STOP_LIMIT_S / 0.01)):
        if process.poll() is not None:
            return
        await asyncio.sleep(0.01)
    process.kill()
    process.wait()


def make_launcher() -> Launcher:
    """The launcher of this system."""
    if hasattr(os, "fork") and hasattr(socket, "SOCK_SEQPACKET") and sys.platform == "linux":
        return ForkLauncher()
    return SpawnLauncher()
