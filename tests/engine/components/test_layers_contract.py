"""What every layer of the registry keeps, whatever it computes."""

import json
from dataclasses import replace
from functools import lru_cache
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from jax.flatten_util import ravel_pytree

from engine.layers import LAYERS
from engine.layers.definition import LayerDef
from engine.layers.initialize import draw_weights, node_salt, start_state
from tests.engine.components.cases import FEW, LAYER_CASES, RANDOM_CASES, SMOOTH, Arrays, LayerCase, draw_arrays
from tests.engine.components.run_layer import (
    FLOAT32,
    FLOAT64,
    apply_layer,
    as_numpy,
    context,
    differences,
    output_and_gradients,
    run_layer,
)

CASES = (*LAYER_CASES, *RANDOM_CASES)


def few(cases: tuple[LayerCase, ...]) -> Any:
    """All of these cases, the long form of those in `FEW`."""
    marked = [pytest.param(case, marks=[] if case in FEW else [pytest.mark.full], id=case.name) for case in cases]
    return pytest.mark.parametrize("case", marked)


each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
each_layer = pytest.mark.parametrize("layer", LAYERS, ids=lambda layer: layer.type)
each_precision = pytest.mark.parametrize("dtype", [FLOAT32, FLOAT64], ids=["float32", "float64"])


@each_layer
def test_every_layer_has_a_case(layer: LayerDef) -> None:
    assert any(case.type == layer.type for case in CASES)


@few(CASES)
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


@few(CASES)
def test_output_and_gradients_are_finite_in_the_type_of_the_run(case: LayerCase) -> None:
    """Single precision; the comparisons below would not survive a NaN in double."""
    for name, value in run_layer(case, draw_arrays(case), FLOAT32).items():
        assert np.all(np.isfinite(value)), name
        assert value.dtype == FLOAT32, name


@each_case
def test_settings_survive_json(case: LayerCase) -> None:
    text = json.dumps(case.settings.model_dump(mode="json"))
    assert case.layer.Config.model_validate_json(text) == case.settings


@few(CASES)
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


def padded(case: LayerCase, arrays: Arrays, rows: int) -> Arrays:
    """The same examples before rows of padding, which hold numbers too, but no gradient comes back to them."""
    others = draw_arrays(case, seed=1)
    longer = {
        name: np.concatenate([arrays[name], 0 * value[:rows] if name == "cotangent" else value[:rows]])
        for name, value in others.items()
        if name.startswith(("input_", "cotangent"))
    }
    return {**arrays, **longer}


@few(CASES)
def test_a_padded_batch_gives_what_the_exact_one_gives(case: LayerCase) -> None:
    whole = replace(case, real=None)
    arrays = padded(whole, draw_arrays(whole), 3)
    expected = exact(case.name, True)[0]
    ours = run_layer(replace(case, batch=case.batch + 3, real=case.batch), arrays, FLOAT64)
    for index in range(len(case.shapes)):
        name = f"gradient_input_{index}"
        assert not np.any(ours[name][case.batch :]), "padding has no gradient"
        ours[name] = ours[name][: case.batch]
    gaps = differences(ours, expected)
    assert max(gaps.values()) <= 1e-13, gaps


STEP = 1e-5


@lru_cache
def exact(name: str, all_real: bool) -> tuple[Arrays, Arrays]:
    """What a layer gives in double precision, and central differences of sum(output * cotangent), in one program.

    Args:
        name: of the case. all_real: whether none of its examples is padding.
    """
    found = next(case for case in CASES if case.name == name)
    case = replace(found, real=None) if all_real else found
    with jax.enable_x64(True):
        arrays = {name: jnp.asarray(value) for name, value in draw_arrays(case).items()}
        fixed = {name: value for name, value in arrays.items() if name.startswith(("state_", "cotangent"))}
        free = {name: value for name, value in arrays.items() if name not in fixed}
        ctx = context(case, FLOAT64)

        def both(free: dict[str, jax.Array], fixed: dict[str, jax.Array]) -> tuple[Any, Any]:
            flat, back = ravel_pytree(free)

            def cost(values: jax.Array) -> jax.Array:
                return jnp.sum(apply_layer(case, {**fixed, **back(values)}, ctx)[0] * fixed["cotangent"])

            def slope(place: jax.Array) -> jax.Array:
                nudge = STEP * (jnp.arange(flat.size) == place)
                return (cost(flat + nudge) - cost(flat - nudge)) / (2 * STEP)

            return output_and_gradients(case, free, fixed, ctx), back(jax.lax.map(slope, jnp.arange(flat.size)))

        results, slopes = jax.jit(both)(free, fixed)
    return as_numpy(results), as_numpy({f"gradient_{name}": value for name, value in slopes.items()})


@few((*SMOOTH, *RANDOM_CASES))
def test_gradients_equal_central_differences(case: LayerCase) -> None:
    results, slopes = exact(case.name, case.real is None)
    for name, gap in differences(slopes, {name: results[name] for name in slopes}).items():
        assert gap <= 1e-6, name
