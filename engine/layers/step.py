"""The two extremes of an activation: linear, which changes nothing, and the step, which has no slope."""

import jax
import numpy as np
from numpy.typing import NDArray

from engine.layers.definition import LayerContext, LayerDef, State, Weights, same_shape
from engine.layers.spans import UNIT, fixed_span, kept_span
from engine.spec import Config


class LinearConfig(Config):
    """Settings of the linear activation: none."""


class StepConfig(Config):
    """Settings of the step: none."""


def _apply_linear(
    config: LinearConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    return inputs[0], state


def _apply_step(
    config: StepConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    z = inputs[0]
    return (z > 0).astype(z.dtype), state


def _linear_curve(config: LinearConfig, z: NDArray[np.float64]) -> NDArray[np.float64]:
    return z


def _step_curve(config: StepConfig, z: NDArray[np.float64]) -> NDArray[np.float64]:
    return (z > 0).astype(np.float64)


LINEAR = LayerDef(
    type="linear",
    title="Linear",
    summary="Passes every sum unchanged. Layers with no other activation between them act as a single linear layer.",
    formula=r"a = z",
    source="Standard.",
    category="activation",
    Config=LinearConfig,
    output_shape=same_shape,
    apply=_apply_linear,
    span=kept_span,
    rearranges=True,
    tags=("passes_shift",),
    activation=True,
    curve=_linear_curve,
    affine=True,
)

STEP = LayerDef(
    type="step",
    title="Step",
    summary="1 for positive sums, otherwise 0. Its slope is 0 everywhere, so layers before it can't learn.",
    formula=r"a = \begin{cases} 1 & z > 0 \\ 0 & z \le 0 \end{cases}, \quad \frac{\partial a}{\partial z} = 0",
    source="McCulloch and Pitts 1943; Rosenblatt 1958. 0 at z = 0; the gradient is exactly 0 and shown as such.",
    category="activation",
    Config=StepConfig,
    output_shape=same_shape,
    apply=_apply_step,
    span=fixed_span(UNIT),
    blocks_gradient=True,
    activation=True,
    curve=_step_curve,
)
