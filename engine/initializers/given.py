"""Initial weights given one by one."""

import jax
import jax.numpy as jnp
import numpy as np
from jax.typing import DTypeLike

from engine.errors import EngineError
from engine.initializers.definition import InitializerDef
from engine.layers.definition import Shape
from engine.problems import make_problem
from engine.spec import Config, setting

MOST_NUMBERS = 4096


class GivenConfig(Config):
    """Settings of given weights."""

    values: tuple[float, ...] = setting(
        (),
        title="Numbers",
        help="All weights out of the first input, then those out of the second, and so on.",
        max_length=MOST_NUMBERS,
    )


def _draw(config: GivenConfig, key: jax.Array, shape: Shape, fan_in: int, fan_out: int, dtype: DTypeLike) -> jax.Array:
    wanted = int(np.prod(shape, dtype=np.int64))
    if len(config.values) != wanted:
        raise EngineError(make_problem("given_count_differs", got=len(config.values), expected=wanted))
    return jnp.asarray(np.asarray(config.values, np.float64).reshape(shape), dtype)


def _equal(config: GivenConfig) -> bool:
    return len(set(config.values)) <= 1 < len(config.values)


GIVEN = InitializerDef(
    type="given",
    title="Given numbers",
    summary="Every weight starts at a number of your own. Set a network by hand, or start from weights of a run.",
    formula=r"W = (w_{ij})",
    source="In C order: the last axis, that of the units, runs fastest, as in the array of the weights.",
    Config=GivenConfig,
    draw=_draw,
    equal=_equal,
    numbers=lambda config: config.values,
    count=lambda config: len(config.values),
)
