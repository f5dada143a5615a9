"""The browser that `make test` found, and a server that the tests of a process share."""

import contextlib
import json
import urllib.error
import urllib.request
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from tests.e2e.limits import LIMIT_MS, LIMIT_S
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


@contextmanager
def opened_pages(browser: Browser) -> Generator[Any]:
    """Opens pages in fresh contexts, as of a later visit or the first one; an error in any console fails the test.

    Their sessions end with them: a run that was left playing would train beside the tests behind.
    """
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
    owned = [session for context in contexts for session in owned_sessions(context)]
    for context in contexts:
        context.close()
    for address, token in owned:
        delete_session(address, token)
    assert errors == []


def owned_sessions(context: BrowserContext) -> list[tuple[str, str]]:
    """Address and token of each session that pages of a context began."""
    found: list[tuple[str, str]] = []
    for origin in context.storage_state().get("origins", []):
        kept = {entry["name"]: entry["value"] for entry in origin.get("localStorage", [])}
        tokens = json.loads(kept.get("backlight.owner_tokens", "[]"))
        found += [(f"{origin.get('origin')}/api/sessions/{name}", token) for name, token in tokens]
    return found


def delete_session(address: str, token: str) -> None:
    """Deletes a session; one that a test has deleted, or whose server it has stopped, is gone already."""
    request = urllib.request.Request(address, method="DELETE", headers={"Authorization": f"Bearer {token}"})
    with contextlib.suppress(urllib.error.URLError, OSError), urllib.request.urlopen(request, timeout=LIMIT_S):
        pass


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Any]:
    """Opens pages that a test has for itself."""
    with opened_pages(browser) as open_in_new_context:
        yield open_in_new_context


@pytest.fixture(scope="module")
def open_page_of_file(browser: Browser) -> Iterator[Any]:
    """Opens pages that the tests of a file share, one after the other."""
    with opened_pages(browser) as open_in_new_context:
        yield open_in_new_context


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
    owned = owned_sessions(context)
    context.close()
    for address, token in owned:
        delete_session(address, token)
