"""Real MNIST, 784-100-100-10 with its 89,610 weights: at most 2.7 % test error (LABS C1)."""

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.checks import check, require_valid
from engine.compile.cache import ExecutableCache
from engine.datasets.prepare import prepare
from engine.run import Run
from engine.spec import Component, Data, Edge, ExperimentSpec, Network, Node, Objective, Split, Training
from tests.engine.experiments import opened_test

pytestmark = pytest.mark.usefixtures("server_programs")

EPOCHS_AND_RATES = ((4, 0.001), (1, 0.0003), (1, 0.0001))


def mnist_network() -> ExperimentSpec:
    """Two hidden ReLU layers of 100 with He's first weights, Adam, batches of 64."""
    he = {"weight_initializer": {"type": "he_normal", "config": {}}}
    names = ("x", "dense_1", "relu_1", "dense_2", "relu_2", "logits")
    types = ("input", "dense", "relu", "dense", "relu", "dense")
    configs: tuple[dict[str, object], ...] = ({}, {"units": 100, **he}, {}, {"units": 100, **he}, {}, {"units": 10})
    nodes = tuple(Node(id=n, type=t, config=c) for n, t, c in zip(names, types, configs, strict=True))
    edges = tuple(Edge(source=a, target=b) for a, b in itertools.pairwise(names))
    split = Split(train=60_000, validation=0, test=10_000)
    return ExperimentSpec(
        network=Network(nodes=nodes, edges=edges),
        data=Data(type="mnist", split=split, preprocessing=(Component(type="standardize"),)),
        objectives=(Objective(loss=Component(type="cross_entropy"), prediction="logits", target="label"),),
        optimizer=Component(type="adam", config={"learning_rate": EPOCHS_AND_RATES[0][1]}),
        training=Training(batch_size=64, seed=1, l2=1e-5),
    )


@pytest.mark.slow
def test_a_network_of_89_610_weights_errs_on_at_most_2_7_percent_of_the_test_digits(
    mnist_directory: Path, tell: Callable[[str], None]
) -> None:
    spec = require_valid(mnist_network(), mnist_directory)
    assert check(spec.model_dump(mode="json"), mnist_directory).weights == 89_610
    run = Run(spec, prepare(spec.data, mnist_directory), cache=ExecutableCache())
    run.compile()
    run.set_stride(1024)
    for epochs, rate in EPOCHS_AND_RATES:
        run.set_live("optimizer.config.learning_rate", rate)
        goal = run.step + epochs * run.schema.steps_per_epoch
        while run.step < goal:
            run.advance(goal - run.step)
    error = 1 - opened_test(run, "accuracy")
    tell(f"test error {100 * error:.2f} % after {run.step} steps")
    assert error <= 0.027
