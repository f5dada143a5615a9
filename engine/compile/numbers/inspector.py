"""Answers about one example and one weight of a run, with the executables that they need."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import jax
import numpy as np
from jax.typing import DTypeLike

from engine.arrays import HostArray
from engine.compile.batches import epoch_rows
from engine.compile.cache import ExecutableCache, Executables
from engine.compile.device import device_of
from engine.compile.flow import Flow
from engine.compile.kept import Executable
from engine.compile.numbers.arrays import numbers, sizes, text_lines
from engine.compile.numbers.exact import (
    MOST_EXACT_WEIGHTS,
    Costed,
    Given,
    Traced,
    cost_of,
    exact_program,
    exactly,
    example_at,
    trace,
)
from engine.compile.numbers.example_pass import ExamplePass, HostGroups
from engine.compile.numbers.loss_curve import batch_reads, curve_of, values_around
from engine.compile.numbers.node_derivatives import Own
from engine.compile.numbers.node_report import loss_report, node_report, overview
from engine.compile.numbers.path_report import path_report
from engine.compile.numbers.update_report import applied, batch_points, update_report
from engine.compile.options import options_of
from engine.compile.program import Program
from engine.compile.step import Inputs, Start
from engine.compile.update import TrainState
from engine.compile.weights import WeightArray
from engine.compile.whole_flow import whole_flow
from engine.datasets.definition import PARTS, PreparedData
from engine.errors import EngineError
from engine.problems import make_problem
from engine.report import Arrays, ExampleRequest

KIND = "look"
"""Compiled as what reads a step is: quickly, since it moves nothing."""

MOST_POINTS = 512
"""Of a batch, drawn on an activation's curve."""


@dataclass(frozen=True)
class Standing:
    """Where a run stands. start: of its next step."""

    state: TrainState
    start: Start
    inputs: Inputs


