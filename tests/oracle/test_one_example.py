"""One example's numbers in whole networks against PyTorch in float64: every delta, gradient and check."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from engine.datasets.definition import PreparedData
from engine.run import Run
from engine.spec import ExperimentSpec
from tests.engine.experiments import make_run
from tests.engine.numbers.questions import ask_numbers, ask_weight, assert_agrees, shaped
from tests.oracle.network_cases import NETWORK_CASES, NetworkCase

pytest.importorskip("torch", reason="PyTorch is not installed here: make oracle brings it")

from tests.oracle.torch_networks import run_torch_network

pytestmark = [pytest.mark.oracle, pytest.mark.usefixtures("quick_programs")]

SEQUENCES = tuple(
    NetworkCase(
        kind,
        (5, 3),
        {"x": ("input", {}), "steps": (kind, {"units": 4}), "values": ("dense", {"units": 2})},
        (("x", "steps"), ("steps", "values")),
        ("mse", {"half": True}),
        "values",
        "value",
    )
    for kind in ("lstm", "gru")
)
CHOSEN = ("skip_connection", "autoencoder", "squeeze_and_excitation")
CASES = (*(case for case in NETWORK_CASES if case.name in CHOSEN), *SEQUENCES)
ROW = 2


def example_run(case: NetworkCase) -> tuple[Run, PreparedData]:
    random = np.random.default_rng(5)
    count = 6
    prepared = PreparedData(
        inputs=random.uniform(0, 1, (count, *case.input_shape)).astype(np.float32).astype(np.float64),
        offset=np.zeros(case.input_shape),
        scale=np.ones(case.input_shape),
        labels=random.integers(0, case.classes, count).astype(np.int32) if case.classes else None,
        values=random.normal(size=(count, 2)).astype(np.float32).astype(np.float64) if case.target == "value" else None,
        counts=(count, 0, 0),
        classes=tuple(str(number) for number in range(case.classes)),
        input_shape=case.input_shape,
        kind="table",
    )
    run = make_run(ExperimentSpec.model_validate(case.spec_json), prepared)
    run.compile()
    run.advance(2)
    return run, prepared


def target_of(case: NetworkCase, prepared: PreparedData) -> Any:
    match case.target:
        case "input":
            return prepared.inputs[ROW : ROW + 1]
        case "value":
            assert prepared.values is not None
            return prepared.values[ROW : ROW + 1]
        case _:
            assert prepared.labels is not None
            label = prepared.labels[ROW : ROW + 1]
            return np.eye(case.classes)[label] if case.target == "one_hot" else label


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_deltas_gradients_and_checks_of_one_example_equal_pytorch(case: NetworkCase) -> None:
    run, prepared = example_run(case)
    weights = {
        f"weight:{name}:{key}": np.asarray(each, np.float64)
        for name, own in run.weights().items()
        for key, each in own.items()
    }
    arrays = {**weights, "inputs": prepared.inputs[ROW : ROW + 1], "targets": target_of(case, prepared)}
    expected = run_torch_network(replace(case, batch=1, real=1), arrays)
    for name in (*run.weights(), case.prediction):
        answer = ask_numbers(run, name, part="train", example=ROW)
        assert answer["loss"][0] == pytest.approx(float(expected["loss"]), rel=1e-9)
        delta = shaped(answer, "delta")
        if not np.isnan(delta).all():
            np.testing.assert_allclose(delta, expected[f"delta:{name}"][0], rtol=1e-9, atol=1e-12, err_msg=name)
        for number, key in enumerate(run.weights().get(name, {})):
            gradient = expected[f"gradient:{name}:{key}"]
            reported = answer[f"gradients_{number}"].reshape(gradient.shape)
            np.testing.assert_allclose(reported, gradient, rtol=1e-9, atol=1e-12, err_msg=f"{name} {key}")
            if number:
                continue
            place = int(np.abs(gradient).argmax())
            weight = ask_weight(run, name, key, place, part="train", example=ROW)
            uses = np.sum(weight["uses"][:, 1] * weight["uses"][:, 2]) + weight["uses_left"][1]
            assert uses == pytest.approx(gradient.ravel()[place], rel=1e-9)
            assert_agrees(weight)
