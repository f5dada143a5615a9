"""A check's work grows with the size of the spec, and what is larger than the limits is refused before it."""

import json
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from typing import Any

import pytest

from engine import registry
from engine.checks import check
from tests.work import work_of

Spec = dict[str, Any]
TWICE = 2.5
"""Twice the size may cost this many times the work: linear, and a logarithm for sorting."""

BYTECODES_A_VALUE = 350
"""What looking at a value once, and copying it, may cost."""

HUGE = {int: 2**53 - 1, float: 1e308}


def spec_of(nodes: list[Spec], edges: list[Spec], **parts: Any) -> Spec:
    objective = {"loss": {"type": "cross_entropy"}, "prediction": nodes[-1]["id"], "target": "label"}
    network = {"nodes": nodes, "edges": edges}
    return {"network": network, "data": {"type": "spiral"}, "objectives": [objective], **parts}


def chain(kind: str, count: int, config: Spec | None = None) -> Spec:
    """input -> count layers of a kind -> dense."""
    inner = [{"id": f"n{number}", "type": kind, "config": config or {}} for number in range(count)]
    nodes = [{"id": "x", "type": "input"}, *inner, {"id": "out", "type": "dense", "config": {"units": 2}}]
    edges = [{"source": a["id"], "target": b["id"]} for a, b in pairwise(nodes)]
    return spec_of(nodes, edges)


def fan(count: int) -> Spec:
    """One node is read by many, and all of them by one."""
    inner = [{"id": f"n{number}", "type": "tanh"} for number in range(count)]
    ends = [{"id": "sum", "type": "add"}, {"id": "out", "type": "dense", "config": {"units": 2}}]
    out = [{"source": "x", "target": node["id"]} for node in inner]
    back = [{"source": node["id"], "target": "sum"} for node in inner]
    nodes = [{"id": "x", "type": "input"}, *inner, *ends]
    return spec_of(nodes, [*out, *back, {"source": "sum", "target": "out"}])


def with_data(**parts: Any) -> Spec:
    return {**chain("tanh", 1), "data": {"type": "spiral", **parts}}


def with_config(config: Spec) -> Spec:
    return chain("dense", 1, config)


