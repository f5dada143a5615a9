"""Attention weights against NumPy in float64."""

import numpy as np
import pytest

from engine.datasets.prepare import prepare
from tests.engine.experiments import Experiment, chain, dense, make_run, node
from tests.engine.views.sequences import CACHE, FEATURES, STEPS, attention_rows, given, run_of, weights_of

ROW = 24 + 2


@pytest.mark.parametrize(("heads", "causal"), [(1, True), (2, False)])
def test_weights_of_each_head_are_those_of_numpy_and_rows_sum_to_one(heads: int, causal: bool) -> None:
    run = run_of("attention", node("flat", "flatten"), heads=heads, causal=causal)
    arrays = run.view("attention", {"node": "memory", "example": "validation:2"}).arrays
    expected = attention_rows(weights_of(run, "memory"), given(ROW), heads, causal)
    np.testing.assert_allclose(arrays["weights"], expected, rtol=2e-6, atol=1e-8)
    np.testing.assert_allclose(arrays["weights"].sum(axis=2), np.ones((heads, STEPS)), atol=1e-6)
    assert arrays["count"].tolist() == [heads, STEPS]
    assert np.ptp(arrays["weights"][0, -1]) > 0.01
    assert run.schema.faces == {"memory": ("attention",)}


def test_weights_explain_the_output_of_the_layer() -> None:
    run = run_of("attention", node("flat", "flatten"), heads=FEATURES)
    shares = run.view("attention", {"node": "memory", "example": "validation:2"}).arrays["weights"]
    weights, x = weights_of(run, "memory"), given(ROW)
    value = x @ weights["value_kernel"] + weights["value_bias"]
    mixed = np.stack([shares[head] @ value[:, head] for head in range(FEATURES)], axis=1)
    output = mixed @ weights["output_kernel"] + weights["output_bias"]
    last = weights_of(run, "out")
    expected = output.reshape(-1) @ last["kernel"] + last["bias"]
    arrays = run.view("attention", {"node": "memory", "example": "validation:2"}).arrays
    np.testing.assert_allclose(arrays["predicted"], expected, rtol=1e-5)


def test_of_long_sequences_the_first_positions_and_heads_are_shown() -> None:
    network = chain(
        node("wider", "dense", units=8, per_position=True),
        node("look", "attention", heads=8),
        node("flat", "flatten"),
        dense("out", 1),
    )
    spec = Experiment(network, "out", data="adding", loss="mse", target="value").spec()
    longer = spec.model_copy(update={"data": spec.data.model_copy(update={"config": {"steps": 150, "examples": 40}})})
    arrays = make_run(longer, prepare(longer.data, None), CACHE).view("attention", {"node": "look"}).arrays
    assert arrays["weights"].shape == (4, 128, 128)
    assert arrays["count"].tolist() == [8, 150]
