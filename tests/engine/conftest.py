"""What holds of every test of the engine: its runs are compiled without optimising, unless it says otherwise."""

import sys
from collections.abc import Iterator

import pytest

from tests import compiled


@pytest.fixture(scope="module", autouse=True)
def quick_programs_of_a_file() -> Iterator[None]:
    """For runs that the fixtures of a file make, too. A test of bits or of rounding asks for `server_programs`."""
    with compiled.quick():
        yield
    experiments = sys.modules.get("tests.engine.experiments")
    if experiments:
        experiments.SHARED.clear()
