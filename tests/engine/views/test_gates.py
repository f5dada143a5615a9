"""Gates and states along a sequence, and the gradient that goes back along it, against NumPy in float64."""

from functools import partial
from typing import Any

import numpy as np
import pytest

from engine.datasets.prepare import prepare
from engine.errors import EngineError
from engine.layers import LAYERS
from engine.report import Arrays
from engine.run.run import Run
from tests.engine.experiments import Experiment, chain, dense, images, make_run, mlp, node, points
from tests.engine.views.sequences import (
    CACHE,
    STEPS,
    UNITS,
    Array,
    Step,
    Values,
    given,
    gru_step,
    lstm_step,
    run_of,
    sequences,
    simple_step,
    walk,
    weights_of,
)

CASES: dict[str, tuple[str, Step, dict[str, Any]]] = {
    "lstm": ("lstm", lstm_step, {}),
    "lstm_reverse": ("lstm", lstm_step, {"reverse": True, "use_bias": False, "forget_bias": 0.5}),
    "gru": ("gru", gru_step, {}),
    "gru_reset_before": ("gru", gru_step, {"reset": "before", "reverse": True}),
    "simple": ("simple_recurrent", simple_step, {}),
    "simple_relu": ("simple_recurrent", simple_step, {"activation": "relu", "reverse": True}),
}
FULL = {"lstm_reverse", "gru_reset_before"}
EVERY_CASE = pytest.mark.parametrize(
    "case", [pytest.param(case, marks=pytest.mark.full) if case in FULL else case for case in CASES]
)
ROW = 24 + 3
"""Of validation example 3."""

STEP = 1e-6


def seen(run: Run, node_id: str = "memory", example: str = "validation:3") -> tuple[dict[str, Array], Arrays]:
    arrays = run.view("gates", {"node": node_id, "example": example}).arrays
    names = bytes(arrays["names"]).decode().split("\n")
    return dict(zip(names, arrays["values"].astype(np.float64), strict=True)), arrays


@EVERY_CASE
def test_gates_and_states_of_every_step_are_those_of_numpy(case: str) -> None:
    kind, step, config = CASES[case]
    run = run_of(kind, units=UNITS, **config)
    values, arrays = seen(run)
    expected = walk(step, weights_of(run, "memory"), given(ROW), UNITS, config)
    expected = expected[::-1] if config.get("reverse") else expected
    assert list(values) == list(expected[0])
    for name, value in values.items():
        np.testing.assert_allclose(value.T, [row[name] for row in expected], rtol=2e-6, atol=1e-7, err_msg=name)
    assert (arrays["count"].tolist(), list(values)[-1]) == ([UNITS], "hidden")
    np.testing.assert_allclose(arrays["read"], given(ROW).T, rtol=1e-6)


@EVERY_CASE
def test_what_is_left_of_a_gradient_is_that_of_central_differences(case: str) -> None:
    kind, step, config = CASES[case]
    run = run_of(kind, units=UNITS, **config)
    weights, arrays = weights_of(run, "memory"), seen(run)[1]
    inputs = given(ROW)[::-1] if config.get("reverse") else given(ROW)
    rows = walk(step, weights, given(ROW), UNITS, config)
    states = bytes(arrays["states"]).decode().split("\n")

    def end(lag: int, changed: Values) -> float:
        """The mean of the last state, times the root of their number, from a changed state on."""
        now = changed
        for x in inputs[STEPS - lag :]:
            now = step(weights, x, now, config)
        return float(now["hidden"].sum() / np.sqrt(UNITS))

    for state, logs in zip(states, arrays["left"], strict=True):
        for lag, log in enumerate(logs):
            row = rows[STEPS - 1 - lag]
            slopes = [_slope(partial(end, lag), row, state, unit) for unit in range(UNITS)]
            length = float(np.linalg.norm(slopes))
            # A unit of a ReLU whose sum is below zero passes nothing back.
            assert 10 ** float(log) == pytest.approx(length, rel=2e-5, abs=1e-9), (state, lag)


def _slope(end: Any, row: Values, state: str, unit: int) -> float:
    """d end / d one number of a state; a cell also acts through the output of its own step."""
    ends: list[float] = []
    for sign in (1, -1):
        changed = {name: value.copy() for name, value in row.items()}
        changed[state][unit] += sign * STEP
        if state == "cell":
            changed["hidden"] = row["output"] * np.tanh(changed["cell"])
        ends.append(end(changed))
    return (ends[0] - ends[1]) / (2 * STEP)


