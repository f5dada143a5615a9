"""A run's state on the device, and the dispatches that move it on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import jax
import numpy as np
from numpy.typing import NDArray

from engine.compile.cache import ExecutableCache, device_of
from engine.compile.chunk import CAPACITY, EVALUATIONS, Chunk, Inputs, Start
from engine.compile.full import FullStep, blame
from engine.compile.live import as_vector
from engine.compile.program import Program
from engine.compile.update import TrainState
from engine.datasets.definition import PreparedData


@dataclass(frozen=True)
class Moved:
    """What a dispatch did.

    Attributes:
        losses: [steps, columns] data loss, penalty and each of several objectives, of every step taken.
        evaluations: (step, [1 + metrics]) of every evaluation that fell due.
        full: host copy of the full step, None for lean steps. finite: False where the next step could not be taken.
    """

    losses: NDArray[Any]
    evaluations: list[tuple[int, NDArray[Any]]]
    full: FullStep | None
    finite: bool


class Machine:
    """State, step counter and executables of one run."""

    def __init__(self, program: Program, prepared: PreparedData, seed: int, cache: ExecutableCache) -> None:
        self.program = program
        self.step = 0
        self.executables = cache.executables(program)
        self._cache = cache
        self._prepared = prepared
        self._device = device_of(program.platform)
        self._root = np.asarray(jax.random.key_data(jax.random.key(seed, impl="threefry2x32")), np.uint32)
        self._salts = np.asarray(program.plan.salts, np.uint32)
        self._state: TrainState | None = None
        self._inputs: Inputs | None = None

    @property
    def state(self) -> TrainState:
        """Weights, optimiser memory, running statistics, last-alive steps."""
        if self._state is None:
            words, salts = self._put(self._root), self._put(self._salts)
            self._state = self.executables.start()(words, salts)
        return self._state

    def restore(self, leaves: list[NDArray[Any]], step: int) -> None:
        """Takes over a state, as `leaves` gave it out."""
        shapes = self.executables.state_shapes()
        placed = [self._put(leaf) for leaf in leaves]
        self._state = jax.tree.unflatten(jax.tree.structure(shapes), placed)
        self.step = step

    def leaves(self) -> list[NDArray[Any]]:
        """The state as a list of arrays."""
        return [np.asarray(leaf) for leaf in jax.tree.leaves(self.state)]

    def model_leaves(self) -> list[NDArray[Any]]:
        """Weights and running statistics, without the optimiser's memory: copies on the host."""
        return [np.array(leaf) for leaf in jax.tree.leaves((self.state.weights, self.state.layers))]

    def restore_model(self, leaves: list[NDArray[Any]]) -> None:
        """Takes up weights and running statistics as `model_leaves` gave them out."""
        structure = jax.tree.structure((self.state.weights, self.state.layers))
        weights, layers = jax.tree.unflatten(structure, [self._put(leaf) for leaf in leaves])
        self._state = self.state._replace(weights=weights, layers=layers)

    def weights(self) -> dict[str, dict[str, NDArray[Any]]]:
        """Every node's arrays of weights by name, on the host; nodes without weights are left out."""
        nodes = self.program.layout.split(self.state.weights)
        named = zip(self.program.plan.nodes, nodes, strict=True)
        return {node.node_id: {name: np.array(array) for name, array in own.items()} for node, own in named if own}

    def set_live(self, values: Mapping[str, float]) -> None:
        """New live values, from the next step on."""
        self._inputs = self._all_inputs()._replace(live=self._put(as_vector(self.program, values)))

    def lean(self, count: int) -> Moved:
        """Takes up to `count` steps without statistics; stops before the first that is not finite."""
        run, start, before = self.executables.lean(), self._start(), self.state
        inputs = self._all_inputs()

        def attempt(steps: int) -> Chunk:
            return run(before, start, np.int32(steps), inputs)

        chunk = attempt(min(count, CAPACITY, self._most_before_evaluations_fill()))
        wanted = min(count, CAPACITY, self._most_before_evaluations_fill())
        done, finite = int(chunk.done), bool(chunk.finite)
        sound = done == wanted and finite
        if not sound:
            done, chunk = _last_sound(attempt, done)
        evaluations = self._due(done)
        rows = np.asarray(chunk.evaluations)[: len(evaluations)]
        self._state = chunk.state
        self.step += done
        losses = np.asarray(chunk.losses)[:done]
        return Moved(losses.copy(), list(zip(evaluations, rows.copy(), strict=True)), None, sound)

    def full(self, window: int) -> Moved:
        """Takes one step with statistics. Where it is not finite, nothing moves."""
        found = self.executables.full()(self.state, self._start(), np.uint32(window), self._all_inputs())
        finite = bool(found.finite)
        told = jax.tree.map(np.asarray, found._replace(state=()))
        if not finite:
            return Moved(np.asarray(told.losses)[None], [], told, False)
        self._state = found.state
        self.step += 1
        due = self.program.data.counts[1] > 0 and self.step % self.program.evaluation_period == 0
        evaluations = [(self.step, self.evaluate("validation").row)] if due else []
        return Moved(np.asarray(told.losses)[None], evaluations, told, True)

    def evaluate(self, part: str) -> Any:
        """Loss, metrics and confusion over `train`, `validation` or `test`, as host arrays."""
        train, validation, test = self.program.data.counts
        first, last = {
            "train": (0, train),
            "validation": (train, train + validation),
            "test": (train + validation, train + validation + test),
        }[part]
        run = self.executables.evaluate()
        return jax.tree.map(np.asarray, run(self.state, np.int32(first), np.int32(last), self._all_inputs()))

    def predict(self, examples: NDArray[Any]) -> NDArray[Any]:
        """The prediction for [n, *shape] preprocessed examples."""
        run = self.executables.predict(len(examples))
        given = self._put(np.ascontiguousarray(examples, self.program.dtype))
        return np.asarray(run(self.state, given, self._all_inputs().live))

    def answers(self, predictions: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
        """(class, confidence) of predictions as `predict` gives them out."""
        flat = predictions.reshape(len(predictions), -1)
        if flat.shape[1] > 1:
            return flat.argmax(axis=1), flat.max(axis=1)
        probable = flat[:, 0] if self.program.objective.target != "value" else (flat[:, 0] + 1) / 2
        chosen = probable > 0.5
        return chosen.astype(np.int64), np.clip(np.where(chosen, probable, 1 - probable), 0, 1)

    def blame(self, full: FullStep) -> tuple[str, str]:
        """(node, quantity) that was not finite first."""
        return blame(self.program, full)

    def _all_inputs(self) -> Inputs:
        if self._inputs is None:
            live = self._put(np.zeros(len(self.program.live_paths), self.program.dtype))
            data = self._cache.data(self.program, self._prepared)
            self._inputs = Inputs(live, self._put(self._root), self._put(self._salts), data)
        return self._inputs

    def _put(self, value: Any) -> jax.Array:
        return jax.device_put(value, self._device)

    def _start(self) -> Any:
        epoch, position = divmod(self.step, self.program.steps_per_epoch)
        period = self.program.evaluation_period
        until = min(period - self.step % period, 2**32 - 1)
        words: list[Any] = [np.uint32(word) for word in (self.step % 2**32, epoch % 2**32, position, until)]
        return Start(*words)

    def _due(self, done: int) -> list[int]:
        period = self.program.evaluation_period
        if not self.program.data.counts[1]:
            return []
        first = (self.step // period + 1) * period
        return list(range(first, self.step + done + 1, period))

    def _most_before_evaluations_fill(self) -> int:
        return EVALUATIONS * self.program.evaluation_period if self.program.data.counts[1] else CAPACITY


def _last_sound(attempt: Any, done: int) -> tuple[int, Chunk]:
    """The most steps, at most `done`, behind which everything is finite; and the chunk that took them.

    What is once not finite stays so under every update, so the boundary is found by halving.
    """
    low, high = 0, done
    chunk = attempt(done)
    if bool(chunk.finite):
        return done, chunk
    while high - low > 1:
        middle = (low + high) // 2
        if bool(attempt(middle).finite):
            low = middle
        else:
            high = middle
    return low, attempt(low)
