"""The next update of one weight, term by term, as training will make it: on its batch, in the run's own precision."""

from typing import NamedTuple

import jax
import numpy as np

from engine.arrays import Floats
from engine.compile.flow import Flow
from engine.compile.live import LiveInputs
from engine.compile.numbers.arrays import numbers, sizes, text_lines
from engine.compile.numbers.memory import memory_of
from engine.compile.program import Program
from engine.compile.update import TrainState, clipped_gradient, optimizer_settings, penalized_gradient, sees_landscape
from engine.compile.weights import Groups, WeightArray
from engine.report import Arrays


class Applied(NamedTuple):
    """What an update does with a gradient before the optimiser sees it, and the optimiser's settings."""

    penalized: Groups
    clipped: Groups
    settings: dict[str, jax.Array]


def applied(program: Program, weights: Groups, gradient: Groups, vector: jax.Array, step: jax.Array) -> Applied:
    """Adds the penalty's gradient and clips. vector: [live_size] live values. step: u32 scalar, updates done."""
    live = LiveInputs(program, vector)
    penalized = penalized_gradient(program, gradient, weights, live)
    return Applied(penalized, clipped_gradient(program, penalized, live), optimizer_settings(program, live, step))


def update_report(
    program: Program,
    states: tuple[TrainState, TrainState],
    gradients: tuple[Groups, Applied],
    place: tuple[WeightArray, int],
) -> Arrays:
    """Arrays of an update.

    `update` f8 [6]: weight before, gradient of the batch's data loss, with the penalty's, after clipping, change of
    the weight, weight behind the update. `settings` of the optimiser, `memory_before` and `memory_after` of the weight,
    `estimates` made of them: f8, each with its names.

    Args:
        states: before and after it. gradients: of the data loss, and as it was applied.
        place: array, and flat place in it.
    """
    array, flat = place
    before, after = (_at(array, flat, state.weights) for state in states)
    data, done = gradients
    slopes = [_at(array, flat, groups) for groups in (data, done.penalized, done.clipped)]
    settings = {name: float(value) for name, value in done.settings.items()}
    old, new = (memory_of(program, state.optimizer, array, flat) for state in states)
    made = program.optimizer.estimates(settings, new)
    node = program.plan.nodes[array.node]
    return {
        "update": numbers([before, *slopes, after - before, after]),
        **_named("settings", settings),
        **_named("memory_before", old),
        **_named("memory_after", new),
        **_named("estimates", made),
        "update_facts": sizes([node.frozen, sees_landscape(program), program.batch_size]),
        "rate_factor": numbers([node.learning_rate_factor]),
        "optimizer": text_lines([program.optimizer.type]),
    }


def _at(array: WeightArray, flat: int, groups: Groups) -> float:
    return float(np.asarray(array.cut(groups))[flat])


def _named(name: str, values: dict[str, float]) -> Arrays:
    return {name: numbers(list(values.values())), f"{name}_names": text_lines(list(values))}


def batch_points(program: Program, flow: Flow, place: int, most: int) -> Floats | None:
    """[n] what an activation reads over the real examples of a batch, evenly thinned; None for other nodes."""
    node = program.plan.nodes[place]
    if not node.layer.activation:
        return None
    number, copy = program.plan.spots[node.sources[0]]
    output = np.asarray(flow.outputs[number], np.float64)
    read = output[copy] if program.plan.stacks[number].many else output
    real = read[np.asarray(flow.sample.mask) > 0].ravel()
    return real[np.linspace(0, real.size - 1, min(most, real.size)).astype(np.int64)]
