"""RMSProp: AdaGrad that forgets."""

from collections.abc import Mapping

import jax
import jax.numpy as jnp
import optax

from engine.optimizers.common import decay_setting, epsilon_setting
from engine.optimizers.definition import OptimizerDef
from engine.optimizers.learning_rate import learning_rate_setting
from engine.optimizers.recursion import by_weight
from engine.spec import Config


class RmspropConfig(Config):
    """Settings of RMSProp."""

    learning_rate: float = learning_rate_setting(0.001)
    decay: float = decay_setting(
        0.9, "Decay", "Decay rate of the average of squared gradients. 0.9 averages over about ten steps."
    )
    epsilon: float = epsilon_setting(1e-8)


def _make_transformation(config: RmspropConfig, live: Mapping[str, jax.Array]) -> optax.GradientTransformation:
    def rule(
        gradient: jax.Array, weight: jax.Array, step: jax.Array, kept: tuple[jax.Array, ...]
    ) -> tuple[jax.Array, tuple[jax.Array, ...]]:
        square = live["decay"] * kept[0] + (1 - live["decay"]) * jnp.square(gradient)
        return -live["learning_rate"] * gradient / (jnp.sqrt(square) + live["epsilon"]), (square,)

    return by_weight(1, rule)


RMSPROP = OptimizerDef(
    type="rmsprop",
    title="RMSProp",
    summary="Divides by the root of a moving average of the squared gradient. Steps can grow again when gradients "
    "shrink.",
    formula=r"v \leftarrow \rho v + (1 - \rho) g^2, \quad w \leftarrow w - \eta \frac{g}{\sqrt{v} + \epsilon}",
    source="Tieleman and Hinton 2012, lecture 6e (decay 0.9); epsilon outside the root, not centred (PyTorch).",
    Config=RmspropConfig,
    learning_rate=lambda config: config.learning_rate,
    make_transformation=_make_transformation,
)
