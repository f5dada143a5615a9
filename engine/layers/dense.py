"""The fully connected layer."""

from collections.abc import Mapping
from math import prod

import jax

from engine.layers.definition import LayerContext, LayerDef, Shape, State, Weights, WeightSpec
from engine.layers.structure import flatten
from engine.layers.weighted import bias_initializer_setting, use_bias_setting, weight_initializer_setting
from engine.spec import Component, Config, setting

MAX_UNITS = 65_536


class DenseConfig(Config):
    """Settings of a dense layer."""

    units: int = setting(
        title="Units",
        help="Number of neurons. More neurons can represent more, but take longer to train.",
        ge=1,
        le=MAX_UNITS,
        unit="units",
    )
    per_position: bool = setting(
        False,
        title="Per position",
        help="Applies the layer to the last axis only, with the same weights at every position. Otherwise the "
        "input is flattened.",
    )
    use_bias: bool = use_bias_setting()
    weight_initializer: Component = weight_initializer_setting()
    bias_initializer: Component = bias_initializer_setting()


def _features(config: DenseConfig, shape: Shape) -> int:
    """Number of inputs of one unit."""
    return shape[-1] if config.per_position else prod(shape)


def _output_shape(config: DenseConfig, inputs: tuple[Shape, ...]) -> Shape:
    return (*inputs[0][:-1], config.units) if config.per_position else (config.units,)


def _weights(config: DenseConfig, inputs: tuple[Shape, ...]) -> Mapping[str, WeightSpec]:
    fan_in, fan_out = _features(config, inputs[0]), config.units
    kernel = WeightSpec((fan_in, fan_out), "weight_initializer", fan_in, fan_out, penalized=True)
    if not config.use_bias:
        return {"kernel": kernel}
    return {"kernel": kernel, "bias": WeightSpec((fan_out,), "bias_initializer", fan_in, fan_out)}


def _operations(config: DenseConfig, inputs: tuple[Shape, ...], output: Shape) -> int:
    return _features(config, inputs[0]) * prod(output)


def _apply(
    config: DenseConfig, weights: Weights, state: State, inputs: tuple[jax.Array, ...], ctx: LayerContext
) -> tuple[jax.Array, State]:
    x = inputs[0] if config.per_position else flatten(inputs[0])
    output = x @ weights["kernel"]
    return (output + weights["bias"] if config.use_bias else output), state


DENSE = LayerDef(
    type="dense",
    title="Dense",
    summary="Each unit computes a weighted sum of all inputs plus a bias. An activation usually follows.",
    formula=r"z_j = \sum_i x_i W_{ij} + b_j",
    source="Rumelhart, Hinton, Williams 1986; weights as [inputs, units], the transpose of PyTorch's.",
    category="core",
    glyph=(
        "M6 6a2 2 0 1 1-4 0 2 2 0 1 1 4 0M6 18a2 2 0 1 1-4 0 2 2 0 1 1 4 0M22 6a2 2 0 1 1-4 0 2 2 0 1 1 4 0"
        "M22 18a2 2 0 1 1-4 0 2 2 0 1 1 4 0M6 6h12M6 18h12M5.6 7.2l12.8 9.6M5.6 16.8l12.8-9.6"
    ),
    Config=DenseConfig,
    output_shape=_output_shape,
    apply=_apply,
    weights=_weights,
    operations=_operations,
    affine=True,
)
