"""One websocket: hello, then two loops side by side: what comes in is obeyed, what the viewer is due goes out."""

import asyncio
import json
from typing import Any

from pydantic import ValidationError
from starlette.websockets import WebSocket, WebSocketDisconnect

from backend.door import json_fault
from backend.errors import Refused
from backend.hub.viewer import Viewer
from backend.protocol.messages import CLIENT_MESSAGE, PROTOCOL_VERSION, CloseCode, GoAway, Hello, Reply, Welcome
from backend.sessions.live import LiveSession
from backend.sessions.manager import SessionManager
from backend.ws.commands import obey
from backend.ws.history import catch_up, restart_history
from engine.checks.reading import entry_problems
from engine.errors import Problem

HELLO_LIMIT_S = 5.0
SEND_LIMIT_S = 10.0
LARGEST_MESSAGE = 512 * 1024


class Connection:
    """A viewer's socket."""

    def __init__(self, socket: WebSocket, manager: SessionManager) -> None:
        self._socket = socket
        self._manager = manager
        self._closing: CloseCode | None = None

    async def serve(self, session_id: str) -> None:
        """From accept to close."""
        await self._socket.accept()
        try:
            session = await self._manager.session(session_id)
        except Refused:
            await self._close(CloseCode.NOT_FOUND, "no such session")
            return
        hello = await self._hello()
        if hello is None:
            return
        owner = self._manager.owns(session, hello.token)
        if hello.token is not None and not owner:
            await self._close(CloseCode.UNAUTHORIZED, "that token does not own this session")
            return
        viewer = Viewer(owner=owner)
        self._manager.enter(session, viewer)
        try:
            await self._welcome(session, viewer, hello)
            await self._both(session, viewer)
        finally:
            self._manager.leave(session, viewer)

    async def _hello(self) -> Hello | None:
        try:
            async with asyncio.timeout(HELLO_LIMIT_S):
                text = await self._socket.receive_text()
        except TimeoutError:
            await self._close(CloseCode.HELLO_TIMEOUT, "hello is due within 5 s")
            return None
        except (WebSocketDisconnect, KeyError):
            return None
        message = self._read(text)
        if not isinstance(message, Hello):
            await self._close(CloseCode.BAD_MESSAGE, "the first message is hello")
            return None
        if message.protocol != PROTOCOL_VERSION:
            await self._close(CloseCode.BAD_MESSAGE, f"this server speaks protocol {PROTOCOL_VERSION}")
            return None
        return message

    def _read(self, text: str) -> Any:
        """The message in a text, or the problems in it."""
        if len(text) > LARGEST_MESSAGE:
            return [Problem(code="too_large", message="The message is too large.", hint="Send less.")]
        fault = json_fault(text.encode("utf-8", "replace"))
        if fault is not None:
            return [Problem(code="unreadable", message=f"The message cannot be read: {fault}.", hint="Send JSON.")]
        try:
            return CLIENT_MESSAGE.validate_json(text)
        except ValidationError as error:
            return entry_problems(error.errors(include_url=False, include_context=False))

    async def _welcome(self, session: LiveSession, viewer: Viewer, hello: Hello) -> None:
        run = session.run if session.run is not None and session.run.schema is not None else None
        welcome = Welcome(
            session_id=session.session_id,
            role="owner" if viewer.owner else "viewer",
            run=None if run is None else run.info,
            runs=session.runs,
            run_schema=None if run is None else run.schema,
            state=None if run is None else run.state,
        )
        viewer.tell(welcome.model_dump_json())
        if run is not None:
            await catch_up(self._manager.store, run, viewer, hello.position)

    async def _both(self, session: LiveSession, viewer: Viewer) -> None:
        tasks = {
            asyncio.create_task(self._receive(session, viewer)),
            asyncio.create_task(self._send(session, viewer)),
        }
        _, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in pending:
            task.cancel()
        results = await asyncio.gather(*tasks, return_exceptions=True)
        for result in results:
            if isinstance(result, Exception) and not isinstance(result, WebSocketDisconnect | TimeoutError):
                raise result

    async def _receive(self, session: LiveSession, viewer: Viewer) -> None:
        while True:
            try:
                text = await self._socket.receive_text()
            except KeyError:
                await self._close(CloseCode.BAD_MESSAGE, "messages are JSON texts")
                return
            message = self._read(text)
            if isinstance(message, list):
                if not _told(viewer, text, message):
                    await self._close(CloseCode.BAD_MESSAGE, message[0].code)
                    return
                continue
            await obey(self._manager, session, viewer, message)

    async def _send(self, session: LiveSession, viewer: Viewer) -> None:
        while True:
            await viewer.wake.wait()
            if viewer.overrun:
                await self._close(CloseCode.TOO_MANY, "too slow")
                return
            batch, lost = viewer.take()
            if lost and session.run is not None:
                await restart_history(self._manager.store, session.run, viewer)
            for item in batch:
                async with asyncio.timeout(SEND_LIMIT_S):
                    if isinstance(item, str):
                        await self._socket.send_text(item)
                    else:
                        await self._socket.send_bytes(item)
            await asyncio.sleep(0)

    async def go_away(self, retry_ms: int) -> None:
        """Tells the viewer that the server is going down."""
        try:
            async with asyncio.timeout(1):
                await self._socket.send_text(GoAway(retry_ms=retry_ms).model_dump_json())
                await self._socket.close(CloseCode.GOING_AWAY)
        except (TimeoutError, RuntimeError, WebSocketDisconnect):
            pass

    async def _close(self, code: CloseCode, reason: str) -> None:
        try:
            await self._socket.close(code, reason)
        except (RuntimeError, WebSocketDisconnect):
            pass


def _told(viewer: Viewer, text: str, problems: list[Problem]) -> bool:
    """Answers a command that could not be read, where it at least has a request id."""
    try:
        request_id = json.loads(text)["request_id"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return False
    if not isinstance(request_id, str) or not 1 <= len(request_id) <= 64:
        return False
    viewer.tell(Reply(request_id=request_id, problems=problems).model_dump_json())
    return True
