"""Fork servers outlive the pools of a test process: each has imported JAX, which takes two seconds."""

import asyncio
import atexit
import socket
import subprocess

from backend.pool.launcher import ForkLauncher

_idle: dict[str, list[tuple["subprocess.Popen[bytes]", socket.socket]]] = {}


class SharedLauncher(ForkLauncher):
    """Takes a fork server that another pool has left, and leaves it for the next one.

    Args:
        module: see `ForkLauncher`; by default the hosts compile without optimising.
    """

    def __init__(self, module: str = "tests.quick_hosts") -> None:
        super().__init__(module)

    async def start(self) -> None:
        """Starts a server only where none is left."""
        servers = _idle.setdefault(self._module, [])
        if not servers:
            await super().start()
            return
        self._process, requests = servers.pop()
        self._attach(requests)

    async def stop(self) -> None:
        """Ends a server that owes an answer; any other is left."""
        if self._process is None or self._requests is None or self._launches:
            await super().stop()
            return
        asyncio.get_running_loop().remove_reader(self._requests)
        _idle[self._module].append((self._process, self._requests))
        self._process = self._requests = None


@atexit.register
def _end() -> None:
    """A fork server ends with its socket."""
    for servers in _idle.values():
        for process, requests in servers:
            requests.close()
            process.wait()
