"""A check of a large network takes work in proportion to its nodes and wires, whatever is wrong with it."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from engine.checks import check, compiled, groups, network, scan
from engine.limits import LIMITS
from tests.work import work_of

Json = dict[str, Any]
Wires = list[tuple[str, str]]
SIZE = 120
TWICE = 2.02
"""Twice the nodes may cost this many times the work: what does not depend on their number makes it less than 2."""


@pytest.fixture(autouse=True)
def _no_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Networks of any number of nodes are looked into."""
    raised = replace(LIMITS, nodes=10**6, drawn_nodes=10**6, edges=10**6, spec_values=10**8)
    for module in (groups, network, scan):
        monkeypatch.setattr(module, "LIMITS", raised)
    # What is compiled one by one is counted for networks of any size.
    monkeypatch.setattr(compiled, "LIMITS", replace(raised, trained_nodes=0))


def node(name: str, kind: str, **config: Any) -> Json:
    return {"id": name, "type": kind, "config": config}


def spec_of(nodes: list[Json], wires: Wires, data: str = "digits") -> Json:
    """A network behind the input `x` that ends in ten logits of its last node."""
    last = nodes[-1]["id"]
    return {
        "network": {
            "nodes": [node("x", "input"), *nodes, node("out", "dense", units=10)],
            "edges": [{"source": source, "target": target} for source, target in [*wires, (last, "out")]],
        },
        "data": {"type": data},
        "objectives": [{"loss": {"type": "cross_entropy"}, "prediction": "out", "target": "label"}],
    }


def in_a_row(*nodes: Json, data: str = "digits") -> Json:
    names = ["x", *(each["id"] for each in nodes)]
    return spec_of(list(nodes), list(pairwise(names)), data)


def rows(count: int) -> list[Json]:
    return [node(f"n{number}", "dense", units=4) for number in range(count)]


def copies(count: int) -> Json:
    """Little is written, and all of it has weights."""
    spec = in_a_row(node("first", "dense", units=4), {**node("deep", "two"), "repeat": count})
    names = ["in", "one", "other"]
    spec["network"]["groups"] = {
        "two": {
            "nodes": [node(name, "dense", units=4) for name in names[1:]],
            "edges": [{"source": source, "target": target} for source, target in pairwise(names)],
            "ports": {"output": "other"},
        }
    }
    return spec


def residual_blocks(count: int) -> Json:
    nodes, wires, last = [node("stem", "conv2d", filters=4, padding="same")], [("x", "stem")], "stem"
    for number in range(count // 4):
        conv, norm, bend, total = (f"{part}_{number}" for part in ("conv", "norm", "bend", "sum"))
        nodes += [node(conv, "conv2d", filters=4, padding="same"), node(norm, "batch_norm")]
        nodes += [node(bend, "relu"), node(total, "add")]
        wires += [(last, conv), (conv, norm), (norm, bend), (bend, total), (last, total)]
        last = total
    return spec_of(nodes, wires)


def steps_behind_weights(count: int) -> Json:
    return in_a_row(*(node(f"n{number}", ("dense", "step")[number % 2], **_units(number)) for number in range(count)))


def _units(number: int) -> Json:
    return {} if number % 2 else {"units": 4}


def join_of_many(kind: str, count: int, sizes: int) -> Json:
    """One join of many layers, of so many different widths."""
    inner = [node(f"n{number}", "dense", units=2 + number % sizes) for number in range(count)]
    wires = [("x", each["id"]) for each in inner] + [(each["id"], "join") for each in inner]
    return spec_of([*inner, node("join", kind)], wires)


def readers_of_tokens(count: int) -> Json:
    """Embeddings of what a long chain hands on."""
    chain = [node(f"n{number}", "linear") for number in range(count // 2)]
    names = ["x", *(each["id"] for each in chain)]
    readers = [node(f"e{number}", "embedding", tokens=10) for number in range(count // 2)]
    wires = list(pairwise(names)) + [(names[-1], each["id"]) for each in readers]
    wires += [(each["id"], "sum") for each in readers]
    return spec_of([*chain, *readers, node("sum", "add")], wires, "copying")


def wrong_at_the_end(count: int) -> Json:
    spec = in_a_row(*rows(count))
    spec["network"]["nodes"][-1]["config"]["units"] = 9
    return spec


def cycle(count: int) -> Json:
    spec = in_a_row(*(node(f"n{number}", "add") for number in range(count)))
    spec["network"]["edges"].append({"source": f"n{count - 1}", "target": "n0"})
    return spec


NETWORKS: dict[str, Callable[[int], Json]] = {
    "residual blocks": residual_blocks,
    "step functions behind weights": steps_behind_weights,
    "a sum of many": lambda n: join_of_many("add", n, 1),
    "a product of many": lambda n: join_of_many("multiply", n, 1),
    "a sum of many widths": lambda n: join_of_many("add", n, n),
    "many readers of tokens": readers_of_tokens,
    "a prediction of the wrong width behind many layers": wrong_at_the_end,
    "a convolution behind many rows": lambda n: in_a_row(*rows(n), node("late", "conv2d", filters=2)),
    "a cycle": cycle,
    "copies of a block": copies,
}


@pytest.mark.parametrize("name", NETWORKS)
def test_twice_the_nodes_cost_about_twice_the_work(name: str) -> None:
    make = NETWORKS[name]
    check(make(8))
    once, twice = (work_of(lambda size=size: check(make(size))) for size in (SIZE, 2 * SIZE))
    assert twice <= TWICE * once, f"{once:,} and {twice:,} bytecodes"


def test_readers_behind_one_chain_of_tokens_each_have_what_arrives_reported() -> None:
    """The second reader of each chain is answered from what the first one found."""
    nodes = [node("f", "flatten"), node("e1", "embedding", tokens=2), node("e2", "embedding", tokens=3)]
    nodes += [node("g", "flatten"), node("e3", "embedding", tokens=10), node("e4", "embedding", tokens=10)]
    nodes += [node("sum", "add")]
    wires = [("x", "f"), ("f", "e1"), ("f", "e2"), ("e1", "g"), ("g", "e3"), ("g", "e4")]
    wires += [("e2", "sum"), ("e3", "sum"), ("e4", "sum")]
    told = {
        problem.node_id: (problem.code, problem.got) for problem in check(spec_of(nodes, wires, "copying")).problems
    }
    assert (told["e1"], told["e2"]) == (("too_few_tokens", 2), ("too_few_tokens", 3))
    assert (told["e3"], told["e4"]) == (("no_tokens_arrive", "embedding"), ("no_tokens_arrive", "embedding"))
