"""Smooth relatives of ReLU: ELU, GELU, SiLU, softplus."""

from math import erf, inf, pi
from typing import Literal

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from engine.layers.definition import LayerContext, LayerDef, Shape, State, Weights, same_shape
from engine.layers.smooth import expm1, sigmoid, softplus
from engine.layers.spans import POSITIVE, Span, fixed_span
from engine.spec import Config, setting

LOWEST_GELU, LOWEST_GELU_TANH, LOWEST_SILU = -0.16997120747990369, -0.17004075057125412, -0.27846454276107380
"""Least values, at z = -0.7518, -0.7525 and -1.2785."""


class EluConfig(Config):
    """Settings of ELU."""

    alpha: float = setting(
        1.0,
        title="Alpha",
        help="The limit for very negative sums is -alpha.",
        gt=0.0,
        le=10.0,
        choices=(0.5, 1.0),
    )


class GeluConfig(Config):
    """Settings of GELU."""

    form: Literal["exact", "tanh"] = setting(
        "exact",
        title="Variant",
        help="exact uses the error function; tanh is an approximation used by many language models.",
    )


class SiluConfig(Config):
    """Settings of SiLU: none."""


class SoftplusConfig(Config):
    """Settings of softplus."""

    beta: float = setting(
        1.0,
        title="Beta",
        help="Sharpness of the bend. The larger, the closer to ReLU.",
        gt=0.0,
        le=100.0,
        choices=(0.5, 1.0, 5.0),
    )


def _apply_elu(
    config: EluConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    z = inputs[0]
    below = jnp.where(z > 0, jnp.zeros((), z.dtype), z)
    return jnp.where(z > 0, z, jnp.asarray(config.alpha, z.dtype) * expm1(below)), state


def _apply_gelu(
    config: GeluConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    """z (1 + tanh u) / 2 is written z σ(2 u), which does not cancel below zero."""
    z = inputs[0]
    if config.form == "exact":
        return jax.nn.gelu(z, approximate=False), state
    return z * sigmoid(2 * (2 / pi) ** 0.5 * (z + 0.044715 * z**3)), state


def _apply_silu(
    config: SiluConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    return inputs[0] * sigmoid(inputs[0]), state


def _apply_softplus(
    config: SoftplusConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    beta = jnp.asarray(config.beta, inputs[0].dtype)
    return softplus(beta * inputs[0]) / beta, state


def _elu_span(config: EluConfig, inputs: tuple[Span, ...], shapes: tuple[Shape, ...]) -> Span:
    return Span(-config.alpha, inf)


def _gelu_span(config: GeluConfig, inputs: tuple[Span, ...], shapes: tuple[Shape, ...]) -> Span:
    return Span(LOWEST_GELU if config.form == "exact" else LOWEST_GELU_TANH, inf)


def _elu_curve(config: EluConfig, z: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.where(z > 0, z, config.alpha * np.expm1(np.minimum(z, 0.0)))


def _gelu_curve(config: GeluConfig, z: NDArray[np.float64]) -> NDArray[np.float64]:
    if config.form == "tanh":
        return 0.5 * z * (1.0 + np.tanh(np.sqrt(2.0 / np.pi) * (z + 0.044715 * z**3)))
    return z * np.array([0.5 * (1.0 + erf(float(x) / 2.0**0.5)) for x in z])


def _silu_curve(config: SiluConfig, z: NDArray[np.float64]) -> NDArray[np.float64]:
    return z / (1.0 + np.exp(-z))


def _softplus_curve(config: SoftplusConfig, z: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.logaddexp(0.0, config.beta * z) / config.beta


ELU = LayerDef(
    type="elu",
    title="ELU",
    summary="Like ReLU above zero. Below zero it approaches -alpha smoothly, so units can't die.",
    formula=r"a = \begin{cases} z & z > 0 \\ \alpha (e^z - 1) & z \le 0 \end{cases}",
    source="Clevert, Unterthiner, Hochreiter 2016, equation 15; slope alpha at z = 0.",
    category="activation",
    Config=EluConfig,
    output_shape=same_shape,
    apply=_apply_elu,
    span=_elu_span,
    activation=True,
    curve=_elu_curve,
    rectifies=True,
    version=2,
)

GELU = LayerDef(
    type="gelu",
    title="GELU",
    summary="Multiplies each sum by the probability that a standard normal variable is below it: a smooth ReLU with a "
    "small dip.",
    formula=r"a = z\,\Phi(z) = \frac{z}{2} \left(1 + \mathrm{erf}\frac{z}{\sqrt 2}\right)",
    source="Hendrycks and Gimpel 2016; exact unless the tanh variant is chosen.",
    category="activation",
    Config=GeluConfig,
    output_shape=same_shape,
    apply=_apply_gelu,
    span=_gelu_span,
    activation=True,
    curve=_gelu_curve,
    rectifies=True,
    version=2,
)

SILU = LayerDef(
    type="silu",
    title="SiLU (swish)",
    summary="Multiplies each sum by its own sigmoid: a smooth ReLU with a small dip below zero.",
    formula=r"a = \frac{z}{1 + e^{-z}}",
    source="Elfwing, Uchibe, Doya 2018; Ramachandran, Zoph, Le 2017 (swish with beta 1).",
    category="activation",
    Config=SiluConfig,
    output_shape=same_shape,
    apply=_apply_silu,
    span=fixed_span(Span(LOWEST_SILU, inf)),
    activation=True,
    curve=_silu_curve,
    rectifies=True,
    version=2,
)

SOFTPLUS = LayerDef(
    type="softplus",
    title="Softplus",
    summary="A smooth ReLU that is positive everywhere; its slope is the sigmoid.",
    formula=r"a = \frac{1}{\beta} \ln\left(1 + e^{\beta z}\right)",
    source="Dugas et al. 2001; exact everywhere (PyTorch is linear beyond beta z = 20, where both agree to 2e-9).",
    category="activation",
    Config=SoftplusConfig,
    output_shape=same_shape,
    apply=_apply_softplus,
    span=fixed_span(POSITIVE),
    activation=True,
    curve=_softplus_curve,
    version=2,
)
