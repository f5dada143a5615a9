"""The websocket of a session: messages and frames, without gaps across broken connections."""

import json
import time
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

from websockets.exceptions import ConnectionClosed, InvalidHandshake
from websockets.sync.client import ClientConnection, connect

from backlight_client.errors import BacklightError
from backlight_client.frames import Frame, read_frame

PROTOCOL = 1
PATIENCE_S = 120.0
"""How long a server that has gone is looked for."""
PAUSE_S = 0.5
REFUSALS = {
    4400: "The server speaks another protocol.",
    4401: "The token isn't that of the owner.",
    4404: "This session doesn't exist.",
}
"""What it means that the server ends a connection with this code."""


class Stream:
    """What a session sends.

    Attributes:
        address: of the websocket. token: of the owner; None to watch.
    """

    def __init__(self, address: str, token: str | None) -> None:
        self.address = address
        self.token = token
        self._open_sockets = ExitStack()
        self._socket: ClientConnection | None = None
        self._last: Frame | None = None

    def __iter__(self) -> Iterator[dict[str, Any] | Frame]:
        """Messages and frames as they come; after a break, from where it was.

        Raises:
            BacklightError: the session is gone, or no server has answered for two minutes.
        """
        broken_at: float | None = None
        while True:
            try:
                if self._socket is None:
                    self._socket = self._open()
                message = self._socket.recv()
            except ConnectionClosed as closed:
                self._socket = None
                self._refused(closed)
                broken_at = self._waited(broken_at, closed)
            except (OSError, InvalidHandshake, TimeoutError) as error:
                broken_at = self._waited(broken_at, error)
            else:
                broken_at = None
                yield self._taken(message)

    def close(self) -> None:
        """Stops watching; the session goes on."""
        self._socket = None
        self._open_sockets.close()

    def _open(self) -> ClientConnection:
        self._open_sockets.close()
        socket = self._open_sockets.enter_context(connect(self.address, max_size=None, proxy=None))
        last = self._last
        place = None if last is None else {"run_id": last.run_id, "generation": last.generation, "seq": last.seq}
        socket.send(json.dumps({"type": "hello", "protocol": PROTOCOL, "token": self.token, "position": place}))
        return socket

    def _taken(self, message: str | bytes) -> dict[str, Any] | Frame:
        if isinstance(message, str):
            return json.loads(message)
        frame = read_frame(message)
        if frame.type == "record":
            self._last = frame
            if self._socket is not None:
                self._socket.send(json.dumps({"type": "ack", "seq": frame.seq}))
        return frame

    def _refused(self, closed: ConnectionClosed) -> None:
        code = None if closed.rcvd is None else closed.rcvd.code
        if code in REFUSALS:
            raise BacklightError(REFUSALS[code]) from closed

    def _waited(self, broken_at: float | None, error: Exception) -> float:
        """Waits a little; when the connection broke."""
        now = time.monotonic()
        begin = now if broken_at is None else broken_at
        if now - begin > PATIENCE_S:
            raise BacklightError(f"The connection to {self.address} is lost: {error}") from error
        time.sleep(PAUSE_S)
        return begin
