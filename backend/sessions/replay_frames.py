"""Frames of a run for a file of bounded size: where they are too many, neighbours become one."""

import gzip
from collections.abc import Sequence
from itertools import count

from backend.protocol.frames import join_frames, read_head
from backend.store.record import coarsen, thin_evaluations

LEVEL = 6


def packed(frames: Sequence[bytes]) -> bytes:
    """Frames as the body of a recorded run."""
    return gzip.compress(join_frames(list(frames)), LEVEL, mtime=0)


def fitted(frames: Sequence[bytes], pictures: Sequence[bytes], most_bytes: int) -> bytes:
    """The body of a run with as much of it as fits.

    Pictures take at most half of the room: of those that are kept, every second one is left out until then, the last
    one stays; then those that were computed follow. Of record frames a power of two becomes one: extremes and last of
    the losses stay, as do the best and the last evaluations, with statistics of fewer steps.

    Args:
        frames: record frames and kept pictures, in order. pictures: computed for this file, in order.
        most_bytes: of the body.

    Returns:
        The body; of a run whose last frame alone is larger, that frame.
    """
    kept = [frame for frame in frames if read_head(frame).type == "view"]
    kept = _fewer(kept, most_bytes // 2 - len(packed(pictures)))
    computed = list(pictures)
    while computed and len(packed([*kept, *computed])) > most_bytes // 2:
        computed = computed[: len(computed) // 2]
    records = [frame for frame in frames if read_head(frame).type != "view"]
    former: list[bytes] | None = None
    for halvings in count():
        fewer = _halved(records, halvings)
        whole = packed([*_in_order(fewer, kept), *computed])
        if len(whole) <= most_bytes:
            return whole
        if fewer == former:  # nothing is left to be joined or thinned
            break
        former = fewer
    return packed(former or [])


def _halved(records: list[bytes], times: int) -> list[bytes]:
    """Frames joined so often, with their evaluations thinned as often where a frame has many."""
    found = coarsen(records, 2**times)
    for _ in range(times):
        found = thin_evaluations(found)
    return found


def _fewer(pictures: list[bytes], most_bytes: int) -> list[bytes]:
    while pictures and len(packed(pictures)) > most_bytes:
        pictures = pictures[1::2] if len(pictures) % 2 == 0 else pictures[2::2]
    return pictures


def _in_order(records: list[bytes], pictures: list[bytes]) -> list[bytes]:
    """Pictures behind the record frame that they followed."""

    def place(frame: bytes) -> tuple[int, int, bool]:
        head = read_head(frame)
        return head.generation, head.seq, head.type == "view"

    return sorted([*records, *pictures], key=place)
