"""Every optimiser in its forms, and how to run one on given gradients."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

import jax
import jax.numpy as jnp
import numpy as np
import optax
from numpy.typing import NDArray

from engine.optimizers import OPTIMIZERS
from engine.optimizers.definition import OptimizerDef
from tests.engine.components.cases import Arrays
from tests.engine.components.run_layer import FLOAT64

OPTIMIZERS_BY_TYPE: dict[str, OptimizerDef] = {optimizer.type: optimizer for optimizer in OPTIMIZERS}
SIZE = 7
STEPS = 3


@dataclass(frozen=True)
class OptimizerCase:
    """One optimiser with settings."""

    name: str
    type: str
    config: dict[str, Any] = field(default_factory=dict[str, Any])

    @property
    def optimizer(self) -> OptimizerDef:
        """The record."""
        return OPTIMIZERS_BY_TYPE[self.type]


OPTIMIZER_CASES: tuple[OptimizerCase, ...] = (
    OptimizerCase("sgd", "sgd", {"learning_rate": 0.1}),
    OptimizerCase("sgd_momentum", "sgd", {"learning_rate": 0.03, "momentum": 0.9}),
    OptimizerCase("sgd_nesterov", "sgd", {"learning_rate": 0.03, "momentum": 0.9, "nesterov": True}),
    OptimizerCase("sgd_averaging", "sgd", {"learning_rate": 0.1, "momentum": 0.9, "form": "average"}),
    OptimizerCase(
        "sgd_averaging_nesterov", "sgd", {"learning_rate": 0.1, "momentum": 0.8, "form": "average", "nesterov": True}
    ),
    OptimizerCase("adam", "adam", {"learning_rate": 0.01}),
    OptimizerCase("adam_other_betas", "adam", {"learning_rate": 0.1, "beta1": 0.8, "beta2": 0.95, "epsilon": 0.01}),
    OptimizerCase("adamw", "adamw", {"learning_rate": 0.01, "weight_decay": 0.3}),
    OptimizerCase("nadam", "nadam", {"learning_rate": 0.02}),
    OptimizerCase("nadam_quick", "nadam", {"learning_rate": 0.02, "beta1": 0.8, "momentum_decay": 0.1}),
    OptimizerCase("rmsprop", "rmsprop", {"learning_rate": 0.01}),
    OptimizerCase("rmsprop_slow", "rmsprop", {"learning_rate": 0.01, "decay": 0.99, "epsilon": 1e-3}),
    OptimizerCase("adagrad", "adagrad", {"learning_rate": 0.1}),
    OptimizerCase("adadelta", "adadelta", {"learning_rate": 1.0}),
    OptimizerCase("adadelta_other", "adadelta", {"learning_rate": 0.5, "decay": 0.95, "epsilon": 1e-4}),
    OptimizerCase("lion", "lion", {"learning_rate": 0.01, "weight_decay": 0.2}),
)


def draw_optimizer_arrays(case: OptimizerCase, steps: int = STEPS, seed: int = 0) -> Arrays:
    """First weights and a gradient for every step; gradients of many sizes, one of them exactly 0."""
    rng = np.random.default_rng([crc32(case.name.encode()), seed])
    gradients = rng.normal(size=(steps, SIZE)) * np.array([1, 1e-3, 10, 1e-6, 1, 1, 0])
    return {"weights": rng.normal(size=SIZE), "gradients": gradients}


def live_values(case: OptimizerCase, dtype: Any) -> dict[str, jax.Array]:
    """Traced scalars of the live fields."""
    config = case.optimizer.Config.model_validate(case.config)
    extras = {name: field.json_schema_extra for name, field in type(config).model_fields.items()}
    live = [name for name, extra in extras.items() if isinstance(extra, dict) and extra["live"]]
    return {name: jnp.asarray(getattr(config, name), dtype) for name in live}


def run_optimizer(
    case: OptimizerCase, arrays: Arrays, dtype: Any, rates: Sequence[float] | None = None
) -> NDArray[Any]:
    """Weights after every step; config holds defaults in live fields, as in a run.

    Args:
        rates: a learning rate for every step, instead of the config's.

    Returns:
        [steps, size].
    """
    with jax.enable_x64(dtype == FLOAT64):
        defaults = case.optimizer.Config.model_validate(
            {name: value for name, value in case.config.items() if name not in live_values(case, dtype)}
        )

        @jax.jit
        def step(weights: Any, state: Any, gradient: Any, live: dict[str, jax.Array]) -> Any:
            transformation = case.optimizer.make_transformation(defaults, live)
            update, state = transformation.update(gradient, state, weights)
            return optax.apply_updates(weights, update), state

        live = live_values(case, dtype)
        weights = jnp.asarray(arrays["weights"], dtype)
        state = case.optimizer.make_transformation(defaults, live).init(weights)
        path: list[NDArray[Any]] = []
        for number, gradient in enumerate(arrays["gradients"]):
            rate = live["learning_rate"] if rates is None else jnp.asarray(rates[number], dtype)
            weights, state = step(weights, state, jnp.asarray(gradient, dtype), {**live, "learning_rate": rate})
            path.append(np.asarray(weights))
        return np.stack(path)
