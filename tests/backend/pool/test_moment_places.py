"""Where a session looks back: one host for all of its requests, which is told who has left. No process is started."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from backend.link.messages import DropMoment, MomentTaken, TakeMoment, ToHost
from backend.pool.client import Answer, HostClient
from backend.pool.host_slot import HostSlot
from backend.pool.moments import MomentRequests
from engine.errors import EngineError
from tests.backend.pool import specs
from tests.backend.pool.test_placement import Places
from tests.waiting import one_turn


class Harness:
    """A pool of three hosts that answer when a test lets them, or at once.

    Attributes:
        asked: (host, number of the request) in their order. reported: (host, message) of those that have no answer.
    """

    def __init__(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.places = Places(home)
        self.moments = MomentRequests(self.places.placement)
        self.asked: list[tuple[int, int]] = []
        self.reported: list[tuple[int, ToHost]] = []
        self.holds, self.begun = False, asyncio.Event()
        harness = self

        async def ready_client(slot: HostSlot) -> HostClient:
            slot.client = slot.client or HostClient(slot.settings, print, print)
            return slot.client

        async def request(client: HostClient, make: object) -> Answer:
            return await harness.answer(client.settings.host_id, make)

        def send(client: HostClient, message: ToHost) -> None:
            harness.reported.append((client.settings.host_id, message))

        monkeypatch.setattr(HostSlot, "ready_client", ready_client)
        monkeypatch.setattr(HostClient, "request", request)
        monkeypatch.setattr(HostClient, "send", send)

    async def answer(self, host: int, make: object) -> Answer:
        assert callable(make)
        number = len(self.asked) + 1
        message = make(number)
        assert isinstance(message, TakeMoment)
        self.asked.append((host, number))
        self.begun.set()
        if self.holds:
            await asyncio.Event().wait()
        return MomentTaken(number, message.session_id, [b"frame"])

    async def look_back(self, session_id: str, **training: object) -> int:
        """Asks for a step; the number of the host that was asked."""
        spec = specs.healthy(**training)
        assert await self.moments.take(TakeMoment(0, session_id, "r", 0, spec, [], 20)) == [b"frame"]
        return self.asked[-1][0]

    def hosts(self) -> set[int]:
        return {slot.settings.host_id for slot in self.places.placement.slots()}


@pytest.fixture
async def harness(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Harness]:
    made = Harness(tmp_path, monkeypatch)
    await one_turn()  # every place has its client now
    yield made
    for slot in made.places.placement.slots():
        await slot.end(0.0)


async def test_a_session_at_rest_looks_back_in_one_host_whatever_others_do(harness: Harness) -> None:
    assert await harness.look_back("one") == 0
    assert [harness.places.place(name) for name in "ab"] == [0, 1]
    assert await harness.look_back("one") == 0
    harness.moments.drop("one")
    assert harness.reported == [(0, DropMoment("one"))]
    assert await harness.look_back("one") == 2


async def test_the_host_of_a_float64_run_stays_for_the_next_look_and_then_goes(harness: Harness) -> None:
    assert await harness.look_back("one", precision="float64") == 3
    assert await harness.look_back("one", precision="float64") == 3
    assert harness.hosts() == {0, 1, 2, 3}
    harness.moments.drop("one")
    assert harness.hosts() == {0, 1, 2}


async def test_a_place_goes_by_itself_when_nobody_looks_back_any_more(harness: Harness) -> None:
    harness.moments = MomentRequests(harness.places.placement, kept_s=0.0)
    assert await harness.look_back("one", precision="float64") == 3
    loop, passed = asyncio.get_running_loop(), asyncio.Event()
    loop.call_later(0.0, loop.call_soon, passed.set)
    await passed.wait()
    assert harness.hosts() == {0, 1, 2}


async def test_a_host_of_its_own_that_does_not_suit_is_replaced(harness: Harness) -> None:
    harness.places.quarantine.begin("faulty", "r")
    for _ in range(2):
        harness.places.quarantine.add_exit("faulty", "killed")
    assert await harness.look_back("faulty") == 3
    assert await harness.look_back("faulty") == 3
    assert await harness.look_back("faulty", precision="float64") == 4
    assert await harness.look_back("faulty", precision="float64") == 4
    assert (3, DropMoment("faulty")) in harness.reported, "an older request waits there no longer"
    assert harness.hosts() == {0, 1, 2, 4}


async def test_the_host_receives_who_waits_no_longer(harness: Harness) -> None:
    harness.holds = True
    asked = asyncio.create_task(harness.look_back("one"))
    await harness.begun.wait()
    asked.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asked
    assert harness.reported == [(0, DropMoment("one", 1))]


async def test_a_request_that_had_to_wait_does_not_take_the_place_of_a_newer_one(
    harness: Harness, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = (TakeMoment(0, "one", "r", 0, specs.healthy(), [], step) for step in (20, 30))
    assert await harness.moments.take(second, 2) == [b"frame"]
    with pytest.raises(EngineError, match="Another step was requested since"):
        await harness.moments.take(first, 1)
    assert len(harness.asked) == 1, "the host has not been asked for the older one"
    slow, ready = asyncio.Event(), HostSlot.ready_client
    began = asyncio.Event()

    async def ready_late(slot: HostSlot) -> HostClient:
        began.set()
        await slow.wait()
        return await ready(slot)

    monkeypatch.setattr(HostSlot, "ready_client", ready_late)
    third = asyncio.create_task(harness.moments.take(first, 3))
    await began.wait()
    monkeypatch.setattr(HostSlot, "ready_client", ready)
    assert await harness.moments.take(second, 4) == [b"frame"]
    slow.set()
    with pytest.raises(EngineError, match="Another step was requested since"):
        await third
    assert len(harness.asked) == 2


async def test_a_deleted_run_is_asked_to_the_host_and_the_session_stays(harness: Harness) -> None:
    await harness.look_back("one", precision="float64")
    harness.moments.drop("one", "r")
    harness.moments.drop("another", "r")
    assert harness.reported == [(3, DropMoment("one", run_id="r"))]
    assert harness.hosts() == {0, 1, 2, 3}
