"""Every optimiser as PyTorch computes it."""

from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from tests.engine.components.cases import Arrays
from tests.engine.components.optimizer_cases import OptimizerCase


def make_torch_optimizer(case: OptimizerCase, weights: torch.Tensor) -> torch.optim.Optimizer:
    config = case.optimizer.Config.model_validate(case.config).model_dump()
    if case.type == "sgd":
        return torch.optim.SGD(
            [weights], lr=config["learning_rate"], momentum=config["momentum"], nesterov=config["nesterov"]
        )
    betas = (config["beta1"], config["beta2"])
    return torch.optim.Adam([weights], lr=config["learning_rate"], betas=betas, eps=config["epsilon"])


def run_torch_optimizer(case: OptimizerCase, arrays: Arrays) -> NDArray[Any]:
    """What `run_optimizer` returns, computed by PyTorch in float64."""
    weights = torch.tensor(arrays["weights"], dtype=torch.float64, requires_grad=True)
    optimizer = make_torch_optimizer(case, weights)
    path: list[NDArray[Any]] = []
    for gradient in arrays["gradients"]:
        weights.grad = torch.tensor(gradient, dtype=torch.float64)
        optimizer.step()
        path.append(weights.detach().numpy().copy())
    return np.stack(path)
