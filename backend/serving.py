"""Runs the app: listening socket, uvicorn, and an orderly end that takes less than three seconds."""

import asyncio
import contextlib
import errno
import signal
import socket
import threading
from collections.abc import Awaitable, Callable, Generator
from typing import Any

import uvicorn
from fastapi import FastAPI

from backend.settings import Settings
from backend.ws.protocol import AbortingProtocol

PING_EVERY_S = 20.0
PONG_WITHIN_S = 20.0
UNSENT_AT_MOST_MS = 20_000
SEND_BUFFER_BYTES = 128 * 1024
LARGEST_MESSAGE_BYTES = 1024 * 1024
"""Beyond it the connection is closed unread; what is merely too large for a message is refused by a reply."""

GRACE_S = 1
Farewell = Callable[[], Awaitable[None]]


class PortTakenError(Exception):
    """Somebody else listens there."""


class AddressError(Exception):
    """There is no such address on this machine."""


class StartupError(Exception):
    """The app did not start; the reason is in its log."""


def open_socket(host: str, port: int) -> socket.socket:
    """The listening socket. What it accepts is dropped where sent data stay unacknowledged for 20 s.

    Args:
        host: name or address. port: 0 lets the system choose.

    Raises:
        PortTakenError: the port is taken. OSError: there is no such address on this machine.
    """
    family, kind, protocol, _, address = socket.getaddrinfo(
        host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER_BYTES)
        if hasattr(socket, "TCP_USER_TIMEOUT"):
            listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, UNSENT_AT_MOST_MS)
        listener.bind(address)
        listener.listen(512)
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            raise PortTakenError(f"port {port} on {host} is in use") from error
        raise
    listener.setblocking(False)
    return listener


def make_config(app: FastAPI, **changes: Any) -> uvicorn.Config:
    """How uvicorn is run: no deflate (twice the CPU), no access log, stalled sockets aborted, a bounded end."""
    options: dict[str, Any] = {
        "loop": "asyncio",
        "ws": AbortingProtocol,
        "ws_max_size": LARGEST_MESSAGE_BYTES,
        "ws_per_message_deflate": False,
        "ws_ping_interval": PING_EVERY_S,
        "ws_ping_timeout": PONG_WITHIN_S,
        "timeout_graceful_shutdown": GRACE_S,
        "lifespan": "on",
        "log_config": None,
        "access_log": False,
        "server_header": False,
        "proxy_headers": False,
    }
    return uvicorn.Config(app, **{**options, **changes})


class Server(uvicorn.Server):
    """uvicorn's server, which notifies viewers before it closes the sockets and restores signal handlers."""

    def __init__(self, config: uvicorn.Config, *, ready: Callable[[], None], farewell: Farewell) -> None:
        super().__init__(config)
        self._ready = ready
        self._farewell = farewell

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Starts, then reports that it is ready."""
        await super().startup(sockets)
        if self.started:
            self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Viewers are notified first: uvicorn's own shutdown closes their sockets."""
        for server in self.servers:
            server.close()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(GRACE_S):
                await self._farewell()
        await super().shutdown(sockets)

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None]:
        """Ends on Ctrl-C and SIGTERM with exit code 0, where uvicorn would raise the signal again."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        former = {number: signal.signal(number, self.handle_exit) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in former.items():
                signal.signal(number, handler)


def serve(app: FastAPI, settings: Settings, *, ready: Callable[[], None], farewell: Farewell) -> None:
    """Serves until Ctrl-C or SIGTERM.

    Args:
        app: made by `backend.app.create_app`. ready: called once when it answers. farewell: asks viewers to reconnect.

    Raises:
        PortTakenError: the port is taken; nothing has been started then. AddressError: there is no such address.
        StartupError: the app did not start.
    """
    try:
        listener = open_socket(settings.host, settings.port)
    except OSError as error:
        raise AddressError(str(error.strerror or error)) from error
    server = Server(make_config(app), ready=ready, farewell=farewell)
    server.run(sockets=[listener])
    if not server.started:
        raise StartupError
