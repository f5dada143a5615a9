"""Live values by path. Most are traced inputs of a run: a change reaches the next step and compiles nothing. How a
node takes part in training, and whether the optimiser has a memory, is static (see `engine.compile.variant`).
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TypeVar

import jax
import numpy as np
from jax.typing import ArrayLike
from pydantic import BaseModel, ValidationError

from engine.arrays import Floats
from engine.compile.frozen_weights import first_frozen, free_weights, is_weight
from engine.compile.participation import participation_paths
from engine.compile.plan import Stack
from engine.compile.program import LiveSlot, Program
from engine.compile.weights import Groups
from engine.errors import Problem
from engine.schedules.definition import ScheduleDef
from engine.spec import Config, ExperimentSpec, paths
from engine.spec.frozen_weights import split_weight_path
from engine.spec.rounding import rounding_errors

Value = TypeVar("Value")

RATE = paths.setting(paths.OPTIMIZER, "learning_rate")


def first_values(program: Program, spec: ExperimentSpec) -> dict[str, float]:
    """The values a run starts with, by path, in the order of their slots."""
    first: dict[str, float] = {}
    for slot in program.live_slots:
        if not slot.live:
            continue
        value = paths.read(spec, slot.written) if slot.config is None else getattr(slot.config, slot.name)
        first.setdefault(slot.written, float(value))
    return {**first, **first_frozen(spec)}


def check_value(program: Program, spec: ExperimentSpec, path: str, value: float) -> list[Problem]:
    """What is wrong with setting a path to a value; [] where nothing is."""
    if is_weight(program, path):
        return [] if value in (0, 1) else [_refused(path, value if np.isfinite(value) else None, "0 or 1")]
    if path not in program.live_paths and path not in participation_paths(program):
        return [
            Problem(
                code="unknown_live_path",
                message=f"{path} can't be changed during training.",
                path=path,
                expected=", ".join(program.live_paths),
                hint="Choose a setting marked live, or start a new run.",
            )
        ]
    if not np.isfinite(value):
        return [_refused(path, None, "a finite number")]
    try:
        changed = _changed(program, spec, path, value)
    except ValidationError as error:
        return [_refused(path, value, "; ".join(entry["msg"] for entry in error.errors()))]
    names = {(slot.name,) for slot in program.live_slots if slot.written == path}
    beyond = (entry for part in changed for entry in rounding_errors(part, program.precision))
    messages = [entry["msg"] for entry in beyond if entry["loc"] in names][:1]
    return [_refused(path, value, f"{'; '.join(messages)} ({program.precision})")] if messages else []


def _refused(path: str, value: float | None, expected: str) -> Problem:
    return Problem(
        code="live_value_out_of_range",
        message=f"{path} can't be {value}: {expected}.",
        path=path,
        got=value,
        expected=expected,
        hint="Choose a value within the bounds of the setting.",
    )


def _changed(program: Program, spec: ExperimentSpec, path: str, value: float) -> list[BaseModel]:
    """What a path drives, with another value there: a part of the spec, or a component's settings."""
    driven = [slot for slot in program.live_slots if slot.written == path]
    parts = [(slot.name, slot.config or paths.read(spec, paths.parent(slot.path)[0])) for slot in driven]
    if not driven:
        owner, name = paths.parent(path)
        parts = [(name, paths.read(spec, owner))]
    return [type(whole).model_validate({**whole.model_dump(), name: value}) for name, whole in parts]


def rate_in_use(program: Program, values: Mapping[str, float], step: int) -> float:
    """The live learning rate times the schedule's factor at a step, computed outside the training step."""
    own = settings_of(paths.SCHEDULE, values)
    if not own:
        return values[RATE]
    numbers = {name: np.asarray(value, program.dtype) for name, value in own.items()}
    factor = _factor(program.schedule, program.steps_per_epoch)
    return values[RATE] * float(factor(numbers, np.uint32(step % 2**32)))


@lru_cache(maxsize=64)
def _factor(
    schedule: ScheduleDef[Config], steps_per_epoch: int
) -> Callable[[Mapping[str, ArrayLike], np.uint32], jax.Array]:
    """A small function of its own; every setting of a schedule is live, so its defaults stand for nothing."""
    defaults = schedule.Config()

    @jax.jit
    def factor(live: Mapping[str, jax.Array], step: jax.Array) -> jax.Array:
        return schedule.factor(defaults, live, step, steps_per_epoch)

    return factor


def settings_of(owner: str, values: Mapping[str, Value]) -> dict[str, Value]:
    """The values of one component's settings, by the setting's name. owner: path of the component."""
    named = ((paths.split_setting(path), value) for path, value in values.items())
    return {found[1]: value for found, value in named if found is not None and found[0] == owner}


def _value(slot: LiveSlot, values: Mapping[str, float]) -> float:
    return values[slot.written] if slot.live else float(getattr(slot.config, slot.name))


def as_vector(program: Program, values: Mapping[str, float]) -> Floats:
    """The values as the vector [live_size] that the executables take."""
    vector = np.asarray([_value(slot, values) for slot in program.live_slots], program.dtype)
    return np.concatenate([vector, free_weights(program, values)]) if program.holds_weights else vector


def value_before(spec: ExperimentSpec, values: Mapping[str, float], path: str) -> float:
    """What a path has before a change: its live value, or else what the spec says."""
    if path in values:
        return values[path]
    return 0.0 if split_weight_path(path) is not None else float(paths.read(spec, path))


class LiveInputs:
    """The traced vector, read by what it drives."""

    def __init__(self, program: Program, vector: jax.Array) -> None:
        self._vector = vector
        self._program = program
        self._slots = {slot.path: number for number, slot in enumerate(program.live_slots)}
        self._settings: dict[str, dict[str, int]] = {}
        for path, number in self._slots.items():
            named = paths.split_setting(path)
            if named is not None:
                self._settings.setdefault(named[0], {})[named[1]] = number

    def settings(self, owner: str) -> dict[str, jax.Array]:
        """Live settings of one component by name: scalars. owner: its path."""
        return {name: self._vector[number] for name, number in self._settings.get(owner, {}).items()}

    def node(self, index: int) -> dict[str, jax.Array]:
        """Live settings of a node by name: scalars."""
        return self.settings(paths.node(self._program.plan.nodes[index].node_id))

    def stack(self, stack: Stack) -> dict[str, jax.Array]:
        """Live settings of a stack by name: scalars, or [copies] where there are several."""
        if not stack.many:
            return self.node(stack.places[0])
        nodes = self._program.plan.nodes
        own = [self._settings.get(paths.node(nodes[place].node_id), {}) for place in stack.places]
        return {name: self._vector[np.asarray([numbers[name] for numbers in own])] for name in own[0]}

    def free(self) -> Groups | None:
        """1 where a weight learns, 0 where it is frozen by itself; None where no weight is."""
        if not self._program.holds_weights:
            return None
        sizes = [size for (size,) in self._program.layout.group_shapes]
        ends = np.cumsum([len(self._slots), *sizes])
        return tuple(self._vector[end - size : end] for size, end in zip(sizes, ends[1:], strict=True))

    def at(self, path: str) -> jax.Array:
        """One live value: a scalar."""
        return self._vector[self._slots[path]]
