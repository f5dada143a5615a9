"""State carried over to another form of the same network (see `engine.compile.variant`)."""

import jax.numpy as jnp

from engine.compile.live import LiveInputs
from engine.compile.participation import moving
from engine.compile.program import Program
from engine.compile.saved import named_memory, named_state, read_model, read_state
from engine.compile.update import TrainState, first_memory, sees_landscape


def carried_over(before: Program, after: Program, state: TrainState, shapes: TrainState) -> TrainState:
    """The state as the other form has it; the same object where both lay it out alike.

    An optimiser that sees the landscape remembers only weights that learn: where these change, it begins afresh, and so
    does one that gets a memory or loses it (a trace of zeros: the first step with momentum is the gradient, as in
    PyTorch).

    Args:
        shapes: of the state in the other form.
    """
    afresh = before.memoryless != after.memoryless
    afresh |= sees_landscape(after) and _learning(before) != _learning(after)
    if not afresh and before.plan.repeats == after.plan.repeats:
        return state
    named = named_state(before, state)
    if afresh:
        weights, _ = read_model(after, named, (shapes.weights, shapes.layers))
        live = LiveInputs(after, jnp.zeros(after.live_size, after.dtype))
        memory = first_memory(after, tuple(map(jnp.asarray, weights)), live)
        others = {name: array for name, array in named.items() if not name.startswith("optimizer/")}
        named = others | named_memory(after, memory)
    return read_state(after, named, shapes)


def _learning(program: Program) -> list[tuple[int, str]]:
    return [(array.node, array.name) for array in moving(program)]
