"""Networks whose wires part and meet: the training step's gradients against PyTorch and central differences."""

from typing import Any

import numpy as np
import pytest

from tests.engine.components.run_layer import FLOAT32, FLOAT64, differences
from tests.oracle.network_cases import NETWORK_CASES, NetworkCase
from tests.oracle.network_runs import draw_network_arrays, run_network
from tests.oracle.stored import FLOAT32_TOLERANCE, FLOAT64_TOLERANCE, reference

each_network = pytest.mark.parametrize("case", NETWORK_CASES, ids=lambda case: case.name)


@each_network
@pytest.mark.parametrize(
    ("dtype", "tolerance"), [(FLOAT64, FLOAT64_TOLERANCE), (FLOAT32, FLOAT32_TOLERANCE)], ids=["float64", "float32"]
)
def test_loss_gradients_and_deltas_equal_pytorch(case: NetworkCase, dtype: Any, tolerance: float) -> None:
    ours = run_network(case, reference("networks", case.name, "given"), dtype)
    gaps = differences(ours, reference("networks", case.name, "result"))
    assert set(gaps) == set(ours)
    assert max(gaps.values()) <= tolerance, gaps


@each_network
def test_gradients_equal_central_differences_along_random_directions(case: NetworkCase) -> None:
    arrays = draw_network_arrays(case, seed=4)
    found = run_network(case, arrays, FLOAT64)
    rng = np.random.default_rng(0)
    step = 1e-5
    for name in [name for name in arrays if name.startswith("weight:")]:
        direction = rng.normal(size=arrays[name].shape)
        above, below = (
            run_network(case, {**arrays, name: arrays[name] + sign * step * direction}, FLOAT64)["loss"]
            for sign in (1, -1)
        )
        predicted = np.sum(found[f"gradient:{name.removeprefix('weight:')}"] * direction)
        assert abs((above - below) / (2 * step) - predicted) <= 1e-6 * max(1.0, abs(predicted)), name


@pytest.mark.oracle
@each_network
def test_loss_gradients_and_deltas_equal_pytorch_on_fresh_numbers(case: NetworkCase) -> None:
    pytest.importorskip("torch", reason="PyTorch is not installed here: make oracle brings it")
    from tests.oracle.torch_networks import run_torch_network

    for seed in (1, 2, 3):
        arrays = draw_network_arrays(case, seed)
        expected = run_torch_network(case, arrays)
        gaps = differences(run_network(case, arrays, FLOAT64), expected)
        assert max(gaps.values()) <= FLOAT64_TOLERANCE, gaps
