"""The ring: bounded, contiguous, rewound."""

import pytest

from backend.hub.ring import Ring


def filled(count: int, **options: int) -> Ring:
    ring = Ring("run", **options)
    for seq in range(count):
        assert ring.append(seq, str(seq).encode() * 10)
    return ring


def test_frames_come_back_in_order_from_any_cursor() -> None:
    ring = filled(5)
    assert ring.frames_from(2, 10_000) == [b"2" * 10, b"3" * 10, b"4" * 10]
    assert ring.frames_from(5, 10_000) == []


def test_a_turn_is_bounded_but_never_empty() -> None:
    ring = filled(5)
    assert ring.frames_from(0, 1) == [b"0" * 10]
    assert ring.frames_from(0, 15) == [b"0" * 10, b"1" * 10]


def test_oldest_frames_leave_when_frames_or_bytes_are_too_many() -> None:
    assert filled(10, most_frames=4).first_seq == 6
    ring = filled(10, most_bytes=35)
    assert ring.first_seq == 7
    assert ring.frames_from(6, 100) is None
    assert ring.frames_from(7, 100) == [b"7" * 10, b"8" * 10, b"9" * 10]


def test_a_frame_reported_twice_counts_once_and_a_gap_is_refused() -> None:
    ring = filled(3)
    assert not ring.append(1, b"again")
    with pytest.raises(ValueError, match="frame 5 arrived, but 3 was expected"):
        ring.append(5, b"x")


def test_rewind_forgets_what_a_new_host_computes_again() -> None:
    ring = filled(6)
    ring.rewind(4, 1)
    assert (ring.next_seq, ring.generation, ring.revived_at) == (4, 1, 3)
    assert ring.append(4, b"new")
    assert ring.frames_from(3, 100) == [b"3" * 10, b"new"]


def test_rewind_behind_the_oldest_frame_leaves_an_empty_ring() -> None:
    ring = filled(6, most_frames=2)
    ring.rewind(1, 1)
    assert ring.frames_from(1, 100) == []
    assert ring.frames_from(0, 100) is None


def test_of_each_view_only_the_latest_picture_is_kept() -> None:
    ring = filled(1)
    ring.put_picture("boundary", b"b1")
    ring.put_picture("confusion", b"c1")
    ring.put_picture("boundary", b"b2")
    wanted = frozenset({"boundary", "confusion"})
    assert ring.pictures_since(0, wanted) == [(2, b"c1"), (3, b"b2")]
    assert ring.pictures_since(2, wanted) == [(3, b"b2")]
    assert ring.pictures_since(0, frozenset({"confusion"})) == [(2, b"c1")]


def test_pictures_of_requests_that_nobody_repeats_make_room_for_new_ones() -> None:
    ring = Ring("run", most_pictures=3)
    for number in range(5):
        ring.put_picture("boundary", b"b")
        ring.put_picture(f"feature_maps?node={number}", b"m%d" % number)
    assert ring.pictures_put("boundary") == 5
    assert [ring.pictures_put(f"feature_maps?node={number}") for number in range(5)] == [0, 0, 0, 1, 1]


def test_pictures_together_are_bounded_in_bytes() -> None:
    ring = Ring("run")
    for number in range(5):
        ring.put_picture(f"patches?unit={number}", bytes(20 * 2**20))
    assert [ring.pictures_put(f"patches?unit={number}") for number in range(5)] == [0, 0, 1, 1, 1]