class Inspector:
    """One run's numbers. May be asked in a thread of its own; it compiles what a question needs."""

    def __init__(
        self, cache: ExecutableCache, program: Program, prepared: PreparedData, executables: Executables
    ) -> None:
        self._cache, self._program, self._prepared, self._executables = cache, program, prepared, executables
        self._exact = exact_program(program)

    @property
    def _own(self) -> DTypeLike:
        return np.dtype(self._program.dtype)

    @property
    def checks(self) -> bool:
        """Whether gradients can be checked by central differences."""
        return self._program.layout.size <= MOST_EXACT_WEIGHTS

    def example_numbers(self, standing: Standing, asked: ExampleRequest) -> Arrays:
        """See `engine.views.example_numbers`."""
        place = self._place(asked.node)
        row = self._row(standing, asked)
        node = self._program.plan.nodes[place]
        size = int(np.prod(node.output_shape, dtype=np.int64))
        _require(asked.unit < size, "number_out_of_range", f"unit={asked.unit}", f"unit < {size}")
        with exactly(self._exact):
            seen, targets = self._seen(standing, row)
            arrays = {
                **self._facts(standing, row, asked),
                **loss_report(seen, targets),
                **overview(seen),
                **node_report(seen, place, asked.row, asked.unit),
            }
        flow, _ = self._next(standing)
        arrays |= self._loss_curves(seen, flow, place, asked.unit)
        points = batch_points(self._program, flow, place, MOST_POINTS)
        return arrays if points is None else {**arrays, "batch_points": points}

    def _loss_curves(self, seen: ExamplePass, flow: Flow, place: int, unit: int) -> Arrays:
        """Curves of the losses that read a node, along one number of its output."""
        arrays: Arrays = {}
        for number, goal in enumerate(self._exact.objectives):
            if goal.read != place:
                continue
            points = batch_reads(self._program, flow, number, unit, MOST_POINTS)
            own = np.asarray(seen.traced.reads[number]).ravel()[unit]
            values = values_around(np.append(points, own))
            with exactly(self._exact):
                given = (seen.traced.reads, seen.given, np.int32(unit), values.astype(self._exact.dtype))
                losses, slopes = self._whole(f"loss curve {number}", partial(curve_of, number), *given)(*given)
            arrays[f"loss_curve_{number}"] = numbers(np.stack([values, np.asarray(losses), np.asarray(slopes)], axis=1))
            arrays[f"loss_points_{number}"] = numbers(points)
        return arrays

    def weight_gradient(self, standing: Standing, asked: ExampleRequest) -> Arrays:
        """See `engine.views.weight_gradient`."""
        place, row = self._place(asked.node), self._row(standing, asked)
        array = self._array(place, asked.array)
        _require(asked.unit < array.size, "number_out_of_range", f"index={asked.unit}", f"index < {array.size}")
        with exactly(self._exact):
            seen, _ = self._seen(standing, row)
            arrays = {
                **self._facts(standing, row, asked),
                **path_report(seen, self._cost_at(seen) if self.checks else None, array, asked.unit),
            }
        own = next(each for each in self._program.layout.arrays if (each.node, each.name) == (array.node, array.name))
        flow, after = self._next(standing)
        given = (standing.state.weights, flow.gradient, standing.inputs.live, standing.start.step)
        done = self._of("applied", partial(applied, self._program), given)(*given)
        gradients = (flow.gradient, done)
        return {**arrays, **update_report(self._program, (standing.state, after), gradients, (own, asked.unit))}

    def _cost_at(self, seen: ExamplePass) -> Callable[[HostGroups], Costed]:
        """(weights) -> the cost of the example with them."""
        cost = self._whole("cost", cost_of, seen.groups, seen.given)
        return lambda groups: cost(groups, seen.given)

    # ---- what a question is about -------------------------------------------------------------------------------

    def _place(self, node: str) -> int:
        places = self._program.plan.positions
        if node not in places:
            raise EngineError(make_problem("unknown_block", got=node[:100]))
        return places[node]

    def _array(self, place: int, name: str) -> WeightArray:
        found = {array.name: array for array in self._exact.layout.arrays if array.node == place}
        _require(name in found, "unknown_array", name[:100], ", ".join(found) or "none")
        return found[name]

    def _row(self, standing: Standing, asked: ExampleRequest) -> int:
        """Row of the data set."""
        if asked.part == "batch":
            rows = self._batch_rows(standing)
            _require(asked.example < len(rows), "number_out_of_range", asked.example_text, f"example < {len(rows)}")
            return int(rows[asked.example])
        number = PARTS.index(asked.part)
        counts = self._prepared.counts
        _require(
            asked.example < counts[number], "number_out_of_range", asked.example_text, f"example < {counts[number]}"
        )
        return sum(counts[:number]) + asked.example

    def _batch_rows(self, standing: Standing) -> HostArray:
        """Rows of the next step's batch."""
        size, count = self._program.batch_size, self._prepared.counts[0]
        first = int(standing.start.position) * size
        given = (standing.inputs.root, standing.start.epoch, np.int32(first))
        rows = self._of("rows", partial(_rows, count, size), given)(*given)
        return np.asarray(rows)[: count - first]

    def _facts(self, standing: Standing, row: int, asked: ExampleRequest) -> Arrays:
        train, validation, test = self._prepared.counts
        nodes = self._program.plan.nodes
        differs = [node.node_id for node in nodes if node.layer.noise or node.has_state]
        label = [] if self._prepared.labels is None else np.asarray(self._prepared.labels[row]).ravel()[:1].tolist()
        return {
            "asked": text_lines(
                [asked.part, str(asked.example), asked.node, asked.array, str(asked.row), str(asked.unit)]
            ),
            "counts": sizes([train, validation, test, len(self._batch_rows(standing))]),
            "label": text_lines([self._prepared.classes[each] for each in label if each < len(self._prepared.classes)]),
            "differs": text_lines(differs),
            "exact": sizes([self._exact.precision == "float64", self.checks, MOST_EXACT_WEIGHTS]),
        }

    # ---- what is computed ---------------------------------------------------------------------------------------

    def _seen(self, standing: Standing, row: int) -> tuple[ExamplePass, tuple[HostArray, ...]]:
        inputs, targets = example_at(self._exact, self._prepared, row, self._own)
        own = (standing.state.weights, standing.state.layers, standing.inputs.live)
        groups, layers, live = jax.tree.map(self._as_exact, jax.tree.map(np.asarray, own))
        there = jax.device_put((inputs, targets))
        given = Given(layers, there[0], there[1], live)
        run = self._whole("trace", trace, groups, given)
        traced: Traced = jax.tree.map(np.asarray, run(groups, given))
        return ExamplePass(self._exact, groups, given, traced, self), targets

    def _as_exact(self, array: HostArray) -> HostArray:
        return array.astype(self._exact.dtype) if np.issubdtype(array.dtype, np.floating) else array

    def _next(self, standing: Standing) -> tuple[Flow, TrainState]:
        """What flows in the next step of training, and the state behind it, bit for bit; it is not taken."""
        state, start, inputs = standing.state, standing.start, standing.inputs
        chunk = self._executables.lean()(state, start, np.int32(1), inputs)
        if chunk.flow is None:
            return self._executables.flow()(state, start, inputs), chunk.state
        given = (state, chunk.flow, start, inputs)
        return self._of("flow", partial(whole_flow, self._program), given)(*given), chunk.state

    def of(self, place: int, name: str, function: Executable, *fixed: object) -> Executable:
        """See `NodeExecutables`."""
        node = self._exact.plan.nodes[place]
        of_node = partial(function, node, self._exact.platform, *fixed)

        def run(own: Own, inputs: tuple[HostArray, ...], flat: np.int32) -> object:
            given = (own, inputs, flat)
            key = f"numbers {name}/{node.structure}/{self._exact.precision}/{self._exact.platform}"
            return self._compiled(key, of_node, given)(*given)

        return run

    def _whole(self, name: str, function: Executable, *arguments: object) -> Executable:
        return self._compiled(f"numbers {name}/{self._exact.structure}", partial(function, self._exact), arguments)

    def _of(self, name: str, function: Executable, arguments: tuple[object, ...]) -> Executable:
        """In the precision of the run."""
        return self._compiled(f"numbers {name}/{self._program.structure}", function, arguments)

    def _compiled(self, key: str, function: Executable, arguments: tuple[object, ...]) -> Executable:
        with jax.default_device(device_of(self._program.platform)):
            options = options_of(KIND, self._program.platform)
            return self._cache.compiled(key, lambda: (function, arguments), options, holder=self)


def _rows(count: int, size: int, root: jax.Array, epoch: jax.Array, first: jax.Array) -> jax.Array:
    return epoch_rows(root, epoch, count, first, size)


def _require(holds: bool, code: str, got: str, expected: str) -> None:
    if not holds:
        raise EngineError(make_problem(code, got=got, expected=expected))
