"""AdaGrad: steps that shrink with everything a weight has seen."""

from collections.abc import Mapping

import jax
import jax.numpy as jnp
import optax

from engine.optimizers.common import epsilon_setting
from engine.optimizers.definition import OptimizerDef
from engine.optimizers.learning_rate import learning_rate_setting
from engine.optimizers.recursion import by_weight
from engine.spec import Config


class AdagradConfig(Config):
    """Settings of AdaGrad."""

    learning_rate: float = learning_rate_setting(0.01)
    epsilon: float = epsilon_setting(1e-10)


def _make_transformation(config: AdagradConfig, live: Mapping[str, jax.Array]) -> optax.GradientTransformation:
    def rule(
        gradient: jax.Array, weight: jax.Array, step: jax.Array, kept: tuple[jax.Array, ...]
    ) -> tuple[jax.Array, tuple[jax.Array, ...]]:
        squares = kept[0] + jnp.square(gradient)
        return -live["learning_rate"] * gradient / (jnp.sqrt(squares) + live["epsilon"]), (squares,)

    return by_weight(1, rule)


ADAGRAD = OptimizerDef(
    type="adagrad",
    title="AdaGrad",
    summary="Divides by the root of the sum of all past squared gradients, so rarely updated weights keep large steps.",
    formula=r"s \leftarrow s + g^2, \quad w \leftarrow w - \eta \frac{g}{\sqrt{s} + \epsilon}",
    source="Duchi, Hazan, Singer 2011; s starts at 0, epsilon outside the root (PyTorch).",
    Config=AdagradConfig,
    learning_rate=lambda config: config.learning_rate,
    make_transformation=_make_transformation,
)
