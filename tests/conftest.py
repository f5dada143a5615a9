"""Fixtures of every test: where real data lie, and the order of the folders."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from _pytest.terminal import TerminalReporter

BROWSER_TESTS = Path(__file__).parent / "e2e"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests run last: Playwright keeps an event loop alive that asynchronous tests must not meet."""
    items.sort(key=lambda item: BROWSER_TESTS in item.path.parents)


@pytest.fixture
def tell(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Notes a measured figure; all of them are printed behind the tests, whichever process took them."""
    return lambda figure: record_property("figure", figure)


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Prints what tests told."""
    reports = [report for reports in terminalreporter.stats.values() for report in reports]
    told = {
        (report.nodeid, str(value)): None
        for report in reports
        if isinstance(report, pytest.TestReport)
        for name, value in report.user_properties
        if name == "figure"
    }
    if told:
        terminalreporter.section("figures")
    for node_id, figure in told:
        terminalreporter.line(f"{node_id.rpartition('::')[2]}: {figure}")


@pytest.fixture(scope="session")
def mnist_directory() -> Path:
    """The folder that holds `mnist/`; the test is skipped, with its reason, where there is none."""
    folder = os.environ.get("BACKLIGHT_DATA_DIR")
    if not folder:
        pytest.skip("BACKLIGHT_DATA_DIR is not set: no MNIST here")
    if not (Path(folder) / "mnist").is_dir():
        pytest.skip(f"BACKLIGHT_DATA_DIR={folder} holds no mnist/")
    return Path(folder)
