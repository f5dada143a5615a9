"""The schedule that leaves the learning rate alone."""

from collections.abc import Mapping

import jax
import jax.numpy as jnp

from engine.schedules.definition import ScheduleDef
from engine.spec import Config


class ConstantConfig(Config):
    """Settings of the constant schedule: none."""


def _factor(config: ConstantConfig, live: Mapping[str, jax.Array], step: jax.Array, steps_per_epoch: int) -> jax.Array:
    return jnp.ones((), jnp.float32)


CONSTANT = ScheduleDef(
    type="constant",
    title="Constant",
    summary="The learning rate stays constant.",
    formula=r"\eta_t = \eta",
    source="Standard.",
    Config=ConstantConfig,
    factor=_factor,
    constant=True,
)
