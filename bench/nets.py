"""The nets of the table, as specs, and data of the right shape for them."""

import itertools
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from engine.datasets.definition import PreparedData
from engine.datasets.prepare import prepare
from engine.spec import Data, ExperimentSpec

Nodes = list[dict[str, Any]]

PLAYGROUND = "TensorFlow Playground's engine in Node"
PYTORCH = "PyTorch eager with per-layer logging"
PYTORCH_ALONE = "PyTorch eager without logging"


@dataclass(frozen=True)
class Net:
    """One line of the table.

    Attributes:
        peer: steps per second of TensorFlow Playground's engine or of PyTorch on such a machine, measured apart,
            and what it is.
    """

    name: str
    layers: Nodes
    data: str
    loss: str
    target: str
    batch: int
    peer: tuple[float, str]
    optimizer: str = "sgd"
    rate: float = 0.03

    @property
    def peer_is_pytorch(self) -> bool:
        """Whether its peer can be measured beside it."""
        return self.peer[1] in (PYTORCH, PYTORCH_ALONE)

    @property
    def peer_logs(self) -> bool:
        """Whether its peer has gradient norms and dead fractions reported at every step."""
        return self.peer[1] == PYTORCH

    @property
    def spec(self) -> ExperimentSpec:
        """The experiment."""
        nodes = [{"id": "x", "type": "input"}, *self.layers]
        edges = [{"source": a["id"], "target": b["id"]} for a, b in itertools.pairwise(nodes)]
        return ExperimentSpec.model_validate(
            {
                "network": {"nodes": nodes, "edges": edges},
                "data": {"type": self.data},
                "objectives": [
                    {"loss": {"type": self.loss}, "prediction": self.layers[-1]["id"], "target": self.target}
                ],
                "optimizer": {"type": self.optimizer, "config": {"learning_rate": self.rate}},
                "training": {"batch_size": self.batch},
            }
        )


def dense_net(units: list[int], activation: str, last: bool = False) -> Nodes:
    """Dense layers, an activation behind each, behind the last one only where `last` is set."""
    nodes: Nodes = []
    for number, width in enumerate(units):
        nodes.append({"id": f"dense_{number}", "type": "dense", "config": {"units": width}})
        if last or number < len(units) - 1:
            nodes.append({"id": f"act_{number}", "type": activation})
    return nodes


def convolution_net(blocks: list[dict[str, Any]], dense: list[int], norm: bool = False) -> Nodes:
    """Convolution, norm, ReLU and pooling by block (`pool` 0 for none), then dense layers."""
    nodes: Nodes = []
    for number, block in enumerate(blocks):
        config = {key: value for key, value in block.items() if key != "pool"}
        nodes.append({"id": f"conv_{number}", "type": "conv2d", "config": config})
        nodes += [{"id": f"norm_{number}", "type": "batch_norm"}] if norm else []
        nodes.append({"id": f"relu_{number}", "type": "relu"})
        if block["pool"]:
            nodes.append({"id": f"pool_{number}", "type": "max_pool2d"})
    nodes.append({"id": "flat", "type": "flatten"})
    return nodes + dense_net(dense, "relu")


TINY = Net("2-4-2-1", dense_net([4, 2, 1], "tanh", last=True), "circle", "mse", "value", 10, peer=(147_000, PLAYGROUND))
DEEP = Net(
    "2-8x6-1", dense_net([8] * 6 + [1], "tanh", last=True), "circle", "mse", "value", 10, peer=(10_400, PLAYGROUND)
)
WIDE = Net(
    "784-30-10", dense_net([30, 10], "sigmoid"), "mnist", "cross_entropy", "label", 10, rate=0.1, peer=(3_592, PYTORCH)
)
MNIST = Net(
    "784-100-100-10", dense_net([100, 100, 10], "relu"), "mnist", "cross_entropy", "label", 64, peer=(1_592, PYTORCH)
)
LENET = Net(
    "LeNet-5",
    convolution_net(
        [
            {"filters": 6, "kernel_size": 5, "padding": "same", "pool": 2},
            {"filters": 16, "kernel_size": 5, "pool": 2},
        ],
        [120, 84, 10],
    ),
    "mnist",
    "cross_entropy",
    "label",
    64,
    optimizer="adam",
    rate=0.001,
    peer=(214, PYTORCH_ALONE),
)
CNN = Net(
    "CNN 32-32-64-64-96, batch norm",
    convolution_net(
        [
            {"filters": filters, "kernel_size": 3, "padding": "same", "pool": pool}
            for filters, pool in ((32, 0), (32, 2), (64, 0), (64, 2), (96, 0))
        ],
        [10],
        norm=True,
    ),
    "mnist",
    "cross_entropy",
    "label",
    64,
    optimizer="adam",
    rate=0.001,
    peer=(16, PYTORCH_ALONE),
)
NETS = (TINY, DEEP, WIDE, MNIST, LENET, CNN)


def _made_up(rows: int = 60_000) -> PreparedData:
    random = np.random.default_rng(0)
    drawn = random.random((rows, 28, 28, 1)) < 0.2
    return PreparedData(
        inputs=(random.integers(0, 256, drawn.shape) * drawn).astype(np.uint8),
        offset=np.asarray(0.0),
        scale=np.asarray(1.0),
        labels=random.integers(0, 10, rows).astype(np.int32),
        values=None,
        counts=(rows - 10_000, 10_000, 0),
        classes=tuple("0123456789"),
        input_shape=(28, 28, 1),
        kind="image",
    )


def make_loader() -> Callable[[Net], tuple[PreparedData, str]]:
    """(net) -> its data, each set loaded once, and what they are."""
    kept: dict[str, tuple[PreparedData, str]] = {}

    def load(net: Net) -> tuple[PreparedData, str]:
        if net.data not in kept:
            folder = os.environ.get("BACKLIGHT_DATA_DIR")
            if net.data == "mnist" and not folder:
                kept[net.data] = (_made_up(), "made-up images")
            else:
                kept[net.data] = (prepare(Data(type=net.data), Path(folder) if folder else None), net.data)
        return kept[net.data]

    return load
