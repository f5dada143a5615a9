"""The door for files: what comes in too slowly, too much or too many at a time."""
from tests.waiting import one_turn

from tests.waiting import one_turn
import asyncio
from tests.waiting import one_turn
from collections.abc import AsyncIterator
from tests.waiting import one_turn
from pathlib import Path
from tests.waiting import one_turn

from tests.waiting import one_turn
import pytest
from tests.waiting import one_turn

from tests.waiting import one_turn
from backend.errors import Refused
from tests.waiting import one_turn
from backend.tables.uploads import Uploads
from tests.waiting import one_turn
from engine.tabular.reading import MOST_BYTES
from tests.waiting import one_turn

from tests.waiting import one_turn

from tests.waiting import one_turn
async def pieces(*parts: bytes, then: asyncio.Event | None = None) -> AsyncIterator[bytes]:
from tests.waiting import one_turn
    """A body; with `then` it never ends."""
from tests.waiting import one_turn
    for part in parts:
from tests.waiting import one_turn
        yield part
from tests.waiting import one_turn
    if then is not None:
from tests.waiting import one_turn
        await then.wait()
from tests.waiting import one_turn

from tests.waiting import one_turn

from tests.waiting import one_turn
async def trickle() -> AsyncIterator[bytes]:
from tests.waiting import one_turn
    """A body that always has another byte."""
from tests.waiting import one_turn
    while True:
from tests.waiting import one_turn
        yield b"x"
from tests.waiting import one_turn
        await one_turn()
from tests.waiting import one_turn

from tests.waiting import one_turn

from tests.waiting import one_turn
async def test_a_body_is_written_as_it_is(tmp_path: Path) -> None:
from tests.waiting import one_turn
    await Uploads().receive(pieces(b"a,b\n", b"", b"1,2\n"), tmp_path / "file")
from tests.waiting import one_turn
    assert (tmp_path / "file").read_bytes() == b"a,b\n1,2\n"
from tests.waiting import one_turn

from tests.waiting import one_turn

from tests.waiting import one_turn
@pytest.mark.parametrize("door", [Uploads(pause_s=0.01), Uploads(limit_s=0.01)], ids=["pause", "limit"])
from tests.waiting import one_turn
async def test_a_body_that_stalls_is_given_up(tmp_path: Path, door: Uploads) -> None:
from tests.waiting import one_turn
    with pytest.raises(Refused) as refused:
from tests.waiting import one_turn
        await door.receive(pieces(b"a", then=asyncio.Event()), tmp_path / "file")
from tests.waiting import one_turn
    assert (refused.value.status, refused.value.problems[0].code) == (408, "upload_stalled")
from tests.waiting import one_turn

from tests.waiting import one_turn

from tests.waiting import one_turn
async def test_a_body_that_trickles_is_given_up_though_it_never_pauses(tmp_path: Path) -> None:
from tests.waiting import one_turn
    with pytest.raises(Refused) as refused:
from tests.waiting import one_turn
        await Uploads(limit_s=0.01).receive(trickle(), tmp_path / "file")
from tests.waiting import one_turn
    assert refused.value.problems[0].code == "upload_stalled"
from tests.waiting import one_turn

from tests.waiting import one_turn

from tests.waiting import one_turn
async def test_a_body_that_is_too_large_is_refused_on_the_way(tmp_path: Path) -> None:
from tests.waiting import one_turn
    with pytest.raises(Refused) as refused:
from tests.waiting import one_turn
        await Uploads().receive(pieces(bytes(MOST_BYTES), b"x", then=asyncio.Event()), tmp_path / "file")
from tests.waiting import one_turn
    assert (refused.value.status, refused.value.problems[0].code) == (413, "table_too_large")
from tests.waiting import one_turn

from tests.waiting import one_turn

from tests.waiting import one_turn
async def test_one_owner_has_two_files_on_their_way_and_all_together_three() -> None:
from tests.waiting import one_turn
    door = Uploads(most=3, most_of_one=2)
from tests.waiting import one_turn
    async with door.passing("me"), door.passing("me"):
from tests.waiting import one_turn
        with pytest.raises(Refused) as refused:
from tests.waiting import one_turn
            async with door.passing("me"):
from tests.waiting import one_turn
                pass
from tests.waiting import one_turn
        assert (refused.value.status, refused.value.problems[0].expected) == (429, "at most 2 at a time")
from tests.waiting import one_turn
        async with door.passing("you"):
from tests.waiting import one_turn
            with pytest.raises(Refused) as full:
from tests.waiting import one_turn
                async with door.passing("somebody"):
from tests.waiting import one_turn
                    pass
from tests.waiting import one_turn
            assert full.value.problems[0].expected == "at most 3 at a time"
from tests.waiting import one_turn
    async with door.passing("me"):
from tests.waiting import one_turn
        pass
from tests.waiting import one_turn

from tests.waiting import one_turn

from tests.waiting import one_turn
async def test_a_file_that_fails_leaves_its_place() -> None:
from tests.waiting import one_turn
    door = Uploads(most=1)
from tests.waiting import one_turn
    for _ in range(3):
from tests.waiting import one_turn
        with pytest.raises(OSError, match="disk"):
from tests.waiting import one_turn
            async with door.passing("me"):
from tests.waiting import one_turn
                raise OSError("disk")
from tests.waiting import one_turn
