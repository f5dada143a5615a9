"""Layers say what is wrong with the shapes they are given, and losses with predictions and targets."""

import re
from typing import Any

import pytest

from engine.errors import ShapeError
from engine.layers.definition import Shape
from engine.problems.shapes import SHAPE_TEXTS
from tests.engine.components.cases import LAYERS_BY_TYPE
from tests.engine.components.loss_cases import LOSSES_BY_TYPE


def shape_of(layer_type: str, config: dict[str, Any], *inputs: Shape) -> Shape:
    layer = LAYERS_BY_TYPE[layer_type]
    return layer.output_shape(layer.Config.model_validate(config), inputs)


@pytest.mark.parametrize(
    ("layer_type", "config", "inputs", "code", "message"),
    [
        ("add", {}, ((64,), (32,)), "add_shapes_differ", "or a size of 1, but gets 64 and 32"),
        ("add", {}, ((4, 1), (1, 3), (4, 2)), "add_shapes_differ", "but gets 4×1, 1×3 and 4×2"),
        ("add", {}, ((4, 4, 16), (16,)), "join_ranks_differ", "same number of axes, but the shapes are 4×4×16 and 16"),
        ("add", {}, ((64,),), "join_needs_two_wires", "at least two inputs"),
        ("concat", {}, ((4, 4, 1), (4, 5, 1)), "concat_shapes_differ", "4×4×1 and 4×5×1"),
        ("concat", {}, ((4, 4, 1), (16,)), "concat_shapes_differ", "4×4×1 and 16"),
        ("reshape", {"shape": [8, 8, 1]}, ((60,),), "reshape_size_differs", "8×8×1 doesn't match the 60 numbers"),
        ("conv2d", {"filters": 2}, ((64,),), "image_expected", "has the shape 64"),
        ("conv2d", {"filters": 2, "kernel_size": 5}, ((4, 4, 1),), "window_too_large", "5×5 doesn't fit into 4×4×1"),
        ("max_pool2d", {}, ((10,),), "image_expected", "has the shape 10"),
        ("max_pool2d", {"pool_size": 3}, ((2, 8, 1),), "window_too_large", "3×3 doesn't fit into 2×8×1"),
        ("max_pool2d", {"padding": 2}, ((8, 8, 1),), "pool_padding_too_large", "more than half"),
        ("max_unpool2d", {}, ((4, 4, 2), (64,)), "image_expected", "has the shape 64"),
        ("max_unpool2d", {}, ((4, 4, 2), (9, 9, 3)), "unpool_shape_differs", "of 9×9×3 gives 4×4×3, but the value has"),
        ("max_unpool2d", {}, ((64,), (8, 8, 1)), "unpool_shape_differs", "the shape 64"),
        (
            "max_unpool2d",
            {"pool_size": 3, "stride": 2},
            ((4, 4, 1), (9, 9, 1)),
            "unpool_windows_overlap",
            "windows of 3 overlap",
        ),
        ("max_unpool2d", {"pool_size": 3}, ((1, 1, 1), (2, 8, 1)), "window_too_large", "3×3 doesn't fit into 2×8×1"),
        ("max_unpool2d", {"padding": 2}, ((4, 4, 1), (8, 8, 1)), "pool_padding_too_large", "more than half"),
        ("global_avg_pool", {}, ((10,),), "positions_expected", "has the shape 10"),
        ("multiply", {}, ((64,), (32,)), "multiply_shapes_differ", "or a size of 1, but gets 64 and 32"),
        ("multiply", {}, ((4, 4, 16), (1, 1, 8)), "multiply_shapes_differ", "but gets 4×4×16 and 1×1×8"),
        ("multiply", {}, ((1,), (1, 1)), "join_ranks_differ", "same number of axes"),
        ("permute", {"order": [2, 1]}, ((8, 8, 1),), "permute_axes_differ", "2, 1 doesn't name every axis of 8×8×1"),
        ("permute", {"order": [1, 1]}, ((8, 2),), "permute_axes_differ", "1, 1 doesn't name every axis of 8×2"),
        ("conv1d", {"filters": 2}, ((64,),), "sequence_expected", "has the shape 64"),
        ("conv1d", {"filters": 2, "kernel_size": 5, "dilation": 2}, ((8, 1),), "window_too_large", "of 9 doesn't fit"),
        ("conv2d", {"filters": 4, "groups": 2}, ((8, 8, 3),), "groups_do_not_divide", "2 groups don't divide 3 chan"),
        ("conv2d", {"filters": 3, "groups": 2}, ((8, 8, 2),), "groups_do_not_divide", "and 3 filters"),
        ("max_pool1d", {}, ((8, 8, 1),), "sequence_expected", "has the shape 8×8×1"),
        ("max_pool1d", {"pool_size": 9}, ((8, 1),), "window_too_large", "of 9 doesn't fit into 8×1"),
        ("avg_pool2d", {"pool_size": 3}, ((2, 8, 1),), "window_too_large", "3×3 doesn't fit into 2×8×1"),
        ("avg_pool1d", {"padding": 2}, ((8, 1),), "pool_padding_too_large", "more than half"),
        ("group_norm", {"groups": 3}, ((4, 4, 8),), "norm_groups_do_not_divide", "3 groups don't divide 8"),
        ("conv_transpose2d", {"filters": 2}, ((64,),), "image_expected", "has the shape 64"),
        (
            "conv_transpose2d",
            {"filters": 2, "output_padding": 2},
            ((4, 4, 1),),
            "output_padding_too_large",
            "a stride of 2 it can be at most 1",
        ),
        (
            "conv_transpose2d",
            {"filters": 2, "padding": 1},
            ((1, 4, 1),),
            "nothing_left_of_output",
            "the output of 1×4×1 is empty",
        ),
        ("upsample2d", {}, ((8, 2),), "image_expected", "has the shape 8×2"),
        ("pad_channels", {"channels": 3}, ((8, 8, 4),), "pad_channels_too_few", "4 channels, which is more than 3"),
        ("split", {"parts": 3}, ((8,),), "split_parts_do_not_divide", "3 parts don't divide the last axis of 8"),
        ("split", {"parts": 2, "part": 3}, ((8,),), "split_part_missing", "no part 3 of 2"),
        ("embedding", {}, ((8, 2),), "tokens_expected", "has the shape 8×2"),
        ("positional_encoding", {}, ((8,),), "sequence_expected", "has the shape 8"),
        ("lstm", {"units": 4}, ((8,),), "sequence_expected", "has the shape 8"),
        ("gru", {"units": 4}, ((8, 8, 1),), "sequence_expected", "has the shape 8×8×1"),
        ("attention", {"heads": 4}, ((5, 6),), "heads_do_not_divide", "4 heads don't divide 6"),
        ("feature_dropout", {}, ((8,),), "feature_maps_expected", "has the shape 8"),
    ],
)
def test_a_shape_that_does_not_fit_is_named(
    layer_type: str, config: dict[str, Any], inputs: tuple[Shape, ...], code: str, message: str
) -> None:
    with pytest.raises(ShapeError, match=message) as caught:
        shape_of(layer_type, config, *inputs)
    problem = caught.value.at("block")
    assert problem.code == code
    assert problem.node_id == "block"
    assert problem.expected
    assert problem.hint
    assert problem.got is not None
    if "{expected}" in SHAPE_TEXTS[code][0]:
        assert not re.search("[A-Za-z]{2}", problem.expected), "a sentence of every language takes it in"


