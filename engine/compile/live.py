"""Live values: the traced inputs of a run, by path. A change reaches the next step and compiles nothing."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import jax
import numpy as np
from numpy.typing import NDArray
from pydantic import ValidationError

from engine.compile.program import Program
from engine.errors import Problem
from engine.schedules.definition import ScheduleDef
from engine.spec import Clipping, Component, ExperimentSpec, Objective, Training

RATE = "optimizer.config.learning_rate"


def first_values(program: Program, spec: ExperimentSpec) -> dict[str, float]:
    """The values a run starts with, by path, in the order of their slots."""
    return {path: float(_read(program, spec, path)) for path in program.live_paths}


def _read(program: Program, spec: ExperimentSpec, path: str) -> float:
    parts = path.split(".")
    if parts[0] in ("optimizer", "schedule"):
        return getattr(program.optimizer_config if parts[0] == "optimizer" else program.schedule_config, parts[-1])
    if parts[0] == "network":
        return getattr(program.plan.nodes[program.plan.index(parts[2])].config, parts[-1])
    if parts[0] == "data":
        return getattr(program.augmentations[int(parts[2])].config, parts[-1])
    if parts[0] == "objectives":
        return spec.objectives[int(parts[1])].weight
    if parts[1] == "clipping":
        return spec.training.clipping.at if spec.training.clipping else 0.0
    return getattr(spec.training, parts[-1])


def check_value(program: Program, path: str, value: float) -> list[Problem]:
    """What is wrong with setting a path to a value; [] where nothing is."""
    if path not in program.live_paths:
        return [
            Problem(
                code="unknown_live_path",
                message=f"{path} is no live value of this run",
                path=path,
                expected=", ".join(program.live_paths),
                hint="Choose a control marked live, or start a new run.",
            )
        ]
    if not np.isfinite(value):
        return [_refused(path, None, "a finite number")]
    try:
        _validate(program, path, value)
    except ValidationError as error:
        return [_refused(path, value, "; ".join(entry["msg"] for entry in error.errors()))]
    return []


def _refused(path: str, value: float | None, expected: str) -> Problem:
    return Problem(
        code="live_value_out_of_range",
        message=f"{path} cannot be {value}: {expected}",
        path=path,
        got=value,
        expected=expected,
        hint="Choose a value within the bounds of the control.",
    )


def _validate(program: Program, path: str, value: float) -> None:
    parts = path.split(".")
    if parts[0] == "training":
        if parts[1] == "clipping":
            Clipping(by="global_norm", at=value)
        else:
            Training.model_validate({parts[1]: value})
        return
    if parts[0] == "objectives":
        Objective(loss=Component(type="mse"), prediction="x", target="none", weight=value)
        return
    owners: dict[str, Any] = {"optimizer": program.optimizer_config, "schedule": program.schedule_config}
    if parts[0] == "data":
        config = program.augmentations[int(parts[2])].config
    else:
        config = owners.get(parts[0]) or program.plan.nodes[program.plan.index(parts[2])].config
    type(config).model_validate({**config.model_dump(), parts[-1]: value})


def rate_in_use(program: Program, values: Mapping[str, float], step: int) -> float:
    """The live learning rate times the schedule's factor at a step, computed outside the training step."""
    prefix = "schedule.config."
    own = {path.removeprefix(prefix): value for path, value in values.items() if path.startswith(prefix)}
    if not own:
        return values[RATE]
    numbers = {name: np.asarray(value, program.dtype) for name, value in own.items()}
    factor = _factor(program.schedule, program.steps_per_epoch)
    return values[RATE] * float(factor(numbers, np.uint32(step % 2**32)))


@lru_cache(maxsize=64)
def _factor(schedule: ScheduleDef, steps_per_epoch: int) -> Callable[[Mapping[str, Any], np.uint32], jax.Array]:
    """A small function of its own; every setting of a schedule is live, so its defaults stand for nothing."""
    defaults = schedule.Config()

    @jax.jit
    def factor(live: Mapping[str, jax.Array], step: jax.Array) -> jax.Array:
        return schedule.factor(defaults, live, step, steps_per_epoch)

    return factor


def as_vector(program: Program, values: Mapping[str, float]) -> NDArray[Any]:
    """The values as the vector that the executables take."""
    return np.asarray([values[path] for path in program.live_paths], program.dtype)


class LiveInputs:
    """The traced vector, read by what it drives."""

    def __init__(self, program: Program, vector: jax.Array) -> None:
        self._slots = {path: vector[number] for number, path in enumerate(program.live_paths)}
        self._program = program

    def optimizer(self) -> dict[str, jax.Array]:
        """Live fields of the optimiser's config."""
        return self._below("optimizer.config.")

    def schedule(self) -> dict[str, jax.Array]:
        """Live fields of the schedule's config."""
        return self._below("schedule.config.")

    def _below(self, prefix: str) -> dict[str, jax.Array]:
        return {path.removeprefix(prefix): slot for path, slot in self._slots.items() if path.startswith(prefix)}

    def node(self, index: int) -> dict[str, jax.Array]:
        """Live fields of a node's config."""
        node = self._program.plan.nodes[index]
        return {name: self._slots[f"network.nodes.{node.node_id}.config.{name}"] for name in node.live}

    def augmentation(self, number: int) -> dict[str, jax.Array]:
        """Live fields of one augmentation's config."""
        return self._below(f"data.augmentations.{number}.config.")

    def objective(self, number: int) -> jax.Array:
        """Weight of one of several objectives."""
        return self._slots[f"objectives.{number}.weight"]

    def training(self, name: str) -> jax.Array:
        """`l1`, `l2` or `clipping.at`."""
        return self._slots[f"training.{name}"]
