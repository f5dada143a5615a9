"""Records in the store as recorders write them, and the database behind it. What every store does: `tests/contract`."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sqlalchemy import inspect
from sqlalchemy.exc import IntegrityError

from backend.link.messages import RecordFrame, RunEvent, ViewFrame
from backend.protocol.frames import Frame, decode_frame, encode_frame
from backend.recorder import Recorder
from backend.store.compaction import MOST_PICTURE_BYTES, MOST_RECORD_BYTES
from backend.store.database import Database
from backend.store.faults import StorageError
from backend.store.playback import read_playback
from backend.store.sql_store import SqlStore
from backend.store.store import Store
from backend.store.tables import metadata
from tests.backend.store.conftest import make_run
from tests.backend.store.test_coarsening import make_frames


def record_frames(count: int, first: int = 0) -> list[RecordFrame]:
    """Record frames as a host tells them."""
    frames = make_frames([(1, 1)] * (first + count))[first:]
    return [RecordFrame("s", "run-1", 0, first + n, first + n + 1, data) for n, data in enumerate(frames)]


def picture(step: int, size: int = 4, behind: int = 0) -> ViewFrame:
    """A picture as a host tells it behind a record frame, of noise that does not compress."""
    noise = np.random.default_rng(step).integers(0, 255, size, dtype=np.uint8)
    frame = Frame("view", "boundary", "run-1", 0, behind, step, 0, 0, {"grid": noise})
    return ViewFrame("s", "run-1", 0, "boundary", step, encode_frame(frame))


async def record(recorder: Recorder, frames: list[RecordFrame]) -> None:
    for frame in frames:
        recorder.add_frame(frame)
    await recorder.flush()


async def test_of_an_owner_token_only_the_hash_is_kept(store: Store, tmp_path: Path) -> None:
    experiment_id = await store.add_experiment("h", {}, {}, "")
    session_id = await store.add_session(experiment_id, "a-secret-token")
    row = await store.session(session_id)
    assert row is not None
    assert row["owner_hash"] == "4b4254175bdee9907979988b5bd4bbffe83ad5e8e4280c32e16f42bbc9afe11f"
    files = await asyncio.to_thread(lambda: [path.read_bytes() for path in tmp_path.iterdir()])
    assert all(b"a-secret-token" not in content for content in files)


async def test_a_flush_is_durable_and_readable_at_once(store: Store, run_id: str) -> None:
    recorder = Recorder(store, run_id)
    recorder.add_event(RunEvent("s", run_id, 0, 0, 1, "stride", {"to": 2}))
    recorder.add_view(picture(3, behind=2))
    recorder.set_values(status="paused", step=5)
    await record(recorder, record_frames(5))
    assert recorder.durable_seq == 4
    row = await store.run(run_id)
    assert row is not None
    assert (row["status"], row["step"]) == ("paused", 5)
    assert [event["detail"] for event in await store.events_of(run_id)] == [{"to": 2}]
    playback = await read_playback(store, run_id)
    kinds = [(frame.type, frame.step) for frame in map(decode_frame, playback.frames)]
    assert kinds == [("record", 1), ("record", 2), ("record", 3), ("view", 3), ("record", 4), ("record", 5)]
    assert (playback.next_seq, playback.exact) == (5, True)


async def test_a_picture_of_restored_weights_is_kept_and_shown_last_though_its_step_is_earlier(
    store: Store, run_id: str
) -> None:
    recorder = Recorder(store, run_id)
    for behind in range(40):
        recorder.add_view(picture(behind + 1, behind=behind))
        await record(recorder, record_frames(1, behind))
    recorder.add_view(picture(34, behind=39))
    await recorder.flush()
    playback = await read_playback(store, run_id)
    reported = [(frame.type, frame.step) for frame in map(decode_frame, playback.frames)]
    assert reported[-2:] == [("view", 40), ("view", 34)]
    again = Recorder(store, run_id, durable_seq=39)
    again.add_view(picture(41, behind=40))
    await record(again, record_frames(1, 40))
    playback = await read_playback(store, run_id)
    steps = [frame.step for frame in map(decode_frame, playback.frames) if frame.type == "view"]
    assert steps[-2:] == [34, 41]


async def test_parts_of_a_record_are_read_by_seq(store: Store, run_id: str) -> None:
    await record(Recorder(store, run_id), record_frames(100))
    playback = await read_playback(store, run_id, 20, 29, pictures=False)
    assert [decode_frame(data).seq for data in playback.frames] == list(range(20, 30))
    thinned = await read_playback(store, run_id, most_frames=7)
    assert 1 <= len(thinned.frames) <= 7
    assert not thinned.exact
    assert decode_frame(thinned.frames[-1]).step == 100


async def test_small_flushes_are_joined_and_a_new_recorder_goes_on_where_the_last_one_ended(
    store: Store, run_id: str
) -> None:
    frames = record_frames(200)
    for begin in range(0, 100, 10):
        await record(recorder := Recorder(store, run_id), frames[begin : begin + 10])
        assert recorder.durable_seq == begin + 9
    await record(Recorder(store, run_id), frames[100:])
    index = await store.chunk_index(run_id)
    assert len(index) < 6
    assert [chunk.first_seq for chunk in index[1:]] == [chunk.last_seq + 1 for chunk in index[:-1]]
    playback = await read_playback(store, run_id)
    assert [decode_frame(data).seq for data in playback.frames] == list(range(200))


async def test_what_could_not_be_written_is_written_the_next_time(
    store: Store, run_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorder = Recorder(store, run_id)
    frames = record_frames(6)

    async def refuse(*_: object) -> None:
        raise OSError("the disk is full")

    recorder.set_values(epoch=0.5)
    recorder.add_event(RunEvent("s", run_id, 0, 0, 1, "stride", {"to": 2}))
    with monkeypatch.context() as patch:
        patch.setattr(store, "write_record", refuse)
        with pytest.raises(OSError, match="the disk is full"):
            await record(recorder, frames[:4])
    assert recorder.durable_seq == -1
    await record(recorder, frames[4:])
    playback = await read_playback(store, run_id)
    assert [decode_frame(data).seq for data in playback.frames] == list(range(6))
    row = await store.run(run_id)
    assert row is not None
    assert (row["step"], row["epoch"]) == (6, 0.5)
    assert len(await store.events_of(run_id)) == 1


async def test_a_long_run_stays_under_eight_megabytes_with_its_newest_part_exact(store: Store, run_id: str) -> None:
    recorder = Recorder(store, run_id)
    generator = np.random.default_rng(0)
    seq = 0
    for _ in range(60):
        for _ in range(32):
            arrays = {
                "node_statistics": generator.standard_normal((100, 15)).astype(np.float32),
                "scalar_buckets": np.full((3, 1, 4), float(seq), np.float32),
            }
            data = encode_frame(Frame("record", None, run_id, 0, seq, seq + 1, seq + 1, 1, arrays))
            recorder.add_frame(RecordFrame("s", run_id, 0, seq, seq + 1, data))
            seq += 1
        recorder.add_view(picture(seq, 60_000))
        await recorder.flush()
    index = await store.chunk_index(run_id)
    pictures = await store.view_index(run_id)
    assert sum(chunk.size for chunk in index) <= MOST_RECORD_BYTES
    assert sum(size for _, _, size in pictures) <= MOST_PICTURE_BYTES
    assert max(step for _, step, _ in pictures) == seq
    assert index[0].coarse > 0
    assert index[-1].coarse == 0
    playback = await read_playback(store, run_id, pictures=False)
    last = [decode_frame(data).seq for data in playback.frames[-64:]]
    assert last == list(range(seq - 64, seq))
    assert not playback.exact


async def test_a_rewind_forgets_events_and_checkpoints_behind_it(store: Store, run_id: str) -> None:
    recorder = Recorder(store, run_id)
    for seq in (1, 4, 7):
        recorder.add_event(RunEvent("s", run_id, 0, seq, seq * 10, "stride", {"to": seq}))
    await recorder.flush()
    await store.add_checkpoint(run_id, 3, 30, "3.bin")
    await store.add_checkpoint(run_id, 8, 80, "8.bin")
    await store.rewind(run_id, 4, 1)
    assert [event["seq"] for event in await store.events_of(run_id)] == [1, 4]
    assert [row["name"] for row in await store.checkpoints_of(run_id, 100)] == ["3.bin"]
    row = await store.run(run_id)
    assert row is not None
    assert row["generation"] == 1


async def test_a_record_without_its_run_is_refused(store: Store) -> None:
    recorder = Recorder(store, "nobody")
    recorder.add_frame(record_frames(1)[0])
    with pytest.raises(IntegrityError, match="FOREIGN KEY"):
        await recorder.flush()


async def test_migrations_build_exactly_the_tables_that_the_queries_know(store: Store, tmp_path: Path) -> None:
    async with store.database.transaction() as connection:
        found = await connection.run_sync(_columns)
    wanted = {table.name: {column.name for column in table.columns} for table in metadata.sorted_tables}
    assert found == wanted


def _columns(connection: Any) -> dict[str, set[str]]:
    inspector = inspect(connection)
    names = [name for name in inspector.get_table_names() if name != "alembic_version"]
    return {name: {column["name"] for column in inspector.get_columns(name)} for name in names}


async def test_a_database_is_opened_again_with_all_that_is_in_it(tmp_path: Path) -> None:
    path = tmp_path / "again.sqlite3"
    first = Database(path)
    await first.open()
    run_id = await make_run(SqlStore(first), "run-1")
    await first.close()
    second = Database(path)
    await second.open()
    try:
        assert await SqlStore(second).run(run_id) is not None
        async with second.transaction() as connection:
            modes = [
                (await connection.exec_driver_sql(f"PRAGMA {name}")).scalar()
                for name in ("journal_mode", "synchronous")
            ]
        assert modes == ["wal", 2]
        async with second.transaction(synchronous="NORMAL") as connection:
            assert (await connection.exec_driver_sql("PRAGMA synchronous")).scalar() == 1
    finally:
        await second.close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


async def test_a_closed_database_says_so(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="database"):
        await SqlStore(Database(tmp_path / "x.sqlite3")).run("x")
