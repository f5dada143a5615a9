"""What single layers promise beyond the contract of all."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from engine.layers import LAYERS
from tests.engine.components.cases import LAYERS_BY_TYPE, LayerCase, draw_arrays
from tests.engine.components.run_layer import FLOAT64, context, run_layer


def curve(layer_type: str, z: list[float]) -> tuple[np.ndarray, np.ndarray]:
    """Values and slopes of an activation."""
    case = LayerCase("curve", layer_type, {}, ((len(z),),), batch=1)
    results = run_layer(case, {"input_0": np.array([z]), "cotangent": np.ones((1, len(z)))}, FLOAT64)
    return results["output"][0], results["gradient_input_0"][0]


@pytest.mark.parametrize(
    ("layer_type", "values", "slopes"),
    [
        ("relu", [0, 0, 2], [0, 0, 1]),
        ("leaky_relu", [-0.02, 0, 2], [0.01, 0.01, 1]),
        ("tanh", [np.tanh(-2), 0, np.tanh(2)], [1 - np.tanh(2) ** 2, 1, 1 - np.tanh(2) ** 2]),
        ("elu", [np.expm1(-2), 0, 2], [np.exp(-2), 1, 1]),
        ("gelu", [-0.04550026, 0, 1.95449974], [-0.08523180, 0.5, 1.08523180]),
        ("silu", [-0.23840584, 0, 1.76159416], [-0.09078425, 0.5, 1.09078425]),
        ("softplus", [0.12692801, np.log(2), 2.12692801], [0.11920292, 0.5, 0.88079708]),
        ("linear", [-2, 0, 2], [1, 1, 1]),
        ("step", [0, 0, 1], [0, 0, 0]),
        ("sigmoid", [0.11920292, 0.5, 0.88079708], [0.10499359, 0.25, 0.10499359]),
    ],
)
def test_values_and_slopes_at_minus_two_zero_and_two(layer_type: str, values: list[float], slopes: list[float]) -> None:
    got = curve(layer_type, [-2.0, 0.0, 2.0])
    np.testing.assert_allclose(got[0], values, atol=1e-8)
    np.testing.assert_allclose(got[1], slopes, atol=1e-8)


def test_sigmoid_and_tanh_saturate_at_the_same_sum() -> None:
    """tanh z = 2 sigmoid(2 z) - 1, so both bounds belong to one place on the curve."""
    sigmoid, tanh = LAYERS_BY_TYPE["sigmoid"].saturation, LAYERS_BY_TYPE["tanh"].saturation
    assert sigmoid is not None
    assert tanh is not None
    assert 2 * sigmoid.high - 1 == pytest.approx(tanh.high)
    assert 2 * sigmoid.low - 1 == pytest.approx(tanh.low)


def test_only_relu_can_die() -> None:
    assert [layer.type for layer in LAYERS if layer.can_die] == ["relu"]


def test_softmax_and_sigmoid_fold_into_the_losses_that_take_logits() -> None:
    folds = {layer.type: layer.folds_into for layer in LAYERS if layer.folds_into}
    assert folds == {
        "sigmoid": ("binary_cross_entropy",),
        "softmax": ("cross_entropy", "kl_divergence", "pixel_cross_entropy"),
    }


def test_softmax_survives_huge_inputs() -> None:
    values, slopes = curve("softmax", [1e30, 0.0, -1e30])
    np.testing.assert_array_equal(values, [1, 0, 0])
    assert np.all(np.isfinite(slopes))


def test_activations_are_marked_for_the_wire() -> None:
    marked = {layer.type for layer in LAYERS if layer.activation}
    smooth = {"elu", "gelu", "silu", "softplus", "tanh", "sigmoid"}
    assert marked == {"relu", "leaky_relu", "prelu", "linear", "step"} | smooth


def test_the_order_of_wires_into_concatenate_counts() -> None:
    case = LayerCase("order", "concat", {}, ((2,), (3,)))
    arrays = draw_arrays(case)
    output = run_layer(case, arrays, FLOAT64)["output"]
    np.testing.assert_array_equal(output, np.concatenate([arrays["input_0"], arrays["input_1"]], axis=1))


def test_dense_per_position_is_dense_at_every_position() -> None:
    layer = LAYERS_BY_TYPE["dense"]
    kernel, bias = jnp.ones((3, 2)) * jnp.arange(2.0), jnp.ones(2)
    x = jax.random.normal(jax.random.key(0), (2, 4, 5, 3), jnp.float32)
    config = layer.Config.model_validate({"units": 2, "per_position": True})
    ctx = context(LayerCase("dense_per_position", "dense", {"units": 2}, batch=2), jnp.float32)
    output, _ = layer.apply(config, {"kernel": kernel, "bias": bias}, {}, (x,), ctx)
    np.testing.assert_allclose(output[1, 2, 3], x[1, 2, 3] @ kernel + bias, rtol=1e-5)


def test_flatten_and_reshape_undo_each_other() -> None:
    flatten, reshape = LAYERS_BY_TYPE["flatten"], LAYERS_BY_TYPE["reshape"]
    config = reshape.Config.model_validate({"shape": [2, 3, 4]})
    assert reshape.output_shape(config, ((24,),)) == (2, 3, 4)
    assert flatten.output_shape(flatten.Config(), ((2, 3, 4),)) == (24,)
    case = LayerCase("back", "reshape", {"shape": [2, 3, 4]}, ((24,),))
    arrays = draw_arrays(case)
    output = run_layer(case, arrays, FLOAT64)["output"]
    np.testing.assert_array_equal(output.reshape(case.batch, -1), arrays["input_0"])
