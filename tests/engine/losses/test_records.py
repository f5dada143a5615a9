"""What loss records say of themselves is true of what they compute."""

from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from engine import registry
from engine.layers import LAYERS
from engine.losses import LOSSES
from engine.losses.definition import folds

SMALL_ERRORS = [
    ("mse", {}),
    ("mse", {"half": True}),
    ("mse", {"reduction": "sum"}),
    ("mse", {"reduction": "sum", "half": True}),
    ("huber", {"delta": 2.0}),
    ("huber", {"delta": 2.0, "form": "smooth_l1"}),
    ("huber", {"delta": 0.5, "form": "smooth_l1", "reduction": "sum"}),
    ("binary_cross_entropy", {}),
    ("binary_cross_entropy", {"reduction": "sum"}),
]


@pytest.mark.parametrize(("name", "settings"), SMALL_ERRORS)
def test_the_delta_of_a_small_error_gives_the_error_back(name: str, settings: dict[str, Any]) -> None:
    record = registry.loss(name)
    config = record.Config.model_validate(settings)
    read, target = jnp.asarray([[0.1, -0.2, 0.3]]), jnp.asarray([[0.4, 0.1, 0.25]])
    delta = jax.grad(lambda prediction: record.per_example(config, prediction, target)[0])(read)
    prediction = jax.nn.sigmoid(read) if record.logits else read
    np.testing.assert_allclose(delta * record.error_per_delta(config, 3), prediction - target, rtol=2e-5)


def test_only_losses_of_logits_take_an_activation_in_and_each_of_them_takes_one() -> None:
    takers = {loss.type for loss in LOSSES if any(folds(layer, loss) for layer in LAYERS)}
    assert takers == {loss.type for loss in LOSSES if loss.logits}


def test_the_logits_of_one_distribution_are_those_that_a_softmax_gives() -> None:
    softmax = registry.layer("softmax")
    assert {loss.type for loss in LOSSES if loss.one_distribution} == {
        loss.type for loss in LOSSES if folds(softmax, loss)
    }
