"""PReLU: a leaky ReLU that learns its slope."""

from collections.abc import Mapping

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from engine.layers.definition import LayerContext, LayerDef, Shape, State, Weights, WeightSpec, same_shape
from engine.spec import Config, setting


class PreluConfig(Config):
    """Settings of PReLU."""

    shared: bool = setting(
        False,
        title="Shared slope",
        help="Learns one slope for the whole layer. Otherwise each unit or channel learns its own.",
    )
    first_slope: float = setting(
        0.25,
        title="Initial slope",
        help="Slope below zero before training.",
        ge=0.0,
        le=1.0,
        choices=(0.01, 0.25),
    )


def _weights(config: PreluConfig, inputs: tuple[Shape, ...]) -> Mapping[str, WeightSpec]:
    return {"slope": WeightSpec((1,) if config.shared else inputs[0][-1:], config.first_slope)}


def _apply(
    config: PreluConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    z = inputs[0]
    return jnp.where(z > 0, z, weights["slope"] * z), state


def _curve(config: PreluConfig, z: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.where(z > 0, z, config.first_slope * z)


PRELU = LayerDef(
    type="prelu",
    title="PReLU",
    summary="A leaky ReLU with a learned slope for negative sums.",
    formula=r"a = \begin{cases} z & z > 0 \\ \alpha_c z & z \le 0 \end{cases}",
    source="He et al. 2015 (Delving deep into rectifiers), equation 1; slope alpha at z = 0; exempt from l1 and l2.",
    category="activation",
    Config=PreluConfig,
    output_shape=same_shape,
    apply=_apply,
    weights=_weights,
    activation=True,
    curve=_curve,
    rectifies=True,
)
