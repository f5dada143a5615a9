"""Weights and operations of layers, against figures counted by hand."""

from math import prod
from typing import Any

import pytest

from engine.layers.definition import Shape
from tests.engine.components.cases import LAYERS_BY_TYPE


def cost(layer_type: str, config: dict[str, Any], shape: Shape) -> tuple[int, int]:
    """Weights and multiply-adds."""
    layer = LAYERS_BY_TYPE[layer_type]
    settings = layer.Config.model_validate(config)
    weights = layer.weights(settings, (shape,)).values()
    output = layer.output_shape(settings, (shape,))
    return sum(prod(weight.shape) for weight in weights), layer.operations(settings, (shape,), output)


@pytest.mark.parametrize(
    ("layer_type", "config", "shape", "weights", "operations"),
    [
        ("dense", {"units": 100}, (28, 28, 1), 78_500, 78_400),
        ("dense", {"units": 4096}, (7, 7, 512), 102_764_544, 102_760_448),
        ("dense", {"units": 5, "per_position": True}, (4, 4, 3), 20, 240),
        (
            "conv2d",
            {"filters": 20, "kernel_size": 5, "padding": "same", "use_bias": False},
            (14, 14, 20),
            10_000,
            1_960_000,
        ),
        ("conv2d", {"filters": 5, "kernel_size": 1, "use_bias": False}, (14, 14, 20), 100, 19_600),
        ("conv2d", {"filters": 1, "use_bias": False}, (5, 5, 64), 576, 5_184),
        ("conv2d", {"filters": 6, "kernel_size": 5, "padding": 2}, (28, 28, 1), 156, 117_600),
        ("batch_norm", {}, (4, 4, 8), 16, 128),
        ("relu", {}, (9,), 0, 0),
        ("max_pool2d", {}, (8, 8, 3), 0, 0),
    ],
)
def test_weights_and_operations(
    layer_type: str, config: dict[str, Any], shape: Shape, weights: int, operations: int
) -> None:
    assert cost(layer_type, config, shape) == (weights, operations)


def test_biases_and_normalisation_are_spared_from_penalties() -> None:
    for layer_type, config in (("dense", {"units": 3}), ("conv2d", {"filters": 3}), ("batch_norm", {})):
        layer = LAYERS_BY_TYPE[layer_type]
        weights = layer.weights(layer.Config.model_validate(config), ((4, 4, 2),))
        assert [name for name, weight in weights.items() if weight.penalized] == ["kernel"] * ("kernel" in weights)
