"""Messages over a stream socket: u32 little-endian length, then the message. Never pickle."""

import asyncio
import socket
import struct
import threading
from collections.abc import Callable

_PREFIX = struct.Struct("<I")
MAX_MESSAGE_BYTES = 256 * 1024 * 1024


class BusError(Exception):
    """The peer announced a message longer than any that is ever sent."""


class Unframer:
    """Cuts a byte stream into messages; knows no socket."""

    def __init__(self) -> None:
        self._buffer = bytearray()

    def feed(self, data: bytes) -> list[bytes]:
        """The messages that `data` completes, in order.

        Raises:
            BusError: a length above `MAX_MESSAGE_BYTES`.
        """
        self._buffer += data
        messages: list[bytes] = []
        offset = 0
        while len(self._buffer) - offset >= _PREFIX.size:
            (length,) = _PREFIX.unpack_from(self._buffer, offset)
            if length > MAX_MESSAGE_BYTES:
                raise BusError(f"message of {length} bytes, but at most {MAX_MESSAGE_BYTES} are allowed")
            end = offset + _PREFIX.size + length
            if end > len(self._buffer):
                break
            messages.append(bytes(memoryview(self._buffer)[offset + _PREFIX.size : end]))
            offset = end
        del self._buffer[:offset]
        return messages


class SocketLink(asyncio.Protocol):
    """`Link` over a socket.

    Args:
        received: called with each message. closed: called once, when the peer is gone and all of its messages are in.
    """

    def __init__(self, received: Callable[[bytes], None], closed: Callable[[], None]) -> None:
        self._received = received
        self._closed = closed
        self._unframer = Unframer()
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keeps the transport."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Hands complete messages on; a peer that breaks the framing is cut off."""
        try:
            messages = self._unframer.feed(data)
        except BusError:
            self.close()
            return
        for message in messages:
            self._received(message)

    def connection_lost(self, exc: Exception | None) -> None:
        """The end of the peer."""
        del exc
        self._transport = None
        self._closed()

    @property
    def open(self) -> bool:
        """See `Link`."""
        return self._transport is not None and not self._transport.is_closing()

    def send(self, message: bytes) -> None:
        """See `Link`."""
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(_PREFIX.pack(len(message)) + message)

    def close(self) -> None:
        """See `Link`."""
        if self._transport is not None:
            self._transport.abort()


def _prepare(sock: socket.socket) -> None:
    """To another machine: small messages leave at once, and a peer that is gone without a word is noticed."""
    if sock.family != socket.AF_UNIX:
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)


async def connect(sock: socket.socket, received: Callable[[bytes], None], closed: Callable[[], None]) -> SocketLink:
    """A `SocketLink` on a connected stream socket, of this machine or to another."""
    sock.setblocking(False)
    _prepare(sock)
    loop = asyncio.get_running_loop()
    _, link = await loop.create_connection(lambda: SocketLink(received, closed), sock=sock)
    return link


class SocketHostLink:
    """`HostLink` over a socket."""

    def __init__(self, sock: socket.socket) -> None:
        sock.setblocking(True)
        _prepare(sock)
        self._socket = sock
        self._sending = threading.Lock()
        self._unframer = Unframer()
        self._waiting: list[bytes] = []
        self._gone = False

    def send(self, message: bytes) -> None:
        """See `HostLink`."""
        if self._gone:  # TCP would take the first message to a closed end without a word
            raise ConnectionResetError("the pool is gone")
        with self._sending:
            self._socket.sendall(_PREFIX.pack(len(message)) + message)

    def receive(self) -> bytes | None:
        """See `HostLink`."""
        while not self._waiting:
            try:
                data = self._socket.recv(65_536)
            except ConnectionError:
                data = b""
            if not data:
                self._gone = True
                return None
            self._waiting = self._unframer.feed(data)
        return self._waiting.pop(0)
