"""Every optimiser as PyTorch computes it."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from tests.engine.components.cases import Arrays
from tests.engine.components.optimizer_cases import OptimizerCase

Config = dict[str, Any]


class Lion(torch.optim.Optimizer):
    """Lion, which PyTorch does not have: program 1 of its paper, written with tensors."""

    def __init__(self, weights: list[torch.Tensor], config: Config) -> None:
        super().__init__(weights, dict(config))

    @torch.no_grad()
    def step(self, closure: None = None) -> None:
        for group in self.param_groups:
            for weight in group["params"]:
                memory = self.state[weight].setdefault("m", torch.zeros_like(weight))
                direction = torch.sign(torch.lerp(weight.grad, memory, group["beta1"]))
                weight.mul_(1 - group["learning_rate"] * group["weight_decay"])
                weight.sub_(group["learning_rate"] * direction)
                memory.copy_(torch.lerp(weight.grad, memory, group["beta2"]))


def _sgd(weights: list[torch.Tensor], config: Config) -> torch.optim.Optimizer:
    """The averaging form is PyTorch's summing one at a smaller rate: (1 - mu) g is what is summed."""
    rate = config["learning_rate"] * (1 - config["momentum"] if config["form"] == "average" else 1)
    return torch.optim.SGD(weights, lr=rate, momentum=config["momentum"], nesterov=config["nesterov"])


def _adams(config: Config) -> Config:
    return {"lr": config["learning_rate"], "betas": (config["beta1"], config["beta2"]), "eps": config["epsilon"]}


def _plain(config: Config) -> Config:
    return {"lr": config["learning_rate"], "eps": config["epsilon"]}


MAKERS: dict[str, Callable[[list[torch.Tensor], Config], torch.optim.Optimizer]] = {
    "sgd": _sgd,
    "adam": lambda weights, config: torch.optim.Adam(weights, **_adams(config)),
    "adamw": lambda weights, config: torch.optim.AdamW(weights, weight_decay=config["weight_decay"], **_adams(config)),
    "nadam": lambda weights, config: torch.optim.NAdam(
        weights, momentum_decay=config["momentum_decay"], **_adams(config)
    ),
    "rmsprop": lambda weights, config: torch.optim.RMSprop(weights, alpha=config["decay"], **_plain(config)),
    "adagrad": lambda weights, config: torch.optim.Adagrad(weights, **_plain(config)),
    "adadelta": lambda weights, config: torch.optim.Adadelta(weights, rho=config["decay"], **_plain(config)),
    "lion": Lion,
}


def make_torch_optimizer(case: OptimizerCase, weights: torch.Tensor) -> torch.optim.Optimizer:
    return MAKERS[case.type]([weights], case.optimizer.Config.model_validate(case.config).model_dump())


@contextmanager
def _in_float64() -> Generator[None]:
    """PyTorch keeps NAdam's product of momenta in the default type, float32 unless told otherwise: 6e-8 off."""
    former = torch.get_default_dtype()
    torch.set_default_dtype(torch.float64)
    try:
        yield
    finally:
        torch.set_default_dtype(former)


def run_torch_optimizer(case: OptimizerCase, arrays: Arrays) -> NDArray[Any]:
    """What `run_optimizer` returns, computed by PyTorch in float64."""
    weights = torch.tensor(arrays["weights"], dtype=torch.float64, requires_grad=True)
    optimizer = make_torch_optimizer(case, weights)
    path: list[NDArray[Any]] = []
    with _in_float64():
        for gradient in arrays["gradients"]:
            weights.grad = torch.tensor(gradient)
            optimizer.step()
            path.append(weights.detach().numpy().copy())
    return np.stack(path)
