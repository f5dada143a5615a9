"""Every loss as PyTorch computes it."""

import torch
from torch.nn import functional

from tests.engine.components.cases import Arrays
from tests.engine.components.loss_cases import LossCase


def run_torch_loss(case: LossCase, arrays: Arrays) -> Arrays:
    """What `run_loss` returns, computed by PyTorch in float64."""
    prediction = torch.tensor(arrays["prediction"], dtype=torch.float64, requires_grad=True)
    target = torch.tensor(arrays["target"])
    if case.type == "cross_entropy":
        losses = functional.cross_entropy(
            prediction, target.long() if case.target == "label" else target, reduction="none"
        )
    else:
        target = target.double().reshape(prediction.shape)
        function = functional.mse_loss if case.type == "mse" else functional.binary_cross_entropy_with_logits
        outputs = function(prediction, target, reduction="none").flatten(1)
        losses = outputs.sum(1) if case.config.get("reduction") == "sum" else outputs.mean(1)
        losses = losses / 2 if case.config.get("half") else losses
    (losses * torch.tensor(arrays["cotangent"])).sum().backward()
    assert prediction.grad is not None
    return {"losses": losses.detach().numpy(), "gradient": prediction.grad.numpy()}
