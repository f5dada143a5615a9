"""What is joined, halved and kept next."""

import math
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from backend.store.compaction import CHUNK_FRAMES, SLOTS, Pictures, plan_join


@dataclass
class Chunk:
    frames: int
    coarse: int
    size: int


def compact(chunks: list[Chunk], most_bytes: int) -> None:
    """What the recorder does, with sizes instead of frames."""
    while (join := plan_join(chunks, most_bytes)) is not None:
        old = chunks[join.begin : join.end]
        assert old
        frames, size = sum(one.frames for one in old), sum(one.size for one in old)
        if join.halve:
            frames, size = math.ceil(frames / 2), math.ceil(size / 2)
        chunks[join.begin : join.end] = [Chunk(frames, old[0].coarse + join.halve, size)]


def test_small_chunks_at_the_end_are_joined_once_they_make_a_whole_one() -> None:
    chunks = [Chunk(CHUNK_FRAMES, 0, 1), *(Chunk(8, 0, 1) for _ in range(7))]
    assert plan_join(chunks) is None
    chunks.append(Chunk(8, 0, 1))
    compact(chunks, 1000)
    assert [chunk.frames for chunk in chunks] == [CHUNK_FRAMES, CHUNK_FRAMES]


def test_a_small_chunk_between_large_ones_is_left_alone() -> None:
    chunks = [Chunk(8, 0, 1), Chunk(100, 0, 1), Chunk(60, 0, 1)]
    assert plan_join(chunks) is None


@given(st.lists(st.integers(1, 100), min_size=1, max_size=200))
def test_a_long_record_stays_bounded_and_its_newest_part_exact(flushes: list[int]) -> None:
    chunks: list[Chunk] = []
    most_bytes = 20_000
    for frames in flushes:
        chunks.append(Chunk(frames, 0, frames * 100))
        compact(chunks, most_bytes)
        assert sum(chunk.size for chunk in chunks) <= most_bytes + 4 * 100 * 100
        assert chunks[-1].coarse == 0
        levels = [chunk.coarse for chunk in chunks]
        assert levels == sorted(levels, reverse=True)


@given(st.lists(st.integers(0, 2**40), min_size=1, max_size=300, unique=True))
def test_pictures_are_at_most_64_and_the_latest_is_among_them(steps: list[int]) -> None:
    pictures, kept = Pictures(), set[int]()
    for step in sorted(steps):
        kept.add(step)
        kept -= {old for _, old in pictures.add("boundary", step, 10)}
    assert max(steps) in kept
    assert len(kept) <= SLOTS


@given(st.lists(st.integers(0, 2**20), min_size=1, max_size=100))
def test_whatever_its_step_the_picture_that_was_reported_last_stays(steps: list[int]) -> None:
    pictures, kept = Pictures(), set[int]()
    for step in steps:
        kept.add(step)
        kept -= {old for _, old in pictures.add("boundary", step, 10)}
        assert step in kept


def test_pictures_are_thinned_until_they_fit_and_of_each_view_the_latest_stays() -> None:
    pictures, kept = Pictures(most_bytes=1000), set[tuple[str, int]]()
    for step in range(0, 5000, 7):
        for view in ("boundary", "confusion"):
            kept.add((view, step))
            kept -= set(pictures.add(view, step, 100))
            assert len(kept) * 100 <= 1000 + 100
            assert (view, step) in kept


def test_of_two_pictures_of_one_slot_the_one_that_was_reported_last_stays_though_its_step_is_earlier() -> None:
    pictures = Pictures()
    assert pictures.add("boundary", 1001, 10) == []
    assert pictures.add("boundary", 1000, 10) == [("boundary", 1001)]


def test_restored_pictures_count() -> None:
    pictures = Pictures()
    pictures.restore([("boundary", 1000, 10), ("boundary", 10, 10)])
    assert pictures.add("boundary", 1001, 10) == [("boundary", 1000)]
