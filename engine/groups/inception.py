"""The inception modules of GoogLeNet: windows of several sizes side by side."""

from engine.groups.compose import given, make_edges, make_node
from engine.groups.definition import HE, GroupDef
from engine.groups.parameters import filters_parameter
from engine.spec import Config, Node


class NaiveInceptionConfig(Config):
    """Parameters of a naive inception module."""

    filters_1x1: int = filters_parameter(8, "Feature maps of the 1×1 convolution.", "Filters, 1×1")
    filters_3x3: int = filters_parameter(16, "Feature maps of the 3×3 convolution.", "Filters, 3×3")
    filters_5x5: int = filters_parameter(4, "Feature maps of the 5×5 convolution.", "Filters, 5×5")


class InceptionConfig(NaiveInceptionConfig):
    """Parameters of an inception module with dimension reduction."""

    reduce_3x3: int = filters_parameter(8, "Feature maps of the 1×1 convolution before 3×3.", "Reduction before 3×3")
    reduce_5x5: int = filters_parameter(2, "Feature maps of the 1×1 convolution before 5×5.", "Reduction before 5×5")
    pool_projection: int = filters_parameter(
        4, "Feature maps of the 1×1 convolution after max pooling.", "Projection after pooling"
    )


def _convolution(number: int, size: int, parameter: str) -> tuple[Node, Node]:
    return (
        make_node(f"conv_{number}", "conv2d", filters=given(parameter), kernel_size=size, padding="same", **HE),
        make_node(f"relu_{number}", "relu"),
    )


POOL = make_node("pool", "max_pool2d", pool_size=3, stride=1, padding="same")

INCEPTION_NAIVE = GroupDef(
    type="inception_naive",
    title="Inception module, naive",
    summary="Windows of 1×1, 3×3 and 5×5 and a pooling side by side, concatenated. Every module adds channels, so it "
    "becomes expensive quickly.",
    formula="",
    source="Szegedy et al. 2015 (Going deeper with convolutions), figure 2a.",
    Config=NaiveInceptionConfig,
    nodes=(
        *_convolution(1, 1, "filters_1x1"),
        *_convolution(2, 3, "filters_3x3"),
        *_convolution(3, 5, "filters_5x5"),
        POOL,
        make_node("join", "concat"),
    ),
    edges=make_edges(
        "in conv_1 relu_1 join",
        "in conv_2 relu_2 join",
        "in conv_3 relu_3 join",
        "in pool join",
    ),
    output="join",
)

INCEPTION = GroupDef(
    type="inception",
    title="Inception module",
    summary="Windows of several sizes side by side, concatenated. 1×1 convolutions reduce the channels before the "
    "large windows.",
    formula="",
    source="Szegedy et al. 2015 (Going deeper with convolutions), figure 2b.",
    Config=InceptionConfig,
    nodes=(
        *_convolution(1, 1, "filters_1x1"),
        *_convolution(2, 1, "reduce_3x3"),
        *_convolution(3, 3, "filters_3x3"),
        *_convolution(4, 1, "reduce_5x5"),
        *_convolution(5, 5, "filters_5x5"),
        POOL,
        *_convolution(6, 1, "pool_projection"),
        make_node("join", "concat"),
    ),
    edges=make_edges(
        "in conv_1 relu_1 join",
        "in conv_2 relu_2 conv_3 relu_3 join",
        "in conv_4 relu_4 conv_5 relu_5 join",
        "in pool conv_6 relu_6 join",
    ),
    output="join",
)
