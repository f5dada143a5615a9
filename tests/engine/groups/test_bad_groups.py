"""Bad groups are answered with what is wrong, where, and how to mend it; nothing is taken from the drawing."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from engine.checks import check
from engine.limits import LIMITS
from tests.engine.groups.specs import given, grouped, node, wires

Json = dict[str, Any]
Change = Callable[[Json], None]


def block(raw: Json) -> Json:
    return raw["network"]["groups"]["block"]


def inside_itself(raw: Json) -> None:
    block(raw)["nodes"].append(node("again", "block"))
    block(raw)["edges"] += wires("in again sum")


def inside_another(raw: Json) -> None:
    raw["network"]["groups"]["outer"] = {
        "nodes": [node("a", "block")],
        "edges": wires("in a"),
        "ports": {"output": "a"},
    }
    block(raw)["nodes"].append(node("again", "outer"))
    block(raw)["edges"] += wires("in again sum")


def repeat(count: Any) -> Change:
    def change(raw: Json) -> None:
        raw["network"]["nodes"][2]["repeat"] = count

    return change


def config(**values: Any) -> Change:
    def change(raw: Json) -> None:
        raw["network"]["nodes"][2]["config"] = values

    return change


def group_key(key: str, value: Any) -> Change:
    def change(raw: Json) -> None:
        block(raw)[key] = value

    return change


def inner_setting(value: Any) -> Change:
    def change(raw: Json) -> None:
        block(raw)["nodes"][0]["config"]["units"] = value

    return change


def renamed_to_a_layer(raw: Json) -> None:
    raw["network"]["groups"]["dense"] = raw["network"]["groups"].pop("block")
    raw["network"]["nodes"][2]["type"] = "dense"


def without_wire(raw: Json) -> None:
    raw["network"]["edges"] = wires("x first", "deep logits")


def wrong_port(raw: Json) -> None:
    raw["network"]["edges"] = wires("x first deep:left", "deep logits")


CASES: dict[str, tuple[Change, list[tuple[str, str | None, str | None]]]] = {
    "a group inside itself": (inside_itself, [("group_inside_itself", None, "network.groups.block")]),
    "a group inside itself through another": (
        inside_another,
        [("group_inside_itself", None, "network.groups.block"), ("group_inside_itself", None, "network.groups.outer")],
    ),
    "a repeat of a million": (repeat(10**6), [("too_many_copies", "deep", "network.nodes.deep.repeat")]),
    "a repeat of nothing": (repeat(0), [("out_of_bounds", "deep", "network.nodes.deep.repeat")]),
    "a repeat of one and a half": (repeat(1.5), [("not_a_whole_number", "deep", "network.nodes.deep.repeat")]),
    "a parameter out of range": (config(width=-3), [("out_of_bounds", "deep", "network.nodes.deep.config.width")]),
    "a parameter of another kind": (
        config(width="wide"),
        [("not_a_whole_number", "deep", "network.nodes.deep.config.width")],
    ),
    "a parameter that is not there": (
        config(height=3),
        [("unknown_parameter", "deep", "network.nodes.deep.config.height")],
    ),
    "a reference to a parameter that is not there": (
        inner_setting(given("height")),
        [("unknown_parameter", None, "network.groups.block.nodes.fit.config.units")],
    ),
    "a fraction of a parameter": (
        inner_setting(given("width", over=4)),
        [("not_a_whole_number", "deep", "network.groups.block.nodes.fit.config.units")],
    ),
    "a parameter divided by nothing": (
        inner_setting(given("width", over=0)),
        [("parameter_factor", None, "network.groups.block.nodes.fit.config.units")],
    ),
    "shapes that don't fit inside": (
        config(width=5),
        [("add_shapes_differ", "deep", "network.groups.block.nodes.sum")],
    ),
    "a port that is not there": (
        wrong_port,
        [
            ("unknown_port", "deep", "network.nodes.deep"),
            ("wire_missing", "deep", "network.nodes.deep"),
            ("unused_node", "first", None),
        ],
    ),
    "a group without a wire": (
        without_wire,
        [("wire_missing", "deep", "network.nodes.deep"), ("unused_node", "first", None)],
    ),
    "an output that is not there": (
        group_key("ports", {"output": "nothing"}),
        [("group_output_missing", None, "network.groups.block.ports.output")],
    ),
    "an input that a block is called by": (
        group_key("ports", {"inputs": ["fit"], "output": "sum"}),
        [
            ("group_input_taken", None, "network.groups.block.ports.inputs"),
            ("edge_unknown_node", None, "network.groups.block.edges.0"),
            ("edge_unknown_node", None, "network.groups.block.edges.6"),
        ],
    ),
    "an input that leads nowhere": (
        group_key("ports", {"inputs": ["in", "side"], "output": "sum"}),
        [
            ("group_input_unused", None, "network.groups.block"),
            ("wire_missing", "deep", "network.nodes.deep"),
        ],
    ),
    "a group called like a layer": (renamed_to_a_layer, [("group_name_taken", None, "network.groups.dense")]),
    "a group that is none": (
        lambda raw: raw["network"].update(groups={"block": 3}),
        [
            ("not_an_object", None, "network.groups.block"),
        ],
    ),
    "groups that are none": (
        lambda raw: raw["network"].update(groups=[]),
        [
            ("not_an_object", None, "network.groups"),
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_bad_groups_are_named_with_their_cure(name: str) -> None:
    change, expected = CASES[name]
    raw = copy.deepcopy(grouped(3))
    change(raw)
    before = copy.deepcopy(raw)
    result = check(raw)
    told = [(problem.code, problem.node_id, problem.path) for problem in result.problems]
    assert [problem for problem in told if problem[0] != "unknown_type"][: len(expected)] == expected
    assert all(problem.hint and "/" not in (problem.node_id or "") for problem in result.problems)
    assert result.spec is None
    assert raw == before


def test_a_layer_cannot_be_repeated() -> None:
    raw = grouped(1)
    raw["network"]["nodes"][1]["repeat"] = 2
    assert [(p.code, p.node_id) for p in check(raw).problems] == [("repeat_needs_group", "first")]


def test_what_is_wrong_in_every_copy_is_told_once() -> None:
    assert len(check(grouped(50, config={"width": 5})).problems) == 1


def test_a_large_network_is_counted_as_far_as_the_limit() -> None:
    copies = (LIMITS.nodes - 3) // 6
    assert check(grouped(copies)).weights == 18 + copies * 96 + 14
    assert [problem.code for problem in check(grouped(copies + 1)).problems] == ["too_many_copies"]


def test_deeply_nested_doublings_are_refused_without_being_written_out() -> None:
    raw = grouped(1)
    groups = raw["network"]["groups"]
    for depth in range(60):
        kind = f"level_{depth - 1}" if depth else "block"
        groups[f"level_{depth}"] = {
            "nodes": [{**node("twice", kind), "repeat": 9}],
            "edges": wires("in twice"),
            "ports": {"output": "twice"},
        }
    raw["network"]["nodes"][2]["type"] = "level_59"
    assert [problem.code for problem in check(raw).problems] == ["too_many_copies"]
