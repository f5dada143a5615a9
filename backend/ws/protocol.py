"""uvicorn's websocket protocol, with stalled sockets aborted: a peer that stops reading must not hold memory.

uvicorn closes a transport after a missed pong and then waits for its write buffer, which never empties.
"""

from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

GRACE_S = 1.0


class AbortingProtocol(WebSocketsSansIOProtocol):
    """Aborts the connection one second after the keepalive gave it up."""

    def keepalive_timeout(self) -> None:
        """A pong did not come in time."""
        super().keepalive_timeout()
        self.loop.call_later(GRACE_S, self._abort)

    def _abort(self) -> None:
        transport: Any = self.transport
        if transport is not None:
            transport.abort()
