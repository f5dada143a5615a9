"""What every layer of the registry keeps, whatever it computes."""

import json
from dataclasses import replace
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from engine.layers import LAYERS
from engine.layers.definition import LayerDef
from engine.layers.initialize import draw_weights, node_salt, start_state
from tests.engine.components.cases import LAYER_CASES, RANDOM_CASES, Arrays, LayerCase, draw_arrays
from tests.engine.components.run_layer import FLOAT32, FLOAT64, apply_layer, context, differences, run_layer

CASES = (*LAYER_CASES, *RANDOM_CASES)
each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
each_layer = pytest.mark.parametrize("layer", LAYERS, ids=lambda layer: layer.type)
each_precision = pytest.mark.parametrize("dtype", [FLOAT32, FLOAT64], ids=["float32", "float64"])


@each_layer
def test_every_layer_has_a_case(layer: LayerDef) -> None:
    assert any(case.type == layer.type for case in CASES)


@each_case
@each_precision
def test_the_inferred_shape_is_the_traced_one(case: LayerCase, dtype: Any) -> None:
    inferred = case.layer.output_shape(case.settings, case.shapes)
    with jax.enable_x64(dtype == FLOAT64):
        arrays = {name: jnp.asarray(value, dtype) for name, value in draw_arrays(case).items()}
        ctx = context(case, dtype)
        output, state = jax.eval_shape(lambda given: apply_layer(case, given, ctx), arrays)
    assert output.shape == (case.batch, *inferred)
    assert output.dtype == dtype
    expected = {name: (shape, dtype) for name, (shape, _) in case.layer.state(case.settings, case.shapes).items()}
    assert {name: (value.shape, value.dtype) for name, value in state.items()} == expected


@each_case
def test_output_and_gradients_are_finite_in_the_type_of_the_run(case: LayerCase) -> None:
    """Single precision; the comparisons below would not survive a NaN in double."""
    for name, value in run_layer(case, draw_arrays(case), FLOAT32).items():
        assert np.all(np.isfinite(value)), name
        assert value.dtype == FLOAT32, name


@each_case
def test_settings_survive_json(case: LayerCase) -> None:
    text = json.dumps(case.settings.model_dump(mode="json"))
    assert case.layer.Config.model_validate_json(text) == case.settings


@each_case
def test_one_key_gives_the_same_weights_and_another_key_others(case: LayerCase) -> None:
    config = case.settings
    drawn = [
        draw_weights(
            case.layer, config, jax.random.fold_in(jax.random.key(seed), node_salt("node")), case.shapes, FLOAT32
        )
        for seed in (0, 0, 1)
    ]
    assert list(drawn[0]) == list(case.layer.weights(config, case.shapes))
    for name, value in drawn[0].items():
        np.testing.assert_array_equal(value, drawn[1][name])
        if name == "kernel":
            assert not np.array_equal(value, drawn[2][name])


@each_case
def test_first_state_has_the_declared_shapes_and_values(case: LayerCase) -> None:
    state = start_state(case.layer, case.settings, case.shapes, FLOAT32)
    for name, (shape, value) in case.layer.state(case.settings, case.shapes).items():
        assert state[name].shape == shape
        assert np.all(np.asarray(state[name]) == np.float32(value))


def cut(case: LayerCase, arrays: Arrays) -> tuple[LayerCase, Arrays]:
    """The same real examples without the padding."""
    batched = ("input_", "cotangent")
    shorter = {name: value[: case.examples] if name.startswith(batched) else value for name, value in arrays.items()}
    return replace(case, batch=case.examples, real=None), shorter


@each_case
def test_a_padded_batch_gives_what_the_exact_one_gives(case: LayerCase) -> None:
    padded = replace(case, batch=case.batch + 3, real=case.batch)
    arrays = draw_arrays(padded)
    exact_case, exact_arrays = cut(padded, arrays)
    expected = run_layer(exact_case, exact_arrays, FLOAT64)
    ours = run_layer(padded, arrays, FLOAT64)
    for index in range(len(case.shapes)):
        name = f"gradient_input_{index}"
        assert not np.any(ours[name][case.batch :]), "padding has no gradient"
        ours[name] = ours[name][: case.batch]
    gaps = differences(ours, expected)
    assert max(gaps.values()) <= 1e-13, gaps


def objective(case: LayerCase, arrays: Arrays, moved: str) -> Any:
    """sum(output * cotangent) as a function of one array, the others fixed."""
    ctx = context(case, FLOAT64)
    fixed = {name: jnp.asarray(value) for name, value in arrays.items()}

    def evaluate(value: jax.Array) -> jax.Array:
        return jnp.sum(apply_layer(case, {**fixed, moved: value}, ctx)[0] * fixed["cotangent"])

    return evaluate


@pytest.mark.parametrize("case", [case for case in CASES if case.values != "ties"], ids=lambda case: case.name)
def test_gradients_equal_central_differences(case: LayerCase) -> None:
    arrays = draw_arrays(case)
    gradients = run_layer(case, arrays, FLOAT64)
    step = 1e-5
    with jax.enable_x64(True):
        for name in [name for name in arrays if name.startswith(("input_", "weight_"))]:
            value = arrays[name]
            nudges = step * np.eye(value.size).reshape(value.size, *value.shape)
            evaluate = jax.jit(jax.vmap(objective(case, arrays, name)))
            measured = (evaluate(value + nudges) - evaluate(value - nudges)) / (2 * step)
            gap = differences({name: np.asarray(measured).reshape(value.shape)}, {name: gradients[f"gradient_{name}"]})
            assert gap[name] <= 1e-6, name
