"""The browser that `make test` found, and a server that the tests of a process share."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from tests.e2e.limits import LIMIT_MS
from tests.e2e.playground import VISITED, Playground
from tests.e2e.server import ROOT, Server, start_server

expect.set_options(timeout=LIMIT_MS)

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a browser test."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Chromium as `tools/browser.py` found it."""
    record = ROOT / ".tools" / "browser.json"
    if not record.exists():
        pytest.fail("no Chromium has been set up: run `make browser`")
    executable = json.loads(record.read_text())["executable_path"]
    arguments = {**browser_type_launch_args, "args": QUIET}
    return {**arguments, "executable_path": executable} if executable else arguments


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server; the files of a process share it, and each test opens sessions of its own."""
    folder = tmp_path_factory.mktemp("server")
    running = start_server(folder / "home", folder / "log.txt")
    yield running
    running.stop()


@pytest.fixture
def second_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Another server, with an empty home of its own."""
    folder = tmp_path_factory.mktemp("second_server")
    running = start_server(folder / "home", folder / "log.txt")
    yield running
    running.stop()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Any]:
    """Opens pages in fresh contexts, as of a later visit or the first one; an error in any console fails the test."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error":
            errors.append(f"{message.text} ({message.location['url']})")

    def open_in_new_context(url: str, *, first_visit: bool = False, **options: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, "locale": "en-GB", **options})
        context.set_default_timeout(LIMIT_MS)
        contexts.append(context)
        if not first_visit:
            context.add_init_script(VISITED)
        page = context.new_page()
        page.on("console", note)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(url)
        return page

    yield open_in_new_context
    for context in contexts:
        context.close()
    assert errors == []


@pytest.fixture
def refusing(browser: Browser, server: Server) -> Iterator[Playground]:
    """A page whose console may tell of refused requests."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_init_script(VISITED)
    page = context.new_page()
    page.goto(server.url)
    opened = Playground(page, server.url)
    opened.wait_ready()
    yield opened
    context.close()
