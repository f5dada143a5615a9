"""The record that a branch begins with: the frames, pictures and log of its past, and nothing of what came later."""

from typing import Any

import numpy as np
import pytest

from backend.protocol.frames import Frame, decode_frame, encode_frame
from backend.store.beginning import begin_record
from backend.store.record import pack, unpack
from backend.store.store import StoredChunk

STEPS = [0, 4, 8, 12, 16]
"""Steps of the frames, by their seq."""


def frame(seq: int, kind: Any = "record", view: str | None = None) -> bytes:
    step = STEPS[seq]
    arrays = {"node_statistics": np.full((1, 1), step, np.float32)}
    return encode_frame(Frame(kind, view, "parent", 3, seq, step, max(step - 3, 0), 1, arrays))


CHUNKS = [
    StoredChunk(0, 1, 2, 1, pack([frame(0), frame(1)])),
    StoredChunk(2, 4, 3, 0, pack([frame(2), frame(3), frame(4)])),
]
PICTURES = [
    {"run_id": "parent", "view": "curve", "step": STEPS[seq], "body": pack([frame(seq, "view", "curve")])}
    for seq in (1, 3)
]


def entry(seq: int, step: int, kind: str) -> dict[str, Any]:
    return {"id": 7, "run_id": "parent", "seq": seq, "step": step, "kind": kind, "detail": {"at": step}}


LOG = [
    entry(2, 5, "stride"),
    entry(3, 8, "finding"),
    entry(3, 8, "live_change"),
    entry(3, 8, "report"),
    entry(3, 10, "live_change"),
    entry(4, 12, "finished"),
    entry(5, 12, "diverged"),
]


def log_of(step: int) -> list[tuple[int, int, str]]:
    return [
        (one["seq"], one["step"], one["kind"]) for one in begin_record("branch", step, CHUNKS, PICTURES, LOG).events
    ]


@pytest.mark.parametrize(("step", "seqs"), [(0, [0]), (8, [0, 1, 2]), (9, [0, 1, 2]), (16, [0, 1, 2, 3, 4])])
def test_frames_up_to_the_step_keep_their_seq_and_carry_the_name_of_the_branch(step: int, seqs: list[int]) -> None:
    beginning = begin_record("branch", step, CHUNKS, PICTURES, LOG)
    frames = [decode_frame(data) for chunk in beginning.chunks for data in unpack(chunk.body)]
    assert [one.seq for one in frames] == seqs
    assert {(one.run_id, one.generation) for one in frames} == {("branch", 0)}
    assert [one.arrays["node_statistics"][0, 0] for one in frames] == [STEPS[seq] for seq in seqs]
    assert beginning.next_seq == seqs[-1] + 1
    assert [(chunk.first_seq, chunk.last_seq, chunk.frames) for chunk in beginning.chunks][-1][1] == seqs[-1]
    assert sum(chunk.frames for chunk in beginning.chunks) == len(seqs)
    assert beginning.chunks[0].coarse == 1


def test_pictures_up_to_the_step_come_along() -> None:
    (picture,) = begin_record("branch", 11, CHUNKS, PICTURES, LOG).pictures
    (shown,) = (decode_frame(data) for data in unpack(picture.body))
    assert (picture.view, picture.step) == ("curve", 4)
    assert (shown.type, shown.run_id, shown.seq, shown.step) == ("view", "branch", 1, 4)


def test_what_was_done_at_the_step_holds_but_no_report_is_asked_for_behind_it() -> None:
    assert log_of(8) == [(2, 5, "stride"), (3, 8, "finding"), (3, 8, "live_change")]


def test_where_the_step_has_no_frame_its_log_asks_for_one_before_anything_is_done_there() -> None:
    assert log_of(9) == [
        (2, 5, "stride"),
        (3, 8, "finding"),
        (3, 8, "live_change"),
        (3, 8, "report"),
        (3, 8, "report"),
    ]
    assert log_of(10)[-2:] == [(3, 9, "report"), (3, 10, "live_change")]


def test_a_branch_at_the_last_finite_step_has_not_diverged() -> None:
    assert log_of(12)[-1] == (4, 12, "finished")


def test_the_step_before_the_first_has_no_past() -> None:
    assert log_of(0) == []
