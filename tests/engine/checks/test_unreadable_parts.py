"""What cannot be read is named once; nodes around it are not blamed for what was lost."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from engine.checks import check
from tests.engine.checks.specs import reported, whole
from tests.engine.groups.specs import grouped

Json = dict[str, Any]
Change = Callable[[Json], None]


def node(place: int, **keys: Any) -> Change:
    return lambda drawn: drawn["nodes"][place].update(keys)


def edge(place: int, entry: Any) -> Change:
    def change(drawn: Json) -> None:
        drawn["edges"][place] = entry

    return change


def both(first: Change, second: Change) -> Change:
    def change(drawn: Json) -> None:
        first(drawn)
        second(drawn)

    return change


CASES: dict[str, tuple[Change, list[tuple[str, str]]]] = {
    "a setting of how a node learns": (node(1, frozen="yes"), [("not_a_truth_value", "hidden")]),
    "a key that no node has": (node(1, colour="red"), [("unknown_key", "hidden")]),
    "a type that is a number": (node(2, type=7), [("not_a_text", "act")]),
    "settings that are a list": (node(2, config=[]), [("not_an_object", "act")]),
    "the node that the loss reads": (node(3, repeat="three"), [("not_a_whole_number", "logits")]),
    "the input": (node(0, repeat=None), [("not_a_whole_number", "x")]),
    "two nodes in a row": (
        both(node(1, frozen=3), node(2, repeat=0)),
        [("not_a_truth_value", "hidden"), ("out_of_bounds", "act")],
    ),
    "a number that is none": (node(1, learning_rate_factor=float("nan")), [("not_finite", "hidden")]),
    "a setting that is none": (node(1, config={"units": float("inf")}), [("not_finite", "hidden")]),
    "the end of a wire": (edge(1, {"source": "hidden", "target": 5}), [("not_a_text", "network.edges.1.target")]),
    "the beginning of a wire": (edge(1, {"source": [], "target": "act"}), [("not_a_text", "network.edges.1.source")]),
    "a port": (
        edge(2, {"source": "act", "target": "logits", "target_port": 1}),
        [("not_a_text", "network.edges.2.target_port")],
    ),
    "a wire": (edge(0, 3), [("not_an_object", "network.edges.0")]),
    "all wires": (lambda drawn: drawn.update(edges=7), [("not_a_list", "network.edges")]),
}


@pytest.mark.parametrize("name", CASES)
def test_only_what_cannot_be_read_is_named(name: str) -> None:
    change, expected = CASES[name]
    raw = whole()
    change(raw["network"])
    assert reported(raw) == expected


@pytest.mark.parametrize(
    ("part", "place", "keys", "problem"),
    [
        ("nodes", 2, {"frozen": 3}, ("not_a_truth_value", "network.groups.block.nodes.act.frozen")),
        ("edges", 0, {"target": 3}, ("not_a_text", "network.groups.block.edges.0.target")),
    ],
)
def test_in_a_group_too_only_what_cannot_be_read_is_named(
    part: str, place: int, keys: Json, problem: tuple[str, str]
) -> None:
    raw = copy.deepcopy(grouped(3))
    raw["network"]["groups"]["block"][part][place].update(keys)
    assert reported(raw) == [problem]


def test_what_lies_behind_it_has_no_shape_and_what_lies_before_keeps_its_own() -> None:
    raw = whole()
    node(2, repeat="three")(raw["network"])
    facts = {fact.node_id: (fact.output_shape, fact.weights) for fact in check(raw).nodes}
    assert facts == {"x": ((2,), 0), "hidden": ((8,), 24), "act": (None, 0), "logits": (None, 0)}


def test_a_node_whose_wire_cannot_be_read_has_no_shape() -> None:
    """One of two wires into a sum: the other alone would give it a shape."""
    raw = whole()
    raw["network"]["nodes"].insert(3, {"id": "sum", "type": "add"})
    ends = (("x", "hidden"), ("hidden", "act"), ("act", "sum"), ("hidden", "sum"), ("sum", "logits"))
    raw["network"]["edges"] = [{"source": source, "target": target} for source, target in ends]
    edge(3, {"source": 1, "target": "sum"})(raw["network"])
    facts = {fact.node_id: fact.output_shape for fact in check(raw).nodes}
    assert facts == {"x": (2,), "hidden": (8,), "act": (8,), "sum": None, "logits": None}
    assert reported(raw) == [("not_a_text", "network.edges.3.source")]


def test_faults_that_are_its_own_are_still_found_beside_it() -> None:
    raw = whole()
    node(1, frozen=3)(raw["network"])
    edge(2, {"source": "act", "target": "gone"})(raw["network"])
    assert reported(raw) == [
        ("not_a_truth_value", "hidden"),
        ("edge_unknown_node", "act"),
        ("wire_missing", "logits"),
        ("unused_node", "act"),
    ]
