"""A network with groups is the network of layers that they stand for."""

from typing import Any

import pytest

from engine.checks import check, require_valid
from engine.spec import ExperimentSpec, paths
from engine.spec.expand import expand
from tests.engine.groups.specs import RESIDUAL, given, grouped, node, wires, written_out


def facts(raw: dict[str, Any]) -> dict[str, tuple[Any, int, int]]:
    result = check(raw)
    assert result.problems == ()
    return {fact.node_id: (fact.output_shape, fact.weights, fact.operations) for fact in result.nodes}


def test_counts_equal_those_of_the_network_drawn_by_hand() -> None:
    for repeat in (1, 2, 7):
        folded, flat = check(grouped(repeat)), check(written_out(grouped(repeat)))
        assert folded.problems == flat.problems == ()
        assert (folded.weights, folded.operations, folded.memory_bytes) == (
            flat.weights,
            flat.operations,
            flat.memory_bytes,
        )
        assert folded.weights == 18 + repeat * (42 + 12 + 42) + 14


def test_a_block_has_the_sums_of_its_copies_and_the_shape_of_the_last() -> None:
    found = facts(grouped(4))
    assert list(found) == ["x", "first", "deep", "logits"]
    drawn = facts(written_out(grouped(4)))
    copies = [each for name, each in drawn.items() if name.startswith("deep_")]
    assert found["deep"] == ((6,), sum(each[1] for each in copies), sum(each[2] for each in copies))


def test_addresses_wires_and_settings_of_copies() -> None:
    spec, expansion = expand(ExperimentSpec.model_validate(grouped(2, config={"width": 6, "rate": 0.5})))
    names = [each.id for each in spec.network.nodes]
    assert names[2:8] == [f"deep/1/{name}" for name in ("fit", "norm", "act", "drop", "back", "sum")]
    assert expansion.output("deep") == "deep/2/sum"
    into = {(edge.source, edge.target) for edge in spec.network.edges}
    assert {("first", "deep/1/fit"), ("first", "deep/1/sum"), ("deep/1/sum", "deep/2/fit")} < into
    assert {("deep/1/sum", "deep/2/sum"), ("deep/2/sum", "logits")} < into
    configs = {each.id: each.config for each in spec.network.nodes}
    assert configs["deep/2/drop"] == {"rate": 0.5}
    origin = expansion.origin("deep/2/drop")
    assert origin.setting("rate") == "network.nodes.deep.config.rate"
    assert expansion.origin("deep/1/norm").setting("momentum") == "network.groups.block.nodes.norm.config.momentum"
    assert expansion.origin("logits").setting("units") == "network.nodes.logits.config.units"


def test_paths_read_and_replace_in_groups_and_instances() -> None:
    spec = require_valid(ExperimentSpec.model_validate(grouped(2)))
    assert paths.read(spec, "network.nodes.deep.config.rate") == 0.25
    assert paths.read(spec, "network.groups.block.nodes.norm.config.momentum") == 0.1
    changed = paths.replace(spec, "network.groups.block.nodes.norm.config.momentum", 0.5)
    norms = [each for each in expand(changed)[0].network.nodes if each.type == "batch_norm"]
    assert [each.config["momentum"] for each in norms] == [0.5, 0.5]


NESTED = {
    "nodes": [node("one", "block", width=given("size", times=2)), node("two", "block", width=given("size", times=2))],
    "edges": wires("in one two"),
    "ports": {"output": "two"},
    "parameters": {"size": 3},
}


def test_groups_in_groups_pass_their_parameters_on() -> None:
    raw = grouped(3)
    raw["network"]["groups"]["stage"] = NESTED
    raw["network"]["nodes"][2] = {**node("deep", "stage"), "repeat": 3}
    assert facts(raw)["deep"][1] == 6 * 96
    spec, expansion = expand(ExperimentSpec.model_validate(raw))
    assert expansion.output("deep") == "deep/3/two/1/sum"
    assert "deep/2/one/1/fit" in {each.id for each in spec.network.nodes}
    rate = expansion.origin("deep/2/one/1/drop").setting("rate")
    assert rate == "network.groups.stage.nodes.one.config.rate"
    width = expansion.origin("deep/2/one/1/fit").setting("units")
    assert width == "network.groups.block.nodes.fit.config.units"


def test_a_group_with_two_inputs_keeps_the_second_for_every_copy() -> None:
    group = {
        "nodes": [node("sum", "add"), node("act", "tanh")],
        "edges": wires("in sum act", "extra sum"),
        "ports": {"inputs": ["in", "extra"], "output": "act"},
    }
    raw = grouped(3, group)
    raw["network"]["edges"] = wires("x first deep logits", "first deep:extra")
    spec, _ = expand(ExperimentSpec.model_validate(raw))
    into = [(edge.source, edge.target) for edge in spec.network.edges]
    for copy in (1, 2, 3):
        assert ("first", f"deep/{copy}/sum") in into
    assert ("deep/1/act", "deep/2/sum") in into
    assert facts(raw)["deep"][0] == (6,)


@pytest.mark.parametrize(("times", "over", "expected"), [(4, 1, 24), (1, 2, 3), (3, 2, 9)])
def test_a_parameter_is_scaled_by_whole_numbers(times: int, over: int, expected: int) -> None:
    group = {
        "nodes": [node("fit", "dense", units=given("width", times=times, over=over))],
        "edges": wires("in fit"),
        "ports": {"output": "fit"},
        "parameters": {"width": 6},
    }
    assert facts(grouped(1, group))["deep"][0] == (expected,)


def test_the_normal_form_keeps_groups_and_fills_their_defaults_in() -> None:
    result = check(grouped(3))
    assert result.spec is not None
    network = result.spec.network
    deep = next(each for each in network.nodes if each.id == "deep")
    assert (deep.repeat, deep.config) == (3, {"width": 6, "rate": 0.25})
    inner = {each.id: each.config for each in network.groups["block"].nodes}
    assert inner["fit"]["units"] == {"parameter": "width"}
    assert inner["fit"]["use_bias"] is True
    assert inner["drop"] == {"rate": {"parameter": "rate"}, "scaling": "inverted"}
    assert check(result.spec.model_dump(mode="json")).spec_hash == result.spec_hash


def test_the_hash_knows_groups_and_not_how_they_are_spelled() -> None:
    shuffled = grouped(3)
    group = {**RESIDUAL, "nodes": RESIDUAL["nodes"][::-1]}
    shuffled["network"]["groups"]["block"] = group
    spelled = grouped(3, config={"width": 6})
    hashes = {check(raw).spec_hash for raw in (grouped(3), shuffled, spelled)}
    assert len(hashes) == 1
    assert hashes.isdisjoint({check(grouped(4)).spec_hash, check(grouped(3, config={"rate": 0.5})).spec_hash})


def test_an_objective_reads_the_last_copy_of_a_group() -> None:
    raw = grouped(2, config={"width": 2})
    raw["network"]["nodes"] = [node("x", "input"), *raw["network"]["nodes"][2:3]]
    raw["network"]["edges"] = wires("x deep")
    raw["objectives"][0]["prediction"] = "deep"
    result = check(raw)
    assert result.problems == ()
    assert result.spec is not None
    assert result.spec.objectives[0].prediction == "deep"
    assert expand(result.spec)[0].objectives[0].prediction == "deep/2/sum"
