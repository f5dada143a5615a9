"""Hints about shapes name the change that makes them fit: of the block that feeds, along the axis that differs."""

import copy
from typing import Any

import pytest

from engine.checks import check
from engine.errors import Advice
from tests.engine.checks.specs import chained, network, objective, whole

Json = dict[str, Any]
Block = tuple[str, str, Json]

DIGITS = {"type": "digits"}
WAVES = {"type": "sine_waves"}
OUT: Block = ("logits", "dense", {"units": 10})
LAST: Block = ("o", "dense", {"units": 1})


def conv(name: str, filters: int = 8, **config: Any) -> Block:
    return name, "conv2d", {"filters": filters, **config}


def graph(wires: str, *blocks: Block, **parts: Any) -> Json:
    """Blocks joined by wires such as `x>c1 c1>sum`, on digits, ending in ten logits."""
    edges = tuple((wire.split(">")[0], wire.split(">")[1]) for wire in wires.split())
    return whole(**{"data": DIGITS, "network": network(*blocks, OUT, edges=edges), **parts})


def reproduce(*blocks: Block) -> Json:
    """An autoencoder of digits, predicting with its last block."""
    return chained(*blocks, data=DIGITS, objectives=objective("mse", blocks[-1][0], "input"))


def read_waves(*blocks: Block) -> Json:
    return chained(*blocks, LAST, data=WAVES, objectives=objective("mse", "o", "value"))


def setting(layer: str, name: str, value: Any, *nodes: str) -> Advice:
    return Advice(code="change_setting", nodes=nodes, layer=layer, settings={name: value})


ADD: Block = ("sum", "add", {})
CONCAT: Block = ("sum", "concat", {})
SKIP = "x>c1 c1>c2 c1>sum c2>sum sum>logits"

