"""Residual networks for CIFAR-10, and the same layers without skip connections."""

from engine.groups import CONV_NORM_RELU, RESIDUAL
from engine.groups.compose import given, make_edges, make_node
from engine.spec import Group, Network, Node, Ports
from engine.zoo.compose import counted, dense, make_network, repeated, trained
from engine.zoo.definition import Architecture

SHORTCUT = (
    make_node("every_second", "avg_pool2d", pool_size=1, stride=2),
    make_node("zeros", "pad_channels", channels=given("filters")),
)
HALVING = Group(
    nodes=(
        *(
            node.model_copy(update={"config": {**node.config, "stride": 2}}) if node.id == "conv_1" else node
            for node in RESIDUAL.nodes
        ),
        *SHORTCUT,
    ),
    edges=make_edges("in conv_1 norm_1 relu_1 conv_2 norm_2 sum relu_2", "in every_second zeros sum"),
    ports=Ports(output="relu_2"),
    parameters={"filters": 32},
)
"""A residual block that halves the image; its skip connection has no weights (option A)."""

CIFAR_SIDE, CIFAR_CLASSES = 32, 10


def _residual(blocks: int, filters: tuple[int, ...]) -> list[Node]:
    nodes = [repeated("blocks_1", RESIDUAL.type, blocks, filters=filters[0])]
    for number, width in enumerate(filters[1:], 2):
        nodes.append(make_node(f"stage_{number}", "residual_padded", filters=width))
        if blocks > 1:
            nodes.append(repeated(f"blocks_{number}", RESIDUAL.type, blocks - 1, filters=width))
    return nodes


def _plain(blocks: int, filters: tuple[int, ...]) -> list[Node]:
    nodes = [repeated("layers_1", CONV_NORM_RELU.type, 2 * blocks, filters=filters[0])]
    for number, width in enumerate(filters[1:], 2):
        nodes.append(make_node(f"stage_{number}", CONV_NORM_RELU.type, filters=width, stride=2))
        nodes.append(repeated(f"layers_{number}", CONV_NORM_RELU.type, 2 * blocks - 1, filters=width))
    return nodes


def _entry(layers: int, *, plain: bool, summary: str, twin_blocks: int) -> Architecture:
    make = _plain if plain else _residual
    ready = [CONV_NORM_RELU] if plain else [CONV_NORM_RELU, RESIDUAL]
    groups = None if plain else {"residual_padded": HALVING}

    def network(blocks: int, filters: tuple[int, ...]) -> Network:
        first = make_node("first", CONV_NORM_RELU.type, filters=filters[0])
        last = [make_node("mean", "global_avg_pool"), dense("logits", CIFAR_CLASSES)]
        return make_network([first, *make(blocks, filters), *last], ready=ready, groups=groups)

    kind = "Plain" if plain else "ResNet"
    return Architecture(
        type=f"cifar_{kind.lower()}_{layers}",
        title=f"CIFAR {kind}-{layers}",
        year=2015,
        summary=summary,
        source="He et al. 2016 (Deep residual learning), section 4.2"
        + ("." if plain else "; skip connections without weights (option A)."),
        spec=counted(network((layers - 2) // 6, (16, 32, 64)), side=CIFAR_SIDE, classes=CIFAR_CLASSES),
        twin=trained(network(twin_blocks, (8, 16)), learning_rate=0.01),
    )


RESNET_20 = _entry(
    20,
    plain=False,
    summary="Three stages of three residual blocks for images of 32×32 pixels: a quarter of a million weights.",
    twin_blocks=2,
)
RESNET_56 = _entry(
    56, plain=False, summary="Nine blocks per stage: deeper than ResNet-20, and better for it.", twin_blocks=4
)
RESNET_110 = _entry(
    110, plain=False, summary="Eighteen blocks per stage: 110 layers with only 1.7 million weights.", twin_blocks=6
)
PLAIN_20 = _entry(20, plain=True, summary="ResNet-20 without skip connections: it still learns.", twin_blocks=2)
PLAIN_56 = _entry(
    56,
    plain=True,
    summary="ResNet-56 without skip connections: its training error is higher than that of Plain-20, so it isn't "
    "overfitting that makes deep networks worse.",
    twin_blocks=3,
)
PLAIN_110 = _entry(
    110, plain=True, summary="ResNet-110 without skip connections: it hardly learns at all.", twin_blocks=4
)
