"""States along a sequence, the gradient that goes back along it, and attention weights, against PyTorch in float64."""

import math
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.layers import LAYERS

torch = pytest.importorskip("torch", reason="PyTorch is not installed here: make oracle brings it")

pytestmark = pytest.mark.oracle

STEPS, FEATURES, UNITS = 40, 5, 7
BY_TYPE: dict[str, Any] = {layer.type: layer for layer in LAYERS}
Weights = dict[str, NDArray[np.float64]]


def drawn(kind: str, seed: int, **config: Any) -> tuple[Any, Weights, NDArray[np.float64]]:
    """(settings, weights, sequence)."""
    layer, random = BY_TYPE[kind], np.random.default_rng(seed)
    settings = layer.Config.model_validate(config)
    shapes = layer.weights(settings, ((STEPS, FEATURES),))
    weights = {name: 0.6 * random.normal(size=spec.shape) for name, spec in shapes.items()}
    return settings, weights, random.normal(size=(STEPS, FEATURES))


def cell_of(kind: str, weights: Weights, settings: Any) -> Any:
    """PyTorch's cell with our weights."""
    made = {
        "lstm": lambda: torch.nn.LSTMCell(FEATURES, UNITS),
        "gru": lambda: torch.nn.GRUCell(FEATURES, UNITS),
        "simple_recurrent": lambda: torch.nn.RNNCell(FEATURES, UNITS, nonlinearity=settings.activation),
    }[kind]().double()
    second = np.zeros(len(weights["bias"]))
    if kind == "lstm":
        second[UNITS : 2 * UNITS] = settings.forget_bias
    if kind == "gru":
        second[2 * UNITS :] = weights["recurrent_bias"]
    parts = (weights["kernel"].T, weights["recurrent_kernel"].T, weights["bias"], second)
    names = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
    made.load_state_dict({name: torch.tensor(part) for name, part in zip(names, parts, strict=True)})
    return made


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("kind", ["lstm", "gru", "simple_recurrent"])
def test_states_and_what_is_left_of_a_gradient_equal_pytorch(kind: str, seed: int) -> None:
    settings, weights, x = drawn(kind, seed, units=UNITS)
    found = BY_TYPE[kind].gates(settings, weights, x)
    cell = cell_of(kind, weights, settings)
    state: Any = torch.zeros(1, UNITS).double()
    state = (state, torch.zeros(1, UNITS).double()) if kind == "lstm" else state
    rows: dict[str, list[Any]] = {"hidden": [], "cell": []}
    for given in torch.tensor(x):
        state = cell(given[None], state)
        for name, part in zip(rows, state if kind == "lstm" else (state,), strict=False):
            part.retain_grad()
            rows[name].append(part)
    rows["hidden"][-1].sum().div(math.sqrt(UNITS)).backward()
    for name, logs in found.left.items():
        values = np.concatenate([part.detach().numpy() for part in rows[name]])
        np.testing.assert_allclose(found.values[name], values, rtol=1e-9, atol=1e-12)
        lengths = [float(part.grad.norm()) for part in rows[name][::-1]]
        np.testing.assert_allclose(10**logs, lengths, rtol=1e-7, atol=1e-300)


@pytest.mark.parametrize("kind", ["lstm", "gru"])
def test_a_sequence_read_backwards_equals_pytorch_on_the_sequence_turned_round(kind: str) -> None:
    settings, weights, x = drawn(kind, 7, units=UNITS, reverse=True)
    found = BY_TYPE[kind].gates(settings, weights, x).values["hidden"]
    cell, state, hidden = cell_of(kind, weights, settings), None, list[Any]()
    for given in torch.tensor(x[::-1].copy()):
        state = cell(given[None], state)
        hidden.append((state[0] if kind == "lstm" else state).detach().numpy()[0])
    np.testing.assert_allclose(found, hidden[::-1], rtol=1e-9, atol=1e-12)


def test_attention_weights_equal_pytorch() -> None:
    heads, features = 3, 6
    layer, random = BY_TYPE["attention"], np.random.default_rng(2)
    settings = layer.Config.model_validate({"heads": heads})
    shapes = layer.weights(settings, ((STEPS, features),))
    weights = {name: random.normal(size=spec.shape) for name, spec in shapes.items()}
    x = random.normal(size=(STEPS, features))
    module = torch.nn.MultiheadAttention(features, heads, batch_first=True).double()
    roles = ("query", "key", "value")
    biases = [weights["query_bias"], np.zeros(features), weights["value_bias"]]
    module.load_state_dict(
        {
            "in_proj_weight": torch.tensor(np.concatenate([weights[f"{role}_kernel"].T for role in roles])),
            "in_proj_bias": torch.tensor(np.concatenate(biases)),
            "out_proj.weight": torch.tensor(weights["output_kernel"].T.copy()),
            "out_proj.bias": torch.tensor(weights["output_bias"]),
        }
    )
    given = torch.tensor(x)[None]
    _, expected = module(given, given, given, average_attn_weights=False)
    found = layer.attends(settings, weights, x)
    np.testing.assert_allclose(found, expected[0].detach().numpy(), rtol=1e-9, atol=1e-12)
