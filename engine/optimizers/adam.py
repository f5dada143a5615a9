"""Adam: a step size for every weight."""

from collections.abc import Mapping

import jax
import optax

from engine.optimizers.definition import OptimizerDef
from engine.optimizers.learning_rate import learning_rate_setting
from engine.spec import Config, setting


class AdamConfig(Config):
    """Settings of Adam."""

    learning_rate: float = learning_rate_setting(0.001)
    beta1: float = setting(
        0.9,
        title="Beta 1",
        help="Decay rate of the average of gradients. 0.9 averages over about ten steps.",
        live=True,
        ge=0.0,
        lt=1.0,
        choices=(0.0, 0.5, 0.9, 0.95),
    )
    beta2: float = setting(
        0.999,
        title="Beta 2",
        help="Decay rate of the average of squared gradients. 0.999 averages over about a thousand steps.",
        live=True,
        ge=0.0,
        lt=1.0,
        choices=(0.9, 0.99, 0.999),
    )
    epsilon: float = setting(
        1e-8,
        title="Epsilon",
        help="Added to the square root, to avoid division by zero. A larger value makes Adam more like gradient "
        "descent.",
        live=True,
        gt=0.0,
        le=1.0,
        scale="log",
        choices=(1e-8, 1e-6, 1e-4),
    )


def _make_transformation(config: AdamConfig, live: Mapping[str, jax.Array]) -> optax.GradientTransformation:
    return optax.adam(live["learning_rate"], b1=live["beta1"], b2=live["beta2"], eps=live["epsilon"])


def corrected_moments(settings: Mapping[str, float], memory: Mapping[str, float]) -> dict[str, float]:
    """m / (1 - beta1^t) and v / (1 - beta2^t) of one weight."""
    steps = memory["count"]
    return {
        "m_hat": memory["mu"] / (1 - settings["beta1"] ** steps),
        "v_hat": memory["nu"] / (1 - settings["beta2"] ** steps),
    }


ADAM = OptimizerDef(
    type="adam",
    title="Adam",
    summary="Averages gradients and squared gradients, so that each weight moves by about the learning rate.",
    formula=(
        r"w \leftarrow w - \eta \frac{\hat m}{\sqrt{\hat v} + \epsilon}, \quad "
        r"\hat m = \frac{m}{1 - \beta_1^t}, \; \hat v = \frac{v}{1 - \beta_2^t}"
    ),
    source="Kingma and Ba 2015, algorithm 1: bias correction by 1 - beta^t, epsilon outside the root.",
    Config=AdamConfig,
    learning_rate=lambda config: config.learning_rate,
    make_transformation=_make_transformation,
    estimates=corrected_moments,
)
