"""A program of a collection: what was wrong, the spec with the fault and the one with the published fix."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import JsonValue

from engine.labs.chain import Step, make_chain
from engine.spec import Component, Data, ExperimentSpec, Objective, Training
from engine.spec.training import Target

STANDARDIZED = (Component(type="standardize", config={"per": "feature"}),)
OUTPUT = (
    "logits_limited",
    "output_cannot_reach_targets",
    "probabilities_expected",
    "rectified_output",
    "activation_applied_twice",
    "softmax_of_one",
    "softmax_inside",
    "prediction_classes_differ",
    "prediction_shape_differs",
)
LOSS = ("loss_unsuited",)
HIGH = ("learning_rate_too_high", "rate_far_too_high", "momentum_large")
LOW = ("learning_rate_too_low", "rate_far_too_low")
EARLY = ("stopped_early",)
SCALE = ("unscaled_inputs",)
ACTIVATION = ("linear_network", "no_activation", "dying_relu", "saturated_units", "vanishing_gradient")
START = ("initial_weights_too_large", "initial_weights_too_small", "initial_biases_too_large")
NARROW = ("bottleneck",)


@dataclass(frozen=True)
class Half:
    """A program as a chain of layers, with the defaults of its time.

    Attributes:
        layers: behind the input; the last is what the loss reads. raw: no scaling of the inputs.
    """

    data: str
    layers: Sequence[Step]
    optimizer: str = "sgd"
    rate: float = 0.01
    batch: int = 32
    epochs: int | None = None
    loss: str = "cross_entropy"
    target: Target = "label"
    raw: bool = False
    momentum: float = 0.0
    l2: float = 0.0
    data_config: Mapping[str, JsonValue] = field(default_factory=dict[str, JsonValue])

    @property
    def spec(self) -> ExperimentSpec:
        """The spec. Its layers have their usual names: those that both halves have start with equal weights."""
        network = make_chain(*self.layers)
        rate: dict[str, JsonValue] = {"learning_rate": self.rate}
        config: dict[str, JsonValue] = {**rate, "momentum": self.momentum} if self.momentum else rate
        loss = Component(type=self.loss)
        scaled = () if self.raw or self.data == "digits" else STANDARDIZED
        return ExperimentSpec(
            network=network,
            data=Data(type=self.data, config=dict(self.data_config), preprocessing=scaled),
            objectives=(Objective(loss=loss, prediction=network.nodes[-1].id, target=self.target),),
            optimizer=Component(type=self.optimizer, config=config),
            training=Training(batch_size=self.batch, epochs=self.epochs, l2=self.l2),
        )


@dataclass(frozen=True)
class Program:
    """One program.

    Attributes:
        id: number of its question on Stack Overflow, or name of its repository. cause: as the collections name it.
        causes: codes that name one of its published causes.
        differs: what was added so that the fault shows on other data; beside what all restatements share (see
            docs/diagnosis.md).
    """

    id: str
    cause: str
    faulty: ExperimentSpec
    fixed: ExperimentSpec
    causes: tuple[str, ...]
    steps: int = 640
    differs: str = ""


def program(
    id: str, cause: str, half: Half, causes: tuple[str, ...], *, steps: int = 640, differs: str = "", **fix: Any
) -> Program:
    """A program and its fix: other values of some attributes."""
    return Program(id, cause, half.spec, replace(half, **fix).spec, causes, steps, differs)


def dense(units: int, **config: JsonValue) -> Step:
    """A dense layer."""
    return "dense", {"units": units, **config}


def drawn(kind: str, **config: JsonValue) -> JsonValue:
    """An initialiser."""
    return {"type": kind, "config": config}


def dropout(rate: float = 0.5) -> Step:
    """Dropout."""
    return "dropout", {"rate": rate}


def conv(filters: int, **config: JsonValue) -> Step:
    """A convolution that keeps the size."""
    return "conv2d", {"filters": filters, "padding": "same", **config}


AS_IMAGE: Step = ("reshape", {"shape": [8, 8, 1]})

SMALL: dict[str, JsonValue] = {"weight_initializer": drawn("normal", std=0.05)}
"""What `normal` and `uniform` were in the programs: weights of about 0.05."""
