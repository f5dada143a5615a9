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
    monkeypatch.setattr(compiled, "LIMITS", replace(raised, trained_nodes=10**6))


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


def towers(count: int) -> Json:
    """Two rows of layers with one unit; a join reads every layer of one and the end of the other."""
    names = [[f"{side}{number}" for number in range(count // 2)] for side in "ab"]
    nodes = [node(name, "dense", units=1) for row in names for name in row]
    wires = [wire for row in names for wire in pairwise(["x", *row])]
    wires += [(name, "join") for name in names[0]] + [(names[1][-1], "join")]
    return spec_of([*nodes, node("join", "concat")], wires)


NETWORKS: dict[str, Callable[[int], Json]] = {
    "layers of one unit in a row": lambda n: in_a_row(*(node(f"n{number}", "dense", units=1) for number in range(n))),
    "layers of one unit in two rows": towers,
    "softmaxes in a row": lambda n: in_a_row(node("flat", "flatten"), *(node(f"n{i}", "softmax") for i in range(n))),
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


REFUSED = {
    "a sum of many widths": "add_shapes_differ",
    "a product of many widths": "multiply_shapes_differ",
    "many readers of tokens": "classes_at_every_position",
    "a prediction of the wrong width behind many layers": "prediction_classes_differ",
    "a convolution behind many rows": "image_expected",
    "a cycle": "cycle",
}
"""What is wrong with some of them; all others are sound, so that everything that warns looks at them, too."""


def assert_grows_as_its_size(make: Callable[[int], Json]) -> None:
    check(make(8))
    once, twice = (work_of(lambda size=size: check(make(size))) for size in (SIZE, 2 * SIZE))
    assert twice <= TWICE * once, f"{once:,} and {twice:,} bytecodes"


@pytest.mark.parametrize("name", NETWORKS)
def test_twice_the_nodes_cost_about_twice_the_work(name: str) -> None:
    codes = {problem.code for problem in check(NETWORKS[name](SIZE)).problems}
    assert codes == ({REFUSED[name]} if name in REFUSED else set())
    assert_grows_as_its_size(NETWORKS[name])


@pytest.mark.parametrize("name", ["residual blocks", "a sum of many", "copies of a block", "softmaxes in a row"])
def test_counting_what_is_compiled_one_by_one_costs_as_much_as_there_is(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiled, "LIMITS", replace(LIMITS, trained_nodes=0))
    assert [problem.code for problem in check(NETWORKS[name](SIZE)).problems] == ["too_many_trained_nodes"]
    assert_grows_as_its_size(NETWORKS[name])


def test_readers_behind_one_chain_of_tokens_each_have_what_arrives_reported() -> None:
    """The second reader of each chain is answered from what the first one found."""
    nodes = [node("f", "flatten"), node("e1", "embedding", tokens=2), node("e2", "embedding", tokens=3)]
    nodes += [node("g", "flatten"), node("e3", "embedding", tokens=10), node("e4", "embedding", tokens=10)]
    nodes += [node("sum", "add")]
    wires = [("x", "f"), ("f", "e1"), ("f", "e2"), ("e1", "g"), ("g", "e3"), ("g", "e4")]
    wires += [("e2", "sum"), ("e3", "sum"), ("e4", "sum")]
    reported = {
        problem.node_id: (problem.code, problem.got) for problem in check(spec_of(nodes, wires, "copying")).problems
    }
    assert (reported["e1"], reported["e2"]) == (("too_few_tokens", 2), ("too_few_tokens", 3))
    assert (reported["e3"], reported["e4"]) == (("no_tokens_arrive", "embedding"), ("no_tokens_arrive", "embedding"))