def test_a_layer_behind_another_reads_its_states() -> None:
    run = run_of("simple_recurrent", node("second", "gru", units=2), units=UNITS, returns="sequence")
    first = [row["hidden"] for row in walk(simple_step, weights_of(run, "memory"), given(ROW), UNITS, {})]
    values, arrays = seen(run, "second")
    expected = walk(gru_step, weights_of(run, "second"), np.asarray(first), 2, {})
    np.testing.assert_allclose(values["hidden"].T, [row["hidden"] for row in expected], rtol=2e-6, atol=1e-7)
    np.testing.assert_allclose(arrays["read"].T, first, rtol=2e-6, atol=1e-7)
    assert run.schema.faces == {"memory": ("gates",), "second": ("gates",)}


def test_target_and_prediction_stand_beside_a_sequence() -> None:
    run = run_of("lstm", units=UNITS)
    values, arrays = seen(run)
    weights, values_of_data = weights_of(run, "out"), sequences().values
    assert values_of_data is not None
    expected = values["hidden"][:, -1] @ weights["kernel"] + weights["bias"]
    np.testing.assert_allclose(arrays["predicted"], expected, rtol=1e-5)
    np.testing.assert_allclose(arrays["truth"], values_of_data[ROW], rtol=1e-6)


def test_tokens_have_a_class_each() -> None:
    network = chain(
        node("vectors", "embedding", features=4),
        node("memory", "lstm", units=UNITS, returns="sequence"),
        dense("out", 10, per_position=True),
    )
    spec = Experiment(network, "out", data="copying", loss="pixel_cross_entropy").spec()
    run = make_run(spec, prepare(spec.data, None), CACHE)
    arrays = seen(run)[1]
    tokens, truth = arrays["tokens"].tolist(), arrays["truth"].tolist()
    # Copying: five symbols, ten places further the marker, then the symbols again; else blanks (8).
    assert (len(tokens), tokens[14]) == (20, 9)
    assert truth == [8] * 15 + tokens[:5]
    assert arrays["predicted"].shape == (20,)
    assert arrays["predicted"].max() < 10


def test_of_a_wide_layer_on_a_long_sequence_the_first_units_are_shown() -> None:
    network = chain(node("memory", "lstm", units=64), dense("out", 1))
    spec = Experiment(network, "out", data="adding", loss="mse", target="value").spec()
    longer = spec.model_copy(update={"data": spec.data.model_copy(update={"config": {"steps": 150, "examples": 40}})})
    run = make_run(longer, prepare(longer.data, None), CACHE)
    values, arrays = seen(run)
    assert values["hidden"].shape == (27, 150)
    assert arrays["count"].tolist() == [64]


@pytest.mark.parametrize("view", ["gates", "attention"])
@pytest.mark.parametrize("address", ["out", "nowhere"])
def test_another_layer_is_refused_by_name(view: str, address: str) -> None:
    run = make_run(Experiment(mlp(4), "out").spec(), points(), CACHE)
    with pytest.raises(EngineError) as refused:
        run.view(view, {"node": address})
    (problem,) = refused.value.problems
    assert (problem.code, problem.got) == ({"gates": "no_gates", "attention": "no_attention"}[view], address)


def test_every_recurrent_layer_has_gates() -> None:
    recurrent = {layer.type for layer in LAYERS if "recurrent_kernel" in _weights_on_a_sequence(layer)}
    assert recurrent == {layer.type for layer in LAYERS if layer.gates is not None} != set()


def _weights_on_a_sequence(layer: Any) -> Any:
    try:
        return layer.weights(layer.Config(units=2), ((STEPS, 2),))
    except (ValueError, EngineError, TypeError, IndexError, KeyError):
        return {}


def test_images_read_as_sequences_have_gates() -> None:
    network = chain(node("rows", "reshape", shape=[6, 6]), node("memory", "gru", units=2), dense("out", 3))
    run = make_run(Experiment(network, "out", data="digits").spec(), images(), CACHE)
    assert "gates" in run.schema.faces["memory"]
    assert seen(run)[0]["hidden"].shape == (2, 6)
