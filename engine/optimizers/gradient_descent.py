"""Gradient descent as textbooks write it: the gradient of all training examples."""

from collections.abc import Mapping

import jax
import optax

from engine.optimizers.definition import FullBatch, OptimizerDef
from engine.optimizers.learning_rate import learning_rate_setting
from engine.spec import Config


class GradientDescentConfig(Config):
    """Settings of gradient descent over all examples."""

    learning_rate: float = learning_rate_setting(0.1)


def _make_transformation(config: GradientDescentConfig, live: Mapping[str, jax.Array]) -> optax.GradientTransformation:
    return optax.sgd(live["learning_rate"])


GRADIENT_DESCENT = OptimizerDef(
    type="gradient_descent",
    title="Gradient descent (full batch)",
    summary="Steps against the gradient of all training examples, without momentum.",
    formula=r"w \leftarrow w - \eta \nabla C(w)",
    source="Cauchy 1847.",
    Config=GradientDescentConfig,
    learning_rate=lambda config: config.learning_rate,
    make_transformation=_make_transformation,
    full_batch=FullBatch(landscape=False),
    most_decay=lambda config: 2.0,
    reach=lambda config: config.learning_rate,
)
