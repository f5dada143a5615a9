"""The door for files: what comes in too slowly, too much or too many at a time."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from backend.errors import Refused
from backend.tables.uploads import Uploads
from engine.tabular.reading import MOST_BYTES
from tests.waiting import one_turn


async def pieces(*parts: bytes, then: asyncio.Event | None = None) -> AsyncIterator[bytes]:
    """A body; with `then` it never ends."""
    for part in parts:
        yield part
    if then is not None:
        await then.wait()


async def trickle() -> AsyncIterator[bytes]:
    """A body that always has another byte."""
    while True:
        yield b"x"
        await one_turn()


async def test_a_body_is_written_as_it_is(tmp_path: Path) -> None:
    await Uploads().receive(pieces(b"a,b\n", b"", b"1,2\n"), tmp_path / "file")
    assert (tmp_path / "file").read_bytes() == b"a,b\n1,2\n"


@pytest.mark.parametrize("door", [Uploads(pause_s=0.01), Uploads(limit_s=0.01)], ids=["pause", "limit"])
async def test_a_body_that_stalls_is_given_up(tmp_path: Path, door: Uploads) -> None:
    with pytest.raises(Refused) as refused:
        await door.receive(pieces(b"a", then=asyncio.Event()), tmp_path / "file")
    assert (refused.value.status, refused.value.problems[0].code) == (408, "upload_stalled")


async def test_a_body_that_trickles_is_given_up_though_it_never_pauses(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        await Uploads(limit_s=0.01).receive(trickle(), tmp_path / "file")
    assert refused.value.problems[0].code == "upload_stalled"


async def test_a_body_that_is_too_large_is_refused_on_the_way(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        await Uploads().receive(pieces(bytes(MOST_BYTES), b"x", then=asyncio.Event()), tmp_path / "file")
    assert (refused.value.status, refused.value.problems[0].code) == (413, "table_too_large")


async def test_one_owner_has_two_files_on_their_way_and_all_together_three() -> None:
    door = Uploads(most=3, most_of_one=2)
    async with door.passing("me"), door.passing("me"):
        with pytest.raises(Refused) as refused:
            async with door.passing("me"):
                pass
        assert (refused.value.status, refused.value.problems[0].expected) == (429, "at most 2 at a time")
        async with door.passing("you"):
            with pytest.raises(Refused) as full:
                async with door.passing("somebody"):
                    pass
            assert full.value.problems[0].expected == "at most 3 at a time"
    async with door.passing("me"):
        pass


async def test_a_file_that_fails_leaves_its_place() -> None:
    door = Uploads(most=1)
    for _ in range(3):
        with pytest.raises(OSError, match="disk"):
            async with door.passing("me"):
                raise OSError("disk")
