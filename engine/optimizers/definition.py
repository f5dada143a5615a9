"""The record that makes an optimiser."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, Literal

import jax
import optax

from engine.spec import Config, ConfigT, ConfigType


def nothing_held(config: Config, weights: int) -> int:
    """No numbers beside weights and gradients."""
    return 0


def matrices_held(config: Config, weights: int) -> int:
    """A matrix of all pairs of weights, its new form, and two to work with."""
    return 4 * weights * weights


@dataclass(frozen=True)
class FullBatch(Generic[ConfigT]):
    """What an optimiser asks for that looks at all training examples in every step.

    Attributes:
        landscape: its update takes a `landscape` (see `engine.optimizers.landscape`), and weights and gradient are
            one vector of the weights that move.
        growth: of the work of a step, beside passes over the data, with the number n of weights that move.
        most_weights: that move, None for as many as the engine takes.
        held: (config, n) -> numbers that it remembers and works on.
        outer_curvature: all the curvature it sees comes from the loss as a function of the outputs.
    """

    landscape: bool = True
    growth: Literal["n", "n^2", "n^3"] = "n"
    most_weights: int | None = None
    held: Callable[[ConfigT, int], int] = nothing_held
    outer_curvature: bool = False


def no_learning_rate(config: Config) -> float | None:
    """The length of a step is found anew each time."""
    return None


def no_bound(config: Config) -> float | None:
    """Nothing is known of decay alone, or it never makes weights grow."""
    return None


def any_length(config: Config) -> float | None:
    """Steps are as long whether gradients are long or short."""
    return None


def no_estimates(settings: Mapping[str, float], memory: Mapping[str, float]) -> dict[str, float]:
    """The update reads what is remembered as it stands."""
    return {}


@dataclass(frozen=True)
class OptimizerDef(Generic[ConfigT]):
    """One optimiser, as an optax transformation built inside the traced step.

    Attributes:
        learning_rate: (config) -> its setting of that name, which schedules scale; None for an optimiser that finds the
            length of its steps itself.
        make_transformation: (config, live) -> optax transformation whose update is to be *added* to the
            weights. `live` holds a traced scalar for every Config field marked live (learning rate included);
            config holds defaults there. Weights, gradients and state are flat vectors.
        full_batch: what it needs beyond a batch's gradient, None for those that go batch by batch.
        memory_setting: live setting that at 0 leaves the update without memory; `live` then doesn't hold it, and the
            transformation keeps no array. None where there is none.
        most_decay: (config) -> learning rate times l2 above which the penalty alone makes weights grow; None where
            nothing is known of it, or it never does.
        reach: (config) -> how far a long row of steps goes for each, if every gradient has a norm of at most 1 and all
            point one way; None where the length of a step doesn't follow that of the gradient.
        estimates: (settings, memory of one weight behind an update, by name) -> what the update makes of them before it
            uses them, by name: numbers to show beside the update.
    """

    type: str
    title: str
    summary: str
    formula: str
    source: str
    Config: ConfigType[ConfigT]
    learning_rate: Callable[[ConfigT], float | None]
    make_transformation: Callable[[ConfigT, Mapping[str, jax.Array]], optax.GradientTransformation]
    full_batch: FullBatch[ConfigT] | None = None
    memory_setting: str | None = None
    most_decay: Callable[[ConfigT], float | None] = no_bound
    reach: Callable[[ConfigT], float | None] = any_length
    estimates: Callable[[Mapping[str, float], Mapping[str, float]], dict[str, float]] = no_estimates
    version: int = 1
