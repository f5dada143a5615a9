"""Ready-made groups: what they count, that they train, and that each parameter does something."""

from typing import Any

import numpy as np
import pytest

from engine import registry
from engine.checks import check
from engine.compile.cache import ExecutableCache
from engine.datasets.prepare import prepare
from engine.groups import GROUPS
from engine.groups.definition import GroupDef
from engine.limits import LIMITS
from engine.run import Run
from engine.run.checkpoint import read_checkpoint
from engine.spec import ExperimentSpec
from tests.engine.checks.specs import objective, whole
from tests.engine.groups.specs import node, wires

pytestmark = pytest.mark.usefixtures("quick_programs")

# Channels or units at the input, shape of the output on 8×8 digits and weights with the defaults, by hand.
# A convolution before batch norm has no bias; a norm has two weights per channel.
BY_HAND: dict[str, tuple[int, tuple[int, ...], int]] = {
    "conv_norm_relu": (3, (8, 8, 16), 9 * 3 * 16 + 32),
    "residual": (16, (8, 8, 16), 2 * (9 * 16 * 16 + 32)),
    "residual_projection": (16, (4, 4, 32), 9 * 16 * 32 + 64 + 9 * 32 * 32 + 64 + 16 * 32 + 64),
    "bottleneck": (64, (8, 8, 64), 64 * 16 + 32 + 9 * 16 * 16 + 32 + 16 * 64 + 128),
    "bottleneck_projection": (
        32,
        (4, 4, 64),
        32 * 16 + 32 + 9 * 16 * 16 + 32 + 16 * 64 + 128 + 32 * 64 + 128,
    ),
    "inception_naive": (6, (8, 8, 8 + 16 + 4 + 6), (6 * 8 + 8) + (9 * 6 * 16 + 16) + (25 * 6 * 4 + 4)),
    "inception": (
        6,
        (8, 8, 8 + 16 + 4 + 4),
        (6 * 8 + 8) + (6 * 8 + 8) + (9 * 8 * 16 + 16) + (6 * 2 + 2) + (25 * 2 * 4 + 4) + (6 * 4 + 4),
    ),
    "dense_block_layer": (12, (8, 8, 20), 24 + 12 * 32 + 64 + 9 * 32 * 8),
    "squeeze_excitation": (16, (8, 8, 16), (16 * 4 + 4) + (4 * 16 + 16)),
    "encoder": (16, (4, 4, 32), 9 * 16 * 32 + 32 + 9 * 32 * 32 + 32),
    "decoder": (16, (8, 8, 16), 4 * 16 * 16 + 16 + 9 * 32 * 16 + 16 + 9 * 16 * 16 + 16),
    "dense_residual": (32, (32,), 32 * 32 + 64 + 32 * 32 + 32),
}


def around(record: GroupDef, repeat: int = 1, **values: Any) -> dict[str, Any]:
    """A classifier of digits around one instance of a group, behind as many channels as it needs."""
    width = BY_HAND[record.type][0]
    dense = record.type == "dense_residual"
    nodes = [
        node("x", "input"),
        *([node("rows", "flatten")] if dense else []),
        node("wide", "dense", units=width) if dense else node("wide", "conv2d", filters=width, kernel_size=1),
        *([node("half", "max_pool2d")] if "skip" in record.inputs else []),
        {**node("group", record.type, **values), "repeat": repeat},
        *([] if dense else [node("mean", "global_avg_pool")]),
        node("logits", "dense", units=10),
    ]
    chains = [" ".join(str(each["id"]) for each in nodes)]
    if "skip" in record.inputs:
        chains.append("wide group:skip")
    return whole(
        network={
            "nodes": nodes,
            "edges": wires(*chains),
            "groups": {record.type: record.group.model_dump(mode="json")},
        },
        data={"type": "digits"},
        objectives=objective("cross_entropy", "logits", "label"),
        training={"batch_size": 16, "seed": 5},
    )


@pytest.mark.parametrize("record", GROUPS, ids=lambda record: record.type)
def test_shape_and_weights_are_those_worked_out_by_hand(record: GroupDef) -> None:
    result = check(around(record))
    assert result.problems == ()
    facts = {fact.node_id: fact for fact in result.nodes}["group"]
    assert (facts.output_shape, facts.weights) == BY_HAND[record.type][1:]


@pytest.mark.full
@pytest.mark.parametrize("record", GROUPS, ids=lambda record: record.type)
def test_a_small_network_with_it_takes_a_step_that_changes_its_weights(record: GroupDef) -> None:
    spec = ExperimentSpec.model_validate(around(record))
    run = Run(spec, prepare(spec.data, None), cache=ExecutableCache())
    _, before = read_checkpoint(run.checkpoint())
    run.advance(1)
    _, after = read_checkpoint(run.checkpoint())
    inside = [name for name in before if name.startswith("weights/group/1/")]
    assert len(inside) >= 3
    for name in inside:
        assert np.isfinite(after[name]).all()
        assert (after[name] != before[name]).any(), name


@pytest.mark.parametrize("record", GROUPS, ids=lambda record: record.type)
def test_every_parameter_has_a_text_and_is_used(record: GroupDef) -> None:
    used = str([each.config for each in record.nodes])
    assert record.group.parameters
    for name, field in record.Config.model_fields.items():
        assert f"'parameter': '{name}'" in used
        assert field.title
        assert (field.description or "").endswith(".")


def test_no_name_of_a_group_is_that_of_a_layer() -> None:
    assert [record.type for record in GROUPS if registry.find_layer(record.type)] == []


REPEATABLE = (
    "conv_norm_relu",
    "residual",
    "bottleneck",
    "inception_naive",
    "inception",
    "dense_block_layer",
    "squeeze_excitation",
)


@pytest.mark.parametrize("record", [each for each in GROUPS if each.type in REPEATABLE], ids=lambda each: each.type)
def test_groups_that_keep_the_size_of_the_image_can_be_repeated(record: GroupDef) -> None:
    result = check(around(record, repeat=5))
    assert result.problems == ()
    assert len(result.nodes) == len(around(record)["network"]["nodes"]) < LIMITS.drawn_nodes
