"""However long a run grows, its record keeps the statistics of every ladder step, every evaluation, and its bound."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.link.messages import RecordFrame
from backend.protocol.frames import Frame, decode_frame, encode_frame
from backend.recorder import Recorder
from backend.store.compaction import MOST_RECORD_BYTES, Join, plan_join
from backend.store.pending import PendingFrames
from backend.store.playback import read_playback
from backend.store.record import thin, thin_evaluations
from backend.store.store import ChunkInfo, Store

OCTAVES = 20
LADDER = [*range(1, 16), *(2**k + j * 2 ** (k - 3) for k in range(4, OCTAVES) for j in range(8))]
"""1 to 15, then eight steps an octave: written out, not asked of the engine."""


def frame(seq: int, step: int, first_step: int, values: np.ndarray, evaluations: list[int]) -> bytes:
    arrays = {
        "node_statistics": values.astype(np.float32),
        "scalar_buckets": np.full((3, 1, 4), float(step), np.float32),
    }
    if evaluations:
        arrays["evaluation"] = np.array([[at, at / 2] for at in evaluations], np.float64)
    return encode_frame(Frame("record", None, "run-1", 0, seq, step, first_step, step - first_step + 1, arrays))


async def test_a_long_run_keeps_every_ladder_step_and_every_evaluation_within_its_bound(
    store: Store, run_id: str
) -> None:
    between = {int(step) for step in np.linspace(16, 2**OCTAVES - 1, 1000)}
    steps = sorted({*LADDER, *between})
    generator = np.random.default_rng(5)
    recorder = Recorder(store, run_id)
    kept: dict[int, np.ndarray] = {}
    before = 0
    for seq, step in enumerate(steps):
        values = generator.standard_normal((160, 15)).astype(np.float32)
        if step in LADDER:
            kept[step] = values
        data = frame(seq, step, before + 1, values, [step])
        recorder.add_frame(RecordFrame("s", run_id, 0, seq, step, data))
        before = step
        if seq % 40 == 39:
            await recorder.flush()
    await recorder.flush()
    index = await store.chunk_index(run_id)
    assert sum(chunk.frames for chunk in index) < len(steps)
    assert sum(chunk.size for chunk in index) <= MOST_RECORD_BYTES
    frames = [decode_frame(data) for data in (await read_playback(store, run_id)).frames]
    found = {one.step: one.arrays["node_statistics"] for one in frames}
    assert [step for step in LADDER if step not in found] == []
    assert all(np.array_equal(found[step], kept[step]) for step in LADDER)
    evaluated = np.concatenate([one.arrays["evaluation"][:, 0] for one in frames])
    assert evaluated.tolist() == steps


@settings(max_examples=30)
@given(st.sets(st.integers(1, 5000), min_size=1, max_size=80))
def test_thinning_ends_with_the_ladder_and_the_last_frame(chosen: set[int]) -> None:
    steps = sorted(chosen)
    frames = [frame(seq, step, step, np.full((1, 1), step), []) for seq, step in enumerate(steps)]
    while len(fewer := thin(frames)) < len(frames):
        frames = fewer
    left = [decode_frame(data).step for data in frames]
    wanted = [step for step in steps if step in LADDER]
    assert left[: len(wanted)] == wanted
    assert left[len(wanted) :] in ([], [steps[-1]])


def test_the_lowest_highest_and_last_evaluation_outlive_thinning() -> None:
    values = np.abs(np.arange(101.0) - 37.0)
    rows = np.stack([np.arange(101.0), values], axis=1)
    arrays = {"evaluation": rows}
    frames = [encode_frame(Frame("record", None, "run-1", 0, 0, 101, 1, 1, arrays))]
    for _ in range(6):
        frames = thin_evaluations(frames)
    left = decode_frame(frames[0]).arrays["evaluation"]
    assert len(left) <= 20
    assert {0.0, 37.0, 100.0} <= set(left[:, 0].tolist())


def test_a_record_of_ladder_frames_alone_that_is_too_large_is_left_and_the_plan_ends() -> None:
    chunks = [ChunkInfo(seq * 64, seq * 64 + 63, 64, 0, 1000) for seq in range(8)]
    assert plan_join(chunks, 100, final=set()) == Join(0, 2, halve=True)
    assert plan_join(chunks, 100, final={0, 1, 2, 3}) == Join(4, 6, halve=True)
    assert plan_join(chunks, 100, final=set(range(8))) is None


def test_frames_that_cannot_be_written_stay_within_their_bound_and_keep_the_ladder() -> None:
    pending = PendingFrames(most_bytes=200_000)
    steps = range(1, 1001)
    for seq, step in enumerate(steps):
        data = frame(seq, step, step, np.zeros((10, 15)), [])
        pending.add(RecordFrame("s", "run-1", 0, seq, step, data))
        if seq % 50 == 0:
            pending.shrink()
    pending.shrink()
    assert sum(map(len, pending.frames)) <= 200_000
    assert pending.coarse > 0
    left = [decode_frame(data).step for data in pending.frames]
    assert [step for step in LADDER if step <= 1000 and step not in left] == []
    assert (pending.first_seq, pending.last_seq, left[-1]) == (0, 999, 1000)
