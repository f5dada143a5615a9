"""The simple recurrent layer."""

from collections.abc import Mapping
from typing import Literal

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from engine.layers.definition import (
    GateValues,
    HostWeights,
    LayerContext,
    LayerDef,
    Recurrence,
    Shape,
    State,
    Weights,
    WeightSpec,
)
from engine.layers.gates import follow, simple_steps
from engine.layers.recurrent import (
    RecurrentConfig,
    first_state,
    gate_numbers,
    gate_operations,
    gate_weights,
    recurrent_initializer_setting,
    recurrent_shape,
    returns_setting,
    reverse_setting,
    units_setting,
    walk,
)
from engine.layers.spans import POSITIVE, SYMMETRIC, Span
from engine.layers.weighted import bias_initializer_setting, use_bias_setting, weight_initializer_setting
from engine.spec import Component, setting


class SimpleRecurrentConfig(RecurrentConfig):
    """Settings of the simple recurrent layer."""

    units: int = units_setting()
    returns: Literal["last", "sequence"] = returns_setting()
    reverse: bool = reverse_setting()
    activation: Literal["tanh", "relu"] = setting(
        "tanh", title="Activation", help="tanh keeps the state between -1 and 1; ReLU lets it grow."
    )
    use_bias: bool = use_bias_setting()
    weight_initializer: Component = weight_initializer_setting()
    recurrent_initializer: Component = recurrent_initializer_setting()
    bias_initializer: Component = bias_initializer_setting()


def _weights(config: SimpleRecurrentConfig, inputs: tuple[Shape, ...]) -> Mapping[str, WeightSpec]:
    return gate_weights(config, inputs[0][-1], 1)


def _operations(config: SimpleRecurrentConfig, inputs: tuple[Shape, ...], output: Shape) -> int:
    return gate_operations(config, inputs, 1)


def _recurrence(config: SimpleRecurrentConfig) -> Recurrence:
    return Recurrence(squashes=config.activation == "tanh", reverse=config.reverse)


def _inner(config: SimpleRecurrentConfig, inputs: tuple[Shape, ...], output: Shape) -> int:
    return gate_numbers(config, inputs, 1)


def _apply(
    config: SimpleRecurrentConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    x, recurrent = inputs[0], weights["recurrent_kernel"]
    bend = jnp.tanh if config.activation == "tanh" else jax.nn.relu
    sums = x @ weights["kernel"] + (weights["bias"] if config.use_bias else 0)

    def step(hidden: jax.Array, given: jax.Array) -> jax.Array:
        return bend(given + hidden @ recurrent)

    return walk(config, sums, first_state(x, config.units), step, lambda hidden: hidden), state


def _gates(config: SimpleRecurrentConfig, weights: HostWeights, x: NDArray[np.floating]) -> GateValues:
    return follow(config, weights, x, simple_steps(config.activation == "tanh", weights["recurrent_kernel"]))


def _span(config: SimpleRecurrentConfig, inputs: tuple[Span, ...], shapes: tuple[Shape, ...]) -> Span:
    return SYMMETRIC if config.activation == "tanh" else POSITIVE


SIMPLE_RECURRENT = LayerDef(
    type="simple_recurrent",
    title="Simple recurrent",
    summary="Reads a sequence step by step and feeds its output into the next step. Over many steps, gradients vanish "
    "or explode.",
    formula=r"h_t = \tanh(x_t W + h_{t-1} U + b), \quad h_0 = 0",
    source="Elman 1990; one bias (PyTorch adds two).",
    category="sequence",
    glyph="M7 10h10v9H7zM2 14.5h5M17 14.5h5M19.5 14.5V5h-15v9.5",
    Config=SimpleRecurrentConfig,
    output_shape=recurrent_shape,
    apply=_apply,
    span=_span,
    weights=_weights,
    operations=_operations,
    inner=_inner,
    recurrence=_recurrence,
    gates=_gates,
)
