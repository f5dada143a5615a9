"""Rules, cures and the rows of a run take work in proportion to the nodes and wires of the network."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from engine.compile.program import Program
from engine.findings import changes, find_all
from engine.findings.definition import Evidence
from engine.findings.diagnosis import diagnose
from engine.findings.facts import InputFacts
from engine.findings.history import column_of
from engine.findings.network import normalizes_first
from engine.report import NODE_COLUMNS
from engine.run import schema
from engine.spec import Edge, ExperimentSpec, Network, Node
from engine.spec.expand import expand
from tests.engine.experiments import Experiment, chain, dense, node
from tests.engine.findings.evidence import make_evidence
from tests.work import work_of

SIZE = 100
TWICE = 2.02
"""Twice the nodes may cost this many times the work: what does not depend on their number makes it less than 2."""


def spec_of(count: int, *kinds: str) -> ExperimentSpec:
    """So many nodes in a row, of these types in turn; a dense layer at both ends."""
    inner = [
        dense(f"n{number}", 4)
        if kinds[number % len(kinds)] == "dense"
        else node(f"n{number}", kinds[number % len(kinds)])
        for number in range(count)
    ]
    return Experiment(chain(dense("first", 4), *inner, dense("out", 2)), "out").spec()


def fan_of(count: int, kind: str) -> ExperimentSpec:
    """Half of the nodes in a row of one type, which the other half, ReLUs, all read."""
    half = count // 2
    row = [Node(id=f"n{number}", type=kind) for number in range(half)]
    ends = [Node(id=f"r{number}", type="relu") for number in range(half)]
    names = ["x", "first", *(each.id for each in row)]
    edges = [Edge(source=source, target=target) for source, target in pairwise(names)]
    edges += [Edge(source=names[-1], target=each.id) for each in ends]
    edges += [Edge(source=each.id, target="out") for each in ends]
    spec = spec_of(0, "dense")
    network = Network(nodes=(*spec.network.nodes, *row, *ends), edges=tuple(edges))
    return spec.model_copy(update={"network": network})


def planned(spec: ExperimentSpec) -> Program:
    """As much of a program as the rows of a run are read from, without the cost of planning it."""
    from engine import registry

    order = [each.id for each in spec.network.nodes]
    nodes = [
        SimpleNamespace(
            node_id=each.id,
            layer=registry.layer(each.type),
            config=registry.layer_config(each),
            input_shapes=((4,),),
            sources=tuple(order.index(edge.source) for edge in spec.network.edges if edge.target == each.id),
        )
        for each in spec.network.nodes
    ]
    return cast(Program, SimpleNamespace(plan=SimpleNamespace(nodes=nodes)))


CHANGED: dict[str, tuple[Callable[[int], Any], Callable[[Any], object]]] = {
    "ReLU and He": (lambda n: spec_of(n, "dense", "tanh"), changes.with_relu_and_he),
    "ReLU and He behind a long row": (lambda n: fan_of(n, "batch_norm"), changes.with_relu_and_he),
    "weights drawn again": (lambda n: spec_of(n, "dense", "relu"), changes.with_drawn_weights),
    "weights drawn again behind a long row": (lambda n: fan_of(n, "batch_norm"), changes.with_drawn_weights),
    "ReLU behind every layer": (lambda n: spec_of(n, "dense"), changes.with_hidden_relu),
    "batch norm before every activation": (lambda n: spec_of(n, "dense", "relu"), changes.with_batch_norm),
    "leaky ReLU": (lambda n: spec_of(n, "dense", "relu"), changes.with_leaky_relu),
    "whether it normalises first": (lambda n: without_first(spec_of(n, "tanh")), normalizes_first),
    "the strip of a row without activations": (
        lambda n: planned(spec_of(n, "batch_norm")),
        schema.activations_behind,
    ),
    "one statistic of every node": (
        lambda n: make_evidence(spec_of(n, "tanh"), {}, rows=2),
        lambda evidence: [column_of(evidence, each.id, NODE_COLUMNS[0]) for each in evidence.spec.network.nodes],
    ),
}


def without_first(spec: ExperimentSpec) -> ExperimentSpec:
    """The first dense layer as a linear one, so that a row without weights follows the input."""
    nodes = tuple(
        each.model_copy(update={"type": "linear", "config": {}}) if each.id == "first" else each
        for each in spec.network.nodes
    )
    return spec.model_copy(update={"network": spec.network.model_copy(update={"nodes": nodes})})


@pytest.mark.parametrize("name", CHANGED)
def test_twice_the_nodes_cost_about_twice_the_work(name: str) -> None:
    make, change = CHANGED[name]
    small, large = make(SIZE), make(2 * SIZE)
    change(make(4))
    once, twice = work_of(lambda: change(small)), work_of(lambda: change(large))
    assert twice <= TWICE * once, f"{once:,} and {twice:,} bytecodes"


def bent(count: int, kind: str, **training: Any) -> ExperimentSpec:
    """Dense layers and activations in turn."""
    spec = spec_of(count, "dense", kind)
    return spec.model_copy(update={"training": spec.training.model_copy(update=training)})


def dense_of(spec: ExperimentSpec) -> list[str]:
    return [each.id for each in spec.network.nodes if each.type == "dense"]


def of(spec: ExperimentSpec, kind: str, columns: dict[str, Any], **facts: Any) -> Evidence:
    """Evidence in which all layers of a type have the same statistics."""
    names = [each.id for each in spec.network.nodes if each.type == kind]
    return make_evidence(spec, dict.fromkeys(names, columns), **facts)


def fading(spec: ExperimentSpec) -> Evidence:
    deltas = np.geomspace(1e-6, 0.5, len(dense_of(spec)))
    return make_evidence(spec, {name: {"delta_rms": delta} for name, delta in zip(dense_of(spec), deltas, strict=True)})


def started(spec: ExperimentSpec, kind: str) -> ExperimentSpec:
    """All weights from one initialiser."""
    start = {"weight_initializer": {"type": kind, "config": {}}}
    nodes = tuple(
        each.model_copy(update={"config": {**each.config, **start}}) if each.type == "dense" else each
        for each in spec.network.nodes
    )
    return spec.model_copy(update={"network": spec.network.model_copy(update={"nodes": nodes})})


def frozen(spec: ExperimentSpec) -> ExperimentSpec:
    nodes = tuple(each.model_copy(update={"frozen": each.id != "out"}) for each in spec.network.nodes)
    return spec.model_copy(update={"network": spec.network.model_copy(update={"nodes": nodes})})


def copied(count: int) -> Evidence:
    """A dense layer and a sigmoid as one group that is repeated; what its copies measure shows a fading gradient."""
    group = {
        "nodes": [dense("one", 4), node("bend", "sigmoid")],
        "edges": [{"source": "in", "target": "one"}, {"source": "one", "target": "bend"}],
        "ports": {"output": "bend"},
    }
    row = chain(dense("first", 4), {**node("deep", "pair"), "repeat": count // 2}, dense("out", 2))
    drawn = Experiment({**row, "groups": {"pair": group}}, "out").spec()
    return replace(fading(expand(drawn)[0]), drawn=drawn)


RAW = InputFacts(low=0.1, high=1680.0, rms=800.0, narrowest=0.1, widest=315.0)
STILL = {"update_ratio": 4e-7, "weight_gradient_norm": 0.4, "weight_norm": 1.0}
SHRUNK = {"weight_norm": [4.0, *[1.2] * 63]}
WORSE = np.asarray([[8.0, 1.0], [16.0, 3.0], [32.0, 3.0], [64.0, 3.0], [128.0, 3.0]])

FOUND: dict[str, tuple[Callable[[int], Evidence], str]] = {
    "saturated": (lambda n: of(bent(n, "tanh"), "tanh", {"saturated": 0.99}), "saturated_units"),
    "dead": (lambda n: of(bent(n, "relu"), "relu", {"window_dead": 0.9, "batch_dead": 0.9}), "dying_relu"),
    "fading": (lambda n: fading(bent(n, "sigmoid")), "vanishing_gradient"),
    "fading in copies of a group": (copied, "vanishing_gradient"),
    "still": (lambda n: of(bent(n, "tanh"), "dense", STILL), "learning_rate_too_low"),
    "shrunk": (lambda n: of(bent(n, "tanh", l2=1.0), "dense", SHRUNK), "penalty_too_strong"),
    "straight": (lambda n: of(spec_of(n, "dense"), "dense", {}), "linear_network"),
    "alike": (lambda n: of(started(bent(n, "tanh"), "zeros"), "dense", {}), "equal_start"),
    "unscaled": (lambda n: of(bent(n, "tanh"), "dense", {}, inputs=RAW), "unscaled_inputs"),
    "frozen": (lambda n: of(frozen(bent(n, "tanh")), "dense", STILL | {"update_ratio": 0.0}), "frozen_layers"),
    "rising": (lambda n: of(bent(n, "tanh"), "dense", {}, losses=[0.7, *[5.0] * 63]), "learning_rate_too_high"),
    "overfitting": (lambda n: of(bent(n, "tanh"), "dense", {}, losses=0.1, evaluations=WORSE), "overfitting"),
}


@pytest.mark.parametrize("name", FOUND)
def test_all_rules_together_cost_about_twice_the_work_for_twice_the_nodes(name: str) -> None:
    make, code = FOUND[name]
    assert code in [finding.code for finding in find_all(make(SIZE))]
    for look in (find_all, diagnose):
        small, large = make(SIZE), make(2 * SIZE)
        once = work_of(lambda look=look, of=small: look(of))
        twice = work_of(lambda look=look, of=large: look(of))
        assert twice <= TWICE * once, f"{once:,} and {twice:,} bytecodes"


def test_rows_are_read_off_the_names() -> None:
    evidence = make_evidence(spec_of(2, "tanh"), {"n1": {"delta_rms": 3.0}}, rows=2)
    assert evidence.schema.rows == {"x": 0, "first": 1, "n0": 2, "n1": 3, "out": 4}
    assert column_of(evidence, "n1", "delta_rms").tolist() == [3.0, 3.0]
    assert replace(evidence.schema, nodes=("a",)).rows == {"a": 0}
