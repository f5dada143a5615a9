"""A host gives memory back behind so much work, and behind any under pressure."""

import pytest

from backend.host.memory import Memory, Reading, is_due, resident_bytes
from engine.compile.cache import ExecutableCache

MEGABYTE = 2**20


@pytest.mark.parametrize(
    ("resident", "compiled", "closed", "due"),
    [
        (100, 0, 0, False),
        (100, 11, 7, False),
        (100, 12, 0, True),
        (100, 0, 8, True),
        (751, 1, 0, True),
        (751, 0, 1, True),
        (751, 0, 0, False),
        (0, 1, 1, False),
    ],
)
def test_memory_is_given_back_behind_so_much_work_and_under_pressure_behind_any(
    resident: int, compiled: int, closed: int, due: bool
) -> None:
    assert is_due(Reading(resident, 1000, compiled, closed)) is due


class Process:
    """A host whose memory is what the test says."""

    def __init__(self, *sizes: int) -> None:
        self.sizes = list(sizes)
        self.released = 0

    def resident(self) -> int:
        return self.sizes[0]

    def release(self) -> None:
        self.released += 1
        self.sizes.pop(0)


def test_a_host_is_over_its_budget_only_when_giving_back_did_not_help() -> None:
    process = Process(1200, 400)
    memory = Memory(ExecutableCache(), 1000, process.resident, process.release)
    memory.note_closed()
    memory.tidy()
    assert (process.released, memory.over_budget) == (1, False)

    stuffed = Process(1200, 1100, 900)
    memory = Memory(ExecutableCache(), 1000, stuffed.resident, stuffed.release)
    memory.tidy()
    assert (stuffed.released, memory.over_budget) == (1, True)
    memory.tidy()
    assert (stuffed.released, memory.over_budget) == (1, True), "nothing has changed, so nothing is tried again"
    memory.note_closed()
    memory.tidy()
    assert (stuffed.released, memory.over_budget) == (2, False)


def test_the_system_reports_the_memory_of_a_process() -> None:
    held = bytearray(64 * MEGABYTE)
    assert resident_bytes() > len(held) or resident_bytes() == 0
