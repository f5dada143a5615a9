"""uvicorn's websocket protocol, with stalled sockets aborted: a peer that stops reading must not hold memory.

uvicorn closes a transport after a missed pong, or when the app is done with it, and then waits for its write buffer,
which never empties where the peer has stopped reading.
"""

import asyncio

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

GRACE_S = 2.0


class AbortingProtocol(WebSocketsSansIOProtocol):
    """Aborts a connection that is given up and has not ended two seconds later."""

    def keepalive_timeout(self) -> None:
        """A pong did not come in time."""
        super().keepalive_timeout()
        self.loop.call_later(GRACE_S, self._abort)

    def on_task_complete(self, task: asyncio.Task[None]) -> None:
        """The app is done with this connection."""
        super().on_task_complete(task)
        if not self.disconnected:
            self.loop.call_later(GRACE_S, self._abort)

    def _abort(self) -> None:
        if not self.disconnected:
            self.transport.abort()
