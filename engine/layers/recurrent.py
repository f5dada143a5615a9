"""What recurrent layers share: settings, shapes, weights of gates, and the walk along a sequence."""

from collections.abc import Callable, Mapping
from typing import Literal, TypeVar

import jax
import jax.numpy as jnp
from jax import lax

from engine.layers.definition import Shape, WeightSpec
from engine.layers.windows import require_sequence
from engine.spec import Component, Config, Setting, setting

Carry = TypeVar("Carry")


def units_setting() -> Setting:
    """Size of the hidden state."""
    return setting(title="Units", help="Size of the state passed from step to step.", ge=1, le=8192, unit="units")


def returns_setting() -> Setting:
    """What leaves the layer."""
    return setting(
        "last",
        title="Returns",
        help="last returns the state after the whole sequence; sequence returns one state per step, for another "
        "recurrent layer.",
    )


def reverse_setting() -> Setting:
    """Which way it reads."""
    return setting(
        False,
        title="Reverse",
        help="Reads from the last step to the first. Each output keeps the position of its step; together with a "
        "forward layer this makes a bidirectional layer.",
    )


def recurrent_initializer_setting() -> Setting:
    """How the weights from state to state are drawn."""
    return setting(
        Component(type="glorot_uniform"),
        title="Initial recurrent weights",
        help="How the recurrent weights are drawn before training. Large ones make gradients explode along the "
        "sequence; small ones make them vanish.",
        component="initializers",
    )


class RecurrentConfig(Config):
    """What all recurrent layers are set by."""

    units: int
    returns: Literal["last", "sequence"]
    reverse: bool
    use_bias: bool


def recurrent_shape(config: RecurrentConfig, inputs: tuple[Shape, ...]) -> Shape:
    """(units,) or (steps, units).

    Raises:
        ShapeError: `sequence_expected` when the input is no sequence.
    """
    require_sequence(inputs[0])
    return (inputs[0][0], config.units) if config.returns == "sequence" else (config.units,)


def gate_weights(config: RecurrentConfig, features: int, gates: int) -> Mapping[str, WeightSpec]:
    """Kernels from input and from state to so many gates, laid side by side; fans are those of a single gate."""
    units = config.units
    kernel = WeightSpec((features, gates * units), "weight_initializer", features, units, penalized=True)
    recurrent = WeightSpec((units, gates * units), "recurrent_initializer", units, units, penalized=True)
    if not config.use_bias:
        return {"kernel": kernel, "recurrent_kernel": recurrent}
    bias = WeightSpec((gates * units,), "bias_initializer", features, units)
    return {"kernel": kernel, "recurrent_kernel": recurrent, "bias": bias}


def gate_operations(config: RecurrentConfig, inputs: tuple[Shape, ...], gates: int) -> int:
    """Multiply-adds of all steps."""
    steps, features = inputs[0]
    return steps * gates * config.units * (features + config.units)


def gate_numbers(config: RecurrentConfig, inputs: tuple[Shape, ...], gates: int) -> int:
    """What the steps hold: sums of the gates, the gates themselves, and the states."""
    return inputs[0][0] * (2 * gates + 2) * config.units


def walk(
    config: RecurrentConfig,
    sums: jax.Array,
    start: Carry,
    step: Callable[[Carry, jax.Array], Carry],
    output: Callable[[Carry], jax.Array],
) -> jax.Array:
    """Goes along the sequence, forwards or backwards.

    Args:
        sums: [batch, steps, gates * units], what the inputs give to the gates; all steps in one matrix product before.
        start: state before the first step. step: (state, sums of one step [batch, gates * units]) -> next state.
        output: what of a state leaves the layer, [batch, units].

    Returns:
        [batch, units] or [batch, steps, units].
    """
    by_step = jnp.swapaxes(sums, 0, 1)

    def silently(state: Carry, given: jax.Array) -> tuple[Carry, None]:
        return step(state, given), None

    def with_output(state: Carry, given: jax.Array) -> tuple[Carry, jax.Array]:
        following = step(state, given)
        return following, output(following)

    if config.returns == "last":
        return output(lax.scan(silently, start, by_step, reverse=config.reverse)[0])
    return jnp.swapaxes(lax.scan(with_output, start, by_step, reverse=config.reverse)[1], 0, 1)


def first_state(x: jax.Array, units: int) -> jax.Array:
    """[batch, units] zeros."""
    return jnp.zeros((x.shape[0], units), x.dtype)
