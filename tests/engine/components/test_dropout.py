"""Dropout: inverted scaling, a live rate, the node's own random numbers."""

from dataclasses import replace

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from tests.engine.components.cases import LayerCase, draw_arrays
from tests.engine.components.run_layer import FLOAT32, FLOAT64, context, run_layer

CASE = LayerCase("wide", "dropout", {"rate": 0.3}, ((500,),), batch=20)


def test_units_are_either_dropped_or_scaled_up() -> None:
    arrays = draw_arrays(CASE)
    results = run_layer(CASE, arrays, FLOAT64)
    kept = results["output"] != 0
    np.testing.assert_allclose(results["output"], np.where(kept, arrays["input_0"] / 0.7, 0), rtol=1e-12)
    np.testing.assert_allclose(results["gradient_input_0"], np.where(kept, arrays["cotangent"] / 0.7, 0), rtol=1e-12)
    assert kept.mean() == pytest.approx(0.7, abs=0.02)


def test_both_precisions_drop_the_same_units() -> None:
    arrays = draw_arrays(CASE)
    single, double = (run_layer(CASE, arrays, dtype)["output"] != 0 for dtype in (FLOAT32, FLOAT64))
    np.testing.assert_array_equal(single, double)


def test_the_rate_is_read_from_the_live_values_without_a_new_compilation() -> None:
    x = jnp.ones((20, 500), jnp.float32)
    ctx = context(CASE, jnp.float32)

    traced: list[str] = []

    @jax.jit
    def run(rate: jax.Array) -> jax.Array:
        traced.append("run")
        live = replace(ctx, live={"rate": rate})
        return CASE.layer.apply(CASE.layer.Config(), {}, {}, (x,), live)[0]

    shares = [float(jnp.mean(run(jnp.float32(rate)) == 0)) for rate in (0.0, 0.2, 0.8)]
    assert shares == pytest.approx([0.0, 0.2, 0.8], abs=0.02)
    assert traced == ["run"]


def test_another_key_drops_other_units() -> None:
    x = jnp.ones((2, 50), jnp.float32)
    first, second = (
        CASE.layer.apply(CASE.settings, {}, {}, (x,), context(CASE, jnp.float32, seed=seed))[0] for seed in (0, 1)
    )
    assert not np.array_equal(first, second)


def test_evaluation_passes_everything() -> None:
    case = replace(CASE, training=False)
    arrays = draw_arrays(case)
    np.testing.assert_array_equal(run_layer(case, arrays, FLOAT64)["output"], arrays["input_0"])
