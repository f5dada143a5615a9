"""One websocket: hello, then three loops side by side: reading never waits, commands are obeyed, frames go out."""

import asyncio
import contextlib
from collections.abc import Iterator

import anyio
import structlog
from starlette.websockets import WebSocket, WebSocketDisconnect

from backend.errors import Refused
from backend.hub.rate import TokenBucket
from backend.hub.viewer import Item, Viewer
from backend.protocol.messages import (
    PROTOCOL_VERSION,
    Ack,
    ClientMessage,
    CloseCode,
    Command,
    GoAway,
    Hello,
    Ping,
    Pong,
    Reply,
    Subscribe,
    Welcome,
)
from backend.sessions.live import LiveSession
from backend.sessions.manager import SessionManager
from backend.store.faults import StorageError
from backend.ws.commands import answer
from backend.ws.history import catch_up, restart
from backend.ws.reading import Unread, read_message
from engine.errors import Problem

log = structlog.get_logger()
HELLO_LIMIT_S = 5.0
SEND_LIMIT_S = 10.0
WAITING_COMMANDS = 64
COMMANDS_PER_SECOND, COMMANDS_AT_ONCE = 30.0, 60.0
MESSAGES_PER_SECOND, MESSAGES_AT_ONCE = 200.0, 400.0
CHARACTERS_A_TOKEN = 8192
"""A long message counts as several."""


