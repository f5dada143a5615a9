"""The record that makes a loss."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Literal

import jax

from engine.boxes import BoxGrid
from engine.layers.definition import LayerDef, Shape
from engine.losses.guessing import Targets
from engine.losses.reach import Reach, reach_targets
from engine.spec import Config, ConfigT, ConfigType, Target
from engine.surfaces import Surface


def mean_itself(config: Config, mean: jax.Array) -> jax.Array:
    """The loss of nearly all records: the mean over the examples, a scalar, nothing done to it."""
    return mean


def never_straight(config: Config) -> bool:
    """The loss of nearly all records is curved somewhere."""
    return False


def same_as_error(config: Config, outputs: int) -> float:
    """The delta at the prediction is prediction minus target, as with a cross-entropy and its activation."""
    return 1.0


@dataclass(frozen=True)
class LossDef(Generic[ConfigT]):
    """One loss. The mean over (real) examples is taken by the compiler, never here.

    Attributes:
        per_example: (config, prediction [batch, ...], target [batch, ...]) -> [batch], finite for finite input.
            A loss with `logits` takes logits; targets are integer labels [batch] for `label`,
            [batch, classes] for `one_hot`, [batch, outputs] for `value`, [batch, boxes * 5] for `boxes`, the
            preprocessed input for `input`.
        targets: target kinds it accepts.
        logits: whether the prediction is read as logits (a final softmax or sigmoid is folded).
        task: what evaluation reports beside the loss.
        prediction_shape_problem: (config, prediction shape, target shape, classes or None) -> None where they
            fit, else (code, message, expected, hint).
        guessing: (config, training targets) -> what the best constant prediction costs, in float64; 0 without a target.
        error_per_delta: (config, outputs) -> prediction minus target, divided by the delta at the prediction, for
            small errors: 1/2 for a squared error summed over outputs.
        one_distribution: its logits along the last axis are those of one distribution (softmax), not of one yes or no
            each (sigmoid).
        unit_interval_targets: targets outside [0, 1] are refused (binary cross-entropy).
        positions: the loss takes one label for every position of an image or a sequence, and no others.
        of_mean: (config, mean over examples) -> the loss. Where it is given, `per_example` yields [batch, ...]
            numbers and the loss is a function of their mean (a sparsity of mean activations), so that it is exact
            over padded batches and over evaluations block by block.
        reach: (config, span of the predictions, span of the targets) -> None where such predictions can make the loss
            small, else the code of a warning and what they would have to reach.
        grid: (config) -> the default boxes that predictions are offsets from, of a loss that takes boxes; else None.
        alone: of a loss without target, whether it is a task by itself. A penalty is none, and never the first loss.
        surface: (config) -> the surface whose height it is; else None.
        straight: (config) -> whether its second derivative in the prediction is 0 wherever there is one, so that
            Gauss-Newton sees nothing.
    """

    type: str
    title: str
    summary: str
    formula: str
    source: str
    Config: ConfigType[ConfigT]
    per_example: Callable[[ConfigT, jax.Array, jax.Array], jax.Array]
    targets: tuple[Target, ...]
    logits: bool
    task: Literal["classification", "regression"]
    prediction_shape_problem: Callable[[ConfigT, Shape, Shape, int | None], tuple[str, str, str, str] | None]
    guessing: Callable[[ConfigT, Targets], float]
    error_per_delta: Callable[[ConfigT, int], float] = same_as_error
    one_distribution: bool = False
    unit_interval_targets: bool = False
    positions: bool = False
    of_mean: Callable[[ConfigT, jax.Array], jax.Array] = mean_itself
    reach: Reach[ConfigT] = reach_targets
    straight: Callable[[ConfigT], bool] = never_straight
    grid: Callable[[ConfigT], BoxGrid] | None = None
    alone: bool = False
    surface: Callable[[ConfigT], Surface] | None = None
    version: int = 1


def folds(layer: LayerDef[Config] | None, loss: LossDef[Config]) -> bool:
    """Whether an activation at the end of a network is part of a loss, which then reads what stands before it."""
    return layer is not None and loss.type in layer.folds_into
