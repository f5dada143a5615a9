"""The order of a plan follows structure: names, positions and the order of the spec's lists do not matter."""

import random

import pytest

from engine.compile.plan import Plan, make_plan
from engine.layers.initialize import node_salt
from engine.spec import Network
from tests.engine.experiments import chain, dense, node, residual


def renamed(network: dict, names: dict[str, str]) -> dict:
    nodes = [{**part, "id": names.get(part["id"], part["id"])} for part in network["nodes"]]
    edges = [{key: names.get(value, value) for key, value in edge.items()} for edge in network["edges"]]
    return {"nodes": nodes, "edges": edges}


def shuffled(network: dict, seed: int) -> dict:
    """Nodes in any order; edges too, but for those into one port, whose order counts."""
    draw = random.Random(seed)
    nodes = list(network["nodes"])
    draw.shuffle(nodes)
    targets = sorted({edge["target"] for edge in network["edges"]})
    draw.shuffle(targets)
    edges = [edge for target in targets for edge in network["edges"] if edge["target"] == target]
    return {"nodes": nodes, "edges": edges}


def plan(network: dict) -> Plan:
    return make_plan(Network.model_validate(network), (2,))


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_spec_does_not_matter(seed: int) -> None:
    assert plan(shuffled(residual(), seed)).structure == plan(residual()).structure


def test_names_do_not_matter_and_keep_their_places() -> None:
    names = {"left": "zeta", "bend": "alpha", "middle": "m2", "right": "a1", "sum": "q", "both": "b", "out": "o"}
    before, after = plan(residual()), plan(renamed(residual(), names))
    assert after.structure == before.structure
    assert [names.get(part.node_id, part.node_id) for part in before.nodes] == [part.node_id for part in after.nodes]


def test_sources_come_before_readers_and_wires_keep_their_order() -> None:
    made = plan(residual())
    for position, part in enumerate(made.nodes):
        assert all(source < position for source in part.sources)
        assert [made.edges[wire].target for wire in part.wires] == [part.node_id] * len(part.wires)
    both = made.nodes[made.index("both")]
    assert [made.nodes[source].node_id for source in both.sources] == ["sum", "right"]


def test_the_order_of_wires_into_one_port_counts() -> None:
    turned = residual()
    into = [edge for edge in turned["edges"] if edge["target"] == "both"]
    turned["edges"] = [edge for edge in turned["edges"] if edge["target"] != "both"] + into[::-1]
    assert plan(turned).structure != plan(residual()).structure


def test_branches_that_differ_only_behind_are_distinguished() -> None:
    """Two equal layers on the input, one bent by tanh, one by ReLU: whichever is named first, the plan is the same."""

    def two(first: str, second: str) -> dict:
        nodes = [
            node("x", "input"),
            dense("a", 3),
            dense("b", 3),
            node("c", first),
            node("d", second),
            node("e", "add"),
        ]
        wires = [("x", "a"), ("x", "b"), ("a", "c"), ("b", "d"), ("c", "e"), ("d", "e")]
        if first == "relu":
            wires = [*wires[:4], wires[5], wires[4]]
        return {"nodes": nodes, "edges": [{"source": source, "target": target} for source, target in wires]}

    assert plan(two("tanh", "relu")).structure == plan(two("relu", "tanh")).structure


def test_live_values_and_initialisers_are_no_part_of_the_structure() -> None:
    he = {"type": "he_normal", "config": {}}
    one = chain(dense("a", 3), node("b", "dropout", rate=0.1))
    other = chain(dense("a", 3, weight_initializer=he), node("b", "dropout", rate=0.9))
    assert plan(one).structure == plan(other).structure
    assert plan(one).nodes[1].start != plan(other).nodes[1].start


def test_salts_follow_names() -> None:
    assert plan(chain(dense("a", 3))).salts == [node_salt("x"), node_salt("a")]
