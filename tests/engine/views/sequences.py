"""Recurrent layers and attention along one sequence, number by number, and small runs of them."""

from collections.abc import Callable
from math import exp, sqrt, tanh
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.datasets.definition import PreparedData
from engine.run import Run
from tests.engine.experiments import Experiment, chain, dense, make_run, node, roomy_cache
from tests.engine.views.image_network import state_of

Array = NDArray[np.float64]
Weights = dict[str, Array]
Values = dict[str, Array]
"""[units] of one step by name."""

Step = Callable[[Weights, Array, Values, dict[str, Any]], Values]

STEPS, FEATURES, UNITS = 5, 2, 3
CACHE = roomy_cache()


def sequences(train: int = 24, validation: int = 8) -> PreparedData:
    """Made-up sequences with the sum of their first feature as target."""
    random = np.random.default_rng(5)
    inputs = random.normal(size=(train + validation, STEPS, FEATURES))
    return PreparedData(
        inputs=inputs,
        offset=np.asarray(0.25),
        scale=np.asarray(1.5),
        labels=None,
        values=inputs[:, :, :1].sum(axis=1),
        counts=(train, validation, 0),
        classes=(),
        input_shape=(STEPS, FEATURES),
        kind="sequence",
    )


DRAWN = {"type": "normal", "config": {"std": 0.5}}
"""Biases that are not 0."""


def run_of(kind: str, *behind: dict[str, Any], **config: Any) -> Run:
    """A run of one layer `memory` that reads the data, some others behind it, and a dense layer, before its start."""
    network = chain(node("memory", kind, bias_initializer=DRAWN, **config), *behind, dense("out", 1))
    spec = Experiment(network, "out", data="adding", loss="mse", target="value").spec()
    return make_run(spec, sequences(), CACHE)


def given(row: int) -> Array:
    """What the network is given of an example of the data."""
    data = sequences()
    return (np.asarray(data.inputs[row], np.float64) - data.offset) * data.scale


def weights_of(run: Run, name: str) -> Weights:
    """The weights of a layer by name."""
    prefix = f"weights/{name}/"
    return {key.removeprefix(prefix): array for key, array in state_of(run).items() if key.startswith(prefix)}


def logistic(z: float) -> float:
    """1 / (1 + exp(-z))."""
    return 1 / (1 + exp(-z))


def _sum(weights: Weights, x: Array, hidden: Array, column: int) -> float:
    """The sum of one gate of one unit, bias and all."""
    total = float(weights["bias"][column]) if "bias" in weights else 0.0
    for feature, value in enumerate(x):
        total += value * weights["kernel"][feature, column]
    for unit, value in enumerate(hidden):
        total += value * weights["recurrent_kernel"][unit, column]
    return total


def lstm_step(weights: Weights, x: Array, before: Values, config: dict[str, Any]) -> Values:
    """One step of an LSTM."""
    units = len(before["hidden"])
    found: Values = {name: np.zeros(units) for name in ("input", "forget", "candidate", "output", "cell", "hidden")}
    for unit in range(units):
        sums = [_sum(weights, x, before["hidden"], gate * units + unit) for gate in range(4)]
        found["input"][unit] = logistic(sums[0])
        found["forget"][unit] = logistic(sums[1] + config.get("forget_bias", 1.0))
        found["candidate"][unit] = tanh(sums[2])
        found["output"][unit] = logistic(sums[3])
        cell = found["forget"][unit] * before["cell"][unit] + found["input"][unit] * found["candidate"][unit]
        found["cell"][unit] = cell
        found["hidden"][unit] = found["output"][unit] * tanh(cell)
    return found


def gru_step(weights: Weights, x: Array, before: Values, config: dict[str, Any]) -> Values:
    """One step of a GRU."""
    hidden, units = before["hidden"], len(before["hidden"])
    found: Values = {name: np.zeros(units) for name in ("reset", "update", "candidate", "hidden")}
    for unit in range(units):
        found["reset"][unit] = logistic(_sum(weights, x, hidden, unit))
        found["update"][unit] = logistic(_sum(weights, x, hidden, units + unit))
    for unit in range(units):
        column = 2 * units + unit
        of_input = _sum(weights, x, np.zeros(units), column)
        to_candidate = weights["recurrent_kernel"][:, column]
        if config.get("reset", "after") == "after":
            past = sum(hidden[other] * to_candidate[other] for other in range(units))
            past = found["reset"][unit] * (past + weights["recurrent_bias"][unit])
        else:
            past = sum(found["reset"][other] * hidden[other] * to_candidate[other] for other in range(units))
        found["candidate"][unit] = tanh(of_input + past)
        update = found["update"][unit]
        found["hidden"][unit] = (1 - update) * found["candidate"][unit] + update * hidden[unit]
    return found


def simple_step(weights: Weights, x: Array, before: Values, config: dict[str, Any]) -> Values:
    """One step of a simple recurrent layer."""
    sums = [_sum(weights, x, before["hidden"], unit) for unit in range(len(before["hidden"]))]
    relu = config.get("activation") == "relu"
    return {"hidden": np.asarray([max(0.0, each) if relu else tanh(each) for each in sums])}


def walk(step: Step, weights: Weights, x: Array, units: int, config: dict[str, Any]) -> list[Values]:
    """Every step, in the order in which they are read."""
    before: Values = {"hidden": np.zeros(units), "cell": np.zeros(units)}
    found: list[Values] = []
    for row in x[::-1] if config.get("reverse") else x:
        before = step(weights, row, before, config)
        found.append(before)
    return found


def attention_rows(weights: Weights, x: Array, heads: int, causal: bool) -> Array:
    """[heads, steps, steps], score by score."""
    steps, features = x.shape
    size = features // heads
    query = x @ weights["query_kernel"] + weights["query_bias"]
    key = x @ weights["key_kernel"]
    found = np.zeros((heads, steps, steps))
    for head in range(heads):
        part = slice(head * size, (head + 1) * size)
        for asking in range(steps):
            seen = range(asking + 1) if causal else range(steps)
            shares = {place: exp(float(query[asking, part] @ key[place, part]) / sqrt(size)) for place in seen}
            for place, share in shares.items():
                found[head, asking, place] = share / sum(shares.values())
    return found
