"""One weight's gradient as what it is a sum and a product of, on the way back from the loss."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from engine.arrays import Floats
from engine.compile.numbers.arrays import largest_first, numbers, text_lines
from engine.compile.numbers.central_difference import CostAt, central_difference
from engine.compile.numbers.example_pass import ExamplePass
from engine.compile.weights import WeightArray
from engine.report import Arrays

MOST_TERMS = 256
"""Of a sum that is listed term by term; the rest is one term."""

MOST_LINKS = 64
"""Of a chain."""


@dataclass
class Paths:
    """The way of an output to the loss.

    Attributes:
        links: (node, unit of its output, factor): outputs that the one before feeds alone, and by how much.
        names, rows: what the last of them feeds: the reader of each term and [unit, factor, delta]; for the loss
            [place, 1, gradient].
    """

    links: list[tuple[str, int, float]] = field(default_factory=list[tuple[str, int, float]])
    names: list[str] = field(default_factory=list[str])
    rows: list[tuple[float, float, float]] = field(default_factory=list[tuple[float, float, float]])


def path_report(seen: ExamplePass, cost_at: CostAt | None, array: WeightArray, flat: int) -> Arrays:
    """Arrays of one weight; see `engine.views.weight_gradient`.

    Args:
        cost_at: the loss at other weights, None where the network is too large for the check.
    """
    gradient = seen.gradient(array)
    value = float(np.asarray(array.cut(seen.groups))[flat])
    fed = seen.fed(array, flat)
    delta = seen.delta(array.node)
    places = np.flatnonzero(fed)
    products = (fed * delta).ravel()[places]
    rows = np.stack([places, delta.ravel()[places], fed.ravel()[places]], axis=1).astype(np.float64)
    arrays: Arrays = {
        "value": numbers([value, gradient.ravel()[flat], np.max(np.abs(gradient), initial=0.0)]),
        **_uses(seen, array.node, rows, products),
    }
    if cost_at is not None:
        found = central_difference(seen, cost_at, array, flat)
        arrays["check"] = numbers([found.slope, found.step, found.error, found.lower, found.upper])
        arrays["kinks"] = text_lines([f"{node}\t{unit}" for node, unit in found.kinks[:MOST_TERMS]])
    return arrays


def _uses(seen: ExamplePass, node: int, rows: Floats, products: Floats) -> Arrays:
    shown, left = largest_first(rows, products, MOST_TERMS)
    unit = int(shown[0, 0]) if len(shown) else 0
    paths = _paths(seen, node, unit)
    terms = numbers(paths.rows).reshape(-1, 3)
    numbered = np.concatenate([np.arange(len(terms), dtype=np.float64)[:, None], terms], axis=1)
    chosen, rest = largest_first(numbered, terms[:, 1] * terms[:, 2], MOST_TERMS)
    return {
        "uses": shown,
        "uses_left": left,
        "links": numbers([[at, factor] for _, at, factor in paths.links]).reshape(-1, 2),
        "link_nodes": text_lines([name for name, _, _ in paths.links]),
        "paths": chosen[:, 1:],
        "path_nodes": text_lines([paths.names[int(number)] for number in chosen[:, 0]]),
        "paths_left": rest,
    }


def _paths(seen: ExamplePass, node: int, unit: int) -> Paths:
    """Follows an output while it feeds one other output alone, then lists all that it feeds."""
    paths = Paths([(seen.plan.nodes[node].node_id, unit, 1.0)])
    while True:
        terms = list(_terms(seen, node, unit))
        alone = terms[0] if len(terms) == 1 and not seen.read_by(node) else None
        if alone is None or len(paths.links) >= MOST_LINKS:
            break
        node, unit, factor = alone
        paths.links.append((seen.plan.nodes[node].node_id, unit, factor))
    for number in seen.read_by(node):
        paths.names.append("")
        paths.rows.append((float(unit), 1.0, float(seen.read_delta(number).ravel()[unit])))
    for reader, at, factor in terms:
        paths.names.append(seen.plan.nodes[reader].node_id)
        paths.rows.append((float(at), factor, float(seen.delta(reader).ravel()[at])))
    return paths


def _terms(seen: ExamplePass, node: int, unit: int) -> Iterator[tuple[int, int, float]]:
    """(reader, unit of its output, derivative) of all that an output feeds."""
    for reader, port in seen.readers(node):
        rates = seen.rates(reader, port, unit).ravel()
        alone = seen.plan.nodes[reader].layer.activation
        for at in (unit,) if alone else np.flatnonzero(rates):
            yield reader, int(at), float(rates[at])
