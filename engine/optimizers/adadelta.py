"""Adadelta: steps in the units of the weights."""

from collections.abc import Mapping

import jax
import jax.numpy as jnp
import optax

from engine.optimizers.common import decay_setting, epsilon_setting
from engine.optimizers.definition import OptimizerDef
from engine.optimizers.learning_rate import learning_rate_setting
from engine.optimizers.recursion import by_weight
from engine.spec import Config


class AdadeltaConfig(Config):
    """Settings of Adadelta."""

    learning_rate: float = learning_rate_setting(1.0)
    decay: float = decay_setting(0.9, "Decay", "Decay rate of the averages of squared gradients and squared steps.")
    epsilon: float = epsilon_setting(1e-6)


def _make_transformation(config: AdadeltaConfig, live: Mapping[str, jax.Array]) -> optax.GradientTransformation:
    def rule(
        gradient: jax.Array, weight: jax.Array, step: jax.Array, kept: tuple[jax.Array, ...]
    ) -> tuple[jax.Array, tuple[jax.Array, ...]]:
        decay, epsilon = live["decay"], live["epsilon"]
        square = decay * kept[0] + (1 - decay) * jnp.square(gradient)
        change = gradient * jnp.sqrt(kept[1] + epsilon) / jnp.sqrt(square + epsilon)
        moved = decay * kept[1] + (1 - decay) * jnp.square(change)
        return -live["learning_rate"] * change, (square, moved)

    return by_weight(2, rule)


ADADELTA = OptimizerDef(
    type="adadelta",
    title="Adadelta",
    summary="Scales each step by the size of earlier steps, so the learning rate hardly needs tuning.",
    formula=(
        r"v \leftarrow \rho v + (1-\rho) g^2, \; \Delta = \frac{\sqrt{u + \epsilon}}{\sqrt{v + \epsilon}} g, \; "
        r"u \leftarrow \rho u + (1-\rho) \Delta^2, \; w \leftarrow w - \eta \Delta"
    ),
    source="Zeiler 2012, algorithm 1; eta 1 is the original, epsilon inside both roots.",
    Config=AdadeltaConfig,
    learning_rate=lambda config: config.learning_rate,
    make_transformation=_make_transformation,
)
