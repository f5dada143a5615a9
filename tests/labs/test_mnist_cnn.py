"""LABS C2: real MNIST under a convolutional network of 167,722 weights. Long: `make labs` runs it."""

from pathlib import Path
from typing import Any

import pytest

from engine.checks import check, require_valid
from engine.compile.cache import ExecutableCache
from engine.datasets.prepare import prepare
from engine.run import Run
from engine.spec import ExperimentSpec
from tests.engine.experiments import Node, chain, node, opened_test

BLOCKS = ((32, False), (32, True), (64, False), (64, True), (96, False))
"""Filters of the convolutions, and whether a pooling follows."""

HE = {"type": "he_normal", "config": {}}
RATE = "optimizer.config.learning_rate"


def cnn(**changes: Any) -> ExperimentSpec:
    """Convolution, batch norm, ReLU, five times; then ten logits."""
    layers: list[Node] = []
    for number, (filters, pooled) in enumerate(BLOCKS):
        config = {"kernel_size": 3, "padding": "same", "use_bias": False, "weight_initializer": HE}
        layers += [
            node(f"conv_{number}", "conv2d", filters=filters, **config),
            node(f"norm_{number}", "batch_norm"),
            node(f"relu_{number}", "relu"),
        ]
        layers += [node(f"pool_{number}", "max_pool2d")] if pooled else []
    layers += [node("flat", "flatten"), *changes.pop("head", []), node("out", "dense", units=10, weight_initializer=HE)]
    split = {"train": 60_000, "validation": 0, "test": 10_000}
    return ExperimentSpec.model_validate(
        {
            "network": chain(*layers),
            "data": {"type": "mnist", "split": split, "preprocessing": [{"type": "standardize"}], **changes},
            "objectives": [{"loss": {"type": "cross_entropy"}, "prediction": "out", "target": "label"}],
            "optimizer": {"type": "adam", "config": {"learning_rate": 0.003}},
            "training": {"batch_size": 64, "seed": 1},
        }
    )


def train(run: Run, rates: tuple[tuple[float, float], ...]) -> float:
    """Test error after some epochs at each rate."""
    run.compile()
    run.set_stride(1024)
    goal = 0.0
    for epochs, rate in rates:
        run.set_live(RATE, rate)
        goal += epochs
        while run.epoch < goal:
            run.advance(round((goal - run.epoch) * run.schema.steps_per_epoch) or 1)
        print(f"epoch {run.epoch:.2f}: test error {100 * error(run):.2f} %", flush=True)
    return error(run)


def error(run: Run) -> float:
    return 1 - opened_test(run, "accuracy")


def begin(spec: ExperimentSpec, directory: Path) -> Run:
    valid = require_valid(spec, directory)
    return Run(valid, prepare(valid.data, directory), cache=ExecutableCache())


@pytest.mark.full
def test_two_epochs_suffice_for_1_5_percent(mnist_directory: Path) -> None:
    spec = cnn()
    assert check(spec.model_dump(mode="json"), mnist_directory).weights == 167_722
    assert train(begin(spec, mnist_directory), ((1, 0.003), (0.5, 0.001), (0.5, 0.0002))) <= 0.015


@pytest.mark.full
def test_a_long_training_comes_to_0_65_percent_at_most(mnist_directory: Path) -> None:
    spec = cnn(head=[node("drop", "dropout", rate=0.4)])
    rates = ((3, 0.003), (3, 0.001), (2, 0.0003), (2, 0.0001))
    assert train(begin(spec, mnist_directory), rates) <= 0.0065
