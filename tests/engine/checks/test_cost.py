"""Weights, multiply-adds, receptive fields and memory, by hand."""

from fractions import Fraction

import pytest

from engine import registry
from engine.checks import check
from engine.cost import Field, NodeFacts, estimate_memory, infer_field
from engine.layers.convolution import CONV2D, Conv2dConfig
from engine.layers.definition import LayerDef
from engine.layers.pooling import MAX_POOL2D, MaxPool2dConfig
from engine.layers.transposed_convolution import CONV_TRANSPOSE2D, ConvTranspose2dConfig
from engine.layers.upsampling import UPSAMPLE2D, Upsample2dConfig
from engine.spec import Config
from tests.engine.checks.specs import network, objective, whole


def field_behind(layer: LayerDef, config: Config, source: Field, shape: tuple[int, int, int]) -> Field | None:
    return infer_field(layer.reach(config), [source], [shape], shape)


def facts_of_a_small_cnn() -> dict[str, NodeFacts]:
    drawn = network(
        ("c1", "conv2d", {"filters": 20, "kernel_size": 5, "padding": "same", "use_bias": False}),
        ("p1", "max_pool2d", {}),
        ("c2", "conv2d", {"filters": 20, "kernel_size": 5, "padding": "same", "use_bias": False}),
        ("p2", "max_pool2d", {}),
        ("gap", "global_avg_pool", {}),
        ("logits", "dense", {"units": 10}),
        edges=(("x", "c1"), ("c1", "p1"), ("p1", "c2"), ("c2", "p2"), ("p2", "gap"), ("gap", "logits")),
    )
    result = check(
        whole(network=drawn, data={"type": "mnist"}, objectives=objective("cross_entropy", "logits", "label"))
    )
    assert result.ok, result.problems
    return {node.node_id: node for node in result.nodes}


def test_a_5x5_convolution_of_14x14_and_20_maps_has_10_000_weights_and_1_960_000_operations() -> None:
    node = facts_of_a_small_cnn()["c2"]
    assert (node.output_shape, node.weights, node.operations) == ((14, 14, 20), 10_000, 1_960_000)


def test_receptive_fields_grow_with_windows_and_strides() -> None:
    nodes = facts_of_a_small_cnn()
    fields = {name: nodes[name].receptive_field for name in ("x", "c1", "p1", "c2", "p2", "gap")}
    assert fields == {"x": (1, 1), "c1": (5, 5), "p1": (6, 6), "c2": (14, 14), "p2": (16, 16), "gap": None}


def test_a_pool_without_a_stride_steps_by_its_window() -> None:
    assert field_behind(MAX_POOL2D, MaxPool2dConfig(pool_size=3), Field(5, 2), (2, 2, 1)) == Field(9, 6)
    assert field_behind(CONV2D, Conv2dConfig(filters=1, kernel_size=3, stride=2), Field(), (2, 2, 1)) == Field(3, 2)


def test_the_784_100_100_10_net_has_89_610_weights() -> None:
    drawn = network(
        ("a", "dense", {"units": 100}),
        ("b", "dense", {"units": 100}),
        ("logits", "dense", {"units": 10}),
        edges=(("x", "a"), ("a", "b"), ("b", "logits")),
    )
    result = check(
        whole(network=drawn, data={"type": "mnist"}, objectives=objective("cross_entropy", "logits", "label"))
    )
    assert (result.weights, result.operations) == (89_610, 784 * 100 + 100 * 100 + 100 * 10)


@pytest.mark.parametrize(("precision", "itemsize"), [("float32", 4), ("float64", 8)])
def test_memory_counts_weights_outputs_and_data(precision: str, itemsize: int) -> None:
    memory = estimate_memory(100, {"x": (10,), "y": (5,)}, 8, 4, 1000, precision)
    assert memory == itemsize * (6 * 100 + 3 * 8 * 15 + 4 * 15) + 1000


def test_memory_counts_what_layers_hold_beside_their_outputs() -> None:
    """Attention over 10 steps with 2 heads: 4 x 10 x 6 projections and 2 x 2 x 10 x 10 scores."""
    shapes, held = {"x": (10, 6), "y": (10, 6)}, {"y": 4 * 60 + 400}
    more = estimate_memory(0, shapes, 8, 4, 0, "float32", held) - estimate_memory(0, shapes, 8, 4, 0, "float32")
    assert more == 4 * (3 * 8 + 4) * 640
    layer = registry.layer("attention")
    assert layer.inner(layer.Config.model_validate({"heads": 2}), ((10, 6),), (10, 6)) == held["y"]


def test_long_attention_is_refused_before_anything_is_allocated() -> None:
    drawn = network(
        ("rows", "reshape", {"shape": [784, 1]}),
        ("look", "attention", {"heads": 1}),
        ("logits", "dense", {"units": 10}),
        edges=(("x", "rows"), ("rows", "look"), ("look", "logits")),
    )
    raw = whole(network=drawn, data={"type": "mnist"}, objectives=objective("cross_entropy", "logits", "label"))
    codes = {problem.code for problem in check(raw | {"training": {"batch_size": 1000}}).problems}
    assert "too_much_memory" in codes


def test_an_output_behind_a_dilated_convolution_sees_its_whole_extent() -> None:
    assert field_behind(CONV2D, Conv2dConfig(filters=1, dilation=2), Field(), (2, 2, 1)) == Field(5, 1)


def test_an_image_that_is_repeated_leaves_neighbours_as_far_apart_as_they_are() -> None:
    """Squeeze and excitation: 8x8 positions one pixel apart, scaled by one number that sees all 8x8 of them."""
    sources, shapes = [Field(3, 1), Field(8, 8)], [(8, 8, 4), (1, 1, 4)]
    assert infer_field(None, sources, shapes, (8, 8, 4)) == Field(8, 1)


def test_up_sampling_brings_neighbours_closer() -> None:
    nearest = field_behind(UPSAMPLE2D, Upsample2dConfig(factor=2), Field(5, 4), (8, 8, 1))
    assert nearest == Field(5, 2)
    assert infer_field(
        UPSAMPLE2D.reach(Upsample2dConfig(factor=2, method="bilinear")), [Field(5, 4)], [(4, 4, 1)], (8, 8, 1)
    ) == Field(9, 2)
    assert infer_field(
        CONV_TRANSPOSE2D.reach(ConvTranspose2dConfig(filters=1, kernel_size=4)), [Field()], [(4, 4, 1)], (8, 8, 1)
    ) == Field(2, Fraction(1, 2))


def test_absurd_sizes_are_counted_exactly_and_allocate_nothing() -> None:
    drawn = network(
        ("a", "dense", {"units": 65_536}),
        ("b", "dense", {"units": 65_536}),
        ("logits", "dense", {"units": 2}),
        edges=(("x", "a"), ("a", "b"), ("b", "logits")),
    )
    result = check(whole(network=drawn))
    assert result.weights == 3 * 65_536 + 65_537 * 65_536 + 65_537 * 2
    assert not result.ok
