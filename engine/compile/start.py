"""The executables beside the loop: the first state, evaluation on its own, predictions for pictures."""

from collections.abc import Mapping

import jax
import jax.numpy as jnp

from engine.compile.evaluation import Evaluated, evaluate_rows
from engine.compile.live import LiveInputs
from engine.compile.model import Pass, first_states, forward
from engine.compile.program import Program
from engine.compile.step import WEIGHT_STREAM, Inputs, stream
from engine.compile.update import TrainState, first_alive, first_memory
from engine.compile.weights import first_weights
from engine.layers import LAYERS
from engine.layers.definition import LayerContext, LayerDef
from engine.losses.definition import folds
from engine.spec import Config


def first_state(program: Program, root: jax.Array, salts: jax.Array) -> TrainState:
    """Weights, optimiser memory and running statistics before the first step.

    Args:
        root: u32 [2], the run's seed words. salts: u32 [nodes].
    """
    weights = first_weights(program.plan, program.layout, stream(root, WEIGHT_STREAM), salts, program.dtype)
    live = LiveInputs(program, jnp.zeros(program.live_size, program.dtype))
    memory = first_memory(program, weights, live)
    return TrainState(weights, memory, first_states(program.plan, program.dtype), first_alive(program))


def evaluate(program: Program, state: TrainState, first: jax.Array, last: jax.Array, inputs: Inputs) -> Evaluated:
    """Evaluates rows first..last-1 of the data set.

    Args:
        first, last: i32 scalars.
    """
    live = LiveInputs(program, inputs.live)
    return evaluate_rows(program, state, first, last, inputs.data, inputs.salts, live)


def link(program: Program) -> LayerDef[Config] | None:
    """The activation that turns what the loss reads into probabilities, None where it reads them as they are."""
    return next((layer for layer in LAYERS if folds(layer, program.objective.loss)), None)


def outputs(program: Program, state: TrainState, examples: jax.Array, live: jax.Array) -> tuple[jax.Array, ...]:
    """The output of every stack of the plan in evaluation, [count, ...] or [copies, count, ...].

    Args:
        examples: [count, *shape] preprocessed.
    """
    run = Pass(examples, jnp.ones(len(examples), program.dtype), None, jnp.zeros(len(program.plan.nodes), jnp.uint32))
    weights = program.layout.split(state.weights)
    return tuple(forward(program, weights, state.layers, run, LiveInputs(program, live))[0])


def input_gradient(
    program: Program, state: TrainState, examples: jax.Array, live: jax.Array
) -> tuple[jax.Array, jax.Array]:
    """For each example the unit that the first loss reads most of, and the gradient of that number, in evaluation.

    Args:
        examples: [count, *shape] preprocessed.

    Returns:
        ([count], [count, *shape]). What a loss reads are logits where it applies the last activation itself.

    Source:
        Simonyan, Vedaldi, Zisserman 2013 (Deep inside convolutional networks), section 3.
    """
    values, count = LiveInputs(program, live), len(examples)
    weights = program.layout.split(state.weights)

    def highest(given: jax.Array) -> tuple[jax.Array, jax.Array]:
        run = Pass(given, jnp.ones(count, program.dtype), None, jnp.zeros(len(program.plan.nodes), jnp.uint32))
        read = forward(program, weights, state.layers, run, values)[2][0].reshape(count, -1)
        units = jnp.argmax(read, axis=1)
        return jnp.sum(jnp.take_along_axis(read, units[:, None], axis=1)), units

    gradient, units = jax.grad(highest, has_aux=True)(examples)
    return units, gradient


def decode(
    program: Program, number: int, state: TrainState, codes: jax.Array, examples: jax.Array, live: jax.Array
) -> jax.Array:
    """The prediction with codes in place of the output of a stack of one node.

    Args:
        codes: [count, *output shape of the node]. examples: [count, *shape] preprocessed, for all that doesn't pass it.
    """
    return predict(program, state, examples, live, {number: codes})


def predict(
    program: Program,
    state: TrainState,
    examples: jax.Array,
    live: jax.Array,
    overrides: Mapping[int, jax.Array] | None = None,
) -> jax.Array:
    """What people call the prediction: probabilities for classes, the output itself otherwise.

    Args:
        examples: [count, *shape] preprocessed. overrides: see `engine.compile.model.forward`.

    Returns:
        [count, *output shape].
    """
    values = LiveInputs(program, live)
    count = examples.shape[0]
    mask = jnp.ones(count, program.dtype)
    run = Pass(examples, mask, None, jnp.zeros(len(program.plan.nodes), jnp.uint32))
    weights = program.layout.split(state.weights)
    outputs, _, reads = forward(program, weights, state.layers, run, values, overrides=overrides)
    activation = link(program)
    if program.objective.fold_wire is not None or activation is None:
        return outputs[program.plan.spots[program.objective.prediction][0]]
    context = LayerContext(False, mask, None, {}, program.platform)
    return activation.apply(activation.Config(), {}, {}, (reads[0],), context)[0]
