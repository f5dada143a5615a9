"""GoogLeNet: inception modules with batch normalisation."""

from engine.groups import CONV_NORM_RELU
from engine.groups.compose import given, make_edges, make_node
from engine.spec import Group, Network, Node, Ports
from engine.zoo.compose import counted, dense, make_network, max_pool, trained
from engine.zoo.definition import Architecture, Published

MODULES = {
    "3a": (64, 96, 128, 16, 32, 32),
    "3b": (128, 128, 192, 32, 96, 64),
    "4a": (192, 96, 208, 16, 48, 64),
    "4b": (160, 112, 224, 24, 64, 64),
    "4c": (128, 128, 256, 24, 64, 64),
    "4d": (112, 144, 288, 32, 64, 64),
    "4e": (256, 160, 320, 32, 128, 128),
    "5a": (256, 160, 320, 32, 128, 128),
    "5b": (384, 192, 384, 48, 128, 128),
}
"""Feature maps: 1×1, before 3×3, 3×3, before 5×5, 5×5, after pooling."""

SETTINGS = ("filters_1x1", "reduce_3x3", "filters_3x3", "reduce_5x5", "filters_5x5", "pool_projection")


def _branch(name: str, size: int, parameter: str) -> Node:
    return make_node(name, CONV_NORM_RELU.type, filters=given(parameter), kernel_size=size)


MODULE = Group(
    nodes=(
        _branch("one", 1, "filters_1x1"),
        _branch("before_three", 1, "reduce_3x3"),
        _branch("three", 3, "filters_3x3"),
        _branch("before_five", 1, "reduce_5x5"),
        _branch("five", 5, "filters_5x5"),
        max_pool("pool", 3, 1, "same"),
        _branch("after_pool", 1, "pool_projection"),
        make_node("join", "concat"),
    ),
    edges=make_edges(
        "in one join", "in before_three three join", "in before_five five join", "in pool after_pool join"
    ),
    ports=Ports(output="join"),
    parameters=dict.fromkeys(SETTINGS, 16),
)


def _module(name: str, filters: tuple[int, ...]) -> Node:
    return make_node(f"inception_{name}", "inception_norm", **dict(zip(SETTINGS, filters, strict=True)))


def _network(nodes: list[Node]) -> Network:
    return make_network(nodes, ready=[CONV_NORM_RELU], groups={"inception_norm": MODULE})


def _modules(stage: str) -> list[Node]:
    return [_module(name, filters) for name, filters in MODULES.items() if name.startswith(stage)]


GOOGLENET = Architecture(
    type="googlenet",
    title="GoogLeNet",
    year=2014,
    summary="Won ImageNet 2014 with a twentieth of VGG's weights: inception modules look with windows of several "
    "sizes, 1×1 convolutions keep them cheap, and one mean takes the place of the large dense layers.",
    source="Szegedy et al. 2015 (Going deeper with convolutions), table 1; with batch norm (Ioffe and Szegedy 2015) "
    "and without the two auxiliary classifiers.",
    spec=counted(
        _network(
            [
                make_node("conv_1", CONV_NORM_RELU.type, filters=64, kernel_size=7, stride=2),
                max_pool("pool_1", 3, 2, "same"),
                make_node("conv_2", CONV_NORM_RELU.type, filters=64, kernel_size=1),
                make_node("conv_3", CONV_NORM_RELU.type, filters=192),
                max_pool("pool_2", 3, 2, "same"),
                *_modules("3"),
                max_pool("pool_3", 3, 2, "same"),
                *_modules("4"),
                max_pool("pool_4", 3, 2, "same"),
                *_modules("5"),
                make_node("mean", "global_avg_pool"),
                make_node("drop", "dropout", rate=0.4),
                dense("logits", 1000),
            ]
        ),
        side=224,
    ),
    twin=trained(
        _network(
            [
                make_node("conv_1", CONV_NORM_RELU.type, filters=8),
                Node(
                    id="modules",
                    type="inception_norm",
                    repeat=2,
                    config=dict(zip(SETTINGS, (4, 4, 8, 2, 2, 2), strict=True)),
                ),
                max_pool("pool", 3, 2, "same"),
                _module("last", (8, 8, 12, 2, 4, 4)),
                make_node("mean", "global_avg_pool"),
                dense("logits", 10),
            ]
        ),
        learning_rate=0.01,
    ),
    top5_error=Published(10.07, "Szegedy et al. 2015, table 3: one network, one crop."),
)
