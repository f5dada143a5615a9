"""DenseNet: every layer sees the feature maps of all layers before it."""

from collections.abc import Sequence

from engine.groups import DENSE_BLOCK_LAYER
from engine.groups.compose import given, make_edges, make_node
from engine.groups.definition import BEFORE_NORM
from engine.spec import Group, Network, Node, Ports
from engine.zoo.compose import conv, counted, dense, make_network, max_pool, repeated, trained
from engine.zoo.definition import Architecture, Published

TRANSITION = Group(
    nodes=(
        make_node("norm", "batch_norm"),
        make_node("relu", "relu"),
        make_node("conv", "conv2d", filters=given("filters"), kernel_size=1, **BEFORE_NORM),
        make_node("pool", "avg_pool2d"),
    ),
    edges=make_edges("in norm relu conv pool"),
    ports=Ports(output="pool"),
    parameters={"filters": 128},
)
"""Between two blocks: halves the feature maps and the image."""


def _network(stem: Sequence[Node], channels: int, growth: int, depths: Sequence[int], classes: int) -> Network:
    """channels: behind the stem. growth: feature maps that each layer adds. depths: layers of every block."""
    nodes = list(stem)
    for number, depth in enumerate(depths, 1):
        nodes.append(repeated(f"block_{number}", DENSE_BLOCK_LAYER.type, depth, growth_rate=growth))
        channels += depth * growth
        if number < len(depths):
            channels //= 2
            nodes.append(make_node(f"transition_{number}", "transition", filters=channels))
    end = [make_node("norm", "batch_norm"), make_node("relu", "relu"), make_node("mean", "global_avg_pool")]
    return make_network(
        [*nodes, *end, dense("logits", classes)], ready=[DENSE_BLOCK_LAYER], groups={"transition": TRANSITION}
    )


DENSENET_121 = Architecture(
    type="densenet_121",
    title="DenseNet-121",
    year=2016,
    summary="Every layer adds 32 feature maps and sees all earlier ones: as good as ResNet-50 with a third of the "
    "weights.",
    source="Huang et al. 2017, table 1.",
    spec=counted(
        _network(
            [
                conv("first", 64, 7, stride=2, padding=3, use_bias=False),
                make_node("first_norm", "batch_norm"),
                make_node("first_relu", "relu"),
                max_pool("pool", 3, 2, 1),
            ],
            64,
            32,
            (6, 12, 24, 16),
            1000,
        ),
        side=224,
    ),
    twin=trained(_network([conv("first", 8)], 8, 4, (3, 3), 10), learning_rate=0.01),
    top5_error=Published(7.71, "Huang et al. 2017, table 3: one network, one crop."),
)
