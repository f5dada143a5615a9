"""The GRU layer."""

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
from engine.layers.gates import follow, gru_steps
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

GATES = 3


class GruConfig(RecurrentConfig):
    """Settings of a GRU."""

    units: int = units_setting()
    returns: Literal["last", "sequence"] = returns_setting()
    reverse: bool = reverse_setting()
    reset: Literal["after", "before"] = setting(
        "after",
        title="Reset",
        help="Whether the reset gate acts after the product with the recurrent weights, as in PyTorch, or before it, "
        "as first published.",
    )
    use_bias: bool = use_bias_setting()
    weight_initializer: Component = weight_initializer_setting()
    recurrent_initializer: Component = recurrent_initializer_setting()
    bias_initializer: Component = bias_initializer_setting()


def _weights(config: GruConfig, inputs: tuple[Shape, ...]) -> Mapping[str, WeightSpec]:
    """Under a reset gate that acts after the product, the candidate's recurrent part has a bias of its own."""
    shared = gate_weights(config, inputs[0][-1], GATES)
    if not config.use_bias or config.reset == "before":
        return shared
    return {**shared, "recurrent_bias": WeightSpec((config.units,), "bias_initializer", config.units, config.units)}


def _operations(config: GruConfig, inputs: tuple[Shape, ...], output: Shape) -> int:
    return gate_operations(config, inputs, GATES)


def _inner(config: GruConfig, inputs: tuple[Shape, ...], output: Shape) -> int:
    return gate_numbers(config, inputs, GATES)


def _apply(
    config: GruConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    x, units = inputs[0], config.units
    to_gates, to_candidate = weights["recurrent_kernel"][:, : 2 * units], weights["recurrent_kernel"][:, 2 * units :]
    shift = weights["recurrent_bias"] if "recurrent_bias" in weights else jnp.zeros((), x.dtype)
    sums = x @ weights["kernel"] + (weights["bias"] if config.use_bias else 0)

    def step(hidden: jax.Array, given: jax.Array) -> jax.Array:
        gates = jax.nn.sigmoid(given[:, : 2 * units] + hidden @ to_gates)
        reset, keep = gates[:, :units], gates[:, units:]
        after = config.reset == "after"
        past = reset * (hidden @ to_candidate + shift) if after else (reset * hidden) @ to_candidate
        return (1 - keep) * jnp.tanh(given[:, 2 * units :] + past) + keep * hidden

    return walk(config, sums, first_state(x, units), step, lambda hidden: hidden), state


def _gates(config: GruConfig, weights: HostWeights, x: NDArray[np.floating]) -> GateValues:
    shift = weights.get("recurrent_bias", np.zeros(config.units))
    return follow(config, weights, x, gru_steps(config.reset == "after", weights["recurrent_kernel"], shift))


GRU = LayerDef(
    type="gru",
    title="GRU",
    summary="Reads a sequence with two gates: the reset gate forgets, the update gate mixes old memory with new. "
    "Smaller than an LSTM.",
    formula=(
        r"h_t = (1 - u_t)\, n_t + u_t\, h_{t-1}, \quad n_t = \tanh(x_t W^n + b^n + r_t (h_{t-1} U^n + b^h)), \quad "
        r"r_t, u_t = \sigma(x_t W + h_{t-1} U + b)"
    ),
    source=(
        "Cho et al. 2014 (arXiv 1406.1078): its first version resets after the product, as PyTorch and the formula "
        "above do; its third, equations 5 to 8, before it: r_t * h_{t-1} is then multiplied. Gates in PyTorch's order "
        "r, z, n; PyTorch adds two biases to every gate."
    ),
    category="sequence",
    glyph="M3 4h18v16H3zM1 15h7l6-6M14 15h9M14 12v3",
    Config=GruConfig,
    output_shape=recurrent_shape,
    apply=_apply,
    span=fixed_span(SYMMETRIC),
    weights=_weights,
    operations=_operations,
    inner=_inner,
    gates=_gates,
)
