"""A run's state as arrays by name: `weights/<node>/<array>`, `layers/...`, `optimizer/...`, `alive/<node>`.

How arrays lie in memory follows the order of the plan, and that follows structure and versions. Saved state knows
neither: every array stands under its node's id, in the shape of its layer, and is checked against it when it is read.

What an optimiser remembers has the shape of the weights along some axes. Which ones is found by asking it for the
memory of a network whose groups are longer by 1, 2, ... numbers: an axis that grows by k runs along group k.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax
from jax.tree_util import DictKey, FlattenedIndexKey, GetAttrKey, SequenceKey
from jax.typing import DTypeLike
from numpy.typing import NDArray

from engine.arrays import HostArray
from engine.compile.live import LiveInputs
from engine.compile.participation import moving
from engine.compile.plan import Stack
from engine.compile.program import Program
from engine.compile.update import Alive, TrainState, can_die, sees_landscape, transformation
from engine.compile.weights import WeightArray
from engine.errors import EngineError, Problem

Named = dict[str, HostArray]
Model = tuple[Any, Any]
"""Weights (groups) and running statistics of the layers (by node)."""


def named_state(program: Program, state: TrainState, places: "list[MemoryPlace] | None" = None) -> Named:
    """Everything that a step reads, by name: copies on the host. places: as of `named_memory`."""
    alive: Named = {}
    for stack, last in _alive(program, state.alive):
        alive.update(_by_copy(program, "alive", stack, np.asarray(last)))
    memory = named_memory(program, state.optimizer, places)
    return {**named_model(program, (state.weights, state.layers)), **memory, **alive}


def named_memory(program: Program, optimizer: optax.OptState, places: "list[MemoryPlace] | None" = None) -> Named:
    """What the optimiser remembers by name: copies on the host. places: `memory_places` of it, where they are known."""
    named: Named = {}
    known = memory_places(program) if places is None else places
    for leaf, place in zip(jax.tree.leaves(optimizer), known, strict=True):
        named.update(place.named(np.asarray(leaf)))
    return named


def named_model(program: Program, model: Model) -> Named:
    """Weights and running statistics by name: copies on the host."""
    weights, layers = model
    groups = [np.asarray(group) for group in weights]
    named: Named = {}
    for array in program.layout.arrays:
        name = f"weights/{_id(program, array.node)}/{array.name}"
        named[name] = np.array(array.cut(groups)).reshape(array.spec.shape)
    for stack, arrays in zip(program.plan.stacks, layers, strict=True):
        for name, array in arrays.items():
            named.update(_by_copy(program, "layers", stack, np.asarray(array), name))
    return named


def _by_copy(program: Program, kind: str, stack: Stack, array: HostArray, name: str = "") -> Named:
    """What a stack holds by name: of several nodes each its part."""
    parts = array if stack.many else array[None]
    end = f"/{name}" if name else ""
    return {
        f"{kind}/{_id(program, place)}{end}": np.array(part) for place, part in zip(stack.places, parts, strict=True)
    }


def _of_copies(reader: "_Reader", program: Program, kind: str, stack: Stack, leaf: Any, name: str = "") -> HostArray:
    """What `_by_copy` gave out, as the stack holds it."""
    shape = leaf.shape[1:] if stack.many else leaf.shape
    end = f"/{name}" if name else ""
    parts = [reader.take(f"{kind}/{_id(program, place)}{end}", shape, leaf.dtype) for place in stack.places]
    return np.stack(parts) if stack.many else parts[0]


def read_state(program: Program, named: Mapping[str, HostArray], shapes: TrainState) -> TrainState:
    """The state that `named_state` gave out, laid out for this program.

    Args:
        shapes: of the program's state.

    Raises:
        EngineError: `saved_array_missing`, `saved_shape_differs` or `saved_array_unknown`.
    """
    if program.memoryless:  # states of before it was left out hold a memory that no step reads
        named = {name: array for name, array in named.items() if not name.startswith("optimizer/")}
    reader = _Reader(named)
    weights, layers = _model(program, reader, (shapes.weights, shapes.layers))
    places, structure = memory_places(program), jax.tree.structure(shapes.optimizer)
    leaves = jax.tree.leaves(shapes.optimizer)
    memory = [place.read(reader, leaf) for place, leaf in zip(places, leaves, strict=True)]
    alive: Any = tuple(
        _of_copies(reader, program, "alive", stack, last) for stack, last in _alive(program, shapes.alive)
    )
    reader.require_all_taken()
    return TrainState(weights, jax.tree.unflatten(structure, memory), layers, alive)


def read_model(program: Program, named: Mapping[str, HostArray], shapes: Model) -> Model:
    """Weights and running statistics as `named_model` gave them out.

    Raises:
        EngineError: as `read_state`.
    """
    return _model(program, _Reader(named), shapes)


def with_given(model: Named, given: Mapping[str, HostArray]) -> Named:
    """A model in which some arrays are given ones, in its precision.

    Raises:
        EngineError: `saved_array_unknown` where it has no such array.
    """
    for name, array in given.items():
        if name not in model:
            raise EngineError(_problem("saved_array_unknown", name, _form(array), None))
    return model | {name: array.astype(model[name].dtype) for name, array in given.items()}


def _model(program: Program, reader: "_Reader", shapes: Model) -> Model:
    weights, layers = shapes
    members: list[list[HostArray]] = [[] for _ in program.layout.group_shapes]
    for array in program.layout.arrays:
        name = f"weights/{_id(program, array.node)}/{array.name}"
        members[array.group].append(reader.take(name, array.spec.shape, weights[array.group].dtype).ravel())
    kept = tuple(
        {name: _of_copies(reader, program, "layers", stack, leaf, name) for name, leaf in own.items()}
        for stack, own in zip(program.plan.stacks, layers, strict=True)
    )
    return tuple(np.concatenate(parts) for parts in members), kept


class _Reader:
    """Takes arrays by name, each once, and looks at their shapes."""

    def __init__(self, named: Mapping[str, HostArray]) -> None:
        self._named = named
        self._left = set(named)

    def take(self, name: str, shape: tuple[int, ...], dtype: DTypeLike) -> HostArray:
        if name not in self._named:
            raise EngineError(_problem("saved_array_missing", name, None, f"{np.dtype(dtype)}{list(shape)}"))
        array = self._named[name]
        if array.shape != tuple(shape) or array.dtype != np.dtype(dtype):
            raise EngineError(_problem("saved_shape_differs", name, _form(array), f"{np.dtype(dtype)}{list(shape)}"))
        self._left.discard(name)
        return array

    def require_all_taken(self) -> None:
        for name in sorted(self._left):
            raise EngineError(_problem("saved_array_unknown", name, _form(self._named[name]), None))


def _form(array: HostArray) -> str:
    return f"{array.dtype}{list(array.shape)}"


def _problem(code: str, name: str, got: str | None, expected: str | None) -> Problem:
    return Problem(
        code=code,
        message=f"The saved state doesn't fit this network: {name} is {got or 'missing'}, "
        f"expected {expected or 'none'}.",
        path=name,
        got=got,
        expected=expected,
        hint="Start the run from its first step.",
    )


# ---- the optimiser's memory -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class MemoryPlace:
    """One leaf of the memory.

    Attributes:
        name: `optimizer/...`. axes: those that run along weights. arrays: the weights along them, in this order.
    """

    program: Program
    name: str
    axes: list[int]
    arrays: tuple[WeightArray, ...]

    def named(self, leaf: HostArray) -> Named:
        """The leaf in its shape, by name: cut at arrays that one axis runs along, in order of ids where several do."""
        if not self.axes:
            return {self.name: np.array(leaf)}
        if len(self.axes) > 1:
            return {self.name: self._reordered(leaf, self._sorted())}
        axis = self.axes[0]
        return {self._of(array): self._shaped(np.take(leaf, span, axis), axis, array) for array, span in self._spans()}

    def read(self, reader: _Reader, leaf: jax.ShapeDtypeStruct) -> HostArray:
        """The leaf again, in the shape of `leaf`."""
        if not self.axes:
            return reader.take(self.name, leaf.shape, leaf.dtype)
        if len(self.axes) > 1:
            return self._reordered(reader.take(self.name, leaf.shape, leaf.dtype), np.argsort(self._sorted()))
        axis = self.axes[0]
        parts: list[HostArray] = []
        for array, span in self._spans():
            shape = (*leaf.shape[:axis], *array.spec.shape, *leaf.shape[axis + 1 :])
            flat = (*leaf.shape[:axis], len(span), *leaf.shape[axis + 1 :])
            parts.append(reader.take(self._of(array), shape, leaf.dtype).reshape(flat))
        return np.concatenate(parts, axis)

    def _of(self, array: WeightArray) -> str:
        return f"{self.name}/{_id(self.program, array.node)}/{array.name}"

    def _shaped(self, part: HostArray, axis: int, array: WeightArray) -> HostArray:
        return part.reshape(*part.shape[:axis], *array.spec.shape, *part.shape[axis + 1 :])

    def _spans(self) -> Iterator[tuple[WeightArray, NDArray[np.int64]]]:
        first = 0
        for array in self.arrays:
            yield array, np.arange(first, first + array.size)
            first += array.size

    def _sorted(self) -> NDArray[np.int64]:
        spans = sorted(self._spans(), key=lambda pair: (_id(self.program, pair[0].node), pair[0].name))
        return np.concatenate([span for _, span in spans])

    def _reordered(self, leaf: HostArray, order: NDArray[np.int64]) -> HostArray:
        for axis in self.axes:
            leaf = np.take(leaf, order, axis)
        return np.array(leaf)


def memory_places(program: Program) -> list[MemoryPlace]:
    """Where each leaf of the optimiser's memory belongs, in the order of the leaves."""
    init = partial(_init, program)
    groups, along = _vectors(program)
    plain = jax.tree.leaves(jax.eval_shape(init, groups(0)))
    longer, _ = jax.tree.flatten_with_path(jax.eval_shape(init, groups(1)))
    places: list[MemoryPlace] = []
    for leaf, (path, grown) in zip(plain, longer, strict=True):
        growth = [after - before for before, after in zip(leaf.shape, grown.shape, strict=True)]
        axes = [axis for axis, more in enumerate(growth) if more]
        words = [_word(key) for key in path]
        grouped = axes and not sees_landscape(program)
        name = "/".join(["optimizer", *(words[:-1] if grouped else words)])
        places.append(MemoryPlace(program, name, axes, along[growth[axes[0]] - 1] if axes else ()))
    return places


