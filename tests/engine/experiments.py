"""Small experiments for the tests of compiler, loop and run."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.compile import options
from engine.compile.cache import ExecutableCache
from engine.datasets.definition import PreparedData
from engine.run import Run
from engine.run.checkpoint import read_checkpoint, write_checkpoint
from engine.spec import ExperimentSpec

Node = dict[str, Any]


def chain(*nodes: Node) -> dict[str, Any]:
    """A network whose nodes feed each other in order, behind an input node `x`."""
    named = [{"id": "x", "type": "input"}, *nodes]
    edges = [{"source": before["id"], "target": after["id"]} for before, after in itertools.pairwise(named)]
    return {"nodes": named, "edges": edges}


def node(name: str, kind: str, **config: Any) -> Node:
    """One node."""
    return {"id": name, "type": kind, "config": config}


def dense(name: str, units: int, **config: Any) -> Node:
    """A dense node."""
    return node(name, "dense", units=units, **config)


@dataclass(frozen=True)
class Experiment:
    """A spec in the making; what is left out has a small, fast default."""

    network: dict[str, Any]
    prediction: str
    data: str = "circle"
    loss: str = "cross_entropy"
    target: str = "label"
    optimizer: dict[str, Any] = field(default_factory=lambda: {"type": "sgd", "config": {"learning_rate": 0.1}})
    training: dict[str, Any] = field(default_factory=dict[str, Any])

    def spec(self, **changes: Any) -> ExperimentSpec:
        """The spec; `changes` are settings of the training part."""
        return ExperimentSpec.model_validate(
            {
                "network": self.network,
                "data": {"type": self.data},
                "objectives": [{"loss": {"type": self.loss}, "prediction": self.prediction, "target": self.target}],
                "optimizer": self.optimizer,
                "training": {"batch_size": 8, "seed": 3, **self.training, **changes},
            }
        )


def points(train: int = 40, validation: int = 16, test: int = 0, width: int = 2, classes: int = 2) -> PreparedData:
    """Made-up points with labels that a small net can learn."""
    random = np.random.default_rng(7)
    count = train + validation + test
    inputs = random.normal(size=(count, width))
    labels = (np.abs(inputs @ random.normal(size=(width, 1)))[:, 0] * classes).astype(np.int32) % classes
    return PreparedData(
        inputs=inputs,
        offset=np.asarray(0.25),
        scale=np.asarray(1.5),
        labels=labels,
        values=np.where(labels == 1, 1.0, -1.0)[:, None],
        counts=(train, validation, test),
        classes=tuple(str(number) for number in range(classes)),
        input_shape=(width,),
        kind="plane" if width == 2 else "table",
    )


def images(train: int = 24, validation: int = 8, side: int = 6, classes: int = 3, channels: int = 1) -> PreparedData:
    """Made-up images, uint8."""
    random = np.random.default_rng(11)
    count = train + validation
    return PreparedData(
        inputs=random.integers(0, 256, size=(count, side, side, channels), dtype=np.uint8),
        offset=np.asarray(0.5),
        scale=np.asarray(2.0),
        labels=random.integers(0, classes, size=count).astype(np.int32),
        values=None,
        counts=(train, validation, 0),
        classes=tuple(str(number) for number in range(classes)),
        input_shape=(side, side, channels),
        kind="image",
    )


def mlp(*units: int, activation: str = "tanh", outputs: int = 2) -> dict[str, Any]:
    """Dense layers with their activation, then `out`."""
    nodes: list[Node] = []
    for number, width in enumerate(units):
        nodes += [dense(f"dense_{number}", width), node(f"act_{number}", activation)]
    return chain(*nodes, dense("out", outputs))


def residual() -> dict[str, Any]:
    """A shared input, a skip connection, a join of two branches."""
    nodes = [
        node("x", "input"),
        dense("left", 4),
        node("bend", "tanh"),
        dense("middle", 4),
        node("sum", "add"),
        dense("right", 3),
        node("both", "concat"),
        dense("out", 2),
    ]
    wires = [
        ("x", "left"),
        ("left", "bend"),
        ("bend", "middle"),
        ("middle", "sum"),
        ("bend", "sum"),
        ("x", "right"),
        ("sum", "both"),
        ("right", "both"),
        ("both", "out"),
    ]
    return {"nodes": nodes, "edges": [{"source": source, "target": target} for source, target in wires]}


def roomy_cache() -> ExecutableCache:
    """A cache for the tests of a file: what one has compiled stays for the others."""
    return ExecutableCache(most_unused=100)


SHARED: dict[str, ExecutableCache] = {}
"""Caches of the file that is tested, by how its executables are compiled; emptied behind each file."""


def shared_cache() -> ExecutableCache:
    """What a test of this file has compiled the same way, without optimising or as a server does."""
    return SHARED.setdefault(str(options.OPTIMIZED), roomy_cache())


def make_run(spec: ExperimentSpec, prepared: PreparedData, cache: ExecutableCache | None = None) -> Run:
    """A run on the CPU; without a cache of its own it shares that of its file."""
    return Run(spec, prepared, cache=cache or shared_cache())


def with_state(
    run: Run, prepared: PreparedData, cache: ExecutableCache, change: Callable[[str, NDArray[Any]], NDArray[Any]]
) -> Run:
    """The same run with other numbers in its saved state. change: (name, array) -> what stands there instead."""
    facts, arrays = read_checkpoint(run.checkpoint())
    changed = {name: change(name, array).astype(array.dtype) for name, array in arrays.items()}
    return Run.resume(write_checkpoint(facts, changed), prepared, cache=cache)


def opened_test(run: Run, name: str) -> float:
    """Loss or a metric over the test part, which this opens."""
    reported = run.open_test().detail["values"]
    assert isinstance(reported, dict)
    return float(str(reported[name]))


def train(run: Run, steps: int, chunk: int) -> tuple[list[Any], list[Any]]:
    """All reports and events of `steps` steps, taken `chunk` at a time."""
    reports: list[Any] = []
    events: list[Any] = []
    goal = run.step + steps
    while run.step < goal and run.status != "diverged":
        reported = run.advance(min(chunk, goal - run.step))
        reports += reported.reports
        events += reported.events
        if run.status == "finished":
            break
    return reports, events


def same(left: Any, right: Any) -> bool:
    """Whether two arrays are the same bits, NaN included."""
    return left.dtype == right.dtype and left.shape == right.shape and left.tobytes() == right.tobytes()


def assert_same_reports(left: list[Any], right: list[Any]) -> None:
    """Whether two records are the same, bit for bit."""
    assert [report.step for report in left] == [report.step for report in right]
    for one, other in zip(left, right, strict=True):
        assert (one.first_step, one.bucket_width) == (other.first_step, other.bucket_width)
        assert one.arrays.keys() == other.arrays.keys()
        for name, array in one.arrays.items():
            assert same(array, other.arrays[name]), f"{name} at step {one.step}"
