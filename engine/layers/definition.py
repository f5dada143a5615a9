"""The record that makes a layer: palette, form, checks, compiler, docs and tests derive from it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Generic, Literal

import jax
import numpy as np
from numpy.typing import NDArray

from engine.layers.reach import Reach
from engine.layers.spans import InferSpan, any_span
from engine.spec import Config, ConfigT, ConfigType

Shape = tuple[int, ...]
"""Shape of one example, without the batch axis. Images are (height, width, channels)."""

Curve = Callable[[ConfigT, NDArray[np.float64]], NDArray[np.float64]]

Weights = Mapping[str, jax.Array]
State = Mapping[str, jax.Array]

Category = Literal["core", "convolution", "sequence", "activation", "normalization", "regularization", "join"]


@dataclass(frozen=True)
class Port:
    """An input of a layer.

    Attributes:
        many: takes any number of wires, in order; otherwise exactly one.
        title: what distinguishes it from the layer's other ports; "" where it is the only one.
    """

    name: str = "in"
    many: bool = False
    title: str = ""


@dataclass(frozen=True)
class LayerContext:
    """What a layer may know of the step it runs in.

    Attributes:
        training: static; dropout drops and batch norm takes batch statistics only when True.
        example_mask: [batch] in the run's dtype, 1 for a real example, 0 for padding.
        key: PRNG key of this node at this step (root, step and the node's salt folded in); None in evaluation.
        live: traced scalars, one for every field of the layer's Config that is marked live.
            The `config` a layer is given holds defaults there, so read these.
        platform: static, `cpu` or `gpu`; convolution and pooling choose their form by it.
    """

    training: bool
    example_mask: jax.Array
    key: jax.Array | None
    live: Mapping[str, jax.Array]
    platform: str = "cpu"


@dataclass(frozen=True)
class WeightSpec:
    """One array of a layer's weights.

    Attributes:
        shape: of the array.
        initializer: name of the Config field that holds its `{type, config}`, or a fixed value (0.0, 1.0).
        fan_in, fan_out: numbers of inputs and outputs of a unit, for Glorot, He and their like.
        penalized: whether l1 and l2 apply (False for biases and normalisation).
    """

    shape: Shape
    initializer: str | float
    fan_in: int = 1
    fan_out: int = 1
    penalized: bool = False


@dataclass(frozen=True)
class Saturation:
    """An output outside (low, high) counts as saturated: sigmoid (0.015, 0.985), tanh (-0.97, 0.97)."""

    low: float
    high: float


@dataclass(frozen=True)
class Recurrence:
    """A recurrence h_t = f(x_t W + h_{t-1} U + b), with W in `kernel`, U in `recurrent_kernel` and b in `bias`.

    Attributes:
        squashes: f is tanh, otherwise ReLU. reverse: it goes from the last step of a sequence to the first.
    """

    squashes: bool
    reverse: bool


HostWeights = Mapping[str, NDArray[np.floating]]
"""A layer's weights by name, in NumPy."""


@dataclass(frozen=True)
class GateValues:
    """What a recurrent layer computes along one sequence.

    Attributes:
        values: [steps, units] of each gate and state by name, in the order of the sequence; `hidden` is the output.
        left: [lags] of each state by name: log10 of the length of the gradient that reaches it, so many steps before
            the last state read, of a gradient of length 1 at that state; -inf where nothing does.
    """

    values: Mapping[str, NDArray[np.floating]]
    left: Mapping[str, NDArray[np.float64]]


def no_weights(config: Config, inputs: tuple[Shape, ...]) -> Mapping[str, WeightSpec]:
    """Weights of a layer that has none."""
    return {}


def no_state(config: Config, inputs: tuple[Shape, ...]) -> Mapping[str, tuple[Shape, float]]:
    """State of a layer that has none."""
    return {}


def no_window(config: Config) -> Reach | None:
    """A layer whose outputs look at their inputs through no window."""
    return None


def same_shape(config: Config, inputs: tuple[Shape, ...]) -> Shape:
    """Output shape of a layer that keeps its input's."""
    return inputs[0]


@dataclass(frozen=True)
class LayerDef(Generic[ConfigT]):
    """One layer type. Layers know nothing of diagnostics.

    Attributes:
        type: lower_snake_case name in specs.
        title, summary, formula, source: for palette, inspector (`formula` is LaTeX) and docs.
        category: palette heading.
        glyph: its sign there: the lines of an SVG path in a square of 24 by 24; "" where its curve is the sign.
        Config: settings; fields made with `engine.spec.setting`.
        output_shape: (config, input shapes without batch) -> output shape; raises ShapeError.
        apply: (config, weights, state, inputs, ctx) -> (output, new state); inputs are [batch, ...] arrays
            in wire order; weights and state are the node's own, by name; must be pure and jit-safe.
        weights: (config, input shapes) -> name -> WeightSpec, in a fixed order.
        state: (config, input shapes) -> name -> (shape, start value); running statistics.
        operations: (config, input shapes, output shape) -> multiply-adds of one example's forward pass.
        inner: (config, input shapes, output shape) -> numbers of one example that its passes hold beside the output.
        reach: (config) -> how an output looks back at an image, for receptive fields; None where no window moves.
        requested_shape: (config) -> shape that a setting asks the output to have; None where the inputs decide it.
        span: (config, spans of the inputs, their shapes) -> between which numbers the outputs lie in evaluation, and
            whether they are a distribution. A layer whose outputs have no bounds leaves it out.
        inputs: ports; () for a source of data.
        saturation: bounds of the saturated range, None where the notion does not apply.
        can_die: a unit that is 0 for every example is dead (ReLU and its like).
        mean_subtracting: subtracts a mean over the batch, so that a constant shift before it has no gradient.
        normalized: (config, input shapes) -> numbers of one example that share a mean, which is subtracted; 0: none.
        normalizes: moves and scales its input by statistics of it; its weights are no layer of their own.
        noise: does nothing but disturb its input, and that in training alone.
        affine: in evaluation its outputs are an affine map of its inputs.
        rectifies: passes positive numbers and little or nothing of negative ones, as ReLU does: He's initial weights
            suit what stands before it.
        groups: (config) -> so many groups of units of equal size see different inputs.
        blocks_gradient: its gradient is zero wherever there is one: what lies before it learns nothing through it.
        activation: element-wise, drawn as a glyph on the wire.
        symbol: the sign that is written between its inputs (+, ×), drawn as a glyph; empty for a block.
        curve: (settings, z) -> a in NumPy, element-wise, for that glyph; starts no JAX backend. None without a curve.
        rearranges: its outputs are its inputs, in another order or shape at most (flatten, linear).
        tokens: (config) -> how many different tokens it looks up, 0 where it reads quantities.
        recurrence: (config) -> the recurrence that it computes, None for a layer that computes no such one.
        gates: (config, weights, [steps, features] that it reads) -> what a recurrent layer computes on the way, in
            NumPy; starts no JAX backend. None for a layer that isn't recurrent.
        attends: (config, weights, [steps, features] that it reads) -> [heads, steps, steps], how much each step takes
            from each, likewise; rows sum to 1. None for a layer without attention.
        folds_into: loss types that take this layer's input as their logits (softmax, sigmoid at the end).
        version: raised when the same config computes something else.
    """

    type: str
    title: str
    summary: str
    formula: str
    source: str
    category: Category
    Config: ConfigType[ConfigT]
    output_shape: Callable[[ConfigT, tuple[Shape, ...]], Shape]
    apply: Callable[[ConfigT, Weights, State, tuple[jax.Array, ...], LayerContext], tuple[jax.Array, State]]
    weights: Callable[[ConfigT, tuple[Shape, ...]], Mapping[str, WeightSpec]] = no_weights
    state: Callable[[ConfigT, tuple[Shape, ...]], Mapping[str, tuple[Shape, float]]] = no_state
    operations: Callable[[ConfigT, tuple[Shape, ...], Shape], int] = lambda config, inputs, output: 0
    inner: Callable[[ConfigT, tuple[Shape, ...], Shape], int] = lambda config, inputs, output: 0
    reach: Callable[[ConfigT], Reach | None] = no_window
    requested_shape: Callable[[ConfigT], Shape | None] = lambda config: None
    span: InferSpan[ConfigT] = any_span
    inputs: tuple[Port, ...] = (Port(),)
    saturation: Saturation | None = None
    can_die: bool = False
    mean_subtracting: bool = False
    normalized: Callable[[ConfigT, tuple[Shape, ...]], int] = lambda config, inputs: 0
    normalizes: bool = False
    noise: bool = False
    affine: bool = False
    rectifies: bool = False
    groups: Callable[[ConfigT], int] = lambda config: 1
    blocks_gradient: bool = False
    rearranges: bool = False
    tokens: Callable[[ConfigT], int] = lambda config: 0
    recurrence: Callable[[ConfigT], Recurrence | None] = lambda config: None
    gates: Callable[[ConfigT, HostWeights, NDArray[np.floating]], GateValues] | None = None
    attends: Callable[[ConfigT, HostWeights, NDArray[np.floating]], NDArray[np.floating]] | None = None
    activation: bool = False
    symbol: str = ""
    curve: Curve[ConfigT] | None = None
    folds_into: tuple[str, ...] = ()
    tags: tuple[str, ...] = field(default=())
    glyph: str = ""
    version: int = 1
