"""Reduce on plateau lowers the rate at the evaluations at which PyTorch's ReduceLROnPlateau does."""

import pytest

from tests.oracle.plateau import rates

LOSSES = [1.0, 0.9, 0.95, 0.9, 0.91, 0.89999, 0.8, 0.8, 0.8, 0.8, 0.8, float("nan"), 0.79, 0.79, 0.79, 0.79, 0.5]


@pytest.mark.oracle
@pytest.mark.parametrize("patience", [0, 1, 3])
@pytest.mark.parametrize("cooldown", [0, 2])
@pytest.mark.parametrize("threshold", [0.0, 1e-4, 0.05])
def test_the_rates_are_those_of_pytorch(patience: int, cooldown: int, threshold: float) -> None:
    torch = pytest.importorskip("torch")
    settings = {"factor": 0.5, "patience": patience, "threshold": threshold, "cooldown": cooldown}
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0)
    schedule = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, **settings)
    expected = []
    for loss in LOSSES:
        schedule.step(loss)
        expected.append(optimizer.param_groups[0]["lr"])
    assert rates(LOSSES, settings) == expected
