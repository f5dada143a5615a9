"""Writing the experiments of the zoo in few lines."""

from collections.abc import Sequence

from pydantic import JsonValue

from engine.groups.compose import make_edges, make_node
from engine.groups.definition import HE, GroupDef
from engine.spec import Component, Data, ExperimentSpec, Group, Network, Node, Objective, Training

CLASSES = 1000
CLASS = Objective(loss=Component(type="cross_entropy"), prediction="logits", target="label")
PIXELS = Objective(loss=Component(type="pixel_cross_entropy"), prediction="logits", target="label")
INPUT = Objective(loss=Component(type="mse"), prediction="reconstruction", target="input")
CONVOLUTION: dict[str, JsonValue] = {"padding": "same", **HE}


def conv(name: str, filters: int, kernel_size: int = 3, **config: JsonValue) -> Node:
    """A convolution that keeps the size of the image unless set."""
    return make_node(name, "conv2d", **{**CONVOLUTION, "filters": filters, "kernel_size": kernel_size, **config})


def dense(name: str, units: int, **config: JsonValue) -> Node:
    """A dense layer before ReLU, unless set."""
    return make_node(name, "dense", units=units, **{**HE, **config})


def max_pool(name: str, pool_size: int = 2, stride: int | None = None, padding: str | int = "valid") -> Node:
    """Max pooling."""
    return make_node(name, "max_pool2d", pool_size=pool_size, stride=stride, padding=padding)


def repeated(name: str, kind: str, repeat: int, **config: JsonValue) -> Node:
    """Copies of a group in a row."""
    return Node(id=name, type=kind, repeat=repeat, config=config)


def make_network(
    nodes: Sequence[Node], *chains: str, ready: Sequence[GroupDef] = (), groups: dict[str, Group] | None = None
) -> Network:
    """A network behind the input `x`.

    Args:
        nodes: all others. chains: edges; none: all nodes in a row.
        ready: ready-made groups that it is made of. groups: others, by name.
    """
    row = " ".join(["x", *(node.id for node in nodes)])
    return Network(
        nodes=(make_node("x", "input"), *nodes),
        edges=make_edges(*(chains or (row,))),
        groups={**{record.type: record.group for record in ready}, **(groups or {})},
    )


def counted(network: Network, side: int, channels: int = 3, classes: int = CLASSES, **parts: object) -> ExperimentSpec:
    """An experiment on a shape alone: the network is looked at and counted.

    Args:
        side: height and width of the images. parts: other parts of the spec.
    """
    shape: dict[str, JsonValue] = {"height": side, "width": side, "channels": channels, "classes": classes}
    data = Data(type="shape_only", config=shape)
    return ExperimentSpec.model_validate({"network": network, "data": data, "objectives": (CLASS,), **parts})


def trained(network: Network, learning_rate: float = 0.003, **parts: object) -> ExperimentSpec:
    """An experiment that trains within a minute: handwritten digits of 8×8 pixels, unless set.

    Args:
        learning_rate: of Adam. parts: other parts of the spec.
    """
    chosen = {
        "data": Data(type="digits"),
        "objectives": (CLASS,),
        "optimizer": Component(type="adam", config={"learning_rate": learning_rate}),
        "training": Training(batch_size=32),
        **parts,
    }
    return ExperimentSpec.model_validate({"network": network, **chosen})
