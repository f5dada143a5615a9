"""Layers over sequences as PyTorch computes them: its own modules, given our weights."""

import torch
from torch import nn

from tests.engine.components.cases import LayerCase

Named = dict[str, torch.Tensor]


def _run(module: nn.RNNBase, parameters: Named, case: LayerCase, x: torch.Tensor) -> torch.Tensor:
    """A one-way layer over the sequence, turned round before and after where it reads backwards."""
    config = case.settings
    outputs, _ = torch.func.functional_call(module.double(), parameters, (x.flip(1) if config.reverse else x,))
    if config.returns == "last":
        return outputs[:, -1]
    return outputs.flip(1) if config.reverse else outputs


def _parameters(weights: Named, second_bias: torch.Tensor | None = None) -> Named:
    kernel, recurrent = weights["kernel"].T, weights["recurrent_kernel"].T
    blank = torch.zeros(len(kernel)).double()
    return {
        "weight_ih_l0": kernel,
        "weight_hh_l0": recurrent,
        "bias_ih_l0": weights.get("bias", blank),
        "bias_hh_l0": blank if second_bias is None else second_bias,
    }


def simple_recurrent(case: LayerCase, inputs: list[torch.Tensor], weights: Named) -> torch.Tensor:
    config = case.settings
    features = inputs[0].shape[-1]
    module = nn.RNN(features, config.units, nonlinearity=config.activation, batch_first=True)
    return _run(module, _parameters(weights), case, inputs[0])


def lstm(case: LayerCase, inputs: list[torch.Tensor], weights: Named) -> torch.Tensor:
    """The forget bias goes into the second of PyTorch's biases."""
    config = case.settings
    remember = torch.zeros(4, config.units).double()
    remember[1] = config.forget_bias
    module = nn.LSTM(inputs[0].shape[-1], config.units, batch_first=True)
    return _run(module, _parameters(weights, remember.flatten()), case, inputs[0])


def gru(case: LayerCase, inputs: list[torch.Tensor], weights: Named) -> torch.Tensor:
    """PyTorch resets after the product; the first published form is written out step by step."""
    config, x = case.settings, inputs[0]
    units = config.units
    if config.reset == "before":
        return _first_gru(case, x, weights)
    second = torch.zeros(3 * units).double()
    if "recurrent_bias" in weights:
        second = torch.cat([second[: 2 * units], weights["recurrent_bias"]])
    module = nn.GRU(x.shape[-1], units, batch_first=True)
    return _run(module, _parameters(weights, second), case, x)


def _first_gru(case: LayerCase, x: torch.Tensor, weights: Named) -> torch.Tensor:
    config = case.settings
    hidden = torch.zeros(len(x), config.units).double()
    outputs: list[torch.Tensor] = []
    of_input = weights["kernel"].chunk(3, 1)
    of_state = weights["recurrent_kernel"].chunk(3, 1)
    biases = weights["bias"].chunk(3) if config.use_bias else (0.0, 0.0, 0.0)
    for given in (x.flip(1) if config.reverse else x).unbind(1):
        reset = torch.sigmoid(given @ of_input[0] + hidden @ of_state[0] + biases[0])
        keep = torch.sigmoid(given @ of_input[1] + hidden @ of_state[1] + biases[1])
        new = torch.tanh(given @ of_input[2] + (reset * hidden) @ of_state[2] + biases[2])
        hidden = (1 - keep) * new + keep * hidden
        outputs.append(hidden)
    if config.returns == "last":
        return hidden
    return torch.stack(outputs[::-1] if config.reverse else outputs, 1)


def attention(case: LayerCase, inputs: list[torch.Tensor], weights: Named) -> torch.Tensor:
    config, x = case.settings, inputs[0]
    steps, features = x.shape[1:]
    module = nn.MultiheadAttention(features, config.heads, bias=config.use_bias, batch_first=True).double()
    roles = ("query", "key", "value")
    parameters = {
        "in_proj_weight": torch.cat([weights[f"{role}_kernel"].T for role in roles]),
        "out_proj.weight": weights["output_kernel"].T,
    }
    if config.use_bias:
        blank = torch.zeros(features).double()
        parameters["in_proj_bias"] = torch.cat([weights["query_bias"], blank, weights["value_bias"]])
        parameters["out_proj.bias"] = weights["output_bias"]
    hidden = torch.ones(steps, steps).triu(1).bool() if config.causal else None
    return torch.func.functional_call(module, parameters, (x, x, x), {"attn_mask": hidden})[0]


def embedding(case: LayerCase, inputs: list[torch.Tensor], weights: Named) -> torch.Tensor:
    tokens = inputs[0].detach().flatten(1).long()
    return nn.functional.embedding(tokens, weights["vectors"]) + 0 * inputs[0].flatten(1)[..., None]


def positional_encoding(case: LayerCase, inputs: list[torch.Tensor], weights: Named) -> torch.Tensor:
    """Entry by entry, as the article writes it."""
    x, base = inputs[0], case.settings.base
    steps, features = x.shape[1:]
    code = torch.zeros(steps, features).double()
    for place in range(steps):
        for feature in range(features):
            angle = torch.tensor(place / base ** (2 * (feature // 2) / features)).double()
            code[place, feature] = torch.sin(angle) if feature % 2 == 0 else torch.cos(angle)
    return x + code
