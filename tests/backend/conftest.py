"""The app with a fake pool, in a temporary home."""

import asyncio
import tempfile
import warnings
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.exceptions import StarletteDeprecationWarning

from backend.app import create_app
from backend.logs import log_to_console
from backend.settings import Settings
from backend.store.database import Database
from backend.store.home import DATABASE
from tests.backend.fake_pool import FakePool
from tests.contract.make_vectors import SPEC

with warnings.catch_warnings():
    # It asks for httpx2, which only renames what we use of httpx.
    warnings.simplefilter("ignore", StarletteDeprecationWarning)
    from starlette.testclient import TestClient

log_to_console()
ORIGIN = "http://127.0.0.1:8000"


@pytest.fixture
def pool() -> FakePool:
    """Trains when the test says so."""
    return FakePool()


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """An empty home, no downloaded data, whatever this machine has."""
    monkeypatch.delenv("BACKLIGHT_DATA_DIR", raising=False)
    return Settings(home=tmp_path / "home", data_dir=tmp_path / "data")


@pytest.fixture
def client(settings: Settings, pool: FakePool) -> Iterator[TestClient]:
    """Acts as our own page: it sends the right Origin."""
    with open_client(settings, pool) as opened:
        yield opened


def open_client(settings: Settings, pool: FakePool) -> TestClient:
    """A client of an app of its own. A home without a database gets an empty one: making its tables takes ten times as
    long as opening it, and is tested in `store/`.
    """
    if not (settings.home / DATABASE).exists():
        settings.home.mkdir(parents=True, exist_ok=True)
        (settings.home / DATABASE).write_bytes(empty_database())
    app = create_app(settings, pool)
    return TestClient(app, base_url=ORIGIN, headers={"Origin": ORIGIN}, raise_server_exceptions=False)


@cache
def empty_database() -> bytes:
    """The file as the first start of a server leaves it."""

    async def make(path: Path) -> None:
        database = Database(path)
        await database.open()
        await database.close()

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / DATABASE
        asyncio.run(make(path))
        return path.read_bytes()


def state_of(client: TestClient) -> Any:
    """What the app keeps for all requests: its store, its sessions, its rate limits."""
    app = client.app
    assert isinstance(app, FastAPI)
    return app.state


@pytest.fixture
def spec() -> dict[str, Any]:
    """A small valid experiment."""
    return SPEC