CASES: dict[str, tuple[Json, Advice]] = {
    "a skip past one unpadded convolution": (
        graph(SKIP, conv("c1"), conv("c2"), ADD),
        setting("conv2d", "padding", "same", "c2"),
    ),
    "a skip past two": (
        graph("x>c0 c0>c1 c1>c2 c0>sum c2>sum sum>logits", conv("c0"), conv("c1"), conv("c2"), ADD),
        setting("conv2d", "padding", "same", "c0", "c1", "c2"),
    ),
    "a skip past a stride": (
        graph(SKIP, conv("c1", padding="same"), conv("c2", padding="same", stride=2), ADD),
        setting("conv2d", "stride", 1, "c2"),
    ),
    "a skip past other channels": (
        graph(SKIP, conv("c1", padding="same"), conv("c2", 16, padding="same"), ADD),
        setting("conv2d", "filters", 16, "c1"),
    ),
    "a skip past a stride and other channels": (
        graph(SKIP, conv("c1", padding="same"), conv("c2", 16, padding="same", stride=2), ADD),
        Advice(
            code="insert_between",
            nodes=("c1", "sum"),
            layer="conv2d",
            settings={"filters": 16, "kernel_size": 1, "stride": 2},
        ),
    ),
    "a skip past pooling": (
        graph("x>c1 c1>p c1>sum p>sum sum>logits", conv("c1"), ("p", "max_pool2d", {"pool_size": 2}), ADD),
        Advice(code="insert_between", nodes=("c1", "sum"), layer="max_pool2d", settings={"pool_size": 2}),
    ),
    "the data beside wider units": (
        graph("x>h x>sum h>sum sum>logits", ("h", "dense", {"units": 8}), ADD, data={"type": "iris"}),
        Advice(code="insert_between", nodes=("x", "sum"), layer="dense", settings={"units": 8}),
    ),
    "a narrow gate": (
        graph(
            *("x>h x>g h>sum g>sum sum>logits", ("h", "dense", {"units": 8})),
            *(("g", "dense", {"units": 2}), ("sum", "multiply", {})),
        ),
        setting("dense", "units", 8, "g"),
    ),
    "a gate for other channels": (
        graph(
            *("x>c c>sum c>p p>g g>r r>sum sum>logits", conv("c"), ("p", "global_avg_pool", {})),
            *(("g", "dense", {"units": 4, "per_position": True}), ("r", "reshape", {"shape": [1, 1, 4]})),
            ("sum", "multiply", {}),
        ),
        Advice(code="insert_between", nodes=("r", "sum"), layer="conv2d", settings={"filters": 8, "kernel_size": 1}),
    ),
    "a gate that is a row": (
        graph(
            *("x>c c>sum c>p p>g g>sum sum>logits", conv("c"), ("p", "global_avg_pool", {})),
            *(("g", "dense", {"units": 8}), ("sum", "multiply", {})),
        ),
        Advice(code="insert_between", nodes=("g", "sum"), layer="reshape", settings={"shape": [1, 1, 8]}),
    ),
    "branches of two sizes side by side": (
        graph("x>c1 x>c2 c1>sum c2>sum sum>logits", conv("c1", 8, padding="same"), conv("c2", 4), CONCAT),
        setting("conv2d", "padding", "same", "c2"),
    ),
    "up-sampling by too much": (
        graph(
            *("x>c1 c1>p p>u c1>sum u>sum sum>logits", conv("c1", padding="same")),
            *(("p", "max_pool2d", {"pool_size": 2}), ("u", "upsample2d", {"factor": 3}), CONCAT),
        ),
        setting("upsample2d", "factor", 2, "u"),
    ),
    "two layers of memory": (
        read_waves(("a", "lstm", {"units": 4}), ("b", "lstm", {"units": 4})),
        setting("lstm", "returns", "sequence", "a"),
    ),
    "memory, an activation, attention": (
        read_waves(("a", "gru", {"units": 4}), ("r", "relu", {}), ("b", "attention", {})),
        setting("gru", "returns", "sequence", "a"),
    ),
    "memory over an image": (
        chained(("a", "lstm", {"units": 4}), OUT, data=DIGITS),
        Advice(code="insert_between", nodes=("x", "a"), layer="reshape", settings={"shape": [8, 8]}),
    ),
    "memory over tokens": (
        chained(
            *(("a", "lstm", {"units": 10, "returns": "sequence"}),),
            data={"type": "copying"},
            objectives=objective("pixel_cross_entropy", "a", "label"),
        ),
        Advice(code="insert_between", nodes=("x", "a"), layer="embedding", settings={"tokens": 10}),
    ),
    "a convolution behind a row": (
        chained(("f", "flatten", {}), conv("c"), OUT, data=DIGITS),
        Advice(code="remove_block", nodes=("f",), layer="flatten"),
    ),
    "a convolution behind units": (
        chained(("d", "dense", {"units": 64}), conv("c"), OUT, data=DIGITS),
        Advice(code="insert_between", nodes=("d", "c"), layer="reshape", settings={"shape": [8, 8, 1]}),
    ),
    "a reshape with too many channels": (
        chained(("d", "dense", {"units": 64}), ("r", "reshape", {"shape": [8, 8, 2]}), OUT, data=DIGITS),
        setting("reshape", "shape", [8, 8, 1], "r"),
    ),
    "a transposed convolution from 7 to 8": (
        reproduce(conv("c", 4, stride=2), ("t", "conv_transpose2d", {"filters": 1, "stride": 2, "kernel_size": 3})),
        setting("conv_transpose2d", "output_padding", 1, "t"),
    ),
    "three unpadded convolutions": (
        reproduce(conv("c", 4), conv("d", 4), conv("e", 1)),
        setting("conv2d", "padding", "same", "c", "d", "e"),
    ),
    "a picture with too many channels": (
        reproduce(conv("c", 3, padding="same")),
        setting("conv2d", "filters", 1, "c"),
    ),
    "too few pixels": (reproduce(("d", "dense", {"units": 32})), setting("dense", "units", 64, "d")),
    "too many values behind an activation": (
        chained(
            *(("d", "dense", {"units": 2}), ("t", "tanh", {})),
            data={"type": "function"},
            objectives=objective("mse", "t", "value"),
        ),
        setting("dense", "units", 1, "d"),
    ),
    "maps in place of classes": (
        chained(conv("c"), data=DIGITS),
        Advice(code="insert_after", nodes=("c",), layer="dense", settings={"units": 10}),
    ),
    "pixels lost at the border": (
        chained(
            conv("c", 4),
            data={"type": "shapes_segmentation"},
            objectives=objective("pixel_cross_entropy", "c", "label"),
        ),
        setting("conv2d", "padding", "same", "c"),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_hint_is_a_change_that_makes_the_shapes_fit(name: str) -> None:
    raw, advice = CASES[name]
    (problem,) = check(raw).problems
    assert problem.advice == advice


def changed(raw: Json, advice: Advice) -> Json:
    """The spec with a setting changed or a block inserted, as a reader of the hint would do it."""
    raw = copy.deepcopy(raw)
    nodes, edges = raw["network"]["nodes"], raw["network"]["edges"]
    if advice.code == "change_setting":
        for node in nodes:
            if node["id"] in advice.nodes:
                node["config"] = {**node["config"], **advice.settings}
    if advice.code == "insert_between":
        source, target = advice.nodes
        nodes.append({"id": "new", "type": advice.layer, "config": advice.settings})
        for edge in edges:
            if (edge["source"], edge["target"]) == (source, target):
                edge["target"] = "new"
        edges.append({"source": "new", "target": target})
    return raw


@pytest.mark.parametrize(
    "name", [name for name, (_, advice) in CASES.items() if advice.code in ("change_setting", "insert_between")]
)
def test_who_follows_the_hint_is_rid_of_the_problem(name: str) -> None:
    raw, advice = CASES[name]
    (before,) = check(raw).problems
    after = check(changed(raw, advice)).problems
    assert before.code not in {problem.code for problem in after}


def test_hints_have_the_names_and_the_numbers_in_them() -> None:
    assert [problem.hint for problem in check(CASES["a skip past two"][0]).problems] == [
        "Set Padding of c0, c1 and c2 to same."
    ]
    assert [problem.hint for problem in check(CASES["a skip past a stride and other channels"][0]).problems] == [
        "Insert Convolution (Filters: 16, Kernel size: 1, Stride: 2) between c1 and sum."
    ]


def test_where_no_single_change_helps_the_hint_is_general() -> None:
    raw = chained(conv("c"), ("logits", "dense", {"units": 2}))
    (problem,) = check(raw).problems
    assert (problem.code, problem.advice) == ("image_expected", None)
    assert problem.hint == "Insert a Reshape before it, or choose a data set of images."


def test_a_large_faulty_network_is_answered_with_few_hints() -> None:
    """Two hundred nodes, each join of which is at fault."""
    blocks: list[Block] = [("d0", "dense", {"units": 3})]
    wires = ["x>d0"]
    for number in range(60):
        blocks += [(f"e{number}", "dense", {"units": 4 + number}), (f"s{number}", "add", {})]
        wires += [f"d0>e{number}", f"d0>s{number}", f"e{number}>s{number}"]
    blocks.append(("join", "concat", {}))
    wires += [f"s{number}>join" for number in range(60)] + ["join>logits"]
    problems = check(graph(" ".join(wires), *blocks)).problems
    assert len(problems) == 60
    assert sum(problem.advice is not None for problem in problems) == 6
