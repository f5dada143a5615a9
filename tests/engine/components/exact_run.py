"""Runs in float64, step by step, and a small network written out in NumPy: what full-batch optimisers are held to."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.compile.executor import Executor
from engine.compile.live import first_values
from engine.compile.program import make_program
from engine.datasets.definition import PreparedData
from engine.spec import ExperimentSpec
from tests.engine.experiments import Node, dense, node, shared_cache
from tests.labs.bench import experiment, table

Vector = NDArray[np.float64]

HALF_SQUARES: dict[str, Any] = {"loss": "mse", "target": "value", "loss_config": {"half": True}}


class ExactRun:
    """A machine in float64; call it within `jax.enable_x64(True)`."""

    def __init__(self, spec: ExperimentSpec, data: PreparedData) -> None:
        self.program = make_program(spec, data, "cpu")
        self.cache = shared_cache()
        self.machine = Executor(self.program, data, spec.training.seed, self.cache)
        self.values = first_values(self.program, spec)
        self.machine.set_live(self.values)

    def step(self, count: int = 1) -> Vector:
        """[count] data losses of as many steps."""
        return self.machine.lean(count).losses[:, 0]

    @property
    def weights(self) -> Vector:
        """All weights, node by node and array by array, in the order in which the plan has them."""
        return np.concatenate([array.ravel() for own in self.machine.weights().values() for array in own.values()])

    @property
    def memory(self) -> Any:
        """The optimiser's memory."""
        return self.machine.state.optimizer


def full_batch(*layers: Node, optimizer: str, data: PreparedData, config: Any = None, **parts: Any) -> ExactRun:
    """A chain of layers under an optimiser that sees all examples, in float64."""
    spec = experiment(
        *layers,
        optimizer=optimizer,
        optimizer_config=config or {},
        precision="float64",
        batch_size=data.counts[0],
        **parts,
    )
    return ExactRun(spec, data)


def curve(examples: int = 20) -> PreparedData:
    """Points of a bent curve with a little noise."""
    random = np.random.default_rng(4)
    x = np.linspace(-1, 1, examples)
    return table(x[:, None], values=np.sin(3 * x) + 0.05 * random.normal(size=examples))


def bent_layers(units: int = 3) -> tuple[Node, ...]:
    """One hidden layer of tanh."""
    return dense("one", units), node("bend", "tanh"), dense("two", 1)


def bent_residuals(weights: NDArray[Any], data: PreparedData, units: int = 3) -> NDArray[Any]:
    """[examples] output minus target of `bent_layers`, by NumPy; complex weights will do.

    Args:
        weights: kernel and bias of the first layer, then of the second.
    """
    kernel, bias, outer, last = np.split(weights, [units, 2 * units, 3 * units])
    assert data.values is not None
    return np.tanh(data.inputs * kernel[None, :] + bias) @ outer + last[0] - data.values[:, 0]


def jacobian(function: Callable[[NDArray[Any]], NDArray[Any]], at: Vector) -> NDArray[np.float64]:
    """[outputs, weights] by complex steps, exact to rounding: Im f(w + i h) / h."""
    columns = [np.imag(function(at + 1e-30j * unit)) / 1e-30 for unit in np.eye(at.size)]
    return np.stack(columns, axis=1)
