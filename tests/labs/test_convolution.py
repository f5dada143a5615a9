"""LABS C4, C5, C9: what a convolution costs, the size of its output, and what one unit sees."""

from itertools import product
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from engine import registry
from engine.checks import check
from engine.errors import ShapeError
from tests.engine.experiments import Node, chain, node
from tests.labs.bench import table

pytestmark = pytest.mark.usefixtures("quick_programs")


def facts(*layers: Node, shape: list[int]) -> tuple[int, int]:
    """(weights, multiply-adds) of a chain of layers behind an input of that shape, by the layers' own arithmetic."""
    weights = operations = 0
    now: tuple[int, ...] = tuple(shape)
    for one in layers:
        layer = registry.layer(one["type"])
        config = layer.Config.model_validate(one["config"])
        output = layer.output_shape(config, (now,))
        weights += sum(int(np.prod(array.shape)) for array in layer.weights(config, (now,)).values())
        operations += layer.operations(config, (now,), output)
        now = output
    return weights, operations


def conv(name: str, filters: int, size: int, **config: Any) -> Node:
    return node(name, "conv2d", filters=filters, kernel_size=size, **{"padding": "same", "use_bias": False} | config)


def test_c4_a_five_by_five_convolution_costs_its_square() -> None:
    assert facts(conv("wide", 20, 5), shape=[14, 14, 20]) == (10_000, 1_960_000)


def test_c4_a_bottleneck_does_it_for_a_twelfth() -> None:
    layers = (conv("down", 5, 1), conv("middle", 5, 5), conv("up", 20, 1))
    weights, operations = facts(*layers, shape=[14, 14, 20])
    assert (weights, operations) == (825, 161_700)
    assert operations / 1_960_000 == pytest.approx(0.0825)


def test_c4_one_filter_over_64_maps_has_576_weights() -> None:
    assert facts(conv("one", 1, 3), shape=[8, 8, 64])[0] == 576


def test_c9_the_first_dense_layer_of_vgg_16_has_102_764_544_weights() -> None:
    """The wrong form: "19 million"."""
    dense = node("fc6", "dense", units=4096)
    assert facts(node("flat", "flatten"), dense, shape=[7, 7, 512])[0] == 102_764_544


def output_size(length: int, size: int, stride: int, padding: Any) -> int | None:
    layer = registry.layer("conv2d")
    config = layer.Config.model_validate({"filters": 1, "kernel_size": size, "stride": stride, "padding": padding})
    try:
        return layer.output_shape(config, ((length, 9, 1),))[0]
    except ShapeError:
        return None


@pytest.mark.parametrize("padding", [0, 1, 2])
def test_c5_the_output_has_the_size_of_the_formula(padding: int) -> None:
    fitting = 0
    for length, size, stride in product(range(3, 12), (1, 2, 3, 5), (1, 2, 3)):
        expected = (length - size + 2 * padding) // stride + 1
        found = output_size(length, size, stride, padding)
        if length + 2 * padding >= size:
            assert found == expected, (length, size, stride)
            fitting += 1
    assert fitting > 80


def test_c5_valid_and_same_are_the_formula_with_their_padding() -> None:
    assert output_size(7, 3, 1, "valid") == 5
    assert [output_size(length, 3, 1, "same") for length in (5, 6, 7)] == [5, 6, 7]
    assert [output_size(length, 3, 2, "same") for length in (5, 6, 7)] == [3, 3, 4]


def test_c5_seven_by_five_under_three_by_three_at_stride_2_gives_three_by_two() -> None:
    layer = registry.layer("conv2d")
    config = layer.Config.model_validate({"filters": 1, "kernel_size": 3, "stride": 2})
    assert layer.output_shape(config, ((7, 5, 1),)) == (3, 2, 1)


def receptive_field(*layers: Node, side: int) -> tuple[int, int]:
    """Height and width of the pixels with a gradient of the central output, by autodiff on positive weights."""
    from engine.layers.definition import LayerContext

    def forward(x: jax.Array) -> jax.Array:
        for one in layers:
            layer = registry.layer(one["type"])
            config = layer.Config.model_validate(one["config"])
            shapes = (x.shape[1:],)
            weights = {name: jnp.ones(array.shape) for name, array in layer.weights(config, shapes).items()}
            x, _ = layer.apply(config, weights, {}, (x,), LayerContext(False, jnp.ones(1), None, {}))
        return x[0, x.shape[1] // 2, x.shape[2] // 2, 0]

    seen = np.asarray(jax.grad(forward)(jnp.ones((1, side, side, 1))))[0, :, :, 0] != 0
    return int(seen.any(axis=1).sum()), int(seen.any(axis=0).sum())


FIELDS: list[tuple[str, tuple[Node, ...]]] = [
    ("one", (conv("a", 1, 3),)),
    ("two", (conv("a", 1, 3), conv("b", 1, 3))),
    ("stride", (conv("a", 1, 3, stride=2, padding="valid"), conv("b", 1, 3, padding="valid"))),
    ("five", (conv("a", 1, 5), conv("b", 1, 3), conv("c", 1, 3))),
]


@pytest.mark.parametrize(("name", "layers"), FIELDS, ids=[name for name, _ in FIELDS])
def test_c5_the_field_reported_is_where_the_gradient_is_not_zero(name: str, layers: tuple[Node, ...]) -> None:
    spec = {
        "version": 1,
        "network": chain(*layers, node("flat", "flatten"), node("out", "dense", units=10)),
        "data": {"type": "mnist"},
        "objectives": [{"loss": {"type": "cross_entropy"}, "prediction": "out", "target": "label"}],
        "optimizer": {"type": "sgd"},
        "training": {"batch_size": 4},
    }
    reported = {fact.node_id: fact.receptive_field for fact in check(spec).nodes}
    assert reported[layers[-1]["id"]] == receptive_field(*layers, side=28)


def test_c5_a_convolution_by_hand() -> None:
    """Cross-correlation of a patch, written out."""
    patch = np.arange(16.0).reshape(4, 4)
    kernel = np.array([[1.0, 0.0], [0.0, -1.0]])
    by_hand = np.array([[patch[i, j] - patch[i + 1, j + 1] for j in range(3)] for i in range(3)])
    data = table(patch.reshape(1, 4, 4, 1), labels=[0])
    from engine.layers.definition import LayerContext

    layer = registry.layer("conv2d")
    config = layer.Config.model_validate({"filters": 1, "kernel_size": 2})
    weights = {"kernel": jnp.asarray(kernel.reshape(2, 2, 1, 1)), "bias": jnp.zeros(1)}
    found, _ = layer.apply(
        config, weights, {}, (jnp.asarray(data.inputs, jnp.float32),), LayerContext(True, jnp.ones(1), None, {})
    )
    np.testing.assert_allclose(np.asarray(found)[0, :, :, 0], by_hand)
