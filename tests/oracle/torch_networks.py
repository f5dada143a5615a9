"""Whole networks as PyTorch runs them: a walk over the drawn wires, every use of an output its own tensor."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from tests.engine.components.cases import Arrays, LayerCase
from tests.oracle.network_cases import NetworkCase
from tests.oracle.torch_layers import LAYERS, Named, batch_norm


def loss_of(case: NetworkCase, prediction: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    """Mean over the examples; predictions of cross-entropies are logits."""
    kind, config = case.loss
    if kind == "cross_entropy":
        return functional.cross_entropy(prediction, target.long() if case.target == "label" else target)
    function = functional.mse_loss if kind == "mse" else functional.binary_cross_entropy_with_logits
    outputs = function(prediction, target.reshape(prediction.shape), reduction="none").flatten(1)
    losses = outputs.sum(1) if config.get("reduction") == "sum" else outputs.mean(1)
    return losses.mean() / (2 if config.get("half") else 1)


def node_weights(tensors: Named, node: str) -> Named:
    prefix = f"weight:{node}:"
    return {name.removeprefix(prefix): value for name, value in tensors.items() if name.startswith(prefix)}


def compute(case: NetworkCase, node: str, inputs: list[torch.Tensor], tensors: Named) -> torch.Tensor:
    """One node's output."""
    kind, config = case.nodes[node]
    layer = LayerCase(node, kind, config, (), batch=case.real)
    weights = node_weights(tensors, node)
    if kind != "batch_norm":
        return LAYERS[kind](layer, inputs, weights)
    channels = inputs[0].shape[-1]
    state = {"running_mean": torch.zeros(channels).double(), "running_variance": torch.ones(channels).double()}
    return batch_norm(layer, inputs, weights, state)


def run_torch_network(case: NetworkCase, arrays: Mapping[str, NDArray[Any]]) -> Arrays:
    """What `run_network` returns, computed by PyTorch in float64 on the real examples alone."""
    tensors = {
        name: torch.tensor(value).requires_grad_(True) for name, value in arrays.items() if name.startswith("weight:")
    }
    inputs = torch.tensor(arrays["inputs"][: case.real], requires_grad=True)
    outputs: Named = {}
    uses: Named = {}
    for node in case.nodes:
        sources = [source for source, target in case.wires if target == node]
        for source in sources:
            uses[f"{source}:{node}"] = outputs[source].clone()
        read = [uses[f"{source}:{node}"] for source in sources]
        outputs[node] = compute(case, node, read or [inputs], tensors)
        for tensor in (outputs[node], *read):
            tensor.retain_grad()
    folded = {"softmax": "cross_entropy", "sigmoid": "binary_cross_entropy"}
    last = case.prediction
    logits = outputs[last]
    if folded.get(case.nodes[last][0]) == case.loss[0]:
        source = next(source for source, target in case.wires if target == last)
        logits = uses[f"{source}:{last}"]
    loss = loss_of(case, logits, torch.tensor(arrays["targets"][: case.real]))
    loss.backward()
    shared = {name: use for name, use in uses.items() if sum(n.split(":")[0] == name.split(":")[0] for n in uses) > 1}
    results = {"loss": loss.detach()}
    results |= {f"gradient:{name.removeprefix('weight:')}": _gradient(value) for name, value in tensors.items()}
    results |= {f"delta:{name}": _gradient(value) for name, value in {**outputs, **shared}.items()}
    return {name: np.asarray(value.numpy()) for name, value in results.items()}


def _gradient(value: torch.Tensor) -> torch.Tensor:
    return torch.zeros_like(value).detach() if value.grad is None else value.grad
