"""Pools with real hosts."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from backend.pool.launcher import Launcher
from backend.pool.supervisor import LocalHostPool
from tests.backend.pool.output_log import OutputLog
from tests.backend.pool.shared_launcher import SharedLauncher
from tests.compiled import link_compiled_folder

StartPool = Callable[..., Awaitable[tuple[LocalHostPool, OutputLog]]]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An empty home folder, but for compiled programs."""
    link_compiled_folder(tmp_path)
    return tmp_path


def pid_of(hosts: LocalHostPool, session_id: str) -> int | None:
    """The process in which a session lives."""
    client = hosts.client_of(session_id)
    return None if client is None else client.pid


def at_work_for(hosts: LocalHostPool, session_id: str) -> bool:
    """Whether its host works for this session at this moment."""
    client = hosts.client_of(session_id)
    at_work = None if client is None else client.blame.read()
    return at_work is not None and at_work[1] == session_id


@asynccontextmanager
async def running_pool(
    home: Path, launcher: Launcher | None = None, **more: Any
) -> AsyncIterator[tuple[LocalHostPool, OutputLog]]:
    """A pool of one host with its outputs; stopped at the end."""
    pool, outputs = LocalHostPool(home, None, launcher=launcher or SharedLauncher(), prewarm=False, **more), OutputLog()
    pool.listen(outputs.receive, outputs.receive_lost)
    await pool.start()
    try:
        yield pool, outputs
    finally:
        await pool.stop()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def pool(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[tuple[LocalHostPool, OutputLog]]:
    """A pool for the tests of a file, with the executables that others have compiled."""
    home = tmp_path_factory.mktemp("home")
    link_compiled_folder(home)
    async with running_pool(home) as pair:
        yield pair


@pytest.fixture
def name(request: pytest.FixtureRequest) -> str:
    """A session of the test's own."""
    return request.node.name
