"""Runs one layer forward and backward, in either precision, as the compiler would."""

from collections.abc import Mapping
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from engine.layers.definition import LayerContext
from tests.engine.components.cases import Arrays, LayerCase

FLOAT64 = np.float64
FLOAT32 = np.float32


def named(arrays: Mapping[str, Any], prefix: str) -> dict[str, Any]:
    """The arrays whose name starts with the prefix, the prefix cut off."""
    return {name.removeprefix(prefix): value for name, value in arrays.items() if name.startswith(prefix)}


def context(case: LayerCase, dtype: Any, platform: str = "cpu", seed: int = 0) -> LayerContext:
    """What the layer knows of its step: mask, key, live values."""
    mask = np.arange(case.batch) < case.examples
    config = case.settings
    fields = type(config).model_fields
    extras = {name: field.json_schema_extra for name, field in fields.items()}
    live = [name for name, extra in extras.items() if isinstance(extra, dict) and extra["live"]]
    return LayerContext(
        training=case.training,
        example_mask=jnp.asarray(mask, dtype),
        key=jax.random.key(seed) if case.training else None,
        live={name: jnp.asarray(getattr(config, name), dtype) for name in live},
        platform=platform,
    )


def apply_layer(
    case: LayerCase, arrays: Mapping[str, Any], ctx: LayerContext
) -> tuple[jax.Array, Mapping[str, jax.Array]]:
    """The layer's own `apply` on named arrays."""
    inputs = tuple(arrays[f"input_{index}"] for index in range(len(case.shapes)))
    return case.layer.apply(case.settings, named(arrays, "weight_"), named(arrays, "state_"), inputs, ctx)


def output_and_gradients(
    case: LayerCase, free: Mapping[str, jax.Array], fixed: Mapping[str, jax.Array], ctx: LayerContext
) -> dict[str, jax.Array]:
    """Output, new state, and the gradient of sum(output * cotangent) to inputs and weights.

    Args:
        free: inputs and weights. fixed: state and cotangent.
    """

    def objective(moved: Mapping[str, jax.Array]) -> tuple[jax.Array, Any]:
        output, state = apply_layer(case, {**fixed, **moved}, ctx)
        return jnp.sum(output * fixed["cotangent"]), (output, dict(state))

    (_, (output, state)), gradients = jax.value_and_grad(objective, has_aux=True)(free)
    results = {"output": output[: case.examples]}
    results |= {f"new_{name}": value for name, value in state.items()}
    return results | {f"gradient_{name}": value for name, value in gradients.items()}


def as_numpy(results: Mapping[str, jax.Array]) -> dict[str, NDArray[Any]]:
    """The same arrays off the device."""
    return {name: np.asarray(value) for name, value in results.items()}


def run_layer(case: LayerCase, arrays: Arrays, dtype: Any, platform: str = "cpu") -> dict[str, NDArray[Any]]:
    """`output_and_gradients`, compiled: the arrays are arguments, so that other numbers need no other program.

    Args:
        arrays: as `draw_arrays` gives them. dtype: float32 or float64.
    """
    with jax.enable_x64(dtype == FLOAT64):
        cast = {name: jnp.asarray(value, dtype) for name, value in arrays.items()}
        fixed = {name: value for name, value in cast.items() if name.startswith(("state_", "cotangent"))}
        free = {name: value for name, value in cast.items() if name not in fixed}
        ctx = context(case, dtype, platform)
        return as_numpy(jax.jit(lambda free, fixed: output_and_gradients(case, free, fixed, ctx))(free, fixed))


def differences(ours: Mapping[str, NDArray[Any]], theirs: Mapping[str, NDArray[Any]]) -> dict[str, float]:
    """max |a - b| / max(1, max |b|) of every array of theirs, which must be among ours with the same shape."""
    assert {name: ours[name].shape for name in theirs} == {name: value.shape for name, value in theirs.items()}
    return {
        name: float(np.max(np.abs(ours[name] - value), initial=0.0) / max(1.0, np.max(np.abs(value), initial=0.0)))
        for name, value in theirs.items()
    }