def _init(program: Program, weights: optax.Params) -> optax.OptState:
    live = LiveInputs(program, jnp.zeros(program.live_size, program.dtype))
    return transformation(program, live, jnp.uint32(0)).init(weights)


Vectors = jax.ShapeDtypeStruct | tuple[jax.ShapeDtypeStruct, ...]


def _vectors(program: Program) -> tuple[Callable[[int], Vectors], list[tuple[WeightArray, ...]]]:
    """What the memory is made from, longer by `more` x (1, 2, ...); and the arrays that lie along each vector."""
    arrays, dtype = program.layout.arrays, program.dtype

    def vector(size: int) -> jax.ShapeDtypeStruct:
        return jax.ShapeDtypeStruct((size,), dtype)

    if sees_landscape(program):
        moved = tuple(moving(program))
        return lambda more: vector(sum(array.size for array in moved) + more), [moved]
    sizes = [shape[0] for shape in program.layout.group_shapes]
    along = [tuple(array for array in arrays if array.group == group) for group in range(len(sizes))]
    return lambda more: tuple(vector(size + more * (group + 1)) for group, size in enumerate(sizes)), along


def _word(key: object) -> str:
    """One step on the way to a leaf: the name of a field, a position, or a key."""
    match key:
        case GetAttrKey():
            return key.name
        case SequenceKey():
            return str(key.idx)
        case DictKey() | FlattenedIndexKey():
            return str(key.key)
        case _:
            return str(key)


def _alive(program: Program, alive: Alive) -> list[tuple[Stack, jax.Array]]:
    stacks = program.plan.stacks
    return [(stacks[number], last) for number, last in zip(can_die(program), alive, strict=True)]


def _id(program: Program, node: int) -> str:
    return program.plan.nodes[node].node_id
