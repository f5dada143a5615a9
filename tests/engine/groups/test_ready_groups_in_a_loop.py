"""Copies of every ready-made group, compiled once in a loop, give the numbers of the same network written out."""

from collections.abc import Iterator

import jax
import pytest

from engine.groups import GROUPS
from tests.engine.groups.specs import Json, grouped, node, wires
from tests.engine.groups.test_copies_in_a_loop import NEVER, assert_equal, executor

pytestmark = pytest.mark.usefixtures("quick_programs")
COPIES = 3
CHANNELS = 4
READY = {record.type: record.group.model_dump(mode="json") for record in GROUPS}


@pytest.fixture(autouse=True)
def double_precision() -> Iterator[None]:
    with jax.enable_x64(True):
        yield


def stage(*nodes: Json, edges: list[Json] | None = None) -> Json:
    """A group of ready-made groups and layers in a row, whose output has the shape of its input."""
    names = " ".join(["in", *(each["id"] for each in nodes)])
    return {"nodes": list(nodes), "edges": edges or wires(names), "ports": {"output": nodes[-1]["id"]}}


FIT = node("fit", "conv2d", filters=CHANNELS, kernel_size=1)
BODIES: dict[str, Json] = {
    "conv_norm_relu": stage(node("ready", "conv_norm_relu", filters=CHANNELS)),
    "residual": stage(node("ready", "residual", filters=CHANNELS)),
    "residual_projection": stage(node("ready", "residual_projection", filters=CHANNELS, stride=1)),
    "bottleneck": stage(node("ready", "bottleneck", width=CHANNELS // 4)),
    "bottleneck_projection": stage(node("ready", "bottleneck_projection", width=CHANNELS // 4, stride=1)),
    "inception_naive": stage(node("ready", "inception_naive", filters_1x1=2, filters_3x3=2, filters_5x5=1), FIT),
    "inception": stage(
        node(
            "ready",
            "inception",
            filters_1x1=1,
            filters_3x3=1,
            filters_5x5=1,
            reduce_3x3=2,
            reduce_5x5=1,
            pool_projection=1,
        )
    ),
    "dense_block_layer": stage(node("ready", "dense_block_layer", growth_rate=2), FIT),
    "squeeze_excitation": stage(node("ready", "squeeze_excitation", filters=CHANNELS, reduced=2)),
    "encoder and decoder": stage(
        node("down", "encoder", filters=6),
        node("up", "decoder", filters=CHANNELS),
        edges=wires("in down up", "in up:skip"),
    ),
    "dense_residual": stage(node("ready", "dense_residual", units=5)),
}
"""A copy's output has the shape of its input. What changes it stands with a layer, or a group, that changes it back."""

QUICK = ("bottleneck", "squeeze_excitation")
"""Sums, norms and gates; dense residual blocks are compared in `test_copies_in_a_loop`, the others in `make labs`."""


def network(body: Json) -> Json:
    """Three copies of a stage on digits, halved to 4×4 with four channels, or five units."""
    raw = grouped(COPIES, body)
    used = {each["type"] for each in body["nodes"]} & READY.keys()
    raw["network"]["groups"] |= {name: READY[name] for name in used}
    if "dense_residual" in used:
        start, end = [node("rows", "flatten"), node("first", "dense", units=5)], []
    else:
        start = [node("first", "conv2d", filters=CHANNELS, kernel_size=3, stride=2, padding=1)]
        end = [node("mean", "global_avg_pool")]
    deep = raw["network"]["nodes"][2]
    raw["network"]["nodes"] = [node("x", "input"), *start, deep, *end, node("logits", "dense", units=10)]
    raw["network"]["edges"] = wires(" ".join(each["id"] for each in raw["network"]["nodes"]))
    raw["data"] = {"type": "digits", "config": {}, "split": {"train": 24, "validation": 8, "test": 0}}
    raw["training"] = {"precision": "float64", "batch_size": 8, "seed": 3, "l2": 0.01}
    return raw


def test_every_ready_made_group_is_compared() -> None:
    assert {each["type"] for body in BODIES.values() for each in body["nodes"]} >= READY.keys()


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[] if name in QUICK else [pytest.mark.full]) for name in BODIES]
)
def test_a_ready_made_group_gives_the_same_numbers_in_a_loop_and_written_out(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    looped, written = (executor(network(BODIES[name]), fewest, monkeypatch) for fewest in (4, NEVER))
    assert [each.copies for each in looped.program.plan.repeats] == [COPIES]
    assert not written.program.plan.repeats
    assert_equal(looped.named(), written.named())
    one, other = looped.full(1), written.full(1)
    assert one.statistics is not None
    assert_equal(one.statistics, other.statistics)
    assert_equal(one.losses, other.losses)
    assert_equal(looped.lean(4).losses, written.lean(4).losses)
    assert_equal(looped.named(), written.named())
    assert_equal(looped.evaluate("validation"), written.evaluate("validation"))
