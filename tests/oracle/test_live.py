"""Layers, losses and optimisers against PyTorch itself, on other numbers than the stored ones."""

import numpy as np
import pytest

from tests.engine.components.cases import LAYER_CASES, LayerCase, draw_arrays
from tests.engine.components.loss_cases import LOSS_CASES, LossCase, draw_loss_arrays, run_loss
from tests.engine.components.optimizer_cases import OPTIMIZER_CASES, OptimizerCase, draw_optimizer_arrays, run_optimizer
from tests.engine.components.run_layer import FLOAT32, FLOAT64, differences, run_layer
from tests.oracle.stored import FLOAT32_TOLERANCE, FLOAT64_TOLERANCE, reference

pytest.importorskip("torch", reason="PyTorch is not installed here: make oracle brings it")

from tests.oracle.torch_layers import run_torch_layer
from tests.oracle.torch_losses import run_torch_loss
from tests.oracle.torch_optimizers import run_torch_optimizer

pytestmark = pytest.mark.oracle
SEEDS = (1, 2, 3)


@pytest.mark.parametrize("case", LAYER_CASES, ids=lambda case: case.name)
def test_a_layer_and_its_gradients_equal_pytorch_on_fresh_numbers(case: LayerCase) -> None:
    for seed in SEEDS:
        arrays = draw_arrays(case, seed)
        expected = run_torch_layer(case, arrays)
        exact = differences(run_layer(case, arrays, FLOAT64), expected)
        assert max(exact.values()) <= FLOAT64_TOLERANCE, exact
        single = differences(run_layer(case, arrays, FLOAT32), expected)
        assert max(single.values()) <= FLOAT32_TOLERANCE, single


@pytest.mark.parametrize("case", LOSS_CASES, ids=lambda case: case.name)
def test_a_loss_and_its_gradient_equal_pytorch_on_fresh_numbers(case: LossCase) -> None:
    for seed in SEEDS:
        arrays = draw_loss_arrays(case, seed)
        expected = run_torch_loss(case, arrays)
        exact = differences(run_loss(case, arrays, FLOAT64), expected)
        assert max(exact.values()) <= FLOAT64_TOLERANCE, exact
        single = differences(run_loss(case, arrays, FLOAT32), expected)
        assert max(single.values()) <= FLOAT32_TOLERANCE, single


@pytest.mark.parametrize("case", OPTIMIZER_CASES, ids=lambda case: case.name)
def test_a_hundred_steps_of_an_optimizer_equal_pytorch(case: OptimizerCase) -> None:
    for seed in SEEDS:
        arrays = draw_optimizer_arrays(case, steps=100, seed=seed)
        gaps = differences({"path": run_optimizer(case, arrays, FLOAT64)}, {"path": run_torch_optimizer(case, arrays)})
        assert gaps["path"] <= FLOAT64_TOLERANCE


@pytest.mark.parametrize("case", LAYER_CASES, ids=lambda case: case.name)
def test_the_stored_arrays_are_what_pytorch_computes_today(case: LayerCase) -> None:
    stored = reference("layers", case.name, "result")
    for name, value in run_torch_layer(case, reference("layers", case.name, "given")).items():
        np.testing.assert_allclose(stored[name], value, rtol=1e-12, atol=1e-12)
