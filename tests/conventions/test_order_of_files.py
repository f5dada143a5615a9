"""The files that begin first because they take longest are there."""

import pytest

from tests.conftest import BROWSER_TESTS, LONG_FILES


@pytest.mark.parametrize("name", LONG_FILES)
def test_a_long_file_is_there(name: str) -> None:
    assert (BROWSER_TESTS / name).is_file()