def test_window_positions_follow_the_formula() -> None:
    """floor((N - F + 2P) / S) + 1."""
    for length in range(1, 9):
        for size in range(1, 5):
            for stride in range(1, 4):
                for padding in range(3):
                    if length + 2 * padding < size:
                        continue
                    config = {"filters": 1, "kernel_size": size, "stride": stride, "padding": padding}
                    expected = (length - size + 2 * padding) // stride + 1
                    assert shape_of("conv2d", config, (length, 9, 2)) == (
                        expected,
                        (9 - size + 2 * padding) // stride + 1,
                        1,
                    )


def test_a_7x5_image_under_a_3x3_window_with_stride_2_gives_3x2() -> None:
    assert shape_of("conv2d", {"filters": 4, "stride": 2}, (7, 5, 3)) == (3, 2, 4)


@pytest.mark.parametrize("stride", [1, 2, 3])
def test_same_padding_keeps_the_size_divided_by_the_stride(stride: int) -> None:
    config = {"filters": 1, "stride": stride, "padding": "same", "kernel_size": 4}
    assert shape_of("conv2d", config, (7, 10, 1))[:2] == (-(-7 // stride), -(-10 // stride))


@pytest.mark.parametrize(
    ("loss", "prediction", "target", "classes", "code"),
    [
        ("cross_entropy", (9,), (), 10, "prediction_classes_differ"),
        ("cross_entropy", (1,), (), 2, "prediction_classes_differ"),
        ("cross_entropy", (3, 3, 1), (9,), 9, "prediction_classes_differ"),
        ("cross_entropy", (10,), (), None, "target_has_no_classes"),
        ("binary_cross_entropy", (2,), (), 2, "prediction_shape_differs"),
        ("binary_cross_entropy", (1,), (), 10, "label_is_no_number"),
        ("binary_cross_entropy", (9,), (10,), 10, "prediction_shape_differs"),
        ("mse", (63,), (8, 8, 1), None, "prediction_shape_differs"),
        ("mse", (1,), (), 3, "label_is_no_number"),
    ],
)
def test_a_prediction_that_does_not_fit_its_target_is_named(
    loss: str, prediction: Shape, target: Shape, classes: int | None, code: str
) -> None:
    record = LOSSES_BY_TYPE[loss]
    problem = record.prediction_shape_problem(record.Config(), prediction, target, classes)
    assert problem is not None
    assert problem[0] == code
    assert all(problem)


@pytest.mark.parametrize(
    ("loss", "prediction", "target", "classes"),
    [
        ("cross_entropy", (10,), (), 10),
        ("cross_entropy", (10,), (10,), 10),
        ("binary_cross_entropy", (1,), (), 2),
        ("binary_cross_entropy", (10,), (10,), 10),
        ("binary_cross_entropy", (64,), (8, 8, 1), None),
        ("mse", (64,), (8, 8, 1), None),
        ("mse", (1,), (), 2),
        ("mse", (2,), (2,), None),
    ],
)
def test_a_prediction_that_fits_is_taken(loss: str, prediction: Shape, target: Shape, classes: int | None) -> None:
    record = LOSSES_BY_TYPE[loss]
    assert record.prediction_shape_problem(record.Config(), prediction, target, classes) is None
