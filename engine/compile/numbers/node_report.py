"""What one example does in one node: values, weights, gradients, and the terms of one of its outputs."""

import numpy as np

from engine.arrays import Floats
from engine.compile.numbers.arrays import (
    MOST_NUMBERS,
    add_vector,
    as_matrix,
    largest_first,
    matrix_window,
    numbers,
    sizes,
    text_lines,
)
from engine.compile.numbers.example_pass import ExamplePass
from engine.report import Arrays

LINEAR = 1e-9
"""An output whose terms add up to it but for so much of their sizes is their sum."""


def node_report(seen: ExamplePass, place: int, row: int, unit: int) -> Arrays:
    """Arrays of one node; see `engine.views.example_numbers`.

    Args:
        row: first row of a large matrix of weights. unit: flat place in the output whose terms are listed.
    """
    output = seen.output(place)
    arrays: Arrays = {}
    add_vector(arrays, "output", output, unit)
    add_vector(arrays, "delta", _delta(seen, place), unit)
    inputs, deltas = seen.inputs(place), seen.input_deltas(place)
    arrays["input_shapes"] = text_lines([",".join(map(str, each.shape[1:])) for each in inputs])
    for port, read in enumerate(inputs if seen.plan.nodes[place].sources else ()):
        add_vector(arrays, f"input_{port}", read[0], 0)
        add_vector(arrays, f"input_delta_{port}", deltas[port], 0)
    if (slopes := seen.slopes(place)) is not None:
        add_vector(arrays, "slope", slopes, unit)
    _add_weights(seen, place, arrays, row, unit % output.shape[-1] if output.ndim else 0)
    _add_terms(seen, place, arrays, unit)
    return arrays


def _delta(seen: ExamplePass, place: int) -> Floats:
    delta = seen.delta(place)
    return delta if place in seen.lit else np.full(delta.shape, np.nan)


def _add_weights(seen: ExamplePass, place: int, arrays: Arrays, row: int, unit: int) -> None:
    named = seen.weights(place)
    arrays["weights"] = text_lines(list(named))
    for number, array in enumerate(seen.arrays(place)):
        gradient = seen.gradient(array)
        first, start, rows, units = matrix_window(array.spec.shape, row, unit)
        cut = np.s_[first : first + rows, start : start + units]
        arrays[f"weights_{number}"] = as_matrix(np.asarray(named[array.name]))[cut]
        arrays[f"gradients_{number}"] = as_matrix(gradient)[cut]
        arrays[f"weights_{number}_shape"] = sizes(array.spec.shape)
        arrays[f"weights_{number}_first"] = sizes([first, start])
        arrays[f"weights_{number}_largest"] = numbers([np.max(np.abs(gradient), initial=0.0)])


def _add_terms(seen: ExamplePass, place: int, arrays: Arrays, unit: int) -> None:
    """`terms` f8 [n, 4]: array or wire, flat place in it, factor, what it is multiplied by; `terms_left` f8 [2].

    An output that is linear in the weights is the sum of each times what feeds it; of a node without weights, of each
    input times its derivative. No terms where neither holds.
    """
    inputs, weights = seen.inputs(place), seen.weights(place)
    value = float(seen.output(place).ravel()[unit])
    if weights:
        fed = seen.by_output(place, unit)
        pairs = [(weights[name], fed[name]) for name in weights]
    elif seen.plan.nodes[place].sources:
        pairs = [(rate, read[0]) for rate, read in zip(seen.inputs_by_output(place, unit), inputs, strict=True)]
    else:
        return
    rows = np.concatenate([_rows(number, *pair) for number, pair in enumerate(pairs)])
    rows = rows[rows[:, 3 if weights else 2] != 0]
    products = rows[:, 2] * rows[:, 3]
    close = LINEAR if seen.program.precision == "float64" else 1e-4
    if abs(float(np.sum(products)) - value) > close * max(float(np.sum(np.abs(products))), 1e-300):
        return
    arrays["terms"], arrays["terms_left"] = largest_first(rows, products, MOST_NUMBERS // 4)


def _rows(number: int, factors: Floats, values: Floats) -> Floats:
    places = np.arange(factors.size, dtype=np.float64)
    return np.stack([np.full(factors.size, float(number)), places, factors.ravel(), values.ravel()], axis=1)


def overview(seen: ExamplePass) -> Arrays:
    """Of every node, in the order in which they are computed, what makes a gradient grow or shrink there.

    `nodes` are their addresses; `factors` f8 [nodes, 5]: L2 norms of output, delta and deltas at its inputs together,
    mean derivative of an activation, largest gradient of a weight (NaN: none).
    """
    rows: list[list[float]] = []
    for place in range(len(seen.plan.nodes)):
        slopes = seen.slopes(place)
        handed = [np.linalg.norm(each) for each in seen.input_deltas(place)]
        gradients = [float(np.max(np.abs(seen.gradient(array)), initial=0.0)) for array in seen.arrays(place)]
        delta = float(np.linalg.norm(seen.delta(place))) if place in seen.lit else np.nan
        rows.append(
            [
                float(np.linalg.norm(seen.output(place))),
                delta,
                float(np.linalg.norm(handed)) if place in seen.lit and handed else np.nan,
                np.nan if slopes is None else float(np.mean(slopes)),
                max(gradients, default=np.nan),
            ]
        )
    return {"nodes": text_lines([node.node_id for node in seen.plan.nodes]), "factors": numbers(rows)}


def loss_report(seen: ExamplePass, targets: tuple[Floats, ...]) -> Arrays:
    """The end of the way forward: loss, what each loss reads, its gradient there, and the targets.

    Args:
        targets: of each objective, [*target].
    """
    arrays: Arrays = {"loss": numbers([seen.loss, *np.asarray(seen.traced.parts).ravel()])}
    goals = seen.program.objectives
    arrays["objectives"] = text_lines([f"{goal.loss.type}\t{seen.plan.nodes[goal.read].node_id}" for goal in goals])
    for number, target in enumerate(targets):
        add_vector(arrays, f"read_{number}", np.asarray(seen.traced.reads[number])[0], 0)
        add_vector(arrays, f"read_delta_{number}", seen.read_delta(number), 0)
        add_vector(arrays, f"target_{number}", np.asarray(target)[0], 0)
    return arrays
