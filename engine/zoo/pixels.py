"""A class for every pixel: U-Net and fully convolutional networks that enlarge in three ways."""

from pydantic import JsonValue

from engine.groups import DECODER, ENCODER
from engine.groups.compose import make_node
from engine.spec import Data, ExperimentSpec, Network, Node
from engine.zoo.compose import PIXELS, conv, make_network, max_pool, trained
from engine.zoo.definition import Architecture

CLASSES = 4
"""Background, disc, square, triangle."""


def _on_shapes(network: Network, side: int) -> ExperimentSpec:
    config: dict[str, JsonValue] = {"side": side, "examples": 400}
    return trained(
        network, learning_rate=0.01, data=Data(type="shapes_segmentation", config=config), objectives=(PIXELS,)
    )


def _u_net(filters: int, depth: int) -> Network:
    """depth: how many times the image is halved; every time the feature maps double."""
    nodes = [conv("conv_1", filters), make_node("relu_1", "relu"), conv("conv_2", filters), make_node("relu_2", "relu")]
    levels = ["relu_2"]
    for level in range(1, depth + 1):
        nodes.append(make_node(f"down_{level}", ENCODER.type, filters=filters * 2**level))
        levels.append(f"down_{level}")
    ups = [f"up_{level}" for level in range(depth, 0, -1)]
    nodes += [
        make_node(f"up_{level}", DECODER.type, filters=filters * 2 ** (level - 1)) for level in range(depth, 0, -1)
    ]
    nodes.append(conv("logits", CLASSES, 1))
    skips = [f"{levels[level - 1]} up_{level}:skip" for level in range(1, depth + 1)]
    row = " ".join(["x conv_1 relu_1 conv_2", *levels, *ups, "logits"])
    return make_network(nodes, row, *skips, ready=[ENCODER, DECODER])


def _down(filters: int) -> list[Node]:
    """Two poolings between three convolutions."""
    return [
        conv("conv_1", filters),
        make_node("relu_1", "relu"),
        max_pool("pool_1"),
        conv("conv_2", 2 * filters),
        make_node("relu_2", "relu"),
        max_pool("pool_2"),
        conv("conv_3", 2 * filters),
        make_node("relu_3", "relu"),
    ]


def _interpolated(filters: int) -> Network:
    up = [
        make_node("up_1", "upsample2d", method="bilinear"),
        conv("conv_4", filters),
        make_node("relu_4", "relu"),
        make_node("up_2", "upsample2d", method="bilinear"),
        conv("logits", CLASSES),
    ]
    return make_network([*_down(filters), *up])


def _transposed(filters: int) -> Network:
    up = [
        make_node("up_1", "conv_transpose2d", filters=filters, kernel_size=4, padding=1),
        make_node("relu_4", "relu"),
        make_node("logits", "conv_transpose2d", filters=CLASSES, kernel_size=4, padding=1),
    ]
    return make_network([*_down(filters), *up])


def _unpooled(filters: int) -> Network:
    up = [
        make_node("up_1", "max_unpool2d"),
        conv("conv_4", filters),
        make_node("relu_4", "relu"),
        make_node("up_2", "max_unpool2d"),
        conv("logits", CLASSES),
    ]
    nodes = [*_down(filters), *up]
    row = " ".join(["x", *(node.id for node in nodes)])
    return make_network(nodes, row, "relu_2 up_1:pooled", "relu_1 up_2:pooled")


U_NET = Architecture(
    type="u_net",
    title="U-Net (small)",
    year=2015,
    summary="An encoder halves the image, a decoder doubles it again, and skip connections carry the details across: "
    "precise outlines from few images.",
    source="Ronneberger et al. 2015, figure 1, with fewer levels and feature maps, and with padding.",
    spec=_on_shapes(_u_net(16, 3), side=64),
    twin=_on_shapes(_u_net(4, 2), side=16),
    twin_steps=128,
)
FCN_INTERPOLATION = Architecture(
    type="fcn_interpolation",
    title="FCN with interpolation (small)",
    year=2015,
    summary="A fully convolutional network: without dense layers it takes images of any size. Bilinear interpolation "
    "enlarges its maps without weights.",
    source="Long, Shelhamer, Darrell 2015, section 3.3, with fewer layers.",
    spec=_on_shapes(_interpolated(32), side=64),
    twin=_on_shapes(_interpolated(8), side=16),
    twin_steps=128,
)
FCN_TRANSPOSED = Architecture(
    type="fcn_transposed",
    title="FCN with transposed convolution (small)",
    year=2015,
    summary="Transposed convolutions learn how to enlarge; at the start they can leave a chessboard pattern.",
    source="Long, Shelhamer, Darrell 2015, section 3.3, with fewer layers.",
    spec=_on_shapes(_transposed(32), side=64),
    twin=_on_shapes(_transposed(8), side=16),
    twin_steps=128,
)
FCN_UNPOOLING = Architecture(
    type="fcn_unpooling",
    title="FCN with unpooling (small)",
    year=2015,
    summary="Unpooling writes every value back to where the maximum was: outlines stay sharp without weights.",
    source="Noh, Hong, Han 2015, section 3.1, with fewer layers.",
    spec=_on_shapes(_unpooled(32), side=64),
    twin=_on_shapes(_unpooled(8), side=16),
    twin_steps=128,
)
