"""A real server for the client."""

from collections.abc import Iterator

import pytest

from backlight_client import Server as Backlight
from backlight_client import connect
from tests.e2e.server import Server, start_server


@pytest.fixture(scope="session")
def server_process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("server")
    running = start_server(folder / "home", folder / "log.txt")
    yield running
    running.stop()


@pytest.fixture(scope="session")
def server(server_process: Server) -> Iterator[Backlight]:
    with connect(server_process.url) as connected:
        yield connected
