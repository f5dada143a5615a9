"""What is known of the training data: what guessing costs with its weights, and how large the inputs are."""

from dataclasses import replace
from math import log
from typing import Any

import numpy as np
import pytest

from engine.compile.facts import data_facts
from engine.datasets.definition import PreparedData
from engine.spec import Component, ExperimentSpec, Objective
from tests.engine.experiments import Experiment, images, mlp, points

LABELS = np.asarray([0, 0, 0, 1, 1, 0, 1, 1], np.int32)
"""Six training examples, then two of validation."""


def prepared(**changes: Any) -> PreparedData:
    """Six training examples, four of class 0."""
    made = points(train=6, validation=2)
    return replace(made, labels=LABELS, values=np.where(LABELS == 1, 1.0, -1.0)[:, None], **changes)


def guessing(loss: str, target: str, data: PreparedData, config: Any = None, **training: Any) -> float:
    spec = Experiment(mlp(3), "out").spec(**training)
    objective = Objective(loss=Component(type=loss, config=config or {}), prediction="out", target=target)
    return data_facts(spec.model_copy(update={"objectives": (objective,)}), data).guessing[0]


def entropy(share: float) -> float:
    return -share * log(share) - (1 - share) * log(1 - share)


@pytest.mark.parametrize("target", ["label", "one_hot"])
def test_only_training_examples_count(target: str) -> None:
    assert guessing("cross_entropy", target, prepared()) == pytest.approx(entropy(1 / 3), rel=1e-12)


def test_class_weights_and_weights_of_examples_count() -> None:
    assert guessing("cross_entropy", "label", prepared(), class_weights="balanced") == pytest.approx(log(2), rel=1e-12)
    assert guessing("cross_entropy", "label", prepared(), class_weights=(1.0, 6.0)) == pytest.approx(
        entropy(0.25), rel=1e-12
    )
    weighted = prepared(weights=np.asarray([1.0, 1.0, 1.0, 3.0, 3.0, 3.0, 9.0, 9.0]))
    assert guessing("cross_entropy", "label", weighted) == pytest.approx(log(2), rel=1e-12)
    assert guessing("mse", "value", weighted) == pytest.approx(1.0, rel=1e-12)


@pytest.mark.parametrize(
    ("loss", "target", "expected"),
    [
        ("mse", "label", 2 / 9),
        ("mse", "one_hot", 2 / 9),
        ("mse", "value", 8 / 9),
        ("mae", "value", 2 / 3),
        ("hinge", "label", 2 / 3),
        ("binary_cross_entropy", "label", entropy(1 / 3)),
        ("sparsity_l1", "none", 0.0),
    ],
)
def test_every_kind_of_target(loss: str, target: str, expected: float) -> None:
    assert guessing(loss, target, prepared()) == pytest.approx(expected, rel=1e-12)


def test_an_autoencoder_is_measured_by_its_preprocessed_inputs() -> None:
    data = images(train=5, validation=2)
    shown = (data.inputs[:5] / 255.0 - 0.5) * 2.0
    assert guessing("mse", "input", data) == pytest.approx(shown.var(axis=0).mean(), rel=1e-12)


def test_several_objectives_are_distinguished() -> None:
    spec = Experiment(mlp(3), "out").spec()
    both = (
        Objective(loss=Component(type="cross_entropy"), prediction="out", target="label", weight=2.0),
        Objective(loss=Component(type="mse"), prediction="out", target="one_hot"),
    )
    found = data_facts(spec.model_copy(update={"objectives": both}), prepared()).guessing
    assert found == pytest.approx((entropy(1 / 3), 2 / 9), rel=1e-12)


def test_inputs_are_reported_by_their_range_and_spread_after_preprocessing() -> None:
    raw = np.asarray(
        [[0.0, 100.0], [2.0, 300.0], [0.0, 100.0], [2.0, 300.0], [0.0, 100.0], [2.0, 300.0], [9.0, 9.0], [9.0, 9.0]]
    )
    data = prepared(inputs=raw)
    unscaled = replace(data, offset=np.asarray(0.0), scale=np.asarray(1.0))
    spec: ExperimentSpec = Experiment(mlp(3), "out").spec()
    facts = data_facts(spec, unscaled).inputs
    assert facts is not None
    assert (facts.low, facts.high, facts.narrowest, facts.widest) == (0.0, 300.0, 1.0, 100.0)
    assert facts.rms == pytest.approx(np.sqrt((100.0**2 + 300.0**2) / 2), rel=1e-12)
