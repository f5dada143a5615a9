"""Activations: what a unit does with its weighted sum."""

from collections.abc import Callable
from dataclasses import replace
from math import inf

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from engine.layers.definition import LayerContext, LayerDef, Saturation, Shape, State, Weights
from engine.layers.smooth import sigmoid, softmax, tanh
from engine.layers.spans import POSITIVE, SYMMETRIC, UNIT, Span, fixed_span
from engine.spec import Config, setting


class SigmoidConfig(Config):
    """Settings of the sigmoid: none."""


class TanhConfig(Config):
    """Settings of tanh: none."""


class ReluConfig(Config):
    """Settings of ReLU: none."""


class LeakyReluConfig(Config):
    """Settings of leaky ReLU."""

    negative_slope: float = setting(
        0.01,
        title="Slope below zero",
        help="Fraction of negative sums that passes. Above 0, units can't die.",
        ge=0.0,
        le=1.0,
        choices=(0.01, 0.1, 0.2, 0.3),
    )


class SoftmaxConfig(Config):
    """Settings of softmax: none."""


Apply = Callable[
    [Config, Weights, State, tuple[jax.Array, ...], LayerContext],
    tuple[jax.Array, State],
]


def _same_shape(config: Config, inputs: tuple[Shape, ...]) -> Shape:
    return inputs[0]


def _make_apply(function: Callable[[jax.Array], jax.Array]) -> Apply:
    def apply(
        config: Config, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
    ) -> tuple[jax.Array, State]:
        return function(inputs[0]), state

    return apply


def _apply_leaky(
    config: LeakyReluConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    z = inputs[0]
    return jnp.where(z > 0, z, jnp.asarray(config.negative_slope, z.dtype) * z), state


def _leaky_span(config: LeakyReluConfig, inputs: tuple[Span, ...], shapes: tuple[Shape, ...]) -> Span:
    return Span(-inf, inf) if config.negative_slope > 0 else POSITIVE


def _sigmoid_curve(config: SigmoidConfig, z: NDArray[np.float64]) -> NDArray[np.float64]:
    return 1.0 / (1.0 + np.exp(-z))


def _tanh_curve(config: TanhConfig, z: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.tanh(z)


def _relu_curve(config: ReluConfig, z: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.maximum(z, 0.0)


def _leaky_curve(config: LeakyReluConfig, z: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.where(z > 0, z, config.negative_slope * z)


SIGMOID = LayerDef(
    type="sigmoid",
    title="Sigmoid",
    summary="Maps every sum to between 0 and 1. Its slope is at most 1/4, so gradients vanish through many sigmoid "
    "layers.",
    formula=r"a = \frac{1}{1 + e^{-z}}",
    source="Rumelhart, Hinton, Williams 1986; saturated below 0.015 and above 0.985.",
    category="activation",
    Config=SigmoidConfig,
    output_shape=_same_shape,
    apply=_make_apply(sigmoid),
    span=fixed_span(UNIT),
    saturation=Saturation(0.015, 0.985),
    activation=True,
    curve=_sigmoid_curve,
    folds_into=("binary_cross_entropy",),
    version=2,
)

TANH = LayerDef(
    type="tanh",
    title="Tanh",
    summary="Maps every sum to between -1 and 1, centred at zero. Its slope is 1 at zero and falls to 0 on both sides.",
    formula=r"a = \tanh z",
    source="LeCun et al. 1998 (Efficient BackProp); saturated beyond 0.97.",
    category="activation",
    Config=TanhConfig,
    output_shape=_same_shape,
    apply=_make_apply(tanh),
    span=fixed_span(SYMMETRIC),
    saturation=Saturation(-0.97, 0.97),
    activation=True,
    curve=_tanh_curve,
    version=2,
)

RELU = LayerDef(
    type="relu",
    title="ReLU",
    summary="Passes positive sums and sets negative ones to 0. A unit that is 0 for every example is dead.",
    formula=r"a = \max(0, z)",
    source="Nair and Hinton 2010; slope 0 at z = 0.",
    category="activation",
    Config=ReluConfig,
    output_shape=_same_shape,
    apply=_make_apply(jax.nn.relu),
    span=fixed_span(POSITIVE),
    can_die=True,
    activation=True,
    curve=_relu_curve,
    rectifies=True,
)

LEAKY_RELU = LayerDef(
    type="leaky_relu",
    title="Leaky ReLU",
    summary="Like ReLU, but passes a small fraction of negative sums, so units can't die.",
    formula=r"a = \begin{cases} z & z > 0 \\ \alpha z & z \le 0 \end{cases}",
    source="Maas, Hannun, Ng 2013; slope alpha at z = 0, as in PyTorch.",
    category="activation",
    Config=LeakyReluConfig,
    output_shape=_same_shape,
    apply=_apply_leaky,
    span=_leaky_span,
    activation=True,
    curve=_leaky_curve,
    rectifies=True,
)

SOFTMAX = LayerDef(
    type="softmax",
    title="Softmax",
    summary="Turns a vector into probabilities that sum to 1. As the last layer it is merged into cross-entropy.",
    formula=r"a_j = \frac{e^{z_j}}{\sum_k e^{z_k}}",
    source="Bridle 1990; over the last axis, shifted by the largest entry against overflow.",
    category="activation",
    glyph="M2 21h20M4.5 21v-4h3v4M10.5 21V4h3v17M16.5 21v-9h3v9",
    Config=SoftmaxConfig,
    output_shape=_same_shape,
    apply=_make_apply(softmax),
    span=fixed_span(replace(UNIT, sums_to_one=True)),
    folds_into=("cross_entropy", "kl_divergence", "pixel_cross_entropy"),
    version=2,
)
