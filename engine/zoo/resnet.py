"""Residual networks for ImageNet, and what was made of their bottleneck block: wider, in groups, with gates."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.groups import BOTTLENECK, BOTTLENECK_PROJECTION, RESIDUAL, RESIDUAL_PROJECTION, SQUEEZE_EXCITATION
from engine.groups.bottleneck import EXPANSION, make_bottleneck
from engine.groups.compose import given, make_node
from engine.groups.definition import GroupDef
from engine.spec import ExperimentSpec, Group, Network, Node, Ports
from engine.zoo.compose import conv, counted, dense, make_network, max_pool, repeated, trained
from engine.zoo.definition import Architecture, Published

TORCHVISION = "torchvision, weights IMAGENET1K_V1: one network, one crop."
AUTHORS = "He et al. 2016, models published by the authors: one network, one crop."


@dataclass(frozen=True)
class Blocks:
    """What the stages of a network are made of.

    Attributes:
        first, rest: group types of the first block of a stage and of those after it.
        size: name of the parameter for the number of feature maps.
        plain_start: whether the first stage keeps its input's size without projection.
        ready, groups: the groups themselves.
    """

    first: str
    rest: str
    size: str
    plain_start: bool = False
    ready: tuple[GroupDef, ...] = ()
    groups: dict[str, Group] | None = None


def _made(name: str, expansion: int, groups: int = 1, gate: Sequence[Node] = ()) -> Blocks:
    """Bottleneck blocks under their own names."""

    def block(projection: bool) -> Group:
        nodes, edges = make_bottleneck(projection=projection, expansion=expansion, groups=groups, gate=gate)
        return Group(
            nodes=nodes,
            edges=edges,
            ports=Ports(output="relu_3"),
            parameters={"width": 64, **({"stride": 2} if projection else {})},
        )

    ready = (SQUEEZE_EXCITATION,) if gate else ()
    made = {f"{name}_projection": block(True), name: block(False)}
    return Blocks(f"{name}_projection", name, "width", ready=ready, groups=made)


def _gate(over: int) -> tuple[Node, ...]:
    """Squeeze-and-excitation for the output of a bottleneck block; over: width per reduced channel."""
    channels, reduced = given("width", times=EXPANSION), given("width", over=over)
    return (make_node("gate", SQUEEZE_EXCITATION.type, filters=channels, reduced=reduced),)


BASIC = Blocks(RESIDUAL_PROJECTION.type, RESIDUAL.type, "filters", True, (RESIDUAL_PROJECTION, RESIDUAL))
DEEP = Blocks(BOTTLENECK_PROJECTION.type, BOTTLENECK.type, "width", ready=(BOTTLENECK_PROJECTION, BOTTLENECK))
WIDE = _made("wide_bottleneck", 2)
WIDTHS = (64, 128, 256, 512)


def _stages(blocks: Blocks, depths: Sequence[int], widths: Sequence[int]) -> list[Node]:
    nodes: list[Node] = []
    for number, (depth, width) in enumerate(zip(depths, widths, strict=True), 1):
        plain = number == 1 and blocks.plain_start
        if not plain:
            stride = 1 if number == 1 else 2
            nodes.append(make_node(f"stage_{number}", blocks.first, **{blocks.size: width, "stride": stride}))
        rest = depth if plain else depth - 1
        if rest:
            nodes.append(repeated(f"blocks_{number}", blocks.rest, rest, **{blocks.size: width}))
    return nodes


def _network(
    blocks: Blocks, depths: Sequence[int], widths: Sequence[int], stem: Sequence[Node], classes: int
) -> Network:
    nodes = [*stem, *_stages(blocks, depths, widths), make_node("mean", "global_avg_pool"), dense("logits", classes)]
    return make_network(nodes, ready=blocks.ready, groups=blocks.groups)


def _full(blocks: Blocks, depths: Sequence[int], widths: Sequence[int] = WIDTHS) -> ExperimentSpec:
    stem = [
        conv("conv", 64, 7, stride=2, padding=3, use_bias=False),
        make_node("norm", "batch_norm"),
        make_node("relu", "relu"),
        max_pool("pool", 3, 2, 1),
    ]
    return counted(_network(blocks, depths, widths, stem, 1000), side=224)


def _twin(blocks: Blocks, depths: Sequence[int], widths: Sequence[int]) -> ExperimentSpec:
    stem = [conv("conv", 8, use_bias=False), make_node("norm", "batch_norm"), make_node("relu", "relu")]
    return trained(_network(blocks, depths, widths, stem, 10), learning_rate=0.01)


RESNET_18 = Architecture(
    type="resnet_18",
    title="ResNet-18",
    year=2015,
    summary="The smallest residual network of the paper: eight blocks of two convolutions, each with a skip "
    "connection.",
    source="He et al. 2016 (Deep residual learning), table 1; projections where the size changes (option B).",
    spec=_full(BASIC, (2, 2, 2, 2)),
    twin=_twin(BASIC, (2, 2), (8, 16)),
    top5_error=Published(10.92, TORCHVISION),
)
RESNET_34 = Architecture(
    type="resnet_34",
    title="ResNet-34",
    year=2015,
    summary="Without skip connections a network of 34 layers learns worse than one of 18; with them it learns better.",
    source="He et al. 2016 (Deep residual learning), table 1; projections where the size changes (option B).",
    spec=_full(BASIC, (3, 4, 6, 3)),
    twin=_twin(BASIC, (3, 3), (8, 16)),
    top5_error=Published(8.58, TORCHVISION),
)
RESNET_50 = Architecture(
    type="resnet_50",
    title="ResNet-50",
    year=2015,
    summary="Bottleneck blocks make three layers cost as much as two. The most used image network of its decade.",
    source="He et al. 2016 (Deep residual learning), table 1; the stride is in the 3×3 convolution, as in PyTorch.",
    spec=_full(DEEP, (3, 4, 6, 3)),
    twin=_twin(DEEP, (3, 2), (4, 8)),
    top5_error=Published(7.8, AUTHORS),
)
RESNET_152 = Architecture(
    type="resnet_152",
    title="ResNet-152",
    year=2015,
    summary="Fifty bottleneck blocks in a row: eight times as deep as VGG-19, and cheaper. Won ImageNet 2015.",
    source="He et al. 2016 (Deep residual learning), table 1; the stride is in the 3×3 convolution, as in PyTorch.",
    spec=_full(DEEP, (3, 8, 36, 3)),
    twin=_twin(DEEP, (2, 6), (4, 8)),
    top5_error=Published(6.7, AUTHORS),
)
WIDE_RESNET_50 = Architecture(
    type="wide_resnet_50_2",
    title="Wide ResNet-50-2",
    year=2016,
    summary="ResNet-50 with twice as many feature maps in every 3×3 convolution: width takes the place of depth, and "
    "trains faster.",
    source="Zagoruyko and Komodakis 2016, WRN-50-2-bottleneck.",
    spec=_full(WIDE, (3, 4, 6, 3), (128, 256, 512, 1024)),
    twin=_twin(WIDE, (3, 2), (8, 16)),
    top5_error=Published(5.79, "Zagoruyko and Komodakis 2016, published code: one network, one crop."),
)
RESNEXT_50 = Architecture(
    type="resnext_50_32x4d",
    title="ResNeXt-50 32×4d",
    year=2016,
    summary="The 3×3 convolutions are divided into 32 groups of four feature maps: more paths for the same cost.",
    source="Xie et al. 2017, table 1.",
    spec=_full(_made("grouped_bottleneck", 2, groups=32), (3, 4, 6, 3), (128, 256, 512, 1024)),
    twin=_twin(_made("grouped_bottleneck", 2, groups=4), (3, 2), (8, 16)),
    top5_error=Published(6.30, TORCHVISION),
)
SE_RESNET_50 = Architecture(
    type="se_resnet_50",
    title="SE-ResNet-50",
    year=2017,
    summary="Every block weighs its channels by what it sees: squeeze-and-excitation adds a tenth to the "
    "weights and hardly a multiply-add. A larger form won ImageNet 2017.",
    source="Hu et al. 2018, table 1; reduction to a sixteenth, with biases.",
    spec=_full(_made("se_bottleneck", EXPANSION, gate=_gate(4)), (3, 4, 6, 3)),
    twin=_twin(_made("se_bottleneck", EXPANSION, gate=_gate(2)), (3, 2), (4, 8)),
    top5_error=Published(6.62, "Hu et al. 2018, table 2: one network, one crop."),
)
