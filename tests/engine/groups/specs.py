"""Specs with groups, as JSON."""

import itertools
from collections.abc import Mapping
from typing import Any

from tests.engine.checks.specs import whole

Json = dict[str, Any]


def node(name: str, kind: str, **config: Any) -> Json:
    """A node with settings."""
    return {"id": name, "type": kind, "config": config}


def wires(*chains: str) -> list[Json]:
    """Edges along chains of names: `in a b` is in -> a and a -> b. `a>b:port` names the port of b."""
    edges: list[Json] = []
    for chain in chains:
        names = chain.split()
        for source, target in itertools.pairwise(names):
            name, _, port = target.partition(":")
            edges.append(
                {"source": source.partition(":")[0], "target": name, **({"target_port": port} if port else {})}
            )
    return edges


def given(name: str, **scale: int) -> Json:
    """A setting that is the value of a parameter."""
    return {"parameter": name, **scale}


RESIDUAL: Json = {
    "nodes": [
        node("fit", "dense", units=given("width")),
        node("norm", "batch_norm"),
        node("act", "relu"),
        node("drop", "dropout", rate=given("rate")),
        node("back", "dense", units=given("width")),
        node("sum", "add"),
    ],
    "edges": wires("in fit norm act drop back sum", "in sum"),
    "ports": {"inputs": ["in"], "output": "sum"},
    "parameters": {"width": 6, "rate": 0.25},
}
"""A residual block of a dense network, with everything that makes copies differ: statistics, noise, weights."""


def grouped(repeat: int = 3, group: Json | None = None, config: Mapping[str, Any] | None = None, **keys: Any) -> Json:
    """A network of one repeated group between two dense layers, on the spiral."""
    raw = whole(**keys)
    raw["network"] = {
        "groups": {"block": group or RESIDUAL},
        "nodes": [
            node("x", "input"),
            node("first", "dense", units=6),
            {**node("deep", "block", **(config or {})), "repeat": repeat},
            node("logits", "dense", units=2),
        ],
        "edges": wires("x first deep logits"),
    }
    raw["objectives"][0]["prediction"] = "logits"
    return raw


def written_out(raw: Json) -> Json:
    """The same network drawn without groups, by hand: names with `_` where addresses have `/`."""
    network = raw["network"]
    group, instance = network["groups"]["block"], network["nodes"][2]
    values = {**group["parameters"], **instance["config"]}
    nodes, edges = [network["nodes"][0], network["nodes"][1]], wires("x first")
    before = "first"
    for number in range(1, instance["repeat"] + 1):
        for inner in group["nodes"]:
            config = {
                name: values[value["parameter"]] * value.get("times", 1) // value.get("over", 1)
                if isinstance(value, dict) and "parameter" in value and ("times" in value or "over" in value)
                else values[value["parameter"]]
                if isinstance(value, dict) and "parameter" in value
                else value
                for name, value in inner["config"].items()
            }
            nodes.append({**inner, "id": f"deep_{number}_{inner['id']}", "config": config})
        for edge in group["edges"]:
            source = before if edge["source"] == "in" else f"deep_{number}_{edge['source']}"
            edges.append({**edge, "source": source, "target": f"deep_{number}_{edge['target']}"})
        before = f"deep_{number}_{group['ports']['output']}"
    nodes.append(network["nodes"][3])
    return {**raw, "network": {"nodes": nodes, "edges": [*edges, *wires(f"{before} logits")]}}
