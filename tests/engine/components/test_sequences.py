"""Layers over sequences, beyond the comparison with PyTorch: what they see, what they remember, what they refuse."""

from dataclasses import replace

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from engine.layers.tokens import waves
from tests.engine.components.cases import LAYERS_BY_TYPE, LayerCase, draw_arrays
from tests.engine.components.run_layer import FLOAT32, FLOAT64, apply_layer, context, run_layer

RECURRENT = ("simple_recurrent", "lstm", "gru")
LONG = ((9, 3),)


def outputs(case: LayerCase, **changed: np.ndarray) -> np.ndarray:
    return run_layer(case, {**draw_arrays(case), **changed}, FLOAT64)["output"]


@pytest.mark.parametrize("layer_type", RECURRENT)
def test_the_last_output_is_the_end_of_the_sequence(layer_type: str) -> None:
    last = LayerCase("same_numbers", layer_type, {"units": 4}, LONG)
    every = replace(last, config={"units": 4, "returns": "sequence"})
    arrays = {name: value for name, value in draw_arrays(every).items() if name != "cotangent"}
    np.testing.assert_allclose(outputs(last, **arrays), outputs(every, **arrays)[:, -1], atol=1e-14)


@pytest.mark.parametrize("layer_type", RECURRENT)
def test_reading_backwards_is_reading_the_reversed_sequence(layer_type: str) -> None:
    forwards = LayerCase("same_numbers", layer_type, {"units": 4, "returns": "sequence"}, LONG)
    backwards = replace(forwards, config={**forwards.config, "reverse": True})
    x = draw_arrays(forwards)["input_0"]
    expected = outputs(forwards, input_0=x[:, ::-1])[:, ::-1]
    np.testing.assert_allclose(outputs(backwards, input_0=x), expected, atol=1e-14)


@pytest.mark.parametrize("layer_type", RECURRENT)
def test_a_step_depends_on_no_later_one(layer_type: str) -> None:
    case = LayerCase("causal", layer_type, {"units": 4, "returns": "sequence"}, LONG)
    x = draw_arrays(case)["input_0"]
    later = np.where(np.arange(9)[:, None] < 5, x, x + 1.0)
    before, after = outputs(case, input_0=x), outputs(case, input_0=later)
    np.testing.assert_array_equal(before[:, :5], after[:, :5])
    assert np.all(np.any(before[:, 5:] != after[:, 5:], axis=-1))


def test_an_lstm_by_hand() -> None:
    """One unit, one feature: two steps written out."""
    case = LayerCase("by_hand", "lstm", {"units": 1, "forget_bias": 0.5}, ((2, 1),), batch=1)
    given = {
        "input_0": np.array([[[0.7], [-0.4]]]),
        "weight_kernel": np.array([[0.3, -0.2, 0.9, 0.4]]),
        "weight_recurrent_kernel": np.array([[0.1, 0.5, -0.6, 0.2]]),
        "weight_bias": np.array([0.05, 0.1, -0.1, 0.2]),
    }

    def squash(z: float) -> float:
        return float(1 / (1 + np.exp(-z)))

    hidden = cell = 0.0
    for x in (0.7, -0.4):
        enter = squash(0.3 * x + 0.1 * hidden + 0.05)
        forget = squash(-0.2 * x + 0.5 * hidden + 0.1 + 0.5)
        candidate = np.tanh(0.9 * x - 0.6 * hidden - 0.1)
        leave = squash(0.4 * x + 0.2 * hidden + 0.2)
        cell = forget * cell + enter * candidate
        hidden = float(leave * np.tanh(cell))
    assert outputs(case, **given)[0, 0] == pytest.approx(hidden, abs=1e-14)


def test_causal_attention_sees_no_later_step() -> None:
    case = LayerCase("causal", "attention", {"heads": 2, "causal": True}, ((6, 4),))
    x = draw_arrays(case)["input_0"]
    later = np.where(np.arange(6)[:, None] < 3, x, x * 2.0)
    before, after = outputs(case, input_0=x), outputs(case, input_0=later)
    np.testing.assert_array_equal(before[:, :3], after[:, :3])
    assert not np.allclose(before[:, 3:], after[:, 3:])


def test_attention_without_positions_does_not_mind_the_order() -> None:
    case = LayerCase("order", "attention", {"heads": 2}, ((6, 4),))
    x = draw_arrays(case)["input_0"]
    shuffled = np.random.default_rng(0).permutation(6)
    np.testing.assert_allclose(outputs(case, input_0=x[:, shuffled]), outputs(case, input_0=x)[:, shuffled], atol=1e-12)


def test_the_positional_encoding_is_the_articles() -> None:
    """Row 1 of 4 features: sin 1, cos 1, sin 1/100, cos 1/100."""
    np.testing.assert_allclose(waves(2, 4, 10_000.0)[1], [np.sin(1), np.cos(1), np.sin(0.01), np.cos(0.01)], rtol=1e-12)
    assert waves(3, 5, 10_000.0).shape == (3, 5)


@pytest.mark.parametrize("wrong", [-1.0, 5.0, np.nan])
def test_what_is_no_token_becomes_no_number_instead_of_another_token(wrong: float) -> None:
    case = LayerCase("unknown", "embedding", {"tokens": 5, "features": 2}, ((3,),), batch=1)
    arrays = {"input_0": np.array([[0.0, wrong, 4.0]]), "weight_vectors": np.ones((5, 2))}
    with jax.enable_x64(True):
        output, _ = apply_layer(
            case, {name: jnp.asarray(value) for name, value in arrays.items()}, context(case, FLOAT64)
        )
    np.testing.assert_array_equal(np.isnan(np.asarray(output[0])), [[False] * 2, [True] * 2, [False] * 2])


def test_an_embedding_sends_each_tokens_gradient_to_its_own_vector() -> None:
    case = LayerCase("rows", "embedding", {"tokens": 4, "features": 1}, ((3,),), batch=1)
    arrays = {
        "input_0": np.array([[2.0, 0.0, 2.0]]),
        "weight_vectors": np.zeros((4, 1)),
        "cotangent": np.array([[[1.0], [10.0], [100.0]]]),
    }
    gradient = run_layer(case, arrays, FLOAT32)["gradient_weight_vectors"]
    np.testing.assert_array_equal(gradient[:, 0], [10, 0, 101, 0])


def test_gates_are_drawn_by_the_fans_of_one_gate() -> None:
    layer = LAYERS_BY_TYPE["lstm"]
    weights = layer.weights(layer.Config.model_validate({"units": 5}), ((7, 3),))
    assert (weights["kernel"].fan_in, weights["kernel"].fan_out) == (3, 5)
    assert weights["recurrent_kernel"].shape == (5, 20)
