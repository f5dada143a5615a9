"""The cheapest websocket client there is: it counts frames, so that a crowd of them leaves the server some time."""

import asyncio
import base64
import json
import os
import re
import struct
import time
from collections import Counter
from collections.abc import Callable
from typing import Any, Self
from urllib.parse import urlsplit

PLACE = re.compile(rb'"type":"(record|view)","view":(?:null|"([^"]*)").*?"seq":(\d+),"step":(\d+)')
TEXT, PONG = 1, 10
HEADER_BYTES = 400


class Stream:
    """A viewer.

    Attributes:
        frames: record frames so far. step: of the last. seen_at: when each seq came.
        pictures: view frames so far, by view.
        degraded: what the server says cannot be written at present, or None.
    """

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer
        self._came = asyncio.Event()
        self.frames = 0
        self.step = 0
        self.pictures = Counter[str]()
        self.seen_at: dict[int, float] = {}
        self.degraded: dict[str, Any] | None = None
        self._task = asyncio.get_running_loop().create_task(self._listen())

    @classmethod
    async def open(cls, url: str, session_id: str, token: str | None, views: list[str], max_rate: float) -> Self:
        """Connects, says hello and subscribes."""
        address = urlsplit(url)
        reader, writer = await asyncio.open_connection(address.hostname, address.port, limit=2**22)
        key = base64.b64encode(os.urandom(16)).decode()
        writer.write(
            f"GET /api/sessions/{session_id}/stream HTTP/1.1\r\nHost: {address.netloc}\r\nOrigin: {url}\r\n"
            f"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: {key}\r\n"
            "Sec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        await reader.readuntil(b"\r\n\r\n")
        stream = cls(reader, writer)
        stream.send(type="hello", token=token)
        stream.send(type="subscribe", views=views, max_rate=max_rate)
        return stream

    def send(self, **message: Any) -> None:
        """Sends a message."""
        self._send(TEXT, json.dumps(message).encode())

    async def until_seq(self, seq: int) -> None:
        """Waits until a record frame at least as late has come."""
        await self._until(lambda: any(seen >= seq for seen in self.seen_at))

    async def until_step(self, step: int) -> None:
        """Waits until a record frame of this step, or of a later one, has come."""
        await self._until(lambda: self.step >= step)

    async def until_picture(self, view: str) -> None:
        """Waits until a frame of a view that it subscribed to has come."""
        await self._until(lambda: self.pictures[view] > 0)

    async def until_degraded(self, *, degraded: bool) -> None:
        """Waits until the server says that it cannot write, or that it can again."""
        await self._until(lambda: (self.degraded is not None) == degraded)

    async def _until(self, reached: Callable[[], bool]) -> None:
        while not reached():
            self._came.clear()
            await self._came.wait()

    def close(self) -> None:
        """Goes."""
        self._task.cancel()
        self._writer.close()

    def _send(self, kind: int, data: bytes) -> None:
        """Masked with zeros: allowed, and free."""
        size = struct.pack(">BH", 254, len(data)) if len(data) > 125 else bytes([128 | len(data)])
        self._writer.write(bytes([128 | kind]) + size + bytes(4) + data)

    async def _listen(self) -> None:
        while True:
            first, size = await self._reader.readexactly(2)
            if size == 126:
                (size,) = struct.unpack(">H", await self._reader.readexactly(2))
            elif size == 127:
                (size,) = struct.unpack(">Q", await self._reader.readexactly(8))
            data = await self._reader.readexactly(size)
            match first & 15:
                case 2:  # binary
                    self._count(data)
                case 9:  # ping
                    self._send(PONG, data)
                case 8:  # close
                    return
                case 1:  # text
                    self._read(data)
                case _:
                    pass

    def _read(self, data: bytes) -> None:
        if b'"state"' in data:
            message = json.loads(data)
            if message["type"] == "state":
                self.degraded = message["state"]["degraded"]
                self._came.set()

    def _count(self, data: bytes) -> None:
        found = PLACE.search(data, 0, HEADER_BYTES)
        if found is not None and found[1] == b"record":
            self.frames += 1
            self.step = int(found[4])
            self.seen_at[int(found[3])] = time.monotonic()
            self._came.set()
        elif found is not None:
            self.pictures[found[2].decode()] += 1
            self._came.set()
