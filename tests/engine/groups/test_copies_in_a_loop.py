"""Copies compiled once, in a loop, give the numbers of the same network written out: everything a run reports."""

import itertools
from collections.abc import Callable, Iterator
from typing import Any

import jax
import numpy as np
import pytest

from engine import repeats
from engine.checks import require_valid
from engine.compile.cache import ExecutableCache
from engine.compile.executor import Executor
from engine.compile.forms import Forms, Kind
from engine.compile.live import first_values
from engine.compile.program import Program, make_program
from engine.datasets.prepare import prepare
from engine.spec import ExperimentSpec
from tests.engine.groups.specs import RESIDUAL, Json, given, grouped, node, wires

pytestmark = pytest.mark.usefixtures("quick_programs")

NEVER = 10**6
COPIES = 3
"""One at each end and one between."""


@pytest.fixture(autouse=True)
def double_precision() -> Iterator[None]:
    with jax.enable_x64(True):
        yield


def image_net(group: Json, channels: int = 4, repeat: int = COPIES) -> Json:
    """A group of image layers, repeated, on digits."""
    raw = grouped(repeat, group)
    raw["data"] = {"type": "digits", "config": {}, "split": {"train": 60, "validation": 20}}
    raw["network"]["nodes"] = [
        node("x", "input"),
        node("first", "conv2d", filters=channels, kernel_size=3, padding="same"),
        raw["network"]["nodes"][2],
        node("flat", "flatten"),
        node("logits", "dense", units=10),
    ]
    raw["network"]["edges"] = wires("x first deep flat logits")
    return raw


def sequence_net(group: Json) -> Json:
    """A group of layers over a sequence, repeated, on the rows of digits."""
    raw = image_net(group)
    raw["network"]["nodes"][1:2] = [
        node("rows", "reshape", shape=[8, 8]),
        node("first", "lstm", units=4, returns="sequence"),
    ]
    raw["network"]["edges"] = wires("x rows first deep flat logits")
    return raw


CONVOLUTION = {
    "nodes": [
        node("fit", "conv2d", filters=given("filters"), kernel_size=3, padding="same"),
        node("norm", "batch_norm"),
        node("act", "relu"),
        node("again", "conv2d", filters=given("filters"), kernel_size=3, padding="same", use_bias=False),
        node("sum", "add"),
        node("out", "elu"),
    ],
    "edges": wires("in fit norm act again sum out", "in sum"),
    "ports": {"output": "out"},
    "parameters": {"filters": 4},
}

BRANCHES = {
    "nodes": [
        node("left", "conv2d", filters=2, kernel_size=1),
        node("right", "conv2d", filters=2, kernel_size=3, padding="same"),
        node("join", "concat"),
        node("act", "prelu"),
    ],
    "edges": wires("in left join act", "in right join"),
    "ports": {"output": "act"},
}

TWO_INPUTS = {
    "nodes": [
        node("fit", "dense", units=6),
        node("sum", "add"),
        node("act", "tanh"),
        node("drop", "dropout", rate=0.5),
    ],
    "edges": wires("in fit sum act drop", "extra sum"),
    "ports": {"inputs": ["in", "extra"], "output": "drop"},
}

RECURRENT = {
    "nodes": [node("memory", "lstm", units=4, returns="sequence"), node("norm", "layer_norm")],
    "edges": wires("in memory norm"),
    "ports": {"output": "norm"},
}


def two_inputs() -> Json:
    raw = grouped(COPIES, TWO_INPUTS)
    raw["network"]["edges"] = wires("x first deep logits", "first deep:extra")
    return raw


def nested() -> Json:
    raw = grouped(2)
    raw["network"]["groups"]["stage"] = {
        "nodes": [{**node("many", "block", rate=given("rate")), "repeat": 3}, node("end", "sigmoid")],
        "edges": wires("in many end"),
        "ports": {"output": "end"},
        "parameters": {"rate": 0.1},
    }
    raw["network"]["nodes"][2] = {**node("deep", "stage"), "repeat": 2}
    return raw


