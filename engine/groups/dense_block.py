"""The layer that dense blocks of DenseNet repeat."""

from engine.groups.compose import given, make_edges, make_node
from engine.groups.definition import BEFORE_NORM, GroupDef
from engine.groups.parameters import filters_parameter
from engine.spec import Config

BOTTLENECK_WIDTH = 4
"""Feature maps of the 1×1 convolution per new feature map."""


class DenseBlockLayerConfig(Config):
    """Parameters of a layer of a dense block."""

    growth_rate: int = filters_parameter(8, "Feature maps that the layer adds to its input.", "Growth rate")


DENSE_BLOCK_LAYER = GroupDef(
    type="dense_block_layer",
    title="Dense block layer",
    summary="Computes a few new feature maps from all earlier ones and concatenates them to its input. Repeated, it is "
    "a dense block.",
    formula=r"x_l = [x_{l-1}, H_l(x_{l-1})]",
    source="Huang et al. 2017 (Densely connected convolutional networks), equation 2; DenseNet-B.",
    Config=DenseBlockLayerConfig,
    nodes=(
        make_node("norm_1", "batch_norm"),
        make_node("relu_1", "relu"),
        make_node(
            "conv_1", "conv2d", filters=given("growth_rate", times=BOTTLENECK_WIDTH), kernel_size=1, **BEFORE_NORM
        ),
        make_node("norm_2", "batch_norm"),
        make_node("relu_2", "relu"),
        make_node("conv_2", "conv2d", filters=given("growth_rate"), kernel_size=3, **BEFORE_NORM),
        make_node("join", "concat"),
    ),
    edges=make_edges("in join", "in norm_1 relu_1 conv_1 norm_2 relu_2 conv_2 join"),
    output="join",
)
