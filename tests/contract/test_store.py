"""What every `Store` does, shown over SQLite and over memory."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from backend.store.database import Database
from backend.store.ids import token_hash
from backend.store.sql_store import SqlStore
from backend.store.store import ChunkInfo, Picture, RecordWrite, Store, StoredChunk
from tests.backend.store.conftest import make_run
from tests.contract.memory_store import MemoryStore


@pytest.fixture(params=["sqlite", "memory"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    made: Store = SqlStore(Database(tmp_path / "store.sqlite3")) if request.param == "sqlite" else MemoryStore()
    await made.open()
    yield made
    await made.close()


def write(
    *,
    events: list[dict[str, Any]] | None = None,
    chunk: StoredChunk | None = None,
    values: dict[str, Any] | None = None,
    pictures: list[Picture] | None = None,
    dropped: list[tuple[str, int]] | None = None,
) -> RecordWrite:
    return RecordWrite(events or [], chunk, values or {}, pictures or [], dropped or [])


def event(seq: int, kind: str = "stride") -> dict[str, Any]:
    return {"seq": seq, "step": seq * 10, "kind": kind, "detail": {"to": seq}}


def chunk(first: int, last: int, coarse: int = 0) -> StoredChunk:
    return StoredChunk(first, last, last - first + 1, coarse, bytes([first]) * (last - first + 1))


async def session_of(store: Store, run_id: str) -> str:
    row = await store.run(run_id)
    assert row is not None
    return row["session_id"]


async def test_equal_specs_are_kept_under_ids_of_their_own(store: Store) -> None:
    first = await store.add_experiment("h", {"version": 1}, {"positions": {}}, "one")
    second = await store.add_experiment("h", {"version": 1}, {"positions": {"x": [1, 2]}}, "two")
    assert first != second
    stored = [await store.experiment(name) for name in (first, second)]
    assert [(row["id"], row["title"], row["spec_hash"], row["document"]) for row in stored if row] == [
        (first, "one", "h", {"version": 1}),
        (second, "two", "h", {"version": 1}),
    ]
    assert [row["layout"] for row in stored if row] == [{"positions": {}}, {"positions": {"x": [1, 2]}}]
    assert all(row["created_at"] for row in stored if row)


async def test_of_an_owner_token_the_hash_is_kept(store: Store) -> None:
    experiment_id = await store.add_experiment("h", {}, {}, "")
    row = await store.session(await store.add_session(experiment_id, "a-secret-token"))
    assert row is not None
    assert (row["owner_hash"], row["experiment_id"]) == (token_hash("a-secret-token"), experiment_id)


async def test_what_is_unknown_is_none_or_empty(store: Store) -> None:
    for ask in (store.experiment, store.session, store.run, store.share):
        assert await ask("nothing") is None
    for ask in (store.runs_of, store.events_of, store.chunks_of, store.chunk_index, store.view_index, store.views_of):
        assert await ask("nothing") == []
    await store.delete_session("nothing")
    await store.delete_share("nothing")
    await store.delete_run("nothing")
    await store.add_checkpoint("nothing", 1, 10, "1")
    await store.forget_checkpoint("nothing", 1)
    assert await store.checkpoints_of("nothing", 100) == []


async def test_a_run_is_kept_with_its_defaults_and_changed_by_column(store: Store) -> None:
    run_id = await make_run(store, "run-1")
    before = await store.run(run_id)
    assert before is not None
    assert (before["playing"], before["keep_running"], before["run_time_s"]) == (0, 0, 0.0)
    assert (before["name"], before["pinned"], before["times"]) == ("", 0, [])
    await store.update_run(run_id, {"status": "paused", "step": 5})
    assert await store.run(run_id) == {**before, "status": "paused", "step": 5}


async def test_runs_of_a_session_come_by_number_and_the_last_is_on_stage(store: Store) -> None:
    first = await make_run(store, "b")
    row = await store.run(first)
    assert row is not None
    await store.add_run({**row, "id": "a", "number": 1, "playing": 1, "keep_running": 1})
    other = await make_run(store, "c")
    assert [run["id"] for run in await store.runs_of(row["session_id"])] == ["b", "a"]
    assert await store.last_runs() == {"a", other}
    playing = {"id": "a", "session_id": row["session_id"], "playing": 1, "keep_running": 1}
    assert await store.playing_runs() == [playing]


async def test_a_write_keeps_events_frames_and_columns(store: Store) -> None:
    run_id = await make_run(store, "run-1")
    await store.write_record(run_id, write(events=[event(4), event(2, "pause")], values={"step": 7}))
    await store.write_record(run_id, write(events=[event(2, "report")], chunk=chunk(0, 9)))
    await store.write_record(run_id, write(chunk=chunk(10, 14)))
    found = [(entry["seq"], entry["kind"], entry["detail"]) for entry in await store.events_of(run_id)]
    assert found == [(2, "pause", {"to": 2}), (2, "report", {"to": 2}), (4, "stride", {"to": 4})]
    row = await store.run(run_id)
    assert row is not None
    assert row["step"] == 7
    assert await store.chunks_of(run_id) == [chunk(0, 9), chunk(10, 14)]
    assert await store.chunk_index(run_id) == [ChunkInfo(0, 9, 10, 0, 10), ChunkInfo(10, 14, 5, 0, 5)]


async def test_chunks_are_found_by_the_frames_that_they_hold(store: Store) -> None:
    run_id = await make_run(store, "run-1")
    for first in (0, 10, 20):
        await store.write_record(run_id, write(chunk=chunk(first, first + 9)))
    assert [one.first_seq for one in await store.chunks_of(run_id, 9, 10)] == [0, 10]
    assert [one.first_seq for one in await store.chunks_of(run_id, 10)] == [10, 20]
    assert [one.first_seq for one in await store.chunks_of(run_id, 30)] == []


async def test_one_chunk_takes_the_place_of_several(store: Store) -> None:
    run_id = await make_run(store, "run-1")
    for first in (0, 10, 20):
        await store.write_record(run_id, write(chunk=chunk(first, first + 9)))
    await store.replace_chunks(run_id, 0, 19, chunk(0, 19, coarse=1))
    assert await store.chunks_of(run_id) == [chunk(0, 19, coarse=1), chunk(20, 29)]


async def test_pictures_come_in_the_order_in_which_they_were_written(store: Store) -> None:
    run_id = await make_run(store, "run-1")
    pictures = [Picture("boundary", 3, b"abc"), Picture("confusion", 3, b"d"), Picture("boundary", 9, b"ef")]
    await store.write_record(run_id, write(pictures=pictures))
    again = Picture("boundary", 3, b"new")
    await store.write_record(run_id, write(pictures=[again], dropped=[("boundary", 9)]))
    assert await store.view_index(run_id) == [("confusion", 3, 1), ("boundary", 3, 3)]
    found = [(row["view"], row["step"], row["body"]) for row in await store.views_of(run_id)]
    assert found == [("confusion", 3, b"d"), ("boundary", 3, b"new")]


async def test_the_newest_checkpoints_not_ahead_of_the_record_are_found(store: Store) -> None:
    run_id = await make_run(store, "run-1")
    for next_seq in (3, 6, 9):
        await store.add_checkpoint(run_id, next_seq, next_seq * 10, f"{next_seq}")
    found = [await store.checkpoints_of(run_id, durable) for durable in (4, 5, 7, 8, 100)]
    assert [[row["name"] for row in rows] for rows in found] == [[], ["6"], ["6"], ["9", "6"], ["9", "6"]]
    assert [(row["next_seq"], row["step"]) for row in found[-1]] == [(9, 90), (6, 60)]
    await store.add_checkpoint(run_id, 9, 90, "9 again")
    assert [row["name"] for row in await store.checkpoints_of(run_id, 100)] == ["9 again", "6"]
    await store.forget_checkpoint(run_id, 9)
    assert [row["name"] for row in await store.checkpoints_of(run_id, 100)] == ["6"]


async def test_a_rewind_forgets_events_and_checkpoints_beyond_it(store: Store) -> None:
    run_id = await make_run(store, "run-1")
    await store.write_record(run_id, write(events=[event(1), event(4), event(7)], chunk=chunk(0, 3)))
    await store.add_checkpoint(run_id, 3, 30, "3")
    await store.add_checkpoint(run_id, 8, 80, "8")
    await store.rewind(run_id, 4, 1)
    assert [entry["seq"] for entry in await store.events_of(run_id)] == [1, 4]
    assert [row["name"] for row in await store.checkpoints_of(run_id, 100)] == ["3"]
    assert await store.chunks_of(run_id) == [chunk(0, 3)]
    row = await store.run(run_id)
    assert row is not None
    assert row["generation"] == 1


async def test_a_deleted_session_keeps_the_runs_that_a_share_shows_at_rest(store: Store) -> None:
    kept, lost = await make_run(store, "kept"), await make_run(store, "lost")
    await store.update_run(kept, {"playing": 1, "keep_running": 1})
    sessions = {run_id: await session_of(store, run_id) for run_id in (kept, lost)}
    row = await store.run(kept)
    assert row is not None
    share_id = await store.add_share(
        {"experiment_id": row["experiment_id"], "run_id": kept, "layout": {}, "title": ""}, "token"
    )
    await store.write_record(lost, write(events=[event(1)], chunk=chunk(0, 1), pictures=[Picture("boundary", 1, b"x")]))
    for session_id in sessions.values():
        await store.delete_session(session_id)
    assert await store.run(kept) == {**row, "playing": 0, "keep_running": 0}
    left = await store.session(sessions[kept])
    assert left is not None
    assert left["owner_hash"] == ""
    assert await store.session(sessions[lost]) is None
    for ask in (store.events_of, store.chunks_of, store.views_of):
        assert await ask(lost) == []
    assert await store.run(lost) is None
    assert await store.share(share_id) is not None


async def test_a_deleted_session_keeps_pinned_runs_for_its_owner(store: Store) -> None:
    pinned, other = await make_run(store, "pinned"), await make_run(store, "other")
    former = await session_of(store, pinned)
    await store.update_run(other, {"session_id": former, "number": 1})
    await store.update_run(pinned, {"pinned": 1, "name": "n", "playing": 1})
    await store.write_record(pinned, write(chunk=chunk(0, 1)))
    await store.delete_session(former)
    assert await store.session(former) is None
    assert await store.run(other) is None
    row = await store.run(pinned)
    assert row is not None
    assert (row["name"], row["pinned"], row["playing"]) == ("n", 1, 0)
    session = await store.session(row["session_id"])
    assert session is not None
    assert session["owner_hash"] == token_hash("token")
    assert await store.chunks_of(pinned) == [chunk(0, 1)]


async def test_a_deleted_run_goes_with_its_record_unless_a_share_shows_it(store: Store) -> None:
    lost, shared = await make_run(store, "lost"), await make_run(store, "shared")
    former = await session_of(store, shared)
    row = await store.run(shared)
    assert row is not None
    await store.add_share({"experiment_id": row["experiment_id"], "run_id": shared, "layout": {}, "title": ""}, "")
    await store.update_run(shared, {"pinned": 1})
    for run_id in (lost, shared):
        await store.write_record(run_id, write(events=[event(1)], chunk=chunk(0, 1)))
        await store.add_checkpoint(run_id, 1, 10, "1")
        await store.delete_run(run_id)
    assert await store.run(lost) is None
    assert (await store.events_of(lost), await store.chunks_of(lost), await store.checkpoints_of(lost, 9)) == (
        [],
        [],
        [],
    )
    assert await store.runs_of(former) == []
    moved = await store.session(await session_of(store, shared))
    assert moved is not None
    assert (moved["id"] == former, moved["owner_hash"]) == (False, "")
    kept = await store.run(shared)
    assert kept is not None
    assert kept["pinned"] == 0
    assert await store.chunks_of(shared) == [chunk(0, 1)]


async def test_a_share_has_its_owner_or_none(store: Store) -> None:
    run_id = await make_run(store, "run-1")
    row = await store.run(run_id)
    assert row is not None
    values = {"experiment_id": row["experiment_id"], "run_id": run_id, "layout": {"positions": {}}, "title": "t"}
    owned, free = await store.add_share(values, "token"), await store.add_share(values, "")
    first, second = await store.share(owned), await store.share(free)
    assert first is not None
    assert second is not None
    assert (first["owner_hash"], second["owner_hash"]) == (token_hash("token"), "")
    assert {name: first[name] for name in values} == values
    await store.delete_share(owned)
    assert await store.share(owned) is None
    assert await store.run(run_id) is not None


async def test_a_branch_is_kept_with_the_record_that_it_begins_with(store: Store) -> None:
    parent = await store.run(await make_run(store, "parent"))
    assert parent is not None
    values = {**parent, "id": "branch", "number": 1, "from_run_id": "parent", "from_step": 30}
    pictures = [Picture("boundary", 20, b"picture")]
    await store.add_branch(values, [event(1), event(2)], [chunk(0, 1), chunk(2, 2)], pictures)
    row = await store.run("branch")
    assert row is not None
    assert (row["from_run_id"], row["from_step"], parent["from_step"]) == ("parent", 30, None)
    assert [entry["seq"] for entry in await store.events_of("branch")] == [1, 2]
    assert await store.chunks_of("branch") == [chunk(0, 1), chunk(2, 2)]
    assert await store.view_index("branch") == [("boundary", 20, 7)]
    assert await store.events_of("parent") == []


async def test_runs_expire_with_all_that_belongs_to_them_but_shared_and_pinned_ones_are_not_offered(
    store: Store,
) -> None:
    names = [await make_run(store, name) for name in ("b", "shared", "pinned", "playing", "a")]
    row = await store.run("shared")
    assert row is not None
    share = {"experiment_id": row["experiment_id"], "run_id": "shared", "layout": {}, "title": ""}
    await store.add_share(share, "token")
    await store.update_run("pinned", {"pinned": 1})
    await store.update_run("playing", {"playing": 1})
    await store.write_record("b", write(events=[event(0)], chunk=chunk(0, 1), pictures=[Picture("v", 1, b"x")]))
    assert await store.known_runs() == set(names)
    offered = await store.expirable_runs()
    assert [(one["id"], one["status"], one["size_bytes"] > 0) for one in offered] == [
        ("b", "running", True),
        ("a", "running", False),
    ]
    assert await store.used_bytes() > 0
    assert await store.expire_runs(["b", "unknown", "shared", "pinned", "playing"]) == {"b"}
    await store.compact()
    assert await store.known_runs() == {"shared", "pinned", "playing", "a"}
    assert (await store.events_of("b"), await store.chunk_index("b"), await store.view_index("b")) == ([], [], [])
    assert [one["id"] for one in await store.expirable_runs()] == ["a"]
