"""Deleting a session while its recorder writes: the recorder ends first, and nothing is said in the log."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
import structlog
from starlette.testclient import TestClient
from structlog.testing import capture_logs

from backend.link.checkpoints import LocalCheckpoints
from backend.logs import log_to_console
from backend.protocol.messages import Start
from backend.sessions.manager import SessionManager
from backend.settings import Settings
from backend.store.database import Database
from backend.store.sql_store import SqlStore
from engine.spec import ExperimentSpec
from tests.backend.conftest import state_of
from tests.backend.fake_pool import FakePool, FakeRun
from tests.backend.ws.watching import make_session, train, watch
from tests.waiting import one_turn, until_async


@pytest.fixture
async def manager(settings: Settings, pool: FakePool) -> AsyncIterator[SessionManager]:
    """Sessions on a store of their own."""
    database = Database(settings.home / "backlight.sqlite3")
    await database.open()
    made = SessionManager(SqlStore(database), pool, LocalCheckpoints(settings.home / "checkpoints"), settings)
    await made.start()
    yield made
    await made.begin_stop()
    await database.close()


async def playing(manager: SessionManager, spec: dict[str, Any]) -> str:
    """A session whose run is on stage; its id."""
    session_id, _ = await manager.create(ExperimentSpec.model_validate(spec), {"positions": {}}, "")
    text = json.dumps({"type": "start", "request_id": "r", "spec": spec, "reason": "first"})
    await manager.start_run(await manager.session(session_id), Start.model_validate_json(text))
    return session_id


async def test_a_write_in_flight_ends_before_the_run_goes(
    manager: SessionManager, pool: FakePool, spec: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    session_id = await playing(manager, spec)
    session = await manager.session(session_id)
    assert session.run is not None
    begun, go_on = asyncio.Event(), asyncio.Event()
    write = manager.store.write_record

    async def write_later(*words: Any) -> None:
        begun.set()
        await go_on.wait()
        await write(*words)

    monkeypatch.setattr(manager.store, "write_record", write_later)
    with capture_logs() as lines:
        pool.train(session_id, 1)
        await begun.wait()
        deleting = asyncio.create_task(manager.delete(session))
        await until_async(lambda: session_id in pool.closed, "the session closed in its host")
        pool.repeat_frame(session_id, FakeRun(session.run.run_id, 0, {}, playing=True, next_seq=1), 1)
        go_on.set()
        await deleting
        await session.run.recorder.flush()
    assert lines == []
    assert await manager.store.run(session.run.run_id) is None
    assert await manager.store.session(session_id) is None


async def test_a_dozen_sessions_are_deleted_while_their_runs_train(
    manager: SessionManager, pool: FakePool, spec: dict[str, Any]
) -> None:
    with capture_logs() as lines:
        for number in range(12):
            session_id = await playing(manager, spec)
            session = await manager.session(session_id)
            for _ in range(number % 5 + 1):
                pool.train(session_id, 3)
                pool.checkpoint(session_id, f"{number}.bin")
                await one_turn()
            await manager.delete(session)
            assert await manager.store.session(session_id) is None
    assert lines == []


async def test_a_checkpoint_of_a_deleted_run_is_not_noted(manager: SessionManager) -> None:
    await manager.store.add_checkpoint("gone", 3, 30, "3.bin")
    assert await manager.store.checkpoints_of("gone", 100) == []


def test_a_command_behind_the_deletion_is_informed_that_the_session_is_gone(
    client: TestClient, spec: dict[str, Any], pool: FakePool
) -> None:
    session_id, token = make_session(client, spec)
    with watch(client, session_id, token) as owner:
        owner.ask("play")
        train(client, pool, session_id, 2)
        headers = {"Authorization": f"Bearer {token}"}
        assert client.delete(f"/api/sessions/{session_id}", headers=headers).status_code == 204
        assert owner.closing_code() == 4404
    assert client.get(f"/api/sessions/{session_id}").status_code == 404


def test_the_log_shows_where_a_fault_came_from_and_no_values(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        log_to_console()
        frame_bytes = b"secret frame"
        try:
            raise ValueError(f"{len(frame_bytes)} bytes")
        except ValueError as error:
            structlog.get_logger().error("a fault", exc_info=error)
    finally:
        structlog.reset_defaults()
    said = capsys.readouterr().out
    assert "ValueError: 12 bytes" in said
    assert "secret" not in said.replace('frame_bytes = b"secret frame"', "")
    assert len(said.splitlines()) < 12


def test_a_share_of_a_run_that_goes_meanwhile_is_answered_that_there_is_no_such_run(
    client: TestClient, spec: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = client.post("/api/experiments", json={"spec": spec}).json()["experiment_id"]

    async def still_there(_: str) -> dict[str, Any]:
        return {"experiment_id": kept}

    monkeypatch.setattr(state_of(client).store, "run", still_there)
    answer = client.post("/api/shares", json={"run_id": "gone"})
    assert answer.status_code == 404
    assert answer.json()["problems"][0]["code"] == "unknown_run"
