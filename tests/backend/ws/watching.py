"""A browser's side of the stream, for tests."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from starlette.testclient import TestClient, WebSocketTestSession

from backend.protocol.frames import Frame, decode_frame, split_frames
from backend.settings import Settings
from tests.backend.conftest import ORIGIN
from tests.backend.fake_pool import FakePool

Result = TypeVar("Result")


class Watcher:
    """A websocket with what it has heard so far."""

    def __init__(self, socket: WebSocketTestSession) -> None:
        self.socket = socket
        self.messages: list[dict[str, Any]] = []
        self.frames: list[Frame] = []
        self.order: list[str] = []
        self._requests = 0

    def say(self, **message: Any) -> None:
        """Sends a message."""
        self.socket.send_text(json.dumps(message))

    def hear(self) -> dict[str, Any] | Frame:
        """The next message or frame."""
        message = self.socket.receive()
        if message["type"] == "websocket.close":
            raise ClosedError(message["code"])
        if message.get("bytes") is not None:
            frame = decode_frame(message["bytes"])
            self.frames.append(frame)
            self.order.append(f"{frame.type} {frame.seq if frame.type == 'record' else frame.view}")
            return frame
        heard = json.loads(message["text"])
        self.messages.append(heard)
        self.order.append(heard["type"])
        return heard

    def until(self, kind: str) -> dict[str, Any]:
        """Listens until a message of a kind comes."""
        while True:
            heard = self.hear()
            if isinstance(heard, dict) and heard["type"] == kind:
                return heard

    def until_seq(self, seq: int) -> None:
        """Listens until a record frame comes."""
        while self.seqs[-1:] != [seq]:
            self.hear()

    def closing_code(self) -> int:
        """Listens until the server closes; with which code."""
        try:
            while True:
                self.hear()
        except ClosedError as closed:
            return closed.code

    def ask(self, kind: str, **fields: Any) -> dict[str, Any]:
        """Sends a command and returns its reply."""
        self._requests += 1
        name = f"r{self._requests}"
        self.say(type=kind, request_id=name, **fields)
        while True:
            reply = self.until("reply")
            if reply["request_id"] == name:
                return reply

    @property
    def seqs(self) -> list[int]:
        """Of the record frames heard, in order."""
        return [frame.seq for frame in self.frames if frame.type == "record"]


class ClosedError(Exception):
    """The server closed the websocket."""

    def __init__(self, code: int) -> None:
        super().__init__(f"closed with {code}")
        self.code = code


@contextmanager
def connect(client: TestClient, session_id: str) -> Iterator[Watcher]:
    """A websocket that has said nothing yet."""
    address = f"{ORIGIN.replace('http', 'ws')}/api/sessions/{session_id}/stream"
    with client.websocket_connect(address) as socket:
        yield Watcher(socket)


@contextmanager
def watch(
    client: TestClient, session_id: str, token: str | None = None, position: dict[str, Any] | None = None
) -> Iterator[Watcher]:
    """A websocket behind its welcome."""
    with connect(client, session_id) as watcher:
        watcher.say(type="hello", token=token, position=position)
        watcher.until("welcome")
        yield watcher


def do(client: TestClient, work: Callable[[], Result]) -> Result:
    """Calls something of the pool where the app runs."""
    portal = client.portal
    assert portal is not None
    return portal.call(work)


def make_session(client: TestClient, spec: dict[str, Any]) -> tuple[str, str]:
    """(session id, owner token)."""
    created = client.post("/api/sessions", json={"spec": spec})
    assert created.status_code == 201, created.text
    return created.json()["session_id"], created.json()["owner_token"]


def rest_soon(settings: Settings) -> None:
    """Lets sessions that nobody watches be put to rest at once, from now on: not before the test has watched them."""
    settings.idle_pause_s = 0.01


def until_rested(client: TestClient, pool: FakePool, session_id: str) -> None:
    """Waits until a session was put to rest."""
    while session_id not in pool.closed:
        client.get("/healthz")


def train(client: TestClient, pool: FakePool, session_id: str, frames: int, size: int = 1) -> None:
    """Lets the pool tell so many record frames."""
    do(client, lambda: pool.train(session_id, frames, size))


def record_of(client: TestClient, run_id: str) -> list[Frame]:
    """The recorded frames of a run."""
    answer = client.get(f"/api/runs/{run_id}/record")
    assert answer.status_code == 200
    return [decode_frame(data) for data in split_frames(answer.content)]
