"""What the networks of the zoo cost: as published, and as the formulas say."""

import pytest

from engine.checks import check
from engine.groups.compose import make_node
from engine.limits import LIMITS
from engine.zoo import ZOO
from engine.zoo.compose import counted, dense, make_network
from engine.zoo.definition import Architecture
from tests.engine.zoo.by_formula import count

BY_TYPE = {entry.type: entry for entry in ZOO}

# Published, or counted by several people by hand (LABS C10); to the last weight.
WEIGHTS = {
    "lenet_5": 61_706,
    "alexnet": 60_965_224,
    "vgg_11": 132_863_336,
    "vgg_11_lrn": 132_863_336,
    "vgg_13": 133_047_848,
    "vgg_16_1x1": 133_638_952,
    "vgg_16": 138_357_544,
    "vgg_19": 143_667_240,
    "googlenet": 7_005_832,
    "resnet_18": 11_689_512,
    "resnet_34": 21_797_672,
    "resnet_50": 25_557_032,
    "resnet_152": 60_192_808,
    "cifar_resnet_20": 269_722,
    "cifar_resnet_56": 853_018,
    "cifar_resnet_110": 1_727_962,
    "cifar_plain_20": 269_722,
    "cifar_plain_56": 853_018,
    "cifar_plain_110": 1_727_962,
    "wide_resnet_50_2": 68_883_240,
    "resnext_50_32x4d": 25_028_904,
    "se_resnet_50": 28_088_024,
    "densenet_121": 7_978_856,
    # By hand: 4 (128 (2 + 128) + 128) + 129; (n + 1) m summed over the dense layers.
    "lstm": 67_201,
    "deep_autoencoder": 2_837_314,
    "denoising_autoencoder": 785_000 + 784_784,
    "sparse_autoencoder": 196 * 785 + 784 * 197,
    # By hand, layer by layer: 9 L0 L1 + L1 for each convolution.
    "fcn_interpolation": 320 + 18_496 + 36_928 + 18_464 + 1_156,
    "fcn_unpooling": 320 + 18_496 + 36_928 + 18_464 + 1_156,
    "fcn_transposed": 320 + 18_496 + 36_928 + 32_800 + 2_052,
    "u_net": (160 + 2_320)
    + (4_640 + 9_248)
    + (18_496 + 36_928)
    + (73_856 + 147_584)
    + (32_832 + 73_792 + 36_928)
    + (8_224 + 18_464 + 9_248)
    + (2_064 + 4_624 + 2_320)
    + 68,
}

# Multiply-adds in billions, published: Krizhevsky's network as counted by several, VGG and ResNet by torchvision's
# model tables (He et al. 2016, table 1: 1.8, 3.6, 3.8 with the stride in the first 1x1, 11.3), DenseNet likewise.
OPERATIONS = {
    "alexnet": 0.72,
    "vgg_11": 7.61,
    "vgg_13": 11.31,
    "vgg_16": 15.47,
    "vgg_19": 19.63,
    "resnet_18": 1.81,
    "resnet_34": 3.66,
    "resnet_50": 4.09,
    "resnet_152": 11.51,
    "wide_resnet_50_2": 11.40,
    "resnext_50_32x4d": 4.23,
    "densenet_121": 2.83,
}


def test_every_network_of_the_list_is_there() -> None:
    assert set(WEIGHTS) == set(BY_TYPE)
    assert len(ZOO) == 31


@pytest.mark.parametrize("entry", ZOO, ids=lambda entry: entry.type)
def test_weights_are_those_of_the_literature(entry: Architecture) -> None:
    result = check(entry.spec.model_dump(mode="json"))
    assert {problem.code for problem in result.problems} <= {"data_count_only"}
    assert result.weights == WEIGHTS[entry.type]


@pytest.mark.parametrize("name", sorted(OPERATIONS))
def test_operations_are_within_two_percent_of_the_published_ones(name: str) -> None:
    result = check(BY_TYPE[name].spec.model_dump(mode="json"))
    assert result.operations == pytest.approx(OPERATIONS[name] * 1e9, rel=0.02)


@pytest.mark.parametrize("entry", ZOO, ids=lambda entry: entry.type)
def test_weights_and_operations_equal_the_formulas(entry: Architecture) -> None:
    result = check(entry.spec.model_dump(mode="json"))
    example = next(fact.output_shape for fact in result.nodes if fact.node_id == "x")
    assert example is not None
    assert (result.weights, result.operations) == count(entry.spec.network, example)


@pytest.mark.parametrize("entry", ZOO, ids=lambda entry: entry.type)
def test_a_twin_can_be_trained_and_is_small(entry: Architecture) -> None:
    result = check(entry.twin.model_dump(mode="json"))
    assert (result.problems, result.warnings) == ((), ())
    assert result.weights < 40_000
    assert result.operations < 1_000_000


@pytest.mark.parametrize("entry", ZOO, ids=lambda entry: entry.type)
def test_a_twin_is_drawn_with_the_groups_of_its_network(entry: Architecture) -> None:
    assert entry.twin.network.groups.keys() == entry.spec.network.groups.keys()
    repeats = [node.repeat for node in entry.spec.network.nodes]
    assert max(repeats) == 1 or max(node.repeat for node in entry.twin.network.nodes) > 1


def test_gates_hardly_cost_multiply_adds() -> None:
    plain, gated = (check(BY_TYPE[name].spec.model_dump(mode="json")) for name in ("resnet_50", "se_resnet_50"))
    assert 1.001 < gated.operations / plain.operations < 1.003


def test_the_mlp_of_the_lectures() -> None:
    layers = [
        make_node("flat", "flatten"),
        dense("one", 100),
        make_node("relu_1", "relu"),
        dense("two", 100),
        make_node("relu_2", "relu"),
        dense("logits", 10),
    ]
    spec = counted(make_network(layers), side=10, channels=1, classes=10)
    assert check(spec.model_dump(mode="json")).weights == 21_210


@pytest.mark.parametrize("entry", ZOO, ids=lambda entry: entry.type)
def test_a_network_is_drawn_with_few_blocks_and_its_error_has_a_source(entry: Architecture) -> None:
    assert len(entry.spec.network.nodes) <= 25 < LIMITS.drawn_nodes
    assert entry.top5_error is None or (3 < entry.top5_error.value < 20 and entry.top5_error.source.endswith("."))
    assert entry.summary.endswith(".")
    assert entry.source.endswith(".")
    assert 1980 < entry.year < 2030
