"""The beginning of a record, copied for a run that branches off it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from backend.protocol.frames import decode_frame, encode_frame
from backend.store.record import pack, unpack
from backend.store.store import Picture, Row, StoredChunk
from engine.report import REPLAYED


@dataclass(frozen=True)
class Beginning:
    """What a branch has in its record before it takes a step of its own.

    Attributes:
        chunks, pictures: with the branch's name in their frames. events: of the log, in order.
        next_seq: of the record frame to come.
    """

    chunks: list[StoredChunk]
    pictures: list[Picture]
    events: list[Row]
    next_seq: int


def begin_record(
    run_id: str, step: int, chunks: Sequence[StoredChunk], pictures: Sequence[Row], log: Sequence[Row]
) -> Beginning:
    """The record of a run up to a step, as that of another run; frames keep their seq.

    Where the record has no frame of that step, the log asks for one: the branch begins with its state.

    Args:
        run_id: of the branch. chunks, pictures, log: of the run that it branches off, as the store has them.
    """
    kept = [cut for chunk in chunks if (cut := _cut(chunk, run_id, step)) is not None]
    next_seq = kept[-1].last_seq + 1 if kept else 0
    events = [_entry(entry) for entry in log if _belongs(entry, step, next_seq)]
    if step and (not kept or decode_frame(unpack(kept[-1].body)[-1]).step != step):
        place = next((number for number, entry in enumerate(events) if entry["step"] >= step), len(events))
        events.insert(place, {"seq": next_seq, "step": step - 1, "kind": "report", "detail": {}})
    shown = [_picture(row, run_id) for row in pictures if row["step"] <= step]
    return Beginning(kept, shown, events, next_seq)


def _cut(chunk: StoredChunk, run_id: str, step: int) -> StoredChunk | None:
    """The frames of a chunk up to a step; None where it has none."""
    frames = [frame for data in unpack(chunk.body) if (frame := decode_frame(data)).step <= step]
    if not frames:
        return None
    body = pack([encode_frame(replace(frame, run_id=run_id, generation=0)) for frame in frames])
    return StoredChunk(chunk.first_seq, frames[-1].seq, len(frames), chunk.coarse, body)


def _picture(row: Row, run_id: str) -> Picture:
    frames = [encode_frame(replace(decode_frame(data), run_id=run_id, generation=0)) for data in unpack(row["body"])]
    return Picture(row["view"], row["step"], pack(frames))


def _belongs(entry: Row, step: int, next_seq: int) -> bool:
    """Whether an entry of the log is part of the past of a step.

    What was done at the step itself holds from the next one on, and is; a report that was asked for there is not, for
    it would take a step, nor is what came of steps behind it, such as a divergence.
    """
    if entry["step"] > step or (entry["kind"] == "report" and entry["step"] == step):
        return False
    return entry["kind"] in REPLAYED or bool(entry["seq"] <= next_seq)


def _entry(entry: Row) -> dict[str, Any]:
    return {name: entry[name] for name in ("seq", "step", "kind", "detail")}
