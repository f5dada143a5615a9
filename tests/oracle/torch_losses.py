"""Every loss as PyTorch computes it."""

from typing import Any

import torch
from torch.nn import functional

from tests.engine.components.cases import Arrays
from tests.engine.components.loss_cases import LossCase
from tests.engine.detection.by_loops import matched


def _over_outputs(case: LossCase, outputs: Any) -> Any:
    flat = outputs.flatten(1)
    return flat.sum(1) if case.config.get("reduction", "mean") == "sum" else flat.mean(1)


def _numbers(case: LossCase, prediction: Any, target: Any) -> Any:
    """Losses between numbers, number by number."""
    target = target.double().reshape(prediction.shape)
    delta = case.config.get("delta", 1.0)
    match case.type:
        case "mse":
            outputs = functional.mse_loss(prediction, target, reduction="none")
        case "mae":
            outputs = functional.l1_loss(prediction, target, reduction="none")
        case "huber" if case.config.get("form") == "smooth_l1":
            outputs = functional.smooth_l1_loss(prediction, target, reduction="none", beta=delta)
        case "huber":
            outputs = functional.huber_loss(prediction, target, reduction="none", delta=delta)
        case _:
            outputs = functional.binary_cross_entropy_with_logits(prediction, target, reduction="none")
    return _over_outputs(case, outputs) / (2 if case.config.get("half") else 1)


def _divergence(case: LossCase, prediction: Any, shares: Any) -> Any:
    smoothing = case.config.get("smoothing", 0.0)
    wanted = (1 - smoothing) * shares + smoothing / prediction.shape[-1]
    return functional.kl_div(functional.log_softmax(prediction, -1), wanted, reduction="none").sum(1)


def _hinge(case: LossCase, prediction: Any, labels: Any) -> Any:
    """PyTorch knows the mean over the classes; the sum is that many times as much, the worst alone is written out."""
    margin, over = case.config.get("margin", 1.0), case.config.get("over", "sum")
    power = case.config.get("power", 1)
    if over == "max":
        right = prediction.gather(1, labels[:, None])
        short = torch.clamp(margin - right + prediction, min=0) ** power
        return short.masked_fill(functional.one_hot(labels, prediction.shape[1]).bool(), 0).amax(1)
    losses = functional.multi_margin_loss(prediction, labels, p=power, margin=margin, reduction="none")
    return losses if over == "mean" else losses * prediction.shape[1]


def _classes(case: LossCase, prediction: Any, target: Any) -> Any:
    """Losses over classes."""
    labels = target.long() if case.target == "label" else target.argmax(-1)
    match case.type:
        case "cross_entropy":
            return functional.cross_entropy(prediction, labels if case.target == "label" else target, reduction="none")
        case "nll":
            logarithms = prediction if case.config.get("reads") == "log_probabilities" else prediction.log()
            return functional.nll_loss(logarithms, labels, reduction="none")
        case "kl_divergence":
            return _divergence(case, prediction, functional.one_hot(labels, prediction.shape[-1]).double())
        case "hinge":
            return _hinge(case, prediction, labels)
        case _:
            outputs = functional.cross_entropy(prediction.movedim(-1, 1), labels, reduction="none")
            return _over_outputs(case, outputs)


def _surface(case: LossCase, prediction: Any) -> Any:
    """The functions as the papers write them, term by term."""
    x, y = prediction.flatten(1).unbind(1)
    match case.config["surface"]:
        case "ravine":
            return 0.5 * x.square() + 50.0 * y.square()
        case "beale":
            return sum((c - x * (1 - y.pow(i))).square() for i, c in ((1, 1.5), (2, 2.25), (3, 2.625)))
        case "saddle":
            return 0.5 * x.square() + 0.25 * y.pow(4) - 0.5 * y.square() + 0.25
        case _:
            return (1 - x).square() + 100.0 * (y - x.square()).square()


def _sparsity(case: LossCase, prediction: Any) -> Any:
    if case.type == "sparsity_l1":
        return _over_outputs(case, prediction.abs())
    active, rho = prediction.flatten(1).mean(0), torch.tensor(case.config.get("rho", 0.05), dtype=torch.float64)
    wanted = torch.stack([rho, 1 - rho]).expand(len(active), 2)
    found = functional.kl_div(torch.stack([active, 1 - active], 1).log(), wanted, reduction="none").sum(1)
    return _over_outputs(case, found[None])


def _multibox(case: LossCase, prediction: Any, target: Any) -> Any:
    """Cross-entropy over all cells and smooth L1 over those that the loops match, divided by the cells."""
    settings = case.settings
    losses: list[Any] = []
    for read, numbers in zip(prediction, target.tolist(), strict=True):
        truth = [numbers[at : at + 5] for at in range(0, len(numbers), 5) if numbers[at] > 0]
        matches = matched(settings.cells, settings.anchor, settings.match, truth)
        rows = read.flatten(0, 1)
        kinds = torch.tensor([kind for kind, _ in matches])
        offsets = torch.tensor([offsets for _, offsets in matches], dtype=torch.float64)
        named = functional.cross_entropy(rows[:, :-4], kinds, reduction="sum")
        placed = functional.smooth_l1_loss(rows[kinds > 0, -4:], offsets[kinds > 0], reduction="sum")
        losses.append((named + settings.box_weight * placed) / len(matches))
    return torch.stack(losses)


def run_torch_loss(case: LossCase, arrays: Arrays) -> Arrays:
    """What `run_loss` returns, computed by PyTorch in float64."""
    prediction = torch.tensor(arrays["prediction"], dtype=torch.float64, requires_grad=True)
    target = torch.tensor(arrays["target"])
    if case.target == "boxes":
        losses = _multibox(case, prediction, target)
    elif case.type == "surface":
        losses = _surface(case, prediction)
    elif case.target == "none":
        losses = _sparsity(case, prediction)
    elif case.loss.task == "classification" and case.type != "binary_cross_entropy":
        losses = _classes(case, prediction, target)
    else:
        losses = _numbers(case, prediction, target)
    (losses * torch.tensor(arrays["cotangent"])[: len(losses)]).sum().backward()
    assert prediction.grad is not None
    return {"losses": losses.detach().numpy(), "gradient": prediction.grad.numpy()}
