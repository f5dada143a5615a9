"""Layers, losses and optimisers equal the arrays that PyTorch left, in both precisions."""

from typing import Any

import pytest

from tests.engine.components.cases import LAYER_CASES, LayerCase
from tests.engine.components.loss_cases import LOSS_CASES, LossCase, run_loss
from tests.engine.components.optimizer_cases import OPTIMIZER_CASES, OptimizerCase, run_optimizer
from tests.engine.components.run_layer import FLOAT32, FLOAT64, differences, run_layer
from tests.oracle.stored import FLOAT32_TOLERANCE, FLOAT64_TOLERANCE, reference

PRECISIONS = pytest.mark.parametrize(
    ("dtype", "tolerance"), [(FLOAT64, FLOAT64_TOLERANCE), (FLOAT32, FLOAT32_TOLERANCE)], ids=["float64", "float32"]
)


def named_cases(cases: Any) -> Any:
    return pytest.mark.parametrize("case", cases, ids=lambda case: case.name)


@PRECISIONS
@named_cases(LAYER_CASES)
def test_a_layer_and_its_gradients_equal_pytorch(case: LayerCase, dtype: Any, tolerance: float) -> None:
    ours = run_layer(case, reference("layers", case.name, "given"), dtype)
    gaps = differences(ours, reference("layers", case.name, "result"))
    assert gaps
    assert max(gaps.values()) <= tolerance, gaps


@PRECISIONS
@named_cases([case for case in LAYER_CASES if case.type in ("conv2d", "conv1d", "conv_transpose2d")])
def test_the_convolution_of_other_devices_equals_pytorch(case: LayerCase, dtype: Any, tolerance: float) -> None:
    ours = run_layer(case, reference("layers", case.name, "given"), dtype, platform="gpu")
    gaps = differences(ours, reference("layers", case.name, "result"))
    assert max(gaps.values()) <= tolerance, gaps


@PRECISIONS
@named_cases(LOSS_CASES)
def test_a_loss_and_its_gradient_equal_pytorch(case: LossCase, dtype: Any, tolerance: float) -> None:
    gaps = differences(
        run_loss(case, reference("losses", case.name, "given"), dtype), reference("losses", case.name, "result")
    )
    assert max(gaps.values()) <= tolerance, gaps


@PRECISIONS
@named_cases(OPTIMIZER_CASES)
def test_three_steps_of_an_optimizer_equal_pytorch(case: OptimizerCase, dtype: Any, tolerance: float) -> None:
    ours = run_optimizer(case, reference("optimizers", case.name, "given"), dtype)
    gaps = differences({"path": ours}, reference("optimizers", case.name, "result"))
    assert gaps["path"] <= tolerance
