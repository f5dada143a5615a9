"""A process that has JAX imported and no backend started, and forks hosts in a tenth of a second.

Not `multiprocessing`'s: that one imports the caller's main module into every child, keeps a resource tracker, and
finds modules in the working directory. Ends with the web process: by the end of file on its only socket.
"""

import gc
import json
import os
import select
import signal
import socket
import sys
import traceback

import msgspec

from backend.host.entry import ignore_terminal_signals, run_host
from backend.link.settings import HostSettings

MAX_REQUEST_BYTES = 1 << 17
DESCRIPTORS = 3


def preload() -> None:
    """Imports what hosts need; a started backend would make forking unsafe.

    Raises:
        RuntimeError: an import has started a JAX backend.
    """
    import jax.numpy as jnp
    import optax
    from jax._src import xla_bridge  # no public way to ask without starting one

    from backend.host import host

    del jnp, optax, host
    if xla_bridge.backends_are_initialized():
        raise RuntimeError("importing the engine started a JAX backend: no module may create arrays at import time")
    gc.collect()
    gc.freeze()


class ForkServer:
    """Serves requests of one web process.

    Args:
        requests: SOCK_SEQPACKET socket; a request is `HostSettings` as JSON with three descriptors.
    """

    def __init__(self, requests: socket.socket) -> None:
        self._requests = requests
        self._wake_read, self._wake_write = os.pipe()
        os.set_blocking(self._wake_read, False)
        os.set_blocking(self._wake_write, False)

    def serve(self) -> None:
        """Forks at every request, reports every exit; returns when the web process is gone."""
        signal.signal(signal.SIGCHLD, _note)
        signal.set_wakeup_fd(self._wake_write, warn_on_full_buffer=False)
        try:
            while True:
                readable, _, _ = select.select([self._requests, self._wake_read], [], [])
                if self._wake_read in readable:
                    os.read(self._wake_read, 4096)
                    self._reap()
                if self._requests in readable and not self._take_request():
                    return
        except OSError:
            return

    def _take_request(self) -> bool:
        request, descriptors, _, _ = socket.recv_fds(self._requests, MAX_REQUEST_BYTES, DESCRIPTORS)
        if not request:
            return False
        settings = msgspec.json.decode(request, type=HostSettings)
        pid = os.fork()
        if pid == 0:
            self._leave()
            run_host(settings, descriptors)
        for descriptor in descriptors:
            os.close(descriptor)
        self._send({"started": pid})
        return True

    def _leave(self) -> None:
        """In the child: lets go of everything that belongs to the server."""
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        self._requests.close()
        os.close(self._wake_read)
        os.close(self._wake_write)

    def _reap(self) -> None:
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            self._send({"ended": pid, "code": os.waitstatus_to_exitcode(status)})

    def _send(self, message: dict[str, int]) -> None:
        self._requests.send(json.dumps(message).encode())


def _note(signum: int, frame: object) -> None:
    """SIGCHLD needs a handler for the wake-up descriptor to be written."""
    del signum, frame


def main() -> None:
    """Runs the server on the descriptor given as the only argument."""
    ignore_terminal_signals()
    requests = socket.socket(fileno=int(sys.argv[1]))
    try:
        preload()
        ForkServer(requests).serve()
    except Exception:  # noqa: BLE001 - the last frame of the process: printed, then it exits
        traceback.print_exc()
        os._exit(1)
    os._exit(0)
