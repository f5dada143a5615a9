"""Sums and products over axes of size 1: shapes, values, gradients and cost against NumPy."""

from math import prod

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.layers.definition import Shape
from tests.engine.components.cases import LAYERS_BY_TYPE, Arrays, LayerCase, draw_arrays
from tests.engine.components.run_layer import FLOAT64, run_layer

each_join = pytest.mark.parametrize("kind", ["add", "multiply"])


@st.composite
def broadcast_shapes(draw: st.DrawFn, largest: int = 4) -> tuple[Shape, ...]:
    """Two to four shapes of one rank; along every axis equal sizes, or 1."""
    whole = draw(st.lists(st.integers(1, largest), min_size=1, max_size=3))
    return tuple(tuple(draw(st.sampled_from((size, 1))) for size in whole) for _ in range(draw(st.integers(2, 4))))


def output_shape(kind: str, shapes: tuple[Shape, ...]) -> Shape:
    layer = LAYERS_BY_TYPE[kind]
    return layer.output_shape(layer.Config(), shapes)


@each_join
def test_a_gate_of_one_number_a_channel_fits_the_maps(kind: str) -> None:
    assert output_shape(kind, ((28, 28, 16), (1, 1, 16))) == (28, 28, 16)
    assert output_shape(kind, ((1, 1, 16), (28, 28, 16))) == (28, 28, 16)
    assert output_shape(kind, ((16,), (1,))) == (16,)
    assert output_shape(kind, ((28, 1, 1), (1, 28, 1), (1, 1, 3))) == (28, 28, 3)
    assert output_shape(kind, ((1, 1), (1, 1))) == (1, 1)


@each_join
@given(shapes=broadcast_shapes(largest=9))
def test_the_output_has_the_shape_that_numpy_gives(kind: str, shapes: tuple[Shape, ...]) -> None:
    assert output_shape(kind, shapes) == np.broadcast_shapes(*shapes)


def numpy_gradients(kind: str, arrays: Arrays, inputs: list[str]) -> Arrays:
    """Value and gradients of sum(output * cotangent), worked out without any of our code."""
    values = [arrays[name] for name in inputs]
    if kind == "add":
        output = sum(values[1:], values[0])
        slopes = [np.ones(()) for _ in values]
    else:
        output = prod(values[1:], start=values[0])
        slopes = [np.asarray(prod(values[:n] + values[n + 1 :])) for n in range(len(values))]
    found = {"output": output}
    for name, value, slope in zip(inputs, values, slopes, strict=True):
        full = np.broadcast_to(arrays["cotangent"] * slope, output.shape)
        repeated = tuple(axis for axis, size in enumerate(value.shape) if size == 1 and axis > 0)
        found[f"gradient_{name}"] = full.sum(axis=repeated, keepdims=True)
    return found


@each_join
@settings(max_examples=15)
@given(shapes=broadcast_shapes())
def test_values_and_gradients_equal_numpy(kind: str, shapes: tuple[Shape, ...]) -> None:
    case = LayerCase("broadcast", kind, {}, shapes)
    arrays = draw_arrays(case)
    ours = run_layer(case, arrays, FLOAT64)
    theirs = numpy_gradients(kind, arrays, [name for name in arrays if name.startswith("input_")])
    assert set(ours) == set(theirs)
    for name, value in theirs.items():
        np.testing.assert_allclose(ours[name], value, rtol=1e-13, atol=1e-13, err_msg=name)
        assert ours[name].shape == value.shape


@pytest.mark.parametrize(
    ("shapes", "operations"),
    [
        (((4,), (4,), (4,)), 8),
        (((28, 28, 16), (1, 1, 16)), 28 * 28 * 16),
        (((1, 1, 16), (1, 1, 16), (28, 28, 16)), 16 + 28 * 28 * 16),
        (((28, 28, 16), (1, 1, 16), (1, 1, 16)), 2 * 28 * 28 * 16),
    ],
)
def test_a_product_costs_one_multiplication_for_each_number_of_each_intermediate_product(
    shapes: tuple[Shape, ...], operations: int
) -> None:
    layer = LAYERS_BY_TYPE["multiply"]
    assert layer.operations(layer.Config(), shapes, output_shape("multiply", shapes)) == operations
