"""Runs with nothing wrong with them, which hear nothing: gallery, twins of the zoo, and a grid of settings."""

from collections.abc import Iterator
from dataclasses import dataclass

from bench.faults.cases import seeded
from engine.labs import LABS
from engine.labs.chain import Step, make_chain
from engine.spec import Component, Data, ExperimentSpec, Network, Objective, Training
from engine.spec.training import Target
from engine.zoo import ZOO

STEPS = 768
SCALED = (Component(type="standardize", config={"per": "feature"}),)


@dataclass(frozen=True)
class HealthyRun:
    """A run, and what it has to reach to count as healthy.

    Attributes:
        accuracy: least accuracy on unseen examples; lost: largest share of the targets' variance not explained. None
            of both: its loss halves elsewhere in the tests.
    """

    id: str
    spec: ExperimentSpec
    steps: int
    accuracy: float | None = None
    lost: float | None = None


@dataclass(frozen=True)
class _Task:
    """Data of the grid, its network, and what is reached in it."""

    data: Data
    network: Network
    loss: Component
    target: Target
    accuracy: float | None = None
    lost: float | None = None


def _classes(kind: str, classes: int, accuracy: float, activation: str = "relu", **config: float) -> _Task:
    hidden: tuple[Step, ...] = (("dense", {"units": 16}), activation)
    network = make_chain(*hidden, *hidden, ("dense", {"units": classes}), names=("output",))
    data = Data(type=kind, config=dict(config), preprocessing=SCALED)
    return _Task(data, network, Component(type="cross_entropy"), "label", accuracy)


def _values(kind: str, lost: float, loss: str = "mse") -> _Task:
    hidden: tuple[Step, ...] = (("dense", {"units": 32}), "tanh")
    network = make_chain(*hidden, *hidden, ("dense", {"units": 1}), names=("output",))
    return _Task(Data(type=kind, preprocessing=SCALED), network, Component(type=loss), "value", lost=lost)


TASKS: dict[str, _Task] = {
    "iris": _classes("iris", 3, 0.85),
    "wine": _classes("wine", 3, 0.9),
    "breast cancer": _classes("breast_cancer", 2, 0.9, "tanh"),
    "moons": _classes("moons", 2, 0.85, "tanh", noise=0.1),
    "circle": _classes("circle", 2, 0.85),
    "clusters": _classes("gaussian", 2, 0.9, "sigmoid"),
    "exclusive or": _classes("exclusive_or", 2, 0.85),
    "plane": _values("plane", 0.2),
    "hills": _values("hills", 0.3, "huber"),
}
OPTIMIZERS: dict[str, Component] = {
    "sgd": Component(type="sgd", config={"learning_rate": 0.1}),
    "momentum": Component(type="sgd", config={"learning_rate": 0.03, "momentum": 0.9}),
    "adam": Component(type="adam", config={"learning_rate": 0.005}),
    "rmsprop": Component(type="rmsprop", config={"learning_rate": 0.003}),
    "adagrad": Component(type="adagrad", config={"learning_rate": 0.1}),
}
BATCHES = (1, 8, 32, 128)


def healthy_runs(seeds: tuple[int, ...]) -> list[HealthyRun]:
    """Every run: the grid from every seed, the gallery and the zoo from the first."""
    return [*(run for seed in seeds for run in _grid(seed)), *_gallery(seeds), *_zoo(seeds[0])]


def _grid(seed: int) -> Iterator[HealthyRun]:
    for task_id, task in TASKS.items():
        goal = Objective(loss=task.loss, prediction="output", target=task.target)
        for optimizer_id, optimizer in OPTIMIZERS.items():
            for batch in BATCHES:
                spec = ExperimentSpec(
                    network=task.network,
                    data=task.data,
                    objectives=(goal,),
                    optimizer=optimizer,
                    training=Training(batch_size=batch, seed=seed),
                )
                name = f"{task_id}, {optimizer_id}, batch {batch}"
                yield HealthyRun(name, spec, STEPS, task.accuracy, task.lost)


def _gallery(seeds: tuple[int, ...]) -> Iterator[HealthyRun]:
    for lab in LABS:
        for seed in seeds:
            if lab.healthy:
                yield HealthyRun(f"gallery: {lab.id}", seeded(lab.spec, seed), STEPS)


def _zoo(seed: int) -> Iterator[HealthyRun]:
    for entry in ZOO:
        yield HealthyRun(f"zoo: {entry.type}", seeded(entry.twin, seed), entry.twin_steps)
