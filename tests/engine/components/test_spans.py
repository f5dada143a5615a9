"""Outputs lie where the records of their layers say: checks and the page rely on declared spans alone."""

from dataclasses import replace
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from numpy.typing import NDArray

from engine.layers.spans import Span, any_span
from tests.engine.components.cases import LAYER_CASES, LayerCase, draw_arrays
from tests.engine.components.run_layer import FLOAT32, apply_layer, context

ROWS = (
    LayerCase("flatten_one_row", "flatten", shapes=((1, 6),)),
    LayerCase("reshape_to_one_row", "reshape", {"shape": (1, 6)}),
    LayerCase("reshape_to_a_column", "reshape", {"shape": (6, 1)}),
    LayerCase("reshape_of_rows", "reshape", {"shape": (1, 2, 3)}, shapes=((2, 3),)),
    LayerCase("permute_one_row", "permute", {"order": (2, 1)}, shapes=((1, 6),)),
    LayerCase("permute_the_first_axes", "permute", {"order": (2, 1, 3)}, shapes=((2, 3, 4),)),
    LayerCase("permute_a_square", "permute", {"order": (2, 1)}, shapes=((4, 4),)),
)
"""Distributions that stay some, and others that do not."""

BOUNDED = [case for case in (*LAYER_CASES, *ROWS) if case.layer.span is not any_span]
ULPS = 4
"""Rounding of means and sums; an end at 0 is kept exactly."""

Inputs = list[NDArray[np.float32]]


def softened(values: NDArray[Any]) -> NDArray[np.float32]:
    """Distributions along the last axis."""
    raised = np.exp(values - values.max(axis=-1, keepdims=True))
    return (raised / raised.sum(axis=-1, keepdims=True)).astype(np.float32)


def inputs_of(case: LayerCase) -> dict[str, tuple[Inputs, tuple[Span, ...]]]:
    """Inputs of one case from ordinary to extreme, with the spans that they fill."""
    arrays = draw_arrays(case)
    drawn = [arrays[f"input_{index}"] for index in range(len(case.shapes))]
    made: dict[str, Inputs] = {
        "ordinary": [value.astype(np.float32) for value in drawn],
        "large": [(1e4 * np.sign(value)).astype(np.float32) for value in drawn],
        "large and spread": [(1e4 * value).astype(np.float32) for value in drawn],
        "very negative": [(-1e4 * np.abs(value)).astype(np.float32) for value in drawn],
        "positive": [np.abs(value).astype(np.float32) for value in drawn],
        "tiny": [(1e-38 * value).astype(np.float32) for value in drawn],
        "zero": [np.zeros_like(value, np.float32) for value in drawn],
    }
    found = {
        name: (values, tuple(Span(float(v.min()), float(v.max())) for v in values)) for name, values in made.items()
    }
    shares = [softened(value) for value in drawn]
    return {**found, "distributions": (shares, tuple(Span(0.0, 1.0, sums_to_one=True) for _ in shares))}


def assert_inside(output: NDArray[Any], span: Span, name: str) -> None:
    assert np.isfinite(output).all(), name
    low, high = (
        end + side * ULPS * np.finfo(np.float32).eps * abs(end) for end, side in ((span.low, -1), (span.high, 1))
    )
    assert output.min() >= low, (name, span)
    assert output.max() <= high, (name, span)
    if span.sums_to_one:
        np.testing.assert_allclose(output.sum(axis=-1, dtype=np.float64), 1.0, rtol=1e-6, err_msg=name)


@pytest.mark.parametrize("case", BOUNDED, ids=lambda case: case.name)
def test_outputs_lie_in_the_span_that_the_record_declares(case: LayerCase) -> None:
    """In evaluation, float32, whatever comes in."""
    evaluated = replace(case, training=False, real=None)
    fixed = {
        name: jnp.asarray(value, FLOAT32)
        for name, value in draw_arrays(evaluated).items()
        if name.startswith(("weight_", "state_"))
    }
    ctx = context(evaluated, FLOAT32)

    def apply(given: dict[str, NDArray[np.float32]]) -> jax.Array:
        return apply_layer(evaluated, {**fixed, **given}, ctx)[0]

    compiled = jax.jit(apply)
    for name, (values, spans) in inputs_of(evaluated).items():
        output = np.asarray(compiled({f"input_{index}": value for index, value in enumerate(values)}))
        assert_inside(output, case.layer.span(case.settings, spans, case.shapes), name)


def test_bounded_layers_of_every_kind_are_among_the_cases() -> None:
    assert {"sigmoid", "softmax", "elu", "gelu", "silu", "softplus", "lstm", "gru", "add", "concat"} <= {
        case.type for case in BOUNDED
    }


def test_distributions_stay_where_a_row_stays_a_row() -> None:
    shares = Span(0.0, 1.0, sums_to_one=True)
    stay = [case.name for case in ROWS if case.layer.span(case.settings, (shares,), case.shapes).sums_to_one]
    assert stay == ["flatten_one_row", "reshape_to_one_row", "reshape_of_rows", "permute_the_first_axes"]
