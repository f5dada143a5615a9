"""Encoder and decoder stages of U-Net: one halves the image, the other doubles it again."""

from engine.groups.compose import given, make_edges, make_node
from engine.groups.definition import HE, GroupDef
from engine.groups.parameters import filters_parameter
from engine.spec import Config, Node


class EncoderConfig(Config):
    """Parameters of an encoder stage."""

    filters: int = filters_parameter(32, "Feature maps of both convolutions.")


class DecoderConfig(Config):
    """Parameters of a decoder stage."""

    filters: int = filters_parameter(16, "Feature maps of all three convolutions.")


def _convolution(number: int) -> tuple[Node, Node]:
    return (
        make_node(f"conv_{number}", "conv2d", filters=given("filters"), kernel_size=3, padding="same", **HE),
        make_node(f"relu_{number}", "relu"),
    )


ENCODER = GroupDef(
    type="encoder",
    title="Encoder stage",
    summary="Halves height and width by max pooling, then applies two 3×3 convolutions.",
    formula="",
    source="Ronneberger et al. 2015 (U-Net), figure 1, left; with padding, so that only pooling changes the size.",
    Config=EncoderConfig,
    nodes=(make_node("pool", "max_pool2d"), *_convolution(1), *_convolution(2)),
    edges=make_edges("in pool conv_1 relu_1 conv_2 relu_2"),
    output="relu_2",
)

DECODER = GroupDef(
    type="decoder",
    title="Decoder stage",
    summary="Doubles height and width by a transposed convolution, concatenates the encoder's output of that size "
    "(input skip), then applies two 3×3 convolutions.",
    formula="",
    source="Ronneberger et al. 2015 (U-Net), figure 1, right; with padding, so that nothing is cropped.",
    Config=DecoderConfig,
    nodes=(
        make_node("up", "conv_transpose2d", filters=given("filters"), kernel_size=2, stride=2, **HE),
        make_node("join", "concat"),
        *_convolution(1),
        *_convolution(2),
    ),
    edges=make_edges("skip join", "in up join conv_1 relu_1 conv_2 relu_2"),
    output="relu_2",
    inputs=("in", "skip"),
)
