"""The record that makes a face: what a block of the drawing shows of its layer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from engine.layers.definition import Shape
from engine.views.definition import ViewScene


@dataclass(frozen=True)
class FaceNode:
    """What a face may know of a node.

    Attributes:
        normalizes: see `LayerDef`.
        recurrent, attends: has gates and states over time; attention weights.
        output_shape, input_shapes: of one example. weights: shapes by name.
        source: gives out the data.
        reads_data: gives out the data, or reads them directly, rearranged at most.
    """

    normalizes: bool
    recurrent: bool
    attends: bool
    output_shape: Shape
    input_shapes: tuple[Shape, ...]
    weights: Mapping[str, Shape]
    source: bool
    reads_data: bool


@dataclass(frozen=True)
class FaceDef:
    """One face.

    Attributes:
        type: lower_snake_case name in schemas and drawings. title, summary: what people read.
        view: type of the view that computes what it shows; requests name the node and the example where it asks.
        applies: (scene, node) -> whether a block of this layer can show it.
    """

    type: str
    title: str
    summary: str
    view: str
    applies: Callable[[ViewScene, FaceNode], bool]
