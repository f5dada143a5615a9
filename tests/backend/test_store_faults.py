"""A store that does not answer is a 503 (507 for a full disk) with Retry-After on every route, never a 500."""

import sqlite3
from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as StoreTimeoutError
from starlette.testclient import TestClient

from backend.app import create_app
from backend.protocol.messages import CloseCode
from backend.settings import Settings
from backend.store import database
from backend.store.database import Database
from backend.store.faults import StorageError, storage_faults
from tests.backend.conftest import open_client
from tests.backend.entries import BODIES, routes_of
from tests.backend.fake_pool import FakePool
from tests.backend.ws.watching import connect, make_session, watch
from tests.contract.make_vectors import SPEC

APP = create_app(Settings(), FakePool())
FAULTS = {
    "locked": OperationalError("SELECT", {}, sqlite3.OperationalError("database is locked")),
    "full": OperationalError("INSERT", {}, sqlite3.OperationalError("database or disk is full")),
    "slow": StoreTimeoutError("QueuePool limit of size 1 overflow 0 reached, connection timed out"),
    "closed": StorageError("storage_busy"),
}
CODES = {"full": "disk_full"}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with open_client(Settings(home=tmp_path_factory.mktemp("home")), FakePool()) as opened:
        yield opened


def break_store(monkeypatch: pytest.MonkeyPatch, fault: Exception) -> None:
    @asynccontextmanager
    async def transaction(self: Database, synchronous: str = "FULL") -> AsyncGenerator[None]:
        with storage_faults():
            raise fault
        yield

    monkeypatch.setattr(Database, "transaction", transaction)


@pytest.mark.parametrize("fault", FAULTS)
def test_no_route_answers_500_while_the_store_does_not_answer(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    break_store(monkeypatch, FAULTS[fault])
    refused = set()
    for method, path in routes_of(APP):
        if path in ("/openapi.json", "/api/baselines"):  # neither looks into the store, and both take long
            continue
        address = path.replace("{path:path}", "nothing").replace("{", "").replace("}", "")
        answer = client.request(method, address, json=BODIES.get(f"{method} {path}"))
        assert answer.status_code != 500, (method, path)
        if answer.status_code in (503, 507) and address.startswith("/api"):
            assert int(answer.headers["Retry-After"]) > 0
            assert [problem["code"] for problem in answer.json()["problems"]] == [CODES.get(fault, "storage_busy")]
            refused.add((method, path))
    assert ("POST", "/api/sessions") in refused
    assert ("GET", "/api/runs/{run_id}/record") in refused
    assert len(refused) >= 9


def test_a_websocket_is_asked_to_come_back_and_a_command_is_answered(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    session_id, token = make_session(client, SPEC)
    with watch(client, session_id, token) as watcher:
        break_store(monkeypatch, FAULTS["locked"])
        assert [problem["code"] for problem in watcher.ask("play")["problems"]] == ["storage_busy"]
        with connect(client, "another") as other:
            assert other.closing_code() == CloseCode.TRY_AGAIN


def test_a_database_that_another_process_holds_is_busy_and_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    short = tuple(one.replace("busy_timeout=5000", "busy_timeout=1") for one in database.PRAGMAS)
    monkeypatch.setattr(database, "PRAGMAS", short)
    with open_client(Settings(home=tmp_path), FakePool()) as client:
        holder = sqlite3.connect(tmp_path / "backlight.sqlite3", isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        answer = client.post("/api/experiments", json={"spec": SPEC})
        assert answer.status_code == 503
        holder.execute("ROLLBACK")
        holder.close()
        assert client.post("/api/experiments", json={"spec": SPEC}).status_code == 201
