"""What leaves a host on the data socket: in order, written by a thread, pictures and states replaced by newer ones."""

import os
import threading
from collections import OrderedDict

from backend.link.link import HostLink
from backend.link.messages import ENCODER, FromHost, RunState, ViewFrame

BACKLOG_LIMIT_BYTES = 16 * 1024 * 1024


class Outbox:
    """Never blocks training; the host pauses its turns while `full`."""

    def __init__(self, link: HostLink) -> None:
        self._link = link
        self._waiting: OrderedDict[tuple[str, ...], bytes] = OrderedDict()
        self._bytes = 0
        self._sent = 0
        self._change = threading.Condition()
        self._writing = False
        threading.Thread(target=self._write, name="outbox", daemon=True).start()

    @property
    def full(self) -> bool:
        """Whether the web process lags behind enough that training must wait."""
        return self._bytes > BACKLOG_LIMIT_BYTES

    def send(self, message: FromHost) -> None:
        """Queues a message; a picture or state that still waits gives way to the newer one."""
        data = ENCODER.encode(message)
        with self._change:
            self._sent += 1
            key = _key(message, self._sent)
            self._bytes += len(data) - len(self._waiting.pop(key, b""))
            self._waiting[key] = data
            self._change.notify_all()

    def flush(self, limit_s: float) -> bool:
        """Waits until everything has been written; False where that took too long."""
        with self._change:
            return self._change.wait_for(lambda: not self._waiting and not self._writing, timeout=limit_s)

    def _write(self) -> None:
        while True:
            with self._change:
                self._writing = False
                self._change.notify_all()
                self._change.wait_for(lambda: self._waiting)
                _, data = self._waiting.popitem(last=False)
                self._bytes -= len(data)
                self._writing = True
            try:
                self._link.send(data)
            except OSError:
                os._exit(0)  # the web process is gone: nothing is left to do


def _key(message: FromHost, number: int) -> tuple[str, ...]:
    if isinstance(message, ViewFrame):
        return ("view", message.session_id, message.view)
    if isinstance(message, RunState):
        return ("state", message.session_id)
    return ("kept", str(number))
