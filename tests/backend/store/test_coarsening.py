"""Coarsened records: half the frames, nothing invented."""

from dataclasses import replace

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


@given(
    st.lists(st.tuples(st.integers(1, 16), st.sampled_from([1, 2, 4])), min_size=1, max_size=40),
    st.sampled_from([2, 4, 8]),
)
def test_many_at_once_keep_what_pair_by_pair_does_in_the_narrowest_buckets(
    widths: list[tuple[int, int]], together: int
) -> None:
    singles, size = make_frames(widths), together
    at_once, frames = coarsen(singles, together), singles
    while together > 1:
        frames, together = coarsen(frames), together // 2
    assert len(at_once) == len(frames)
    groups = [singles[begin : begin + size] for begin in range(0, len(singles), size)]
    for one, two, group in zip(map(decode_frame, at_once), map(decode_frame, frames), groups, strict=True):
        assert (one.seq, one.step, one.first_step) == (two.seq, two.step, two.first_step)
        buckets, others = one.arrays["scalar_buckets"][0], two.arrays["scalar_buckets"][0]
        assert len(buckets) <= MOST_BUCKETS
        if one.bucket_width > max(decode_frame(frame).bucket_width for frame in group):
            assert buckets_of(group, one.bucket_width // 2) > MOST_BUCKETS, "no wider than it has to be"
        for column, extreme in ((0, np.min), (2, np.max)):
            assert extreme(buckets[:, column]) == extreme(others[:, column])
        assert buckets[-1, 3] == others[-1, 3] == one.step
        for name in ("node_statistics", "evaluation"):
            np.testing.assert_array_equal(one.arrays[name], two.arrays[name])


def buckets_of(frames: list[bytes], width: int) -> int:
    """How many buckets of a width the losses of frames begin in, counted from the first loss."""
    read = [decode_frame(frame) for frame in frames]
    begins = [
        frame.first_step + number * frame.bucket_width - read[0].first_step
        for frame in read
        for number in range(frame.arrays["scalar_buckets"].shape[1])
    ]
    return len({begin // width for begin in begins})


def test_means_of_many_at_once_are_those_of_their_losses() -> None:
    (merged,) = map(decode_frame, coarsen(make_frames([(16, 2)] * 4), 4))
    losses = np.arange(1, 129, dtype=np.float64).reshape(16, 8)
    assert merged.bucket_width == 8
    np.testing.assert_array_equal(merged.arrays["scalar_buckets"][0, :, 1], losses.mean(axis=1))


def test_what_only_an_earlier_frame_reports_stays() -> None:
    first, *others = map(decode_frame, make_frames([(1, 1)] * 4))
    reported = replace(first, arrays={**first.arrays, "input_facts": np.array([7.0], np.float32)})
    (merged,) = coarsen([encode_frame(reported), *map(encode_frame, others)], 4)
    assert decode_frame(merged).arrays["input_facts"].tolist() == [7.0]
