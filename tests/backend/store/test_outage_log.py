"""What an outage of the disk leaves of the event log, and when a checkpoint of that time is noted."""

from typing import Any

import pytest

from backend.link.messages import CheckpointWritten, RunEvent
from backend.recorder import Recorder
from backend.store.faults import StorageError
from backend.store.pending import PendingEvents
from backend.store.store import RecordWrite, Store


def entry(seq: int, kind: str, **detail: Any) -> dict[str, Any]:
    return {"seq": seq, "step": seq, "kind": kind, "detail": {**detail, "text": "x" * 100}}


def test_of_a_log_that_cannot_be_written_each_finding_and_rate_keeps_its_last_word_and_the_run_its_end() -> None:
    log = [
        entry(0, "finding", code="dead_units", active=True),
        entry(1, "finding", code="overfitting", active=True),
        entry(2, "live_change", path="optimizer.learning_rate"),
        entry(3, "finding", code="overfitting", active=False),
        entry(3, "rate_reduced", path="optimizer.learning_rate"),
        entry(4, "rate_reduced", path="optimizer.learning_rate"),
        entry(5, "diverged", quantity="loss"),
        entry(6, "finished", reason="epochs"),
        entry(7, "test_opened", count=1),
        entry(8, "bucket_width", to=2),
    ]
    pending = PendingEvents(most_bytes=100)
    for one in log:
        pending.add(one)
    pending.shrink()
    assert [one["seq"] for one in pending.entries] == [0, 2, 3, 4, 5, 6, 7]
    assert pending.left_out == (1, 8)


CHANGE = RunEvent("s", "run-1", 0, 3, 30, "live_change", {"path": "p"})
COUNTING = CheckpointWritten("s", "run-1", 0, 3, 30, "3.bin")


async def noted(store: Store) -> list[str]:
    return [row["name"] for row in await store.checkpoints_of("run-1", 100)]


async def test_a_checkpoint_is_noted_behind_the_events_that_it_counts(
    store: Store, run_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorder, write, faults = Recorder(store, run_id), store.write_record, [StorageError("disk_full")]

    async def fail_once(run_id: str, what: RecordWrite) -> None:
        if faults:
            raise faults.pop()
        await write(run_id, what)

    monkeypatch.setattr(store, "write_record", fail_once)
    recorder.add_event(CHANGE)
    recorder.add_checkpoint(COUNTING)
    with pytest.raises(StorageError):
        await recorder.flush()
    assert await noted(store) == []
    await recorder.flush()
    assert ([one["kind"] for one in await store.events_of(run_id)], await noted(store)) == (["live_change"], ["3.bin"])


async def test_a_checkpoint_that_comes_during_a_write_waits_for_the_next_one(
    store: Store, run_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorder, write = Recorder(store, run_id), store.write_record

    async def write_slowly(run_id: str, what: RecordWrite) -> None:
        await write(run_id, what)
        if CHANGE.kind not in [one["kind"] for one in what.events]:
            recorder.add_event(CHANGE)
            recorder.add_checkpoint(COUNTING)

    monkeypatch.setattr(store, "write_record", write_slowly)
    recorder.set_values(step=30)
    await recorder.flush()
    assert await noted(store) == []
    await recorder.flush()
    assert await noted(store) == ["3.bin"]
