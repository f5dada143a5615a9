"""A link in memory: both ends in one process."""

import asyncio
import queue
import threading
from collections.abc import Callable


class MemoryLink:
    """See `Link`. Made with its other end, `host`."""

    def __init__(self, received: Callable[[bytes], None], closed: Callable[[], None]) -> None:
        self._loop = asyncio.get_running_loop()
        self._received = received
        self._closed = closed
        self._inbox: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._open = True
        self.host = MemoryHostLink(self._inbox, self._deliver, self._end)

    @property
    def open(self) -> bool:
        return self._open

    def send(self, message: bytes) -> None:
        if self._open:
            self._inbox.put(message)

    def close(self) -> None:
        self.host.end()

    def _deliver(self, message: bytes) -> None:
        self._loop.call_soon_threadsafe(self._received, message)

    def _end(self) -> None:
        self._inbox.put(None)
        self._loop.call_soon_threadsafe(self._lose)

    def _lose(self) -> None:
        self._open = False
        self._closed()


class MemoryHostLink:
    """See `HostLink`."""

    def __init__(
        self, inbox: "queue.SimpleQueue[bytes | None]", deliver: Callable[[bytes], None], ended: Callable[[], None]
    ) -> None:
        self._inbox = inbox
        self._deliver = deliver
        self._ended = ended
        self._lock = threading.Lock()
        self._gone = False

    def send(self, message: bytes) -> None:
        with self._lock:
            if self._gone:
                raise BrokenPipeError("the pool is gone")
            self._deliver(message)

    def receive(self) -> bytes | None:
        return self._inbox.get()

    def end(self) -> None:
        """The host exits, or the pool closes the link."""
        with self._lock:
            if not self._gone:
                self._gone = True
                self._ended()
