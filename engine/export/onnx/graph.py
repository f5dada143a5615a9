"""A graph in the making: nodes by name, and constants beside them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import onnx
from numpy.typing import DTypeLike

from engine.arrays import HostArray
from engine.layers.definition import Shape

Values = str
"""Name of a value in the graph."""

Attribute = str | int | float | Sequence[int] | Sequence[str]
"""Of an operator."""


@dataclass
class Graph:
    """Nodes and constants of one model.

    Images are [batch, channels, height, width] in it, everything else is as it is in Backlight.

    Attributes:
        dtype: of all numbers. nodes, constants: in the order in which they were added.
        scope: name of the layer that is being written; names of its nodes begin with it.
    """

    dtype: DTypeLike
    nodes: list[onnx.NodeProto] = field(default_factory=list[onnx.NodeProto])
    constants: list[onnx.TensorProto] = field(default_factory=list[onnx.TensorProto])
    scope: str = ""
    _used: set[str] = field(default_factory=set[str])

    def add(self, operator: str, /, *inputs: Values, **attributes: Attribute) -> Values:
        """Adds a node with one output, which it returns.

        Args:
            operator: of ONNX. inputs: "" for one that is left out.
        """
        return self.add_with(1, operator, *inputs, **attributes)

    def add_with(self, outputs: int, operator: str, /, *inputs: Values, **attributes: Attribute) -> Values:
        """Adds a node with several outputs.

        Returns:
            The first; the others bear its name with a number.
        """
        name = self._free(f"{self.scope}/{operator}" if self.scope else operator)
        given = [name, *(f"{name}:{number}" for number in range(1, outputs))]
        node = onnx.helper.make_node(operator, list(inputs), given, name=name)
        node.attribute.extend(onnx.helper.make_attribute(key, value) for key, value in sorted(attributes.items()))
        self.nodes.append(node)
        return name

    def constant(self, value: HostArray, name: str = "constant") -> Values:
        """Adds an array of any shape; floating point numbers take the graph's dtype."""
        array = value.astype(self.dtype) if np.issubdtype(value.dtype, np.floating) else value
        full = self._free(f"{self.scope}/{name}" if self.scope else name)
        self.constants.append(onnx.numpy_helper.from_array(np.ascontiguousarray(array), full))
        return full

    def number(self, value: float) -> Values:
        """Adds a number."""
        return self.constant(np.asarray(value, self.dtype))

    def integers(self, *values: int) -> Values:
        """Adds a list of whole numbers, as shapes and axes are given."""
        return self.constant(np.asarray(values, np.int64), "shape")

    def _free(self, wanted: str) -> str:
        name = next(
            name
            for number in range(1, len(self._used) + 2)
            if (name := wanted if number == 1 else f"{wanted}_{number}") not in self._used
        )
        self._used.add(name)
        return name

    # ---- layouts -------------------------------------------------------------------------------------------------

    def channels_last(self, value: Values, shape: Shape) -> Values:
        """A value with its axes in the order that they have in Backlight."""
        return self.add("Transpose", value, perm=[0, 2, 3, 1]) if is_image(shape) else value

    def channels_first(self, value: Values, shape: Shape) -> Values:
        """The opposite of `channels_last`."""
        return self.add("Transpose", value, perm=[0, 3, 1, 2]) if is_image(shape) else value

    def turned(self, value: Values, shape: Shape) -> Values:
        """A sequence with its features behind the batch, or the other way round; other values as they are."""
        return self.add("Transpose", value, perm=[0, 2, 1]) if len(shape) == 2 else value

    def flat(self, value: Values, shape: Shape) -> Values:
        """A value as rows, in the order that numbers have in Backlight."""
        if len(shape) <= 1:
            return value
        return self.reshaped(self.channels_last(value, shape), (-1,))

    def reshaped(self, value: Values, shape: Sequence[int]) -> Values:
        """A value in another shape, the batch apart."""
        return self.add("Reshape", value, self.integers(0, *shape))


def is_image(shape: Shape) -> bool:
    """Whether a value has height, width and channels."""
    return len(shape) == 3


def last_axis(shape: Shape) -> int:
    """The axis of channels or features."""
    return 1 if is_image(shape) else -1