def frozen() -> Json:
    raw = grouped(COPIES)
    raw["network"]["nodes"][2] |= {"frozen": True}
    raw["network"]["groups"]["block"] = {
        **RESIDUAL,
        "nodes": [{**each, "learning_rate_factor": 0.5} for each in RESIDUAL["nodes"]],
    }
    return raw


def trained(raw: Json, **training: Any) -> Json:
    raw["training"] = {"precision": "float64", "batch_size": 16, "seed": 3, "l2": 0.01, **training}
    return raw


NETWORKS: dict[str, Json] = {
    "residual, batch norm, dropout": trained(grouped(COPIES)),
    "adam, clipped layer by layer": trained(two_inputs(), clipping={"by": "norm", "at": 0.1})
    | {"optimizer": {"type": "adam", "config": {}}},
    "convolutions": trained(image_net(CONVOLUTION)),
    "branches that are alike": trained(image_net(BRANCHES)),
    "two inputs": trained(two_inputs()),
    "recurrent": trained(sequence_net(RECURRENT)),
    "nested": trained(nested()),
    "frozen": trained(frozen()),
    "full batch": trained(two_inputs(), batch_size=300) | {"optimizer": {"type": "l_bfgs", "config": {}}},
}


QUICK = ("residual, batch norm, dropout", "branches that are alike", "nested")
"""The others take twice as long together; `make labs` compares them as well. Adam's loop takes up a state below."""


def executor(raw: Json, fewest: int, monkeypatch: pytest.MonkeyPatch) -> Executor:
    monkeypatch.setattr(repeats, "FEWEST_SAVED", fewest)
    spec = require_valid(ExperimentSpec.model_validate(raw))
    prepared = prepare(spec.data, None)
    program: Program = make_program(spec, prepared, "cpu")
    run = Executor(program, prepared, spec.training.seed, ExecutableCache())
    run.set_live(first_values(program, spec))
    return run


