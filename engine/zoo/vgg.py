"""The VGG networks: nothing but 3×3 convolutions, deeper and deeper."""

from collections.abc import Sequence
from functools import partial

from engine.groups.compose import given, make_edges, make_node
from engine.groups.definition import HE
from engine.spec import Group, Network, Node, Ports
from engine.zoo.compose import counted, dense, make_network, max_pool, repeated, trained
from engine.zoo.definition import Architecture, Published

CONV_RELU = Group(
    nodes=(
        make_node("conv", "conv2d", filters=given("filters"), kernel_size=given("kernel_size"), padding="same", **HE),
        make_node("relu", "relu"),
    ),
    edges=make_edges("in conv relu"),
    ports=Ports(output="relu"),
    parameters={"filters": 64, "kernel_size": 3},
)
FILTERS = (64, 128, 256, 512, 512)
SOURCE = "Simonyan and Zisserman 2015, table 1, column {}."
MEASURED = "Simonyan and Zisserman 2015, table 3: one network, one scale."


def _network(
    depths: Sequence[int],
    filters: Sequence[int],
    units: Sequence[int],
    *,
    small: bool = False,
    narrow: int = 0,
    response_norm: bool = False,
) -> Network:
    """Blocks of repeated convolutions, each before a pooling, then dense layers; the last gives the logits.

    Args:
        depths, filters: of every block. units: of the dense layers.
        small: without dropout. narrow: so many last blocks end with a 1×1 convolution.
        response_norm: local response normalisation behind the first convolution.
    """
    nodes: list[Node] = []
    for number, (depth, width) in enumerate(zip(depths, filters, strict=True), 1):
        ends_narrow = number > len(depths) - narrow
        nodes.append(repeated(f"block_{number}", "conv_relu", depth - ends_narrow, filters=width))
        if ends_narrow:
            nodes.append(repeated(f"narrow_{number}", "conv_relu", 1, filters=width, kernel_size=1))
        if response_norm and number == 1:
            nodes.append(make_node("norm", "local_response_norm"))
        nodes.append(max_pool(f"pool_{number}"))
    nodes.append(make_node("flat", "flatten"))
    for number, width in enumerate(units[:-1], 1):
        nodes += [dense(f"dense_{number}", width), make_node(f"relu_{number}", "relu")]
        nodes += [] if small else [make_node(f"drop_{number}", "dropout")]
    nodes.append(dense("logits", units[-1]))
    return make_network(nodes, groups={"conv_relu": CONV_RELU})


def _vgg(
    type: str,
    title: str,
    summary: str,
    column: str,
    error: float,
    depths: Sequence[int],
    *,
    narrow: int = 0,
    response_norm: bool = False,
) -> Architecture:
    twin_depths = tuple(min(depth, 3) for depth in depths[:3])
    make = partial(_network, narrow=narrow, response_norm=response_norm)
    return Architecture(
        type=type,
        title=title,
        year=2014,
        summary=summary,
        source=SOURCE.format(column),
        spec=counted(make(depths, FILTERS, (4096, 4096, 1000)), side=224),
        twin=trained(make(twin_depths, (8, 16, 16), (32, 10), small=True)),
        top5_error=Published(error, MEASURED),
    )


VGG_11 = _vgg(
    "vgg_11",
    "VGG-11",
    "Eight convolutions of 3×3 and three dense layers: two small windows see as much as a large one, with fewer "
    "weights.",
    "A",
    10.4,
    (1, 1, 2, 2, 2),
)
VGG_11_LRN = _vgg(
    "vgg_11_lrn",
    "VGG-11 with LRN",
    "VGG-11 with AlexNet's local response normalisation, which costs time and lowers no error: it was given up.",
    "A-LRN",
    10.5,
    (1, 1, 2, 2, 2),
    response_norm=True,
)
VGG_13 = _vgg(
    "vgg_13", "VGG-13", "Two convolutions in every block: deeper, with hardly more weights.", "B", 9.9, (2, 2, 2, 2, 2)
)
VGG_16_NARROW = _vgg(
    "vgg_16_1x1",
    "VGG-16 with 1×1",
    "The third convolution of three blocks is 1×1: more nonlinearity, but no larger field of view. 3×3 is better.",
    "C",
    9.4,
    (2, 2, 3, 3, 3),
    narrow=3,
)
VGG_16 = _vgg(
    "vgg_16",
    "VGG-16",
    "Thirteen convolutions of 3×3 and three dense layers, which hold nine tenths of the weights. Its features are "
    "reused to this day.",
    "D",
    8.8,
    (2, 2, 3, 3, 3),
)
VGG_19 = _vgg(
    "vgg_19",
    "VGG-19",
    "As deep as a plain chain was worth: three more convolutions no longer lower the error.",
    "E",
    9.0,
    (2, 2, 4, 4, 4),
)
