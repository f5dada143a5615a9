"""How a network is trained: objective, batches, penalties, clipping, evaluation."""

from typing import Annotated, Literal

from pydantic import Field

from engine.spec.component import Component, ComponentType, NodeId, SpecPart

ClassWeights = Literal["balanced"] | tuple[Annotated[float, Field(gt=0.0, le=1e6)], ...] | None
"""How much examples of each class count in the losses; `balanced` is antiproportional to their number."""

Target = Literal["label", "one_hot", "value", "boxes", "input", "none"]


class Objective(SpecPart):
    """One loss: what is predicted (a node's output), against what, with which weight.

    The target `none` is for a penalty on the outputs of a node (the sparsity of a code).
    """

    loss: Component
    prediction: NodeId
    target: Target
    weight: float = Field(default=1.0, gt=0.0, le=1e6, json_schema_extra={"live": True})


class Clipping(SpecPart):
    """Gradient clipping, after the penalty and before the optimiser.

    `global_norm` shortens the gradient as a whole and keeps its direction; `norm` shortens each array of weights by
    itself; `value` cuts every number off at -at and at.
    """

    by: Literal["global_norm", "norm", "value"]
    at: float = Field(gt=0.0, le=1e30, json_schema_extra={"live": True})


class Evaluation(SpecPart):
    """How often the validation set is evaluated, inside the training loop, and by which metrics.

    With `metrics` None, the default ones for the task are used.
    """

    every: int = Field(default=1, ge=1)
    unit: Literal["epoch", "step"] = "epoch"
    metrics: tuple[ComponentType, ...] | None = Field(default=None, max_length=12)


class EarlyStopping(SpecPart):
    """Stops once the validation loss has not fallen for `patience` evaluations, by more than `least_gain`.

    `restore_best` restores the weights (and running statistics) of the best evaluation.
    """

    patience: int = Field(default=10, ge=1, le=100_000)
    least_gain: float = Field(default=0.0, ge=0.0)
    restore_best: bool = True


class Training(SpecPart):
    """Settings of the loop. With `epochs` None, training runs until stopped.

    l1 and l2 don't apply to biases and normalisation.
    `l2` is the coefficient of half the sum of squared weights, `l1` of the sum of absolute weights.
    """

    batch_size: int = Field(default=10, ge=1)
    epochs: int | None = Field(default=None, ge=1)
    seed: int = Field(default=0, ge=0, lt=2**32)
    l1: float = Field(default=0.0, ge=0.0, le=1e6, json_schema_extra={"live": True})
    l2: float = Field(default=0.0, ge=0.0, le=1e6, json_schema_extra={"live": True})
    clipping: Clipping | None = None
    class_weights: ClassWeights = None
    evaluation: Evaluation = Evaluation()
    early_stopping: EarlyStopping | None = None
    precision: Literal["float32", "float64"] = "float32"
