"""Fixtures of every test: where real data lie, and the order of the folders."""

import os
from pathlib import Path

import pytest

BROWSER_TESTS = Path(__file__).parent / "e2e"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests run last: Playwright keeps an event loop alive that asynchronous tests must not meet."""
    items.sort(key=lambda item: BROWSER_TESTS in item.path.parents)


@pytest.fixture(scope="session")
def mnist_directory() -> Path:
    """The folder that holds `mnist/`; the test is skipped, with its reason, where there is none."""
    folder = os.environ.get("BACKLIGHT_DATA_DIR")
    if not folder:
        pytest.skip("BACKLIGHT_DATA_DIR is not set: no MNIST here")
    if not (Path(folder) / "mnist").is_dir():
        pytest.skip(f"BACKLIGHT_DATA_DIR={folder} holds no mnist/")
    return Path(folder)