class Leave(Exception):  # noqa: N818 - no error: the way out of the loops
    """The server ends this connection."""

    def __init__(self, code: CloseCode, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


class Connection:
    """A viewer's socket.

    Args:
        socket: not accepted yet. manager: all sessions.
    """

    def __init__(self, socket: WebSocket, manager: SessionManager) -> None:
        self._socket = socket
        self._manager = manager
        self._commands: asyncio.Queue[Command] = asyncio.Queue(WAITING_COMMANDS)
        self._command_rate = TokenBucket(COMMANDS_PER_SECOND, COMMANDS_AT_ONCE)
        self._message_rate = TokenBucket(MESSAGES_PER_SECOND, MESSAGES_AT_ONCE)

    async def serve(self, session_id: str) -> None:
        """From accept to close."""
        await self._socket.accept()
        try:
            await self._serve(session_id)
        except Leave as leave:
            with contextlib.suppress(RuntimeError, WebSocketDisconnect):
                await self._socket.close(leave.code, leave.reason)
        except StorageError as fault:
            with contextlib.suppress(RuntimeError, WebSocketDisconnect):
                await self._socket.close(CloseCode.TRY_AGAIN, fault.cause)
        except (WebSocketDisconnect, TimeoutError):
            return

    async def go_away(self, retry_ms: int) -> None:
        """Notifies the viewer that the server is shutting down."""
        with contextlib.suppress(TimeoutError, RuntimeError, WebSocketDisconnect):
            async with asyncio.timeout(0.5):
                await self._socket.send_text(GoAway(retry_ms=retry_ms).model_dump_json())
                await self._socket.close(CloseCode.GOING_AWAY)

    async def _serve(self, session_id: str) -> None:
        try:
            session = await self._manager.session(session_id)
        except Refused as refused:
            raise Leave(CloseCode.NOT_FOUND, "no such session") from refused
        hello = await self._hello()
        owner = self._manager.owns(session, hello.token)
        if hello.token is not None and not owner:
            raise Leave(CloseCode.UNAUTHORIZED, "that token does not own this session")
        viewer = Viewer(owner=owner, traffic=self._manager.traffic)
        self._manager.enter(session, viewer)
        self._manager.traffic.viewers.add(viewer)
        try:
            self._welcome(session, viewer)
            await self._side_by_side(session, viewer, hello)
        finally:
            self._manager.traffic.viewers.discard(viewer)
            self._manager.leave(session, viewer)

    async def _hello(self) -> Hello:
        try:
            async with asyncio.timeout(HELLO_LIMIT_S):
                message = read_message(await self._text(), owner=False)
        except TimeoutError:
            raise Leave(CloseCode.HELLO_TIMEOUT, "hello must arrive within 5 s") from None
        if not isinstance(message, Hello):
            raise Leave(CloseCode.BAD_MESSAGE, "the first message must be hello")
        if message.protocol != PROTOCOL_VERSION:
            raise Leave(CloseCode.BAD_MESSAGE, f"this server uses protocol {PROTOCOL_VERSION}")
        return message

    async def _text(self) -> str | None:
        """The next message; None for one of bytes."""
        try:
            return await self._socket.receive_text()
        except KeyError:
            return None

    def _welcome(self, session: LiveSession, viewer: Viewer) -> None:
        run = session.run if session.run is not None and session.run.stored else None
        welcome = Welcome(
            session_id=session.session_id,
            role="owner" if viewer.owner else "viewer",
            run=None if run is None else run.info,
            runs=session.runs,
            run_schema=None if run is None else run.schema,
            state=None if run is None else run.state,
        )
        viewer.send(welcome.model_dump_json())

    async def _side_by_side(self, session: LiveSession, viewer: Viewer, hello: Hello) -> None:
        """The three loops; each of them ends by an exception alone, and with it the others."""
        try:
            async with anyio.create_task_group() as group:
                group.start_soon(self._read, session, viewer)
                group.start_soon(self._run_commands, session, viewer)
                group.start_soon(self._send, session, viewer, hello)
        except BaseExceptionGroup as ended:
            # Not `except*`: what is raised inside it is wrapped in a group on CPython before 3.11.4.
            raise _reason(ended) from None

    # ---- in ------------------------------------------------------------------------------------------------------

    async def _read(self, session: LiveSession, viewer: Viewer) -> None:
        """Takes every message at once, so that pings are answered whatever a command waits for.

        One that cannot be read is answered too, and the connection stays: other commands may wait for their replies.
        """
        loop = asyncio.get_running_loop()
        while True:
            text = await self._text()
            if not self._message_rate.take(loop.time(), 1 + len(text or "") / CHARACTERS_A_TOKEN):
                raise Leave(CloseCode.TOO_MANY, "too many messages")
            message = read_message(text, owner=viewer.owner)
            if isinstance(message, Unread):
                reply = Reply(request_id=message.request_id, problems=message.problems)
                viewer.send(reply.model_dump_json())
            else:
                self._take(session, viewer, message, loop.time())

    def _take(self, session: LiveSession, viewer: Viewer, message: ClientMessage, now_s: float) -> None:
        match message:
            case Ping():
                viewer.send(Pong().model_dump_json())
            case Subscribe():
                viewer.views = frozenset(message.views)
                session.restrict(viewer)
                viewer.max_rate = message.max_rate
                viewer.wake.set()
                self._manager.send_view_requests(session)
            case Ack():
                viewer.acknowledged = message.seq
            case Hello():
                pass
            case _:
                if self._commands.full() or not self._command_rate.take(now_s):
                    viewer.send(Reply(request_id=message.request_id, problems=[_too_many()]).model_dump_json())
                else:
                    self._commands.put_nowait(message)

    async def _run_commands(self, session: LiveSession, viewer: Viewer) -> None:
        """One command after the other; what has begun is finished, even where the viewer leaves meanwhile."""
        while True:
            command = await self._commands.get()
            work = self._manager.spawn(answer(self._manager, session, viewer, command))
            reply = await asyncio.shield(work)
            if reply.done():
                viewer.send(reply.result().model_dump_json())
            else:
                reply.add_done_callback(lambda late: late.cancelled() or viewer.send(late.result().model_dump_json()))

    # ---- out -----------------------------------------------------------------------------------------------------

    async def _send(self, session: LiveSession, viewer: Viewer, hello: Hello) -> None:
        await self._send_items(viewer.take(0.0).items)
        await catch_up(self._manager.store, session, viewer, hello.position)
        loop = asyncio.get_running_loop()
        while True:
            await viewer.wake.wait()
            if viewer.dismissed:
                raise Leave(CloseCode.NOT_FOUND, "the session was removed")
            if viewer.overrun:
                raise Leave(CloseCode.TOO_MANY, "too slow")
            turn = viewer.take(loop.time())
            await self._send_items(turn.items)
            if turn.lost:
                await restart(self._manager.store, session, viewer)
            elif turn.wait_s is not None:
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(turn.wait_s):
                        await viewer.urgent.wait()
                viewer.wake.set()

    async def _send_items(self, items: list[Item]) -> None:
        for item in items:
            async with asyncio.timeout(SEND_LIMIT_S):
                if isinstance(item, str):
                    await self._socket.send_text(item)
                else:
                    await self._socket.send_bytes(item)
                    self._manager.traffic.sent += 1


def _reason(group: BaseExceptionGroup[BaseException]) -> BaseException:
    """Why a conversation ended: our own word before a lost line; with any other fault among them, all of it."""
    leaves = list(_leaves(group))
    words = [fault for fault in leaves if isinstance(fault, Leave | StorageError)]
    lost = [fault for fault in leaves if isinstance(fault, WebSocketDisconnect | TimeoutError)]
    others = [fault for fault in leaves if fault not in words and fault not in lost]
    return group if others else (words + lost)[0]


def _leaves(group: BaseExceptionGroup[BaseException]) -> Iterator[BaseException]:
    for fault in group.exceptions:
        if isinstance(fault, BaseExceptionGroup):
            yield from _leaves(fault)
        else:
            yield fault


def _too_many() -> Problem:
    return Problem(
        code="too_many_commands",
        message="Too many commands at once.",
        expected=f"at most {COMMANDS_PER_SECOND:g} per second",
        hint="Wait a moment and try again.",
    )
