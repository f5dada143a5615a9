"""The LSTM layer."""

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
    Shape,
    State,
    Weights,
    WeightSpec,
)
from engine.layers.gates import follow, lstm_steps
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
from engine.layers.spans import SYMMETRIC, fixed_span
from engine.layers.weighted import bias_initializer_setting, use_bias_setting, weight_initializer_setting
from engine.spec import Component, setting

GATES = 4


class LstmConfig(RecurrentConfig):
    """Settings of an LSTM."""

    units: int = units_setting()
    returns: Literal["last", "sequence"] = returns_setting()
    reverse: bool = reverse_setting()
    forget_bias: float = setting(
        1.0,
        title="Forget bias",
        help="Added to the forget gate's sum, in addition to its learned bias. With 1 the cell remembers from the "
        "start.",
        ge=-10.0,
        le=10.0,
        choices=(0.0, 1.0),
    )
    use_bias: bool = use_bias_setting()
    weight_initializer: Component = weight_initializer_setting()
    recurrent_initializer: Component = recurrent_initializer_setting()
    bias_initializer: Component = bias_initializer_setting()


def _weights(config: LstmConfig, inputs: tuple[Shape, ...]) -> Mapping[str, WeightSpec]:
    return gate_weights(config, inputs[0][-1], GATES)


def _operations(config: LstmConfig, inputs: tuple[Shape, ...], output: Shape) -> int:
    return gate_operations(config, inputs, GATES)


def _inner(config: LstmConfig, inputs: tuple[Shape, ...], output: Shape) -> int:
    return gate_numbers(config, inputs, GATES)


def _apply(
    config: LstmConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    x, recurrent = inputs[0], weights["recurrent_kernel"]
    remember = jnp.asarray(config.forget_bias, x.dtype)
    sums = x @ weights["kernel"] + (weights["bias"] if config.use_bias else 0)

    def step(memory: tuple[jax.Array, jax.Array], given: jax.Array) -> tuple[jax.Array, jax.Array]:
        hidden, cell = memory
        enter, forget, candidate, leave = jnp.split(given + hidden @ recurrent, GATES, axis=-1)
        kept = jax.nn.sigmoid(forget + remember) * cell
        cell = kept + jax.nn.sigmoid(enter) * jnp.tanh(candidate)
        return jax.nn.sigmoid(leave) * jnp.tanh(cell), cell

    blank = first_state(x, config.units)
    return walk(config, sums, (blank, blank), step, lambda memory: memory[0]), state


def _gates(config: LstmConfig, weights: HostWeights, x: NDArray[np.floating]) -> GateValues:
    return follow(config, weights, x, lstm_steps(config.forget_bias, weights["recurrent_kernel"]))


LSTM = LayerDef(
    type="lstm",
    title="LSTM",
    summary="Reads a sequence into a memory cell. Gates control what is written, kept and read, so gradients survive "
    "many steps.",
    formula=(
        r"c_t = \sigma(z^f_t + b_0)\, c_{t-1} + \sigma(z^i_t) \tanh z^g_t, \quad h_t = \sigma(z^o_t) \tanh c_t, \quad "
        r"z_t = x_t W + h_{t-1} U + b"
    ),
    source=(
        "Hochreiter and Schmidhuber 1997, forget gate: Gers, Schmidhuber, Cummins 2000; its bias of 1: Jozefowicz, "
        "Zaremba, Sutskever 2015. Gates are in the order i, f, g, o, as in PyTorch, which adds two biases and no "
        "forget bias."
    ),
    category="sequence",
    glyph="M3 4h18v16H3zM1 9h22M8.5 9v6M15.5 9v6M6.5 15h4M13.5 15h4",
    Config=LstmConfig,
    output_shape=recurrent_shape,
    apply=_apply,
    span=fixed_span(SYMMETRIC),
    weights=_weights,
    operations=_operations,
    inner=_inner,
    gates=_gates,
)
