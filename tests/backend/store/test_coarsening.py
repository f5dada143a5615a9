"""Coarsened records: half the frames, nothing invented."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from backend.protocol.frames import Frame, decode_frame, encode_frame
from backend.store.record import MOST_BUCKETS, coarsen, pack, unpack


def make_frames(widths: list[tuple[int, int]]) -> list[bytes]:
    """Frames of (buckets, bucket width) in a row; the loss of step s is s."""
    frames: list[bytes] = []
    step = 1
    for seq, (count, width) in enumerate(widths):
        first = step
        buckets = []
        for _ in range(count):
            losses = np.arange(step, step + width, dtype=np.float64)
            buckets.append([losses.min(), losses.mean(), losses.max(), losses[-1]])
            step += width
        arrays = {
            "scalar_buckets": np.array([buckets], np.float32),
            "node_statistics": np.array([[float(step - 1)]], np.float32),
            "evaluation": np.array([[step - 1, 0.5]], np.float64),
        }
        frames.append(encode_frame(Frame("record", None, "run", 0, seq, step - 1, first, width, arrays)))
    return frames


def test_packing_gives_the_frames_back() -> None:
    frames = make_frames([(1, 1), (2, 1), (16, 4)])
    assert unpack(pack(frames)) == frames


def test_two_frames_become_one_with_the_later_statistics_and_the_losses_of_both() -> None:
    (merged,) = [decode_frame(data) for data in coarsen(make_frames([(2, 1), (3, 1)]))]
    assert (merged.seq, merged.step, merged.first_step, merged.bucket_width) == (1, 5, 1, 1)
    assert merged.arrays["node_statistics"].tolist() == [[5.0]]
    assert merged.arrays["scalar_buckets"][0, :, 1].tolist() == [1.0, 2.0, 3.0, 4.0, 5.0]
    assert merged.arrays["evaluation"][:, 0].tolist() == [2.0, 5.0]


def test_a_frame_without_a_neighbour_stays() -> None:
    frames = make_frames([(1, 1), (1, 1), (1, 1)])
    assert coarsen(frames)[1] == frames[2]


def test_buckets_of_different_widths_become_buckets_of_the_wider() -> None:
    (merged,) = [decode_frame(data) for data in coarsen(make_frames([(4, 1), (2, 2)]))]
    assert merged.bucket_width == 2
    assert merged.arrays["scalar_buckets"][0].tolist() == [
        [1, 1.5, 2, 2],
        [3, 3.5, 4, 4],
        [5, 5.5, 6, 6],
        [7, 7.5, 8, 8],
    ]


@given(st.lists(st.tuples(st.integers(1, 16), st.sampled_from([1, 2, 4])), min_size=1, max_size=40))
def test_however_often_it_is_halved_minimum_maximum_and_last_loss_stay_exact(widths: list[tuple[int, int]]) -> None:
    frames = make_frames(widths)
    last = sum(count * width for count, width in widths)
    while True:
        decoded = [decode_frame(data) for data in frames]
        buckets = np.concatenate([frame.arrays["scalar_buckets"] for frame in decoded], axis=1)[0]
        assert (buckets[:, 0].min(), buckets[:, 2].max(), buckets[-1, 3]) == (1, last, last)
        assert all(frame.arrays["scalar_buckets"].shape[1] <= max(MOST_BUCKETS, 16) for frame in decoded)
        assert [row for frame in decoded for row in frame.arrays["evaluation"][:, 0]] == list(
            np.cumsum([count * width for count, width in widths])
        )
        if len(frames) == 1:
            break
        frames = coarsen(frames)
