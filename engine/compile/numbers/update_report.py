"""The next update of one weight, term by term, as training will make it: on its batch, in the run's own precision."""

from typing import Any

import jax
import numpy as np

from engine.arrays import Floats
from engine.compile.full import FullStep
from engine.compile.live import LiveInputs
from engine.compile.numbers.arrays import numbers, sizes, text_lines
from engine.compile.numbers.memory import memory_of
from engine.compile.program import Program
from engine.compile.update import TrainState, clipped_gradient, optimizer_settings, penalized_gradient, sees_landscape
from engine.compile.weights import WeightArray
from engine.report import Arrays


def update_report(
    program: Program, state: TrainState, vector: jax.Array, found: FullStep, place: tuple[WeightArray, int], step: int
) -> Arrays:
    """Arrays of an update.

    `update` f8 [6]: weight before, gradient of the batch's data loss, with the penalty's, after clipping, change of
    the weight, weight behind the update. `settings` of the optimiser, `memory_before` and `memory_after` of the weight,
    `estimates` made of them: f8, each with its names.

    Args:
        vector: live values. place: array, and flat place in it. step: updates done.
    """
    array, flat = place
    live = LiveInputs(program, vector)
    penalized = penalized_gradient(program, found.flow.found.weights, state.weights, live)
    clipped = clipped_gradient(program, penalized, live)
    before, after = _at(array, flat, state.weights), _at(array, flat, found.state.weights)
    gradients = [_at(array, flat, groups) for groups in (found.flow.found.weights, penalized, clipped)]
    given = optimizer_settings(program, live, np.uint32(step % 2**32))
    settings = {name: float(value) for name, value in given.items()}
    old, new = (memory_of(program, each, array, flat) for each in (state.optimizer, found.state.optimizer))
    made = program.optimizer.estimates(settings, new)
    node = program.plan.nodes[array.node]
    return {
        "update": numbers([before, *gradients, after - before, after]),
        **_named("settings", settings),
        **_named("memory_before", old),
        **_named("memory_after", new),
        **_named("estimates", made),
        "update_facts": sizes([node.frozen, sees_landscape(program), program.batch_size]),
        "rate_factor": numbers([node.learning_rate_factor]),
        "optimizer": text_lines([program.optimizer.type]),
    }


def _at(array: WeightArray, flat: int, groups: Any) -> float:
    return float(np.asarray(array.cut(groups))[flat])


def _named(name: str, values: dict[str, float]) -> Arrays:
    return {name: numbers(list(values.values())), f"{name}_names": text_lines(list(values))}


def batch_points(program: Program, found: FullStep, place: int, most: int) -> Floats | None:
    """[n] what an activation reads over the real examples of a batch, evenly thinned; None for other nodes."""
    node = program.plan.nodes[place]
    if not node.layer.activation:
        return None
    number, copy = program.plan.spots[node.sources[0]]
    output = np.asarray(found.flow.found.outputs[number], np.float64)
    read = output[copy] if program.plan.stacks[number].many else output
    real = read[np.asarray(found.flow.sample.mask) > 0].ravel()
    return real[np.linspace(0, real.size - 1, min(most, real.size)).astype(np.int64)]
