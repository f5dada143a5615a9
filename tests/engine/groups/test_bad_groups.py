"""Bad groups are answered with what is wrong, where, and how to fix it; nothing is taken from the drawing."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from engine.checks import check
from engine.limits import LIMITS
from engine.spec import ExperimentSpec
from engine.spec.counts import count_wires
from engine.spec.expand import expand
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
    "a repeat that is no number": (repeat("three"), [("not_a_whole_number", "deep", "network.nodes.deep.repeat")]),
    "a repeat that is endless": (repeat(float("inf")), [("not_finite", "deep", "network.nodes.deep.repeat")]),
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
    "a parameter divided by nothing in a list": (
        inner_setting([given("width", over=0)]),
        [("parameter_factor", None, "network.groups.block.nodes.fit.config.units")],
    ),
    "a reference outside of groups": (
        config(width=given("width")),
        [("unknown_parameter", "deep", "network.nodes.deep.config.width")],
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
            ("unknown_port", "deep", "network.nodes.deep"),
            ("wire_missing", "deep", "network.nodes.deep"),
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
    reported = [(problem.code, problem.node_id, problem.path) for problem in result.problems]
    assert reported == expected
    assert all(problem.hint and "/" not in (problem.node_id or "") for problem in result.problems)
    assert result.spec is None
    assert raw == before


def test_a_layer_cannot_be_repeated() -> None:
    raw = grouped(1)
    raw["network"]["nodes"][1]["repeat"] = 2
    assert [(p.code, p.node_id) for p in check(raw).problems] == [("repeat_needs_group", "first")]


def test_what_is_wrong_in_every_copy_is_reported_once() -> None:
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


def test_a_network_that_would_take_too_long_to_compile_is_counted_but_not_trained() -> None:
    raw = grouped(1)
    names = [f"layer_{number}" for number in range(LIMITS.trained_nodes // 2)]
    wide = [
        [node(f"{name}_d", "dense", units=number + 2), node(f"{name}_a", "tanh")] for number, name in enumerate(names)
    ]
    raw["network"]["groups"]["block"] = {
        "nodes": [each for pair in wide[:-1] for each in pair],
        "edges": wires("in " + " ".join(f"{name}_d {name}_a" for name in names[:-1])),
        "ports": {"output": f"{names[-2]}_a"},
    }
    raw["network"]["nodes"][2]["repeat"] = 3
    result = check(raw)
    assert [problem.code for problem in result.problems] == ["too_many_trained_nodes"]
    assert isinstance(result.problems[0].got, int)
    assert result.problems[0].got > LIMITS.trained_nodes
    assert all(fact.output_shape is not None for fact in result.nodes)


def test_copies_in_a_row_are_no_hindrance() -> None:
    assert check(grouped(LIMITS.nodes // 6 - 1)).problems == ()


def test_a_parameter_that_grows_beyond_every_number_is_refused() -> None:
    raw = grouped(1)
    groups = raw["network"]["groups"]
    groups["block"] = {
        "nodes": [node("fit", "dense", units=given("width", over=10_000))],
        "edges": wires("in fit"),
        "ports": {"output": "fit"},
        "parameters": {"width": 6},
    }
    for depth in range(90):
        groups[f"level_{depth}"] = {
            "nodes": [node("in_it", f"level_{depth - 1}" if depth else "block", width=given("width", times=9999))],
            "edges": wires("in in_it"),
            "ports": {"output": "in_it"},
            "parameters": {"width": 6},
        }
    raw["network"]["nodes"][2] = node("deep", "level_89")
    assert {problem.node_id for problem in check(raw).problems} == {"deep"}


def test_wires_that_double_with_every_group_are_counted_before_they_are_written() -> None:
    raw = grouped(1)
    groups = raw["network"]["groups"]
    groups["block"] = {
        "nodes": [node("sum", "add")],
        "edges": wires("in sum", "more sum"),
        "ports": {"inputs": ["in", "more"], "output": "sum"},
    }
    for depth in range(40):
        groups[f"level_{depth}"] = {
            "nodes": [node("a", f"level_{depth - 1}" if depth else "block")],
            "edges": [*wires("in a", "in a:more", "more a", "more a:more")],
            "ports": {"inputs": ["in", "more"], "output": "a"},
        }
    raw["network"]["nodes"][2] = node("deep", "level_39")
    raw["network"]["edges"] = wires("x first deep logits", "first deep:more")
    assert [problem.code for problem in check(raw).problems] == ["too_many_wires_in_copies"]


def test_wires_are_counted_as_they_are_written() -> None:
    for raw in (grouped(1), grouped(5)):
        spec = ExperimentSpec.model_validate(raw)
        assert count_wires(spec.network) == len(expand(spec)[0].network.edges)


def test_factors_of_groups_in_groups_are_bounded() -> None:
    raw = grouped(2)
    raw["network"]["groups"]["outer"] = {
        "nodes": [{**node("a", "block"), "learning_rate_factor": 1e6}],
        "edges": wires("in a"),
        "ports": {"output": "a"},
    }
    raw["network"]["nodes"][2] = {**node("deep", "outer"), "learning_rate_factor": 1e6}
    nodes = expand(ExperimentSpec.model_validate(raw))[0].network.nodes
    assert max(each.learning_rate_factor for each in nodes) == 1e6
