"""The last pictures of a run as they were sent, so that a run at rest draws none twice, whoever asks for it again."""

from engine.views.requests import MOST_REQUESTS

MOST_PICTURES = 2 * MOST_REQUESTS
MOST_BYTES = 8 * 2**20


class KeptPictures:
    """Frames of one state by the text of their request; those kept longest make room.

    Args:
        most: pictures. most_bytes: of all frames together.
    """

    def __init__(self, most: int = MOST_PICTURES, most_bytes: int = MOST_BYTES) -> None:
        self._most, self._most_bytes = most, most_bytes
        self._frames: dict[str, tuple[int, bytes]] = {}
        self.bytes = 0

    def keep(self, request: str, step: int, data: bytes) -> None:
        """Keeps the picture of a step in place of a former one."""
        self._drop(request)
        self._frames[request] = (step, data)
        self.bytes += len(data)
        while len(self._frames) > self._most or self.bytes > self._most_bytes:
            self._drop(next(iter(self._frames)))

    def find(self, request: str, step: int) -> bytes | None:
        """The picture of that very step."""
        kept_step, data = self._frames.get(request, (-1, b""))
        return data if kept_step == step else None

    def clear(self) -> None:
        """Forgets all: they no longer show the state as it is."""
        self._frames.clear()
        self.bytes = 0

    def _drop(self, request: str) -> None:
        _, data = self._frames.pop(request, (0, b""))
        self.bytes -= len(data)
