"""Regression: a peer that never reads must not hold its connection (uvicorn waits for it without a limit)."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
from websockets.client import ClientProtocol
from websockets.uri import parse_uri

from backend.app import begin_shutdown, create_app
from backend.protocol.messages import Start
from backend.serving import Server, make_config, open_socket
from backend.settings import Settings
from backend.ws import connection, protocol
from tests.backend.fake_pool import FakePool
from tests.waiting import until_async

AT_ONCE = 8
LARGE = 40_000


@asynccontextmanager
async def running_server(settings: Settings, pool: FakePool, **options: Any) -> AsyncIterator[tuple[Server, Any]]:
    """A real server on a free port, in this event loop."""
    listener = open_socket("127.0.0.1", 0)
    port = listener.getsockname()[1]
    app = create_app(settings.model_copy(update={"port": port}), pool)
    up = asyncio.Event()
    server = Server(make_config(app, **options), ready=up.set, farewell=lambda: begin_shutdown(app))
    task = asyncio.create_task(server.serve(sockets=[listener]))
    await up.wait()
    try:
        yield server, app
    finally:
        server.should_exit = True
        await task


def open_without_reading(port: int, session_id: str) -> socket.socket:
    """A websocket behind its hello, whose owner never reads again."""
    uri = parse_uri(f"ws://127.0.0.1:{port}/api/sessions/{session_id}/stream")
    client = ClientProtocol(uri, origin=f"http://127.0.0.1:{port}")  # type: ignore[arg-type]  # text will do
    peer = socket.socket()
    peer.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    peer.connect(("127.0.0.1", port))
    client.send_request(client.connect())
    peer.sendall(b"".join(client.data_to_send()))
    client.receive_data(peer.recv(4096))
    client.send_text(b'{"type":"hello"}')
    peer.sendall(b"".join(client.data_to_send()))
    return peer


@pytest.mark.parametrize(
    ("send_limit_s", "ping_s"),
    [(0.2, 60.0), (60.0, 0.2)],
    ids=["the send limit gives it up", "the keepalive gives it up"],
)
async def test_a_peer_that_never_reads_is_cut_off_and_its_viewer_forgotten(
    settings: Settings,
    pool: FakePool,
    spec: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
    send_limit_s: float,
    ping_s: float,
) -> None:
    monkeypatch.setattr(connection, "SEND_LIMIT_S", send_limit_s)
    monkeypatch.setattr(protocol, "GRACE_S", 0.1)
    options = {"ws_ping_interval": ping_s, "ws_ping_timeout": ping_s}
    async with running_server(settings, pool, **options) as (server, app):
        port = app.state.settings.port
        address = f"http://127.0.0.1:{port}"
        async with httpx.AsyncClient(base_url=address, headers={"Origin": address}) as client:
            session_id = (await client.post("/api/sessions", json={"spec": spec})).json()["session_id"]
        manager = app.state.manager
        session = await manager.session(session_id)
        message = json.dumps({"type": "start", "request_id": "r", "spec": spec, "reason": "first"})
        await manager.start_run(session, Start.model_validate_json(message))
        peer = await asyncio.to_thread(open_without_reading, port, session_id)
        try:
            state = server.server_state
            await until_async(lambda: session.viewers, "its viewer")

            def is_forgotten() -> bool:
                pool.train(session_id, AT_ONCE, LARGE)
                return not (session.viewers or state.connections or state.tasks)

            await until_async(is_forgotten, lambda: (session.viewers, state.connections, state.tasks))
        finally:
            peer.close()
