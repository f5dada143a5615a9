"""Objectives as they are compiled: what each loss reads, how much examples count, what metrics are asked."""

from dataclasses import dataclass

import numpy as np
from pydantic import JsonValue

from engine import registry
from engine.compile.plan import Plan, split_config
from engine.datasets.definition import PreparedData
from engine.layers.definition import Shape
from engine.losses.definition import LossDef, folds
from engine.metrics.choice import PredictionKind
from engine.spec import ClassWeights, Config, ExperimentSpec

_ANSWERED = ("label", "one_hot", "value")
"""Targets of a prediction that names a class, where there are classes."""


@dataclass(frozen=True)
class ObjectivePlan:
    """What one loss reads.

    Attributes:
        prediction: index of the node people call the prediction.
        read: index of the node the loss reads: the prediction, or what feeds it where its activation is folded
            into the loss. fold_wire: the wire between the two, None where nothing is folded.
        weight: of this loss in the sum. Where there are several losses it is a traced input instead.
        accuracy: whether evaluation counts right answers.
        threshold: a single output above it means class 1. outputs: numbers that the loss reads of an example.
    """

    loss: LossDef[Config]
    config: Config
    prediction: int
    read: int
    fold_wire: int | None
    target: str
    weight: float
    accuracy: bool
    threshold: float
    outputs: int


def objective_structure(objective: ObjectivePlan) -> list[JsonValue]:
    """What two objectives must share to share executables."""
    return [
        [objective.loss.type, objective.loss.version, split_config(objective.config)[0]],
        [objective.prediction, objective.read, objective.target, objective.weight],
        [objective.accuracy, objective.threshold],
    ]


def class_weights(wanted: ClassWeights, prepared: PreparedData) -> tuple[float, ...] | None:
    """How much an example of each class counts: n / (classes x n_class), counted on the training part, for `balanced`.

    Source:
        King and Zeng 2001, section 4.1 (weights antiproportional to the classes' shares).
    """
    if wanted is None or prepared.labels is None:
        return None
    if wanted != "balanced":
        return wanted
    train = prepared.labels[: prepared.counts[0]]
    counts = np.bincount(train, minlength=len(prepared.classes))
    return tuple(float(len(train) / (len(counts) * max(count, 1))) for count in counts)


def prediction_kind(objective: ObjectivePlan, prepared: PreparedData) -> PredictionKind:
    """What the metrics are asked."""
    return PredictionKind(
        classes=len(prepared.classes) if objective.accuracy else 0,
        positions=objective.loss.positions,
        numbers=objective.target in ("value", "input"),
        values=objective.target == "value",
        outputs=objective.outputs,
    )


def make_objective(spec: ExperimentSpec, number: int, plan: Plan, prepared: PreparedData) -> ObjectivePlan:
    """Reads one objective of a valid spec."""
    objective = spec.objectives[number]
    loss = registry.loss(objective.loss.type)
    prediction = plan.index(objective.prediction)
    node = plan.nodes[prediction]
    folded = folds(node.layer, loss)
    read = node.sources[0] if folded else prediction
    label_shape = () if prepared.labels is None else prepared.labels.shape[1:]
    width = plan.nodes[read].output_shape[-1] if loss.positions else _numbers(plan.nodes[read].output_shape)
    named = bool(prepared.classes) and prepared.labels is not None and loss.positions == bool(label_shape)
    accuracy = named and objective.target in _ANSWERED
    midway = 0.0 if loss.logits or objective.target == "value" else 0.5
    return ObjectivePlan(
        loss=loss,
        config=loss.Config.model_validate(objective.loss.config),
        prediction=prediction,
        read=read,
        fold_wire=node.wires[0] if folded else None,
        target=objective.target,
        weight=objective.weight if len(spec.objectives) == 1 else 1.0,
        accuracy=accuracy and (width == len(prepared.classes) or (width == 1 and len(prepared.classes) == 2)),
        threshold=midway,
        outputs=_numbers(plan.nodes[read].output_shape),
    )


def _numbers(shape: Shape) -> int:
    return int(np.prod(shape, dtype=np.int64))
