"""The record that makes a view: a picture of a run, drawn from the weights as they stand, or numbers on request."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Floats
from engine.boxes import BoxGrid
from engine.datasets.definition import Kind, Part, PreparedData
from engine.layers.definition import GateValues
from engine.report import Arrays, BlockRows, ExampleRequest
from engine.spec import Target
from engine.surfaces import Surface


@dataclass(frozen=True)
class ImagePatch:
    """The patch of the image that the output at (0, 0) of a layer sees, and how it moves.

    Attributes:
        top, left: its first row and column, negative in the padding. size: rows and columns of it.
        step: rows and columns between the patches of neighbouring outputs.
    """

    top: int
    left: int
    size: int
    step: int


@dataclass(frozen=True)
class ViewScene:
    """What a view may know of an experiment.

    Attributes:
        kind: of the data set. target: of the first objective.
        inputs_at: [n, 2] points of the plane -> raw inputs of examples there; None for a data set without a plane.
        prepared: the data. accuracy: whether the run's predictions are classes that can be right or wrong.
        grid: default boxes of a run that predicts boxes, else None.
        surface: whose height the loss is, of a run on a surface, else None.
    """

    kind: Kind
    inputs_at: Callable[[NDArray[np.float64]], NDArray[np.float64]] | None
    target: Target
    prepared: PreparedData
    accuracy: bool
    grid: BoxGrid | None = None
    surface: Surface | None = None


class ViewModel(Protocol):
    """What a view may ask of the network, with the weights as they stand."""

    def predict(self, examples: Floats, /) -> Floats:
        """The prediction for [n, *shape] preprocessed examples."""
        ...

    def corrupt(self, examples: Floats, /) -> Floats | None:
        """Preprocessed examples [examples, *example] as training shows them to the network; None: it corrupts none."""
        ...

    def answers(self, predictions: Floats, /) -> tuple[NDArray[np.int64], Floats]:
        """(class, confidence) of predictions, each [n]."""
        ...

    def outputs(self, examples: Floats, addresses: Sequence[str], /) -> tuple[Floats, ...]:
        """The output of each node for [n, *shape] preprocessed examples, in evaluation.

        Raises:
            EngineError: `unknown_block`.
        """
        ...

    def input_gradient(self, examples: Floats, /) -> tuple[NDArray[np.int64], Floats]:
        """(unit [n], gradient [n, *shape]) of preprocessed examples: of the largest number that the loss reads."""
        ...

    def image_patch(self, address: str, /) -> ImagePatch | None:
        """The patch of the image that an output of a node sees; None where it sees no such one."""
        ...

    def bottlenecks(self) -> Mapping[str, tuple[int, ...]]:
        """Output shapes, by address and in order, of the nodes that every path to the prediction leads through."""
        ...

    def decode(self, address: str, codes: Floats, /) -> Floats:
        """The prediction with [n, units] codes in place of a bottleneck's output.

        Raises:
            EngineError: `not_a_bottleneck`.
        """
        ...

    def arrays(self, address: str, /) -> Mapping[str, Floats]:
        """A node's weights and running statistics by name, each in its declared shape; {} for one without any, or that
        is not there.
        """
        ...

    def saved_weights(self) -> bytes:
        """Weights and running statistics as they stand, as a file (see `engine.saved_weights`)."""
        ...

    def gates(self, address: str, example: Floats, /) -> tuple[GateValues, Floats]:
        """Gates and states of a recurrent layer for a preprocessed example; [steps, features] that it reads.

        Raises:
            EngineError: `no_gates`.
        """
        ...

    def attention(self, address: str, example: Floats, /) -> Floats:
        """[heads, steps, steps] of an attention layer for a preprocessed example: rows sum to 1.

        Raises:
            EngineError: `no_attention`.
        """
        ...

    def block_rows(self, block: str, /) -> BlockRows:
        """Statistics of every layer in a group's block, of the last step that they were computed for."""
        ...

    def example_numbers(self, asked: ExampleRequest, /) -> Arrays:
        """What one example does in one node, forward and back."""
        ...

    def weight_gradient(self, asked: ExampleRequest, /) -> Arrays:
        """The gradient of one weight for one example."""
        ...

    def confusion(self, part: Part, /) -> NDArray[np.int32]:
        """[classes, classes] counts over a part of the data: rows are true classes, columns predicted ones."""
        ...


@dataclass(frozen=True)
class ViewDef:
    """One view.

    Attributes:
        type: lower_snake_case name in frames and requests. title, summary: what people read.
        applies: (scene) -> whether a run of this experiment has it.
        compute: (scene, model, options) -> arrays of the frame, as described in its docstring. `options` holds a value
            for each option, by default the first.
        options: name -> values that it may take, the default first; none: any text, which has to be given unless
            `defaults` has it.
        validation_only: whether all that it shows are validation examples; others show several parts, or none.
        examples: (scene) -> how many examples its picture predicts at once, so that this form of the prediction is
            compiled before the first picture; None where it predicts none.
        on_request: whether it is only computed when somebody asks for it, and is no picture among others; no record
            keeps it. `step` in its arrays, u4 [1], is the step that it shows where that is not the present one.
        compiles: whether it needs executables that the run doesn't, so that they are compiled before it is drawn.
        tab: of one on request, whether it is offered beside the pictures all the same.
        sliced: whether it takes so long that it is computed in slices (`engine.compile.probes`), never at once.
    """

    type: str
    title: str
    summary: str
    applies: Callable[[ViewScene], bool]
    compute: Callable[[ViewScene, ViewModel, Mapping[str, str]], Arrays]
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    defaults: Mapping[str, str] = field(default_factory=dict[str, str])
    validation_only: bool = False
    examples: Callable[[ViewScene], int | None] = lambda scene: None
    on_request: bool = False
    compiles: bool = False
    tab: bool = False
    sliced: bool = False
