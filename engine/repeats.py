"""What repeats in a plan: equal parts in a row, each of which reads the one before it. They are compiled once."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

FEWEST_SAVED = 24
"""Nodes that a repeat must spare the compiler. A short loop costs more per step than its nodes written out."""

MOST_PERIODS = 32
"""Distances between equal nodes that are tried, the most frequent first."""

NEIGHBOURS = 8
"""How many of the next equal nodes a distance is taken to."""


@dataclass(frozen=True)
class Repeat:
    """Copies of a part, one behind the other.

    Attributes:
        start: first node of the first copy. length: nodes of a copy.
    """

    start: int
    length: int
    copies: int

    @property
    def end(self) -> int:
        """The node behind the last copy."""
        return self.start + self.length * self.copies

    @property
    def saved(self) -> int:
        """Nodes that are not compiled."""
        return (self.copies - 1) * self.length


def find_repeats(forms: Sequence[str | None], sources: Sequence[Sequence[int]]) -> tuple[Repeat, ...]:
    """Repeats that are worth a loop, in order, none overlapping.

    Args:
        forms: what each node computes and how it starts; None for a node that must stand alone.
        sources: nodes that each node reads, all before it.
    """
    numbers: dict[str, int] = {}
    codes = [-1 - place if form is None else numbers.setdefault(form, len(numbers)) for place, form in enumerate(forms)]
    return tuple(sorted(_chosen(codes, sources, 0, len(codes)), key=lambda repeat: repeat.start))


def _chosen(codes: Sequence[int], sources: Sequence[Sequence[int]], first: int, last: int) -> list[Repeat]:
    """The best repeats of a stretch that don't overlap; what is left of others is looked at again."""
    taken, cut_off = bytearray(last - first), bytearray(last - first)
    found: list[Repeat] = []
    offered = [each for each in _candidates(codes, sources, first, last) if each.saved >= FEWEST_SAVED]
    for each in sorted(offered, key=_worth, reverse=True):
        begin, end = each.start - first, each.end - first
        if 1 in taken[begin:end]:
            cut_off[begin:end] = b"\1" * (end - begin)
        else:
            found.append(each)
            taken[begin:end] = b"\1" * (end - begin)
    again = bytes(wanted and not held for wanted, held in zip(cut_off, taken, strict=True))
    for begin, end in _stretches(again):
        if end - begin > FEWEST_SAVED:
            found += _chosen(codes, sources, first + begin, first + end)
    return found


def _stretches(marks: bytes) -> Iterator[tuple[int, int]]:
    """(first, behind the last) of marked places in a row."""
    end = 0
    while (begin := marks.find(1, end)) >= 0:
        end = marks.find(0, begin)
        end = len(marks) if end < 0 else end
        yield begin, end


def _worth(repeat: Repeat) -> tuple[int, int, int]:
    return repeat.saved, -repeat.length, -repeat.start


def _candidates(codes: Sequence[int], sources: Sequence[Sequence[int]], first: int, last: int) -> Iterator[Repeat]:
    for period in _periods(codes[first:last]):
        shifts = {
            place: shift
            for place in range(first, last - period)
            if codes[place] == codes[place + period]
            and (shift := _shift(sources[place], sources[place + period], period)) is not None
        }
        for begin, end in _runs(shifts, period):
            yield from _placed(sources, begin, end + period, period)


def _periods(codes: Sequence[int]) -> list[int]:
    places: dict[int, list[int]] = {}
    for place, code in enumerate(codes):
        places.setdefault(code, []).append(place)
    counts = Counter(
        after - place
        for each in places.values()
        for number, place in enumerate(each)
        for after in each[number + 1 : number + 1 + NEIGHBOURS]
    )
    return [period for period, _ in counts.most_common(MOST_PERIODS)]


def _shift(here: Sequence[int], there: Sequence[int], period: int) -> tuple[int, ...] | None:
    """By how much each source of a node lies later, a period later: by a period, or not at all. None: otherwise."""
    if len(here) != len(there):
        return None
    shift = tuple(after - before for before, after in zip(here, there, strict=True))
    return shift if all(each in (0, period) for each in shift) else None


def _runs(shifts: Mapping[int, tuple[int, ...]], period: int) -> Iterator[tuple[int, int]]:
    """(first, behind the last) of places in a row whose sources lie later alike in every copy."""
    begin: int | None = None
    end = 0
    for place, shift in shifts.items():
        goes_on = place == end and (begin is None or place - period < begin or shifts[place - period] == shift)
        if begin is not None and not goes_on:
            yield begin, end
        begin = place if begin is None or not goes_on else begin
        end = place + 1
    if begin is not None:
        yield begin, end


def _placed(sources: Sequence[Sequence[int]], begin: int, end: int, period: int) -> Iterator[Repeat]:
    """The repeat in a stretch of equal parts: where it begins so that copies hand on as little as possible."""
    options = [
        (copies, len(carried_by(sources, start, period)), start)
        for start in range(begin, min(begin + period, end - 2 * period + 1))
        if (copies := (end - start) // period) > 1 and _reads_what_is_there(sources, start, period)
    ]
    if options:
        copies, _, start = min(options, key=lambda option: (option[1] - option[0] * period, option[1], option[2]))
        yield Repeat(start, period, copies)


def _reads_what_is_there(sources: Sequence[Sequence[int]], start: int, period: int) -> bool:
    """Whether every copy reads itself, the copy before it, or what lies before all of them."""
    return all(
        here < start if there == here else there >= start
        for place in range(start, start + period)
        for here, there in zip(sources[place], sources[place + period], strict=True)
    )


def carried_by(sources: Sequence[Sequence[int]], start: int, period: int) -> tuple[int, ...]:
    """Nodes of a copy, counted from its start, that the next copy reads."""
    ahead = range(start + period, start + 2 * period)
    read = {source for place in ahead for source in sources[place]}
    return tuple(sorted(source - start for source in read if start <= source < start + period))
