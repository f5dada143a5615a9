"""What is found in a spec or in evidence is found once, and forgotten with it; rows grow without changing what was
read."""

import gc

import numpy as np

from engine.findings.once import once
from engine.findings.rows import Rows


class Thing:
    """Equal to every other one."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Thing)

    def __hash__(self) -> int:
        raise TypeError("only its identity counts")


def test_one_object_is_asked_once_for_each_of_the_other_arguments() -> None:
    asked: list[int] = []

    @once
    def found(_: Thing, number: int = 0) -> int:
        asked.append(number)
        return 10 * number

    first, second = Thing(), Thing()
    answers = [found(first), found(first), found(first, 2), found(first, number=2), found(first, number=2)]
    assert answers == [0, 0, 20, 20, 20]
    assert asked == [0, 2, 2]
    assert found(second) == 0
    assert asked == [0, 2, 2, 0]


def test_what_was_found_goes_with_its_object() -> None:
    kept: list[Thing] = []

    @once
    def found(_: Thing) -> Thing:
        kept.append(Thing())
        return kept[-1]

    before = len([thing for thing in gc.get_objects() if isinstance(thing, Thing)])
    for _ in range(100):
        found(Thing())
        kept.clear()
    gc.collect()
    assert len([thing for thing in gc.get_objects() if isinstance(thing, Thing)]) == before


def test_rows_that_were_read_stay_as_they_were() -> None:
    rows = Rows(np.zeros((0, 2)))
    read: list[tuple[int, list[list[float]]]] = []
    seen = []
    for number in range(50):
        if number % 3 == 2:
            rows.replace_last(np.asarray([number, -1.0]))
        else:
            rows.append(np.asarray([number, number]))
        seen.append(rows.read())
        read.append((len(rows), rows.read().tolist()))
    assert len(rows) == 34
    assert rows.read()[:3].tolist() == [[0, 0], [2, -1], [3, 3]]
    assert [(len(each), each.tolist()) for each in seen] == read


def test_rows_taken_over_are_never_written_to() -> None:
    taken = np.arange(4.0)
    rows = Rows(taken)
    rows.append(9.0)
    rows.append(10.0)
    assert taken.tolist() == [0, 1, 2, 3]
    assert rows.read().tolist() == [0, 1, 2, 3, 9, 10]
