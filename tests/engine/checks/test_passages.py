"""Which nodes everything behind them has to pass, in work that grows with the network and hardly faster."""

import random
from collections.abc import Callable

import pytest

from engine.checks.passages import sole_passages
from tests.work import work_of

Sources = dict[str, list[str]]
SMALL, LARGE = 2_500, 10_000
FOUR_TIMES = 4.8
"""Four times the nodes may cost this many times the work: the logarithm of ancestors, at most."""


def test_a_node_is_a_passage_where_nothing_leads_past_it() -> None:
    # x - a - b - d - e, and a - c - d: past b leads c, and past c leads b.
    diamond = {"x": [], "a": ["x"], "b": ["a"], "c": ["a"], "d": ["b", "c"], "e": ["d"]}
    assert sole_passages(diamond) == {"x", "a", "d"}
    assert sole_passages({**diamond, "e": ["d", "x"]}) == {"x"}
    assert sole_passages({"x": [], "a": ["x"], "b": ["a"], "c": ["x"], "d": ["c"]}) == {"x", "a", "c"}
    assert sole_passages({"x": [], "y": [], "a": ["x", "y"], "b": ["a"]}) == {"a"}
    assert sole_passages({}) == set()


def by_leaving_each_out(sources: Sources) -> set[str]:
    """The same by definition: what lies behind a node, and what still can be reached without it."""

    def reached(starts: list[str], without: str | None) -> set[str]:
        found = {name for name in starts if name != without}
        while more := {
            name for name, read in sources.items() if name not in found and name != without and found & set(read)
        }:
            found |= more
        return found

    starts = [name for name, read in sources.items() if not read]
    behind = {name: reached([name], None) - {name} for name in sources}
    return {name for name in sources if behind[name] and not behind[name] & reached(starts, name)}


@pytest.mark.parametrize("seed", range(200))
def test_random_networks_have_the_passages_that_leaving_out_each_node_finds(seed: int) -> None:
    draw = random.Random(seed)
    count, most = draw.randint(1, 14), draw.choice([1, 1, 2, 3])
    names = [f"n{number}" for number in range(count)]
    draw.shuffle(names)
    sources: Sources = {}
    for number, name in enumerate(names):
        wires = draw.randint(0 if draw.random() < 0.1 else min(number, 1), min(number, most))
        sources[name] = draw.sample(names[max(0, number - draw.choice([2, 4, 14])) : number], 0 if not number else 1)
        sources[name] += draw.choices(names[:number], k=max(0, wires - 1)) if number else []
    assert sole_passages(sources) == by_leaving_each_out(sources)


def in_a_row(count: int) -> Sources:
    return {f"n{number}": [f"n{number - 1}"] if number else [] for number in range(count)}


def residual(count: int) -> Sources:
    return {f"n{number}": [f"n{number - each}" for each in (1, 2) if each <= number] for number in range(count)}


def joins_of_two_rows(count: int) -> Sources:
    """Two long rows, and as many joins of their ends: each has its dominator as far above as there is."""
    row = count // 3
    rows = {f"{side}{number}": [f"{side}{number - 1}" if number else "x"] for side in "ab" for number in range(row)}
    return {"x": [], **rows, **{f"j{number}": [f"a{row - 1}", f"b{number}"] for number in range(row)}}


def all_read_the_first(count: int) -> Sources:
    return {"x": [], **{f"n{number}": ["x"] for number in range(count)}, "end": [f"n{n}" for n in range(count)]}


@pytest.mark.parametrize("make", [in_a_row, residual, joins_of_two_rows, all_read_the_first])
def test_ten_thousand_nodes_cost_about_four_times_the_work_of_a_quarter(make: Callable[[int], Sources]) -> None:
    small, large = make(SMALL), make(LARGE)
    once, four = work_of(lambda: sole_passages(small)), work_of(lambda: sole_passages(large))
    assert four <= FOUR_TIMES * once, f"{once:,} and {four:,} bytecodes"
