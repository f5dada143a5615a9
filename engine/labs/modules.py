"""A ready experiment on inception modules, and what the networks of the zoo weigh."""

from engine.groups import INCEPTION, INCEPTION_NAIVE
from engine.groups.compose import make_node
from engine.groups.definition import GroupDef
from engine.labs.claims import Claim, Count
from engine.labs.definition import Lab, LabRun
from engine.labs.measures import last_validation, operations_of, weights, weights_of
from engine.spec import ExperimentSpec, Node
from engine.zoo.compose import conv, counted, dense, make_network, trained
from engine.zoo.definition import Architecture
from engine.zoo.densenet import DENSENET_121
from engine.zoo.first import ALEXNET, LENET_5
from engine.zoo.googlenet import GOOGLENET
from engine.zoo.resnet import RESNET_18, RESNET_34, RESNET_50, RESNET_152, RESNEXT_50, SE_RESNET_50, WIDE_RESNET_50
from engine.zoo.resnet_cifar import RESNET_20, RESNET_56
from engine.zoo.vgg import VGG_11, VGG_11_LRN, VGG_13, VGG_16, VGG_16_NARROW, VGG_19

STEPS = 512
FILTERS = {"filters_1x1": 64, "filters_3x3": 128, "filters_5x5": 32}
REDUCED = {**FILTERS, "reduce_3x3": 96, "reduce_5x5": 16, "pool_projection": 32}
"""Of module 3a of GoogLeNet, which reads 28×28×192."""

WEIGHTS: tuple[tuple[Architecture, int], ...] = (
    (LENET_5, 61_706),
    (ALEXNET, 60_965_224),
    (VGG_11, 132_863_336),
    (VGG_11_LRN, 132_863_336),
    (VGG_13, 133_047_848),
    (VGG_16_NARROW, 133_638_952),
    (VGG_16, 138_357_544),
    (VGG_19, 143_667_240),
    (GOOGLENET, 7_005_832),
    (RESNET_18, 11_689_512),
    (RESNET_34, 21_797_672),
    (RESNET_50, 25_557_032),
    (RESNET_152, 60_192_808),
    (RESNET_20, 269_722),
    (RESNET_56, 853_018),
    (WIDE_RESNET_50, 68_883_240),
    (RESNEXT_50, 25_028_904),
    (DENSENET_121, 7_978_856),
    (SE_RESNET_50, 28_088_024),
)
"""As published, or as several people count them; to the last weight."""


def _small(record: GroupDef) -> ExperimentSpec:
    """Two modules in a row on digits."""
    nodes: list[Node] = [
        conv("conv", 16),
        make_node("relu", "relu"),
        make_node("module_1", record.type),
        make_node("module_2", record.type),
        make_node("mean", "global_avg_pool"),
        dense("logits", 10),
    ]
    return trained(make_network(nodes, ready=[record]))


def _in_googlenet(record: GroupDef, config: dict[str, int]) -> ExperimentSpec:
    nodes = [make_node("module", record.type, **config), make_node("mean", "global_avg_pool"), dense("logits", 1000)]
    return counted(make_network(nodes, ready=[record]), side=28, channels=192)


NAIVE_3A, REDUCED_3A = _in_googlenet(INCEPTION_NAIVE, FILTERS), _in_googlenet(INCEPTION, REDUCED)
MLP = counted(
    make_network([make_node("flat", "flatten"), *(dense(f"dense_{n}", 100) for n in (1, 2)), dense("logits", 10)]),
    side=10,
    channels=1,
    classes=10,
)

INCEPTION_MODULES = Lab(
    id="inception",
    title="Inception modules",
    summary="Windows of several sizes side by side. Where 1×1 convolutions reduce the channels first, a network learns "
    "as well with fewer multiply-adds. The model zoo shows GoogLeNet among its time.",
    spec=_small(INCEPTION),
    main_title="With reduction",
    others=(LabRun("naive", "Naive", _small(INCEPTION_NAIVE)),),
    claims=tuple(
        Claim(
            f"{name} modules classify 90 % of unseen digits correctly.",
            STEPS,
            last_validation("accuracy"),
            least=0.9,
            run=run,
        )
        for run, name in (("main", "Reduced"), ("naive", "Naive"))
    ),
    counts=(
        Count(
            "Module 3a of GoogLeNet needs less than 45 % of the multiply-adds of its naive form.",
            REDUCED_3A,
            operations_of("module"),
            most=0.45,
            against=NAIVE_3A,
        ),
        Count(
            "Module 3a of GoogLeNet has 163,696 weights.",
            REDUCED_3A,
            weights_of("module"),
            least=163_696,
            most=163_696,
        ),
        *(
            Count(f"{entry.title} has {number:,} weights.", entry.spec, weights, least=number, most=number)
            for entry, number in WEIGHTS
        ),
        Count(
            "Dense layers of 100, 100 and 10 units on 100 numbers have 21,210 weights.",
            MLP,
            weights,
            least=21_210,
            most=21_210,
        ),
    ),
    source="Szegedy et al. 2015 (Going deeper with convolutions), figure 2 and table 1.",
)