def assert_equal(looped: Any, written: Any) -> None:
    for one, other in zip(jax.tree.leaves(looped), jax.tree.leaves(written), strict=True):
        one, other = np.asarray(one), np.asarray(other)
        if one.dtype == np.uint8:
            assert np.abs(one.astype(int) - other.astype(int)).max(initial=0) <= 1
        else:
            tolerance = 1e-12 if one.dtype == np.float64 else 1e-6
            np.testing.assert_allclose(one, other, rtol=tolerance, atol=tolerance)


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[] if name in QUICK else [pytest.mark.full]) for name in NETWORKS]
)
def test_loops_and_networks_written_out_are_equal(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    compare_loop_and_network_written_out(name, monkeypatch)


@pytest.mark.full
@pytest.mark.usefixtures("server_programs")
@pytest.mark.parametrize("name", QUICK)
def test_loops_and_networks_written_out_are_equal_as_a_server_compiles_them(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    compare_loop_and_network_written_out(name, monkeypatch)


def compare_loop_and_network_written_out(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looped, written = (executor(NETWORKS[name], fewest, monkeypatch) for fewest in (4, NEVER))
    assert looped.program.plan.repeats
    assert not written.program.plan.repeats
    assert [each.node_id for each in looped.program.plan.nodes] == [each.node_id for each in written.program.plan.nodes]
    assert_equal(looped.named(), written.named())
    for _ in range(2):
        one, other = looped.full(1), written.full(1)
        assert_equal(one.statistics, other.statistics)
        assert_equal(one.losses, other.losses)
        assert_equal(looped.lean(3).losses, written.lean(3).losses)
        assert_equal(looped.named(), written.named())
    assert_equal(looped.evaluate("validation"), written.evaluate("validation"))
    examples = np.zeros((3, *looped.program.data.input_shape))
    assert_equal(looped.predict(examples), written.predict(examples))


def test_a_loop_takes_up_the_state_of_the_network_written_out(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = NETWORKS["adam, clipped layer by layer"]
    looped, written = (executor(raw, fewest, monkeypatch) for fewest in (4, NEVER))
    written.lean(5)
    looped.restore(written.named(), 5)
    assert_equal(looped.lean(3).losses, written.lean(3).losses)
    assert_equal(looped.named(), written.named())


@pytest.mark.parametrize(
    ("forms", "sources", "found"),
    [
        pytest.param("iaaaa", [[], [0], [1], [2], [3]], [(1, 1, 4)], id="a chain"),
        pytest.param("iaaaa", [[], [0], [1], [1], [3]], [], id="one reads past its neighbour"),
        pytest.param("iababab", [[], [0], [1], [2], [3], [4], [5]], [(1, 2, 3)], id="two in turn"),
        pytest.param("iabababc", [[], [0], [1, 0], [2], [3, 2], [4], [5, 4], [6]], [(1, 2, 3)], id="a residual block"),
        pytest.param("iakakak", [[], [0], [1, 0], [2], [3, 0], [4], [5, 0]], [(1, 2, 3)], id="a fixed source"),
        pytest.param("iaaabbb", [[], [0], [1], [2], [3], [4], [5]], [(1, 1, 3), (4, 1, 3)], id="one behind the other"),
        pytest.param("iaaaa", [[], [0], [1, 0], [2, 1], [3, 2]], [], id="one reads two before it"),
        pytest.param(
            "iababcdcdcd",
            [[], [0], [1], [2], [3], [4, 2], [5], [6, 4], [7], [8, 6], [9]],
            [(1, 2, 2), (6, 2, 2)],
            id="each reads its own from before the first, or from the copy before",
        ),
        pytest.param("ixaxaxa", [[], [0], [1], [2], [3], [4], [5]], [(1, 2, 3)], id="begins where least is handed on"),
    ],
)
def test_what_repeats(
    forms: str, sources: list[list[int]], found: list[tuple[int, int, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(repeats, "FEWEST_SAVED", 2)
    made = repeats.find_repeats([None if form == "i" else form for form in forms], sources)
    assert [(each.start, each.length, each.copies) for each in made] == found


def test_equal_layers_drawn_by_hand_are_a_loop_as_well() -> None:
    raw = grouped(1)
    names = [f"layer_{number}" for number in range(15)]
    raw["network"] = {
        "nodes": [
            node("x", "input"),
            *(each for name in names for each in (node(f"{name}_d", "dense", units=5), node(f"{name}_a", "tanh"))),
            node("logits", "dense", units=2),
        ],
        "edges": wires("x " + " ".join(f"{name}_d {name}_a" for name in names) + " logits"),
    }
    spec = require_valid(ExperimentSpec.model_validate(raw))
    plan = make_program(spec, prepare(spec.data, None), "cpu").plan
    assert [(each.length, each.copies) for each in plan.repeats] == [(2, 14)]


def lines(raw: Json, kind: Kind) -> int:
    """Lines of an executable before it is compiled."""
    spec = require_valid(ExperimentSpec.model_validate(raw))
    function, shapes = Forms(make_program(spec, prepare(spec.data, None), "cpu")).form(kind)
    return jax.jit(function).lower(*shapes).as_text().count("\n")


@pytest.mark.parametrize("kind", ["look", "lean"])
def test_many_copies_are_no_more_to_compile_than_a_few_written_out(kind: Kind, tell: Callable[[str], None]) -> None:
    many, few = lines(grouped(56), kind), lines(grouped(4), kind)
    tell(f"{kind}: {many} lines for 56 copies in a loop, {few} for 4 written out")
    assert many < 1.5 * few
    assert lines(grouped(112), kind) < 1.1 * many


def test_many_different_repeats_are_found_in_one_pass() -> None:
    forms: list[str | None] = [None]
    for number in range(40):
        forms += [f"first {number}", *(f"copy {number}" for _ in range(50))]
    sources = [[], *([place] for place in range(len(forms) - 1))]
    found = repeats.find_repeats(forms, sources)
    assert [(each.start, each.length, each.copies) for each in found] == [(2 + 51 * n, 1, 50) for n in range(40)]
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
