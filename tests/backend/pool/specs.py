"""Experiments for hosts, as JSON."""

from typing import Any

from tests.engine.experiments import Experiment, chain, dense, mlp, node

Spec = bytes


def healthy(**training: Any) -> Spec:
    """A small network that learns the circle."""
    return Experiment(mlp(4), "out").spec(**training).model_dump_json().encode()


def eventful(**training: Any) -> Spec:
    """Adam, batch norm, dropout, a partial last batch, validation."""
    network = chain(
        dense("first", 12),
        node("norm", "batch_norm"),
        node("act", "relu"),
        node("drop", "dropout", rate=0.2),
        dense("out", 2),
    )
    adam = {"type": "adam", "config": {"learning_rate": 0.003}}
    experiment = Experiment(network, "out", data="spiral", optimizer=adam)
    return experiment.spec(batch_size=32, **training).model_dump_json().encode()


def large() -> Spec:
    """Enough weights that its loop hands out what flowed."""
    return Experiment(mlp(512, 256), "out").spec().model_dump_json().encode()


def diverging() -> Spec:
    """Squared error at a learning rate that no network survives."""
    sgd = {"type": "sgd", "config": {"learning_rate": 1e6}}
    experiment = Experiment(mlp(8, activation="relu"), "out", loss="mse", target="one_hot", optimizer=sgd)
    return experiment.spec().model_dump_json().encode()


def slow_to_compile() -> Spec:
    """Forty layers: seconds of compiling."""
    return Experiment(mlp(*range(4, 44)), "out").spec().model_dump_json().encode()
