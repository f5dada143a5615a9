"""Fixtures of every test: where real data lie, the order of the folders, compiled programs, and what took how long."""

import gc
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import hypothesis
import pytest
from _pytest.terminal import TerminalReporter

from tests import compiled

hypothesis.settings.register_profile("repeatable", derandomize=True, database=None, deadline=None)
hypothesis.settings.load_profile("repeatable")
"""Every run of the tests tries the same examples, and no example fails because the machine is busy."""

TESTS = Path(__file__).parent
BROWSER_TESTS = TESTS / "e2e"
SLOWEST_SHOWN = 10

_COMPILED = compiled.share()

LONG_FILES = (
    "test_study_presets.py",
    "test_pair.py",
    "test_legible.py",
    "test_settings_of_the_page.py",
    "test_watch.py",
    "test_groups.py",
    "test_share.py",
    "test_draw_and_train.py",
)
"""Browser tests that take the longest, whatever their number. A place here changes nothing but who waits at the end."""

BUDGET_S = {
    "backend": 330,
    "bench": 45,
    "cases": 70,
    "client": 25,
    "contract": 20,
    "conventions": 45,
    "e2e": 520,
    "engine": 590,
    "labs": 90,
    "oracle": 30,
    "packaging": 40,
}
"""Seconds of one process that each folder may take on idle cores: 15 minutes of two in all, for 18 of `make test` with
the page's own tests. Printed, never enforced: a test fails on no clock. Longer forms belong to `make labs`, `make soak`
and `make faults`; of `tests/oracle` only what is compared with stored numbers is part of `make test`."""


def pytest_collection_finish() -> None:
    """What imports have made stays until the end: the collector need not walk through it again and again."""
    gc.collect()
    gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests run last: Playwright keeps an event loop alive that asynchronous tests must not meet.

    The longest files come first, then those with the most tests, so that no process is left with a long file when the
    others have none.
    """
    counts = Counter(item.path for item in items if BROWSER_TESTS in item.path.parents)
    long = {BROWSER_TESTS / name: place for place, name in enumerate(LONG_FILES)}
    items.sort(key=lambda item: (item.path in counts, long.get(item.path, len(long)), -counts[item.path]))


@pytest.fixture
def tell(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Notes a measured figure; all of them are printed behind the tests, whichever process took them."""
    return lambda figure: record_property("figure", figure)


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Prints what tests told, and where the time went."""
    stats = (report for reports in terminalreporter.stats.values() for report in reports)
    reports = [report for report in stats if isinstance(report, pytest.TestReport)]
    print_durations(terminalreporter, reports)
    reported = {
        (report.nodeid, str(value)): None
        for report in reports
        for name, value in report.user_properties
        if name == "figure"
    }
    if reported:
        terminalreporter.section("figures")
    for node_id, figure in reported:
        terminalreporter.line(f"{node_id.rpartition('::')[2]}: {figure}")


def print_durations(terminalreporter: TerminalReporter, reports: Iterable[pytest.TestReport]) -> None:
    """The slowest files, and each folder against its budget."""
    files: dict[str, float] = defaultdict(float)
    folders: dict[str, float] = defaultdict(float)
    for report in reports:
        name = report.nodeid.partition("::")[0]
        files[name] += report.duration
        folders[name.removeprefix("tests/").partition("/")[0]] += report.duration
    terminalreporter.section("time")
    for name, seconds in sorted(files.items(), key=lambda pair: -pair[1])[:SLOWEST_SHOWN]:
        terminalreporter.line(f"{seconds:7.1f} s  {name}")
    for name, seconds in sorted(folders.items()):
        budget = BUDGET_S.get(name)
        terminalreporter.line(f"{seconds:7.1f} s  of {budget or 'no budget'}  {name}/")
    terminalreporter.line(f"{sum(folders.values()):7.1f} s  of {sum(BUDGET_S.values())}  in all processes together")


@pytest.fixture
def quick_programs() -> Iterator[compiled.Options]:
    """The executables of runs are compiled without optimising, in a sixth of the time.

    For tests of what a run does, not of how its numbers are rounded nor of the form in which a server trains.
    """
    with compiled.quick() as of_a_server:
        yield of_a_server


@pytest.fixture
def server_programs(quick_programs: compiled.Options) -> Iterator[None]:
    """A test of a file with `quick_programs` that compiles as a server does, with a cache of its own."""
    with compiled.compiled_with(quick_programs):
        yield


@pytest.fixture(scope="module", autouse=True)
def clear_jax_caches() -> Iterator[None]:
    """What JAX has traced for a file is no use to the next one, and gigabytes in the end."""
    yield
    if "jax" in sys.modules:
        sys.modules["jax"].clear_caches()
        gc.collect()


@pytest.fixture(scope="session")
def mnist_directory() -> Path:
    """The folder that holds `mnist/`; the test is skipped, with its reason, where there is none."""
    folder = os.environ.get("BACKLIGHT_DATA_DIR")
    if not folder:
        pytest.skip("BACKLIGHT_DATA_DIR is not set: no MNIST here")
    if not (Path(folder) / "mnist").is_dir():
        pytest.skip(f"BACKLIGHT_DATA_DIR={folder} holds no mnist/")
    return Path(folder)
