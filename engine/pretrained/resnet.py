"""ResNet-18 as torchvision trained it on the photographs of ImageNet."""

import re
from collections.abc import Mapping

import numpy as np

from engine import registry
from engine.arrays import HostArray
from engine.groups.compose import make_node
from engine.pretrained.definition import Arrays, PretrainedDef
from engine.spec import Component, Data, Edge, Evaluation, ExperimentSpec, Network, Node, Split, Training
from engine.spec.expand import expand_network
from engine.zoo.compose import CLASS
from engine.zoo.resnet import RESNET_18

ENLARGED = 2
"""CIFAR-10's photographs are 32×32; the network halves an image five times."""

EXAMPLES, UNSEEN = 200, 1000

_PARTS = {
    "conv_1": "conv1",
    "norm_1": "bn1",
    "conv_2": "conv2",
    "norm_2": "bn2",
    "projection": "downsample.0",
    "norm_3": "downsample.1",
}
_ENDS = {"conv": "conv1", "norm": "bn1", "logits": "fc"}
_ARRAYS = {
    "conv2d": {"weights/{}/kernel": "weight"},
    "dense": {"weights/{}/kernel": "weight", "weights/{}/bias": "bias"},
    "batch_norm": {
        "weights/{}/scale": "weight",
        "weights/{}/shift": "bias",
        "layers/{}/running_mean": "running_mean",
        "layers/{}/running_variance": "running_var",
    },
}
"""Arrays of a layer in PyTorch, by their names in saved weights."""


def torch_name(address: str) -> str:
    """What PyTorch calls a layer of a residual network whose first stage has no projection.

    Example:
        >>> torch_name("blocks_1/2/conv_1"), torch_name("stage_3/1/norm_3"), torch_name("blocks_3/1/norm_2")
        ('layer1.1.conv1', 'layer3.0.downsample.1', 'layer3.1.bn2')
    """
    found = re.fullmatch(r"(blocks|stage)_(\d)/(\d+)/(\w+)", address)
    if found is None:
        return _ENDS[address]
    kind, stage, copy, part = found.groups()
    place = int(copy) - 1 + (kind == "blocks" and stage != "1")
    return f"layer{stage}.{place}.{_PARTS[part]}"


def _turned(kind: str, array: HostArray) -> HostArray:
    """PyTorch has outputs first: [out, in, height, width] and [out, in]."""
    axes = {"conv2d": (2, 3, 1, 0), "dense": (1, 0)}.get(kind)
    return np.asarray(array.transpose(axes) if axes is not None and array.ndim == len(axes) else array, np.float32)


def _as_in_pytorch(network: Network) -> Network:
    """Zeros on all sides of an image, also at a stride of 2, where `same` adds them below and on the right alone."""

    def padded(node: Node) -> Node:
        size = node.config.get("kernel_size")
        if node.config.get("padding") != "same" or not isinstance(size, int):
            return node
        return node.model_copy(update={"config": {**node.config, "padding": size // 2}})

    groups = {
        name: group.model_copy(update={"nodes": tuple(map(padded, group.nodes))})
        for name, group in network.groups.items()
    }
    return network.model_copy(update={"nodes": tuple(map(padded, network.nodes)), "groups": groups})


NETWORK = _as_in_pytorch(RESNET_18.spec.network)
_LAYERS: Mapping[str, tuple[str, int]] = {
    node.id: (node.type, registry.layer(node.type).version)
    for node in expand_network(NETWORK).network.nodes
    if node.type in _ARRAYS
}


def _convert(arrays: Arrays) -> dict[str, HostArray]:
    return {
        ours.format(address): _turned(kind, arrays[f"{torch_name(address)}.{theirs}"])
        for address, (kind, _) in _LAYERS.items()
        for ours, theirs in _ARRAYS[kind].items()
    }


def _for_ten_classes(network: Network) -> Network:
    """The photographs enlarged, and an output for each of the ten classes."""
    enlarge = make_node("enlarge", "upsample2d", factor=ENLARGED, method="bilinear")
    nodes = tuple(
        node.model_copy(update={"config": {**node.config, "units": 10}}) if node.id == "logits" else node
        for node in network.nodes
    )
    edges = tuple(
        edge.model_copy(update={"source": "enlarge"}) if edge.source == "x" else edge for edge in network.edges
    )
    return network.model_copy(
        update={"nodes": (nodes[0], enlarge, *nodes[1:]), "edges": (Edge(source="x", target="enlarge"), *edges)}
    )


RESNET_18_IMAGENET = PretrainedDef(
    type=RESNET_18.type,
    title="ResNet-18, trained on the 1.28 million photographs of ImageNet",
    source="torchvision, IMAGENET1K_V1, in the form of timm/resnet18.tv_in1k (BSD 3-clause licence).",
    mirrors=("https://huggingface.co/timm/resnet18.tv_in1k/resolve/a987fd6b60f845221bfff84b6f0191273ba56ead/",),
    file="model.safetensors",
    megabytes=46.8,
    sha256="694f673df6520a3158624e8a89af086f59923ee4cd7436fe5bc3bc71d295ad81",
    layers=_LAYERS,
    convert=_convert,
    task=ExperimentSpec(
        network=_for_ten_classes(NETWORK),
        data=Data(
            type="cifar10",
            split=Split(train=EXAMPLES, validation=UNSEEN, test=UNSEEN),
            preprocessing=(Component(type="imagenet"),),
        ),
        objectives=(CLASS,),
        optimizer=Component(type="adam", config={"learning_rate": 0.003}),
        training=Training(batch_size=20, evaluation=Evaluation(every=5)),
    ),
    kept=tuple(
        node.id for node in NETWORK.nodes if (node.id in _LAYERS and node.id != "logits") or node.type in NETWORK.groups
    ),
)
