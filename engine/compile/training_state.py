"""A run's state on the device, by name and by what changes it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import jax
import numpy as np

from engine.arrays import Floats, HostArray
from engine.compile.cache import ExecutableCache, Executables
from engine.compile.carry import carried_over
from engine.compile.device import device_of
from engine.compile.live import as_vector
from engine.compile.one_weight import placed, with_weight
from engine.compile.program import Program
from engine.compile.saved import (
    MemoryPlace,
    Named,
    memory_places,
    named_model,
    named_state,
    read_model,
    read_state,
    with_given,
)
from engine.compile.step import Inputs, Start
from engine.compile.update import TrainState
from engine.datasets.definition import PreparedData


class TrainingState:
    """State, step counter, live values and executables of one run.

    Args:
        given: initial weights and running statistics that are not drawn, by name (see `engine.compile.saved`).
    """

    def __init__(
        self,
        program: Program,
        prepared: PreparedData,
        seed: int,
        cache: ExecutableCache,
        given: Callable[[], Mapping[str, HostArray]] = dict,
    ) -> None:
        self.program = program
        self.step = 0
        self.executables = cache.executables(program)
        self._cache = cache
        self._prepared = prepared
        self._given = given
        self._device = device_of(program.platform)
        self._root = np.asarray(jax.random.key_data(jax.random.key(seed, impl="threefry2x32")), np.uint32)
        self._salts = np.asarray(program.plan.salts, np.uint32)
        self._state: TrainState | None = None
        self._inputs: Inputs | None = None
        self._places: tuple[Program, list[MemoryPlace]] | None = None

    @property
    def state(self) -> TrainState:
        """Weights, optimiser memory, running statistics, last-alive steps."""
        if self._state is None:
            words, salts = self._put(self._root), self._put(self._salts)
            given = self._given()
            self._state = self.executables.start()(words, salts)
            if given:
                self.restore_model(with_given(self.named_model(), given))
        return self._state

    def restore(self, named: Mapping[str, HostArray], step: int) -> None:
        """Takes over a state, as `named` gave it out.

        Raises:
            EngineError: it is not of such a network (see `engine.compile.saved`).
        """
        host = read_state(self.program, named, self.executables.state_shapes())
        self._state = jax.tree.map(self._put, host)
        self.step = step

    def named(self) -> Named:
        """The state by name: copies on the host."""
        # Finding the places traces the optimiser twice: more than half of what a keyframe of a small network costs.
        if self._places is None or self._places[0] is not self.program:
            self._places = self.program, memory_places(self.program)
        return named_state(self.program, self.state, self._places[1])

    def named_model(self) -> Named:
        """Weights and running statistics by name, without the optimiser's memory: copies on the host."""
        return named_model(self.program, (self.state.weights, self.state.layers))

    def restore_model(self, named: Mapping[str, HostArray]) -> None:
        """Takes up weights and running statistics as `named_model` gave them out."""
        shapes = self.executables.state_shapes()
        host = read_model(self.program, named, (shapes.weights, shapes.layers))
        weights, layers = jax.tree.map(self._put, host)
        self._state = self.state._replace(weights=weights, layers=layers)

    def weights(self) -> dict[str, dict[str, Floats]]:
        """Every node's arrays of weights by name, in their declared shapes, on the host; nodes without any are left
        out.
        """
        nodes = self.program.plan.nodes
        weights: dict[str, dict[str, Floats]] = {}
        groups = [np.asarray(group) for group in self.state.weights]
        for array in self.program.layout.arrays:
            own = weights.setdefault(nodes[array.node].node_id, {})
            own[array.name] = np.array(array.cut(groups)).reshape(array.spec.shape)
        return weights

    def set_weight(self, node: str, array: str, index: Sequence[int], value: float) -> float:
        """Changes one number of the weights, and nothing else; returns the number that was there.

        Raises:
            EngineError: see `engine.compile.one_weight`.
        """
        weights = self.state.weights
        number, group, before = with_weight(self.program, weights, node, array, index, value)
        self._state = self.state._replace(weights=placed(weights, number, self._put(group)))
        return before

    def change_program(self, program: Program, executables: Executables) -> None:
        """Goes on with another form of the same network (see `engine.compile.variant`): nothing moves."""
        if self._state is not None:
            carried = carried_over(self.program, program, self._state, executables.state_shapes())
            self._state = self._state if carried is self._state else jax.tree.map(self._put, carried)
        self.program, self.executables = program, executables

    def set_live(self, values: Mapping[str, float]) -> None:
        """New live values, from the next step on."""
        self._inputs = self._all_inputs()._replace(live=self._put(as_vector(self.program, values)))

    def _all_inputs(self) -> Inputs:
        if self._inputs is None:
            live = self._put(np.zeros(self.program.live_size, self.program.dtype))
            data = self._cache.data(self.program, self._prepared)
            self._inputs = Inputs(live, self._put(self._root), self._put(self._salts), data)
        return self._inputs

    def _put(self, value: HostArray) -> jax.Array:
        return jax.device_put(value, self._device)

    def _start(self) -> Start:
        epoch, position = divmod(self.step, self.program.steps_per_epoch)
        period = self.program.evaluation_period
        until = min(period - self.step % period, 2**32 - 1)
        words: list[Any] = [np.uint32(word) for word in (self.step % 2**32, epoch % 2**32, position, until)]
        return Start(*words)
