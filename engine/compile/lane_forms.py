"""What lanes compute: the loop of a single run and its statistics, over states that are at one step."""

from collections.abc import Sequence

import jax
import jax.numpy as jnp

from engine.compile.chunk import Chunk, Room, loop
from engine.compile.full import look
from engine.compile.program import Program
from engine.compile.statistics import Statistics
from engine.compile.step import Inputs, Start
from engine.compile.update import TrainState

ROOM = Room(steps=1024, evaluations=64)
"""Of each lane."""


def lane_loop(program: Program, states: TrainState, start: Start, count: jax.Array, inputs: Inputs) -> Chunk:
    """`lean_loop` for every lane. It doesn't stop at a loss that is not finite, for the sake of the others.

    Args:
        states: every array has the lanes as its first axis, as in what is returned.
        count: i32 scalar, of every lane. inputs: see `inputs_of_lanes`.
    """

    def one(state: TrainState, live: jax.Array, root: jax.Array) -> Chunk:
        own = inputs._replace(live=live, root=root)
        return loop(program, state, start, count, own, ROOM, guarded=False)

    return jax.vmap(one)(states, inputs.live, inputs.root)


def lane_look(
    program: Program, old: TrainState, new: TrainState, start: Start, window: jax.Array, inputs: Inputs
) -> Statistics:
    """`look` for every lane. old, new, inputs: as for `lane_loop`. window: u32 scalar."""

    def one(before: TrainState, after: TrainState, live: jax.Array, root: jax.Array) -> Statistics:
        return look(program, before, after, start, window, inputs._replace(live=live, root=root))

    return jax.vmap(one)(old, new, inputs.live, inputs.root)


def inputs_of_lanes(own: Sequence[Inputs]) -> Inputs:
    """Inputs with a row of live values and a seed for each lane; the data are those of the first."""
    live, root = jnp.stack([one.live for one in own]), jnp.stack([one.root for one in own])
    return own[0]._replace(live=live, root=root)
