"""Initial weights whose variance follows the number of inputs and outputs: Glorot, He, LeCun."""

from collections.abc import Callable
from math import sqrt

import jax
import jax.numpy as jnp
from jax.typing import DTypeLike

from engine.initializers.definition import InitializerDef
from engine.layers.definition import Shape
from engine.spec import Config

Variance = Callable[[int, int], float]
Draw = Callable[[Config, jax.Array, Shape, int, int, DTypeLike], jax.Array]


class GlorotConfig(Config):
    """Settings of Glorot's initialisers: none."""


class HeConfig(Config):
    """Settings of He's initialisers: none."""


class LecunConfig(Config):
    """Settings of LeCun's initialisers: none."""


def _lecun_variance(fan_in: int, fan_out: int) -> float:
    return 1.0 / fan_in


def _glorot_variance(fan_in: int, fan_out: int) -> float:
    return 2.0 / (fan_in + fan_out)


def _he_variance(fan_in: int, fan_out: int) -> float:
    return 2.0 / fan_in


def _make_uniform(variance: Variance) -> Draw:
    """Uniform on (-l, l) with l = sqrt(3 variance), which has that variance."""

    def draw(config: Config, key: jax.Array, shape: Shape, fan_in: int, fan_out: int, dtype: DTypeLike) -> jax.Array:
        limit = jnp.asarray(sqrt(3.0 * variance(fan_in, fan_out)), dtype)
        return jax.random.uniform(key, shape, dtype, -limit, limit)

    return draw


def _make_normal(variance: Variance) -> Draw:
    """A true normal distribution; `jax.nn.initializers` cut theirs off at two deviations."""

    def draw(config: Config, key: jax.Array, shape: Shape, fan_in: int, fan_out: int, dtype: DTypeLike) -> jax.Array:
        std = jnp.asarray(sqrt(variance(fan_in, fan_out)), dtype)
        return jax.random.normal(key, shape, dtype) * std

    return draw


GLOROT_UNIFORM = InitializerDef(
    type="glorot_uniform",
    title="Glorot uniform",
    summary="Keeps the variance of activations and gradients about constant through tanh and sigmoid layers. The "
    "usual default.",
    formula=r"w \sim \mathcal{U}(-l, l), \quad l = \sqrt{6 / (n_{in} + n_{out})}",
    source="Glorot and Bengio 2010, equation 16.",
    Config=GlorotConfig,
    draw=_make_uniform(_glorot_variance),
)

GLOROT_NORMAL = InitializerDef(
    type="glorot_normal",
    title="Glorot normal",
    summary="Glorot initialisation with a normal distribution.",
    formula=r"w \sim \mathcal{N}(0, 2 / (n_{in} + n_{out}))",
    source="Glorot and Bengio 2010, equation 12; a true normal distribution, not truncated.",
    Config=GlorotConfig,
    draw=_make_normal(_glorot_variance),
)

HE_UNIFORM = InitializerDef(
    type="he_uniform",
    title="He uniform",
    summary="He initialisation with a uniform distribution.",
    formula=r"w \sim \mathcal{U}(-l, l), \quad l = \sqrt{6 / n_{in}}",
    source="He et al. 2015 (Delving deep into rectifiers), equation 10, by fan-in.",
    Config=HeConfig,
    draw=_make_uniform(_he_variance),
)

HE_NORMAL = InitializerDef(
    type="he_normal",
    title="He normal",
    summary="Variance 2/n, because ReLU sets half of the sums to 0. The usual choice for ReLU.",
    formula=r"w \sim \mathcal{N}(0, 2 / n_{in})",
    source="He et al. 2015 (Delving deep into rectifiers), equation 10; a true normal distribution, not truncated.",
    Config=HeConfig,
    draw=_make_normal(_he_variance),
)

LECUN_UNIFORM = InitializerDef(
    type="lecun_uniform",
    title="LeCun uniform",
    summary="LeCun initialisation with a uniform distribution.",
    formula=r"w \sim \mathcal{U}(-l, l), \quad l = \sqrt{3 / n_{in}}",
    source="LeCun et al. 1998 (Efficient BackProp), equation 16.",
    Config=LecunConfig,
    draw=_make_uniform(_lecun_variance),
)

LECUN_NORMAL = InitializerDef(
    type="lecun_normal",
    title="LeCun normal",
    summary="Variance 1/n, so that sums have the variance of their inputs. Often called Xavier by mistake.",
    formula=r"w \sim \mathcal{N}(0, 1 / n_{in})",
    source="LeCun et al. 1998 (Efficient BackProp), equation 16; a true normal distribution, not truncated.",
    Config=LecunConfig,
    draw=_make_normal(_lecun_variance),
)
