"""Where sessions go: the host with the least load takes a new one. No process is started."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from backend.link.messages import Heartbeat
from backend.link.settings import HostSettings
from backend.pool.host_slot import HostSlot
from backend.pool.launcher import OnExit
from backend.pool.load import Load
from backend.pool.placement import Placement
from backend.pool.quarantine import Quarantine
from tests.waiting import one_turn

MEGABYTE = 2**20


class NoLauncher:
    """Launches nothing, and never answers."""

    async def start(self) -> None:
        pass

    async def launch(self, settings: HostSettings, descriptors: list[int], on_exit: OnExit) -> int:
        return await asyncio.get_running_loop().create_future()

    async def stop(self) -> None:
        pass


class Places:
    """A placement of three hosts. resting: sessions whose run does not compute."""

    def __init__(self, home: Path) -> None:
        self.resting: set[str] = set()
        self.quarantine = Quarantine()
        self.placement = Placement(
            NoLauncher(),
            self.quarantine,
            hosts=3,
            at_work=lambda session_id: session_id not in self.resting,
            data_dir=None,
            home=home,
            prewarm=False,
            memory_bytes=400 * MEGABYTE,
            keyframe_bytes=0,
            output=print,
            ready=print,
            on_exit=print,
        )
        self.placement.start()

    def place(self, session_id: str) -> int:
        """Puts a session where it belongs; the number of that host."""
        slot = self.placement.place(session_id, float64=False)
        self.placement.assign(session_id, slot)
        return slot.settings.host_id

    def slot(self, number: int) -> HostSlot:
        return self.placement.current()[number]


@pytest.fixture
async def places(tmp_path: Path) -> AsyncIterator[Places]:
    made = Places(tmp_path)
    await one_turn()  # every place has its client now
    yield made
    for slot in made.placement.slots():
        await slot.end(0.0)


async def test_sessions_that_compute_are_spread_over_all_hosts(places: Places) -> None:
    assert [places.place(name) for name in "abcdef"] == [0, 1, 2, 0, 1, 2]


async def test_sessions_at_rest_weigh_less_than_one_that_computes(places: Places) -> None:
    assert [places.place(name) for name in "abcd"] == [0, 1, 2, 0]
    places.resting |= {"a", "d"}
    assert places.place("e") == 0, "two at rest, none at work"
    places.resting |= {"b", "c", "e"}
    assert [places.place(name) for name in "fg"] == [1, 2], "none at work anywhere: fewest sessions first"


async def test_of_equal_hosts_the_one_with_most_free_memory_is_taken(places: Places) -> None:
    for number, used in enumerate((300, 100, 200)):
        client = places.slot(number).client
        assert client is not None
        client.heartbeat = Heartbeat(None, "idle", 0.0, 0, used * MEGABYTE)
    assert places.place("a") == 1
    assert places.placement.load(places.slot(2)) == Load(0, 0, 0.5)


async def test_a_session_stays_in_its_host_whatever_others_do(places: Places) -> None:
    assert [places.place(name) for name in "abcd"] == [0, 1, 2, 0]
    assert places.place("d") == 0
    places.placement.unassign("d")
    places.placement.unassign("b")
    assert places.place("d") == 1


async def test_a_session_that_must_be_alone_burdens_no_shared_host(places: Places) -> None:
    places.quarantine.begin("guilty", "r")
    for _ in range(2):
        places.quarantine.add_exit("guilty", "killed")
    assert places.place("guilty") == 3
    assert [places.place(name) for name in "abc"] == [0, 1, 2]