GROWING: dict[str, Callable[[int], Spec]] = {
    "a chain of linear layers": lambda n: chain("linear", n),
    "a chain of dense layers": lambda n: chain("dense", n, {"units": 3}),
    "a chain of step functions": lambda n: chain("step", n),
    "layers with a vocabulary behind a chain": lambda n: chain("linear", n, {"unknown": 1}),
    "a fan": fan,
    "nodes without an edge": lambda n: spec_of([{"id": f"n{number}", "type": "tanh"} for number in range(n)], []),
    "edges to nowhere": lambda n: spec_of([{"id": "x", "type": "input"}], [{"source": "a", "target": "b"}] * n),
    "one edge many times": lambda n: spec_of(
        [{"id": "x", "type": "input"}, {"id": "y", "type": "tanh"}], [{"source": "x", "target": "y"}] * n
    ),
    "nodes of one name": lambda n: spec_of([{"id": "x", "type": "input"}] * n, []),
    "nodes of no known type": lambda n: spec_of([{"id": f"n{number}", "type": "nothing"} for number in range(n)], []),
    "settings that do not exist": lambda n: with_config({f"key_{number}": 1 for number in range(n)}),
    "a setting that is a long list": lambda n: with_config({"units": [1] * n}),
    "a setting that is a long text": lambda n: with_config({"units": "9" * 100 * n}),
    "numbers beyond JSON": lambda n: with_config({f"key_{number}": 2**60 for number in range(n)}),
    "keys of the spec": lambda n: {**chain("tanh", 1), **{f"key_{number}": 1 for number in range(n)}},
    "preprocessing": lambda n: with_data(preprocessing=[{"type": "standardize"}] * n),
    "augmentations": lambda n: with_data(augmentations=[{"type": "flip"}] * n),
    "objectives": lambda n: {**chain("tanh", 1), "objectives": chain("tanh", 1)["objectives"] * n},
    "class weights": lambda n: {**chain("tanh", 1), "training": {"class_weights": [1.0] * n}},
    "class weights that are none": lambda n: {**chain("tanh", 1), "training": {"class_weights": ["x"] * n}},
    "metrics": lambda n: {**chain("tanh", 1), "training": {"evaluation": {"metrics": ["accuracy"] * n}}},
    "depth": lambda n: with_config({"units": json.loads("[" * (n // 16) + "]" * (n // 16))}),
    "long names of ports": lambda n: spec_of(
        [{"id": "x", "type": "input"}, {"id": "y", "type": "tanh"}],
        [{"source": "x", "target": "y", "target_port": "p" * 100 * n}],
    ),
}


@pytest.mark.parametrize("name", GROWING)
def test_twice_the_size_costs_about_twice_the_work(name: str) -> None:
    make = GROWING[name]
    check(make(60))
    once, twice = (work_of(lambda size=size: check(make(size))) for size in (60, 120))
    assert twice <= TWICE * once


def values_of(document: Any) -> int:
    """Numbers, texts, lists and objects of a document."""
    inner = document.values() if isinstance(document, dict) else document if isinstance(document, list) else ()
    return 1 + sum(values_of(value) for value in inner)


LARGE = {
    "nodes": spec_of([{"id": f"n{number}", "type": "tanh"} for number in range(5_000)], []),
    "edges": spec_of([{"id": "x", "type": "input"}], [{"source": "x", "target": "x"}] * 5_000),
    "preprocessing": with_data(preprocessing=[{"type": "standardize"}] * 5_000),
    "augmentations": with_data(augmentations=[{"type": "flip"}] * 5_000),
    "objectives": {**chain("tanh", 1), "objectives": [{}] * 10_000},
    "values": {"network": {"nodes": [1] * 100_000}},
}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("nodes", "too_many_nodes"),
        ("edges", "too_many_edges"),
        ("preprocessing", "wrong_length"),
        ("augmentations", "wrong_length"),
        ("objectives", "wrong_length"),
        ("values", "spec_too_large"),
    ],
)
def test_what_is_larger_than_the_limits_is_refused_before_it_is_looked_into(name: str, code: str) -> None:
    assert [problem.code for problem in check(LARGE[name]).problems].count(code) == 1
    assert work_of(lambda: check(LARGE[name])) < BYTECODES_A_VALUE * values_of(LARGE[name])


NUMBERS = [
    (family, record.type, field, HUGE[int if kind.annotation in (int, int | None) else float])
    for family, records in registry.FAMILIES.items()
    for record in records.values()
    for field, kind in record.Config.model_fields.items()
    if kind.annotation in (int, float, int | None, float | None)
]


def with_number(family: str, name: str, config: Spec) -> Spec:
    """A spec with a component of a family."""
    part = {"type": name, "config": config}
    spec = chain("tanh", 1)
    match family:
        case "layers":
            return chain(name, 3, config)
        case "losses":
            spec["objectives"][0]["loss"] = part
        case "initializers":
            return chain("dense", 1, {"units": 2, "weight_initializer": part})
        case "datasets":
            spec["data"] = part
        case "preprocessing" | "augmentations":
            spec["data"][family] = [part]
        case _:
            spec[family.removesuffix("s")] = part
    return spec


@lru_cache
def usual_work(family: str, name: str) -> int:
    """Of a component with its defaults."""
    return work_of(lambda: check(with_number(family, name, {})))


@pytest.mark.parametrize(("family", "name", "field", "number"), NUMBERS)
def test_a_huge_number_costs_no_more_work_than_a_small_one(family: str, name: str, field: str, number: float) -> None:
    work = work_of(lambda: check(with_number(family, name, {field: number})))
    assert work <= 2 * usual_work(family, name) + 20_000
