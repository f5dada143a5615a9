"""A check says what is inside groups, and a copy that is as the one before is told once."""

from typing import Any

from engine.checks import check
from engine.checks.drawn import MOST_INNER
from tests.engine.groups.specs import given, grouped, node, wires

GROWING = {
    "nodes": [node("fit", "dense", units=given("width")), node("join", "concat")],
    "edges": wires("in fit join", "in join"),
    "ports": {"output": "join"},
    "parameters": {"width": 4},
}
"""Its output is wider than its input, so that every copy has other shapes."""


def inner(raw: dict[str, Any]) -> dict[str, tuple[Any, int]]:
    result = check(raw)
    assert result.problems == ()
    return {fact.node_id: (fact.output_shape, fact.weights) for fact in result.inner}


def test_equal_copies_are_reported_once_with_their_shapes_and_weights() -> None:
    found = inner(grouped(5))
    assert list(found) == [f"deep/1/{name}" for name in ("fit", "norm", "act", "drop", "back", "sum")]
    assert found["deep/1/fit"] == ((6,), 42)
    assert found["deep/1/sum"] == ((6,), 0)


def test_every_copy_that_differs_from_the_one_before_is_reported() -> None:
    found = inner(grouped(3, group=GROWING))
    assert {name: shape for name, (shape, _) in found.items() if name.endswith("join")} == {
        "deep/1/join": (10,),
        "deep/2/join": (14,),
        "deep/3/join": (18,),
    }


def test_a_group_inside_another_is_a_block_with_its_sums_and_is_looked_into() -> None:
    raw = grouped(2, group={**GROWING, "nodes": [node("fit", "twice"), node("join", "add")], "parameters": {}})
    two = {"nodes": [node("a", "dense", units=6), node("b", "dense", units=6)], "edges": wires("in a b")}
    raw["network"]["groups"]["twice"] = {**two, "ports": {"output": "b"}}
    assert inner(raw) == {
        "deep/1/fit": ((6,), 84),
        "deep/1/fit/1/a": ((6,), 42),
        "deep/1/fit/1/b": ((6,), 42),
        "deep/1/join": ((6,), 0),
    }


def test_there_are_never_more_than_the_answer_may_hold() -> None:
    chain = {"nodes": [node("a", "relu")], "edges": wires("in a"), "ports": {"output": "a"}}
    raw = grouped(1, group=chain)
    many = [node(f"b{number}", "block") for number in range(150)]
    names = " ".join(each["id"] for each in many)
    wide = {"nodes": many, "edges": wires(f"in {names}"), "ports": {"output": "b149"}}
    raw["network"]["groups"]["wide"] = wide
    raw["network"]["nodes"][2:3] = [node(f"w{number}", "wide") for number in range(8)]
    raw["network"]["edges"] = wires("x first " + " ".join(f"w{number}" for number in range(8)) + " logits")
    result = check(raw)
    assert len(result.inner) == MOST_INNER


def test_a_network_without_groups_has_nothing_inside() -> None:
    raw = grouped(1)
    raw["network"]["nodes"][2] = node("deep", "relu")
    assert check(raw).inner == ()
