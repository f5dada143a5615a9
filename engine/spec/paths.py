"""Spec paths: the one grammar in which a setting of an experiment is named, read and replaced.

A path is a row of steps joined by points: `training.clipping.at`, `objectives.1.weight`,
`network.nodes.dense_1.config.units`. A step is the name of a field, a key of a config, the id of a node or the
position in a list. No id, key or field name holds a point.
"""

from collections.abc import Mapping, Sequence
from functools import reduce
from typing import Any

from pydantic import BaseModel

from engine.spec.experiment import ExperimentSpec
from engine.spec.network import Node

OPTIMIZER, SCHEDULE, TRAINING, DATA = "optimizer", "schedule", "training", "data"
L1, L2, CLIPPING_LIMIT = "training.l1", "training.l2", "training.clipping.at"
BATCH_SIZE, CLASS_WEIGHTS = "training.batch_size", "training.class_weights"
CONFIG = "config"
NODES, EDGES, GROUPS = "network.nodes", "network.edges", "network.groups"


def join(*steps: str | int) -> str:
    """The path of some steps or shorter paths.

    Example:
        >>> join("objectives", 1, "weight")
        'objectives.1.weight'
    """
    return ".".join(map(str, steps))


def steps(path: str) -> tuple[str, ...]:
    """The steps of a path; none of "", the spec itself.

    Example:
        >>> steps("objectives.1.weight")
        ('objectives', '1', 'weight')
    """
    return tuple(path.split(".")) if path else ()


def node(node_id: str) -> str:
    """The path of a node."""
    return join(NODES, node_id)


def node_id(path: str) -> str | None:
    """The node that a path lies in; None for any other path."""
    return _name_in(NODES, path)


def group(name: str) -> str:
    """The path of a group that is drawn as one block."""
    return join(GROUPS, name)


def group_name(path: str) -> str | None:
    """The group that a path lies in; None for any other path.

    Example:
        >>> group_name("network.groups.block.nodes.dense_1"), group_name("network.nodes.dense_1")
        ('block', None)
    """
    return _name_in(GROUPS, path)


def preprocessing(index: int) -> str:
    """The path of a preprocessing step."""
    return join(DATA, "preprocessing", index)


def augmentation(index: int) -> str:
    """The path of an augmentation."""
    return join(DATA, "augmentations", index)


def edge(index: int) -> str:
    """The path of an edge."""
    return join("network", "edges", index)


def objective(index: int) -> str:
    """The path of an objective."""
    return join("objectives", index)


def objective_index(path: str) -> int | None:
    """The position of the objective that a path lies in; None for any other path."""
    position = _name_in("objectives", path)
    return int(position) if position is not None and position.isdecimal() else None


def setting(owner: str, name: str) -> str:
    """The path of a component's setting. owner: path of the component."""
    return join(owner, CONFIG, name)


def split_setting(path: str) -> tuple[str, str] | None:
    """The component and the setting that a path names; None where it names no setting of a component.

    Example:
        >>> split_setting("network.nodes.dense_1.config.units")
        ('network.nodes.dense_1', 'units')
    """
    *owner, last = steps(path) or ("",)
    return (join(*owner[:-1]), last) if len(owner) > 1 and owner[-1] == CONFIG else None


def parent(path: str) -> tuple[str, str]:
    """The path of what holds the last step ("" for the spec itself), and that step."""
    owner, _, last = path.rpartition(".")
    return owner, last


def read(spec: ExperimentSpec, path: str) -> Any:
    """The value at a path; the whole spec at "".

    Raises:
        KeyError: the path does not exist; the message names its first missing part. A setting left at its default is
            not in the spec unless that is in normal form.
    """
    return read_from(spec, path)


def read_from(part: BaseModel, path: str) -> Any:
    """As `read`, the path counted from a part of a spec."""
    return reduce(_child, steps(path), part)


def replace(spec: ExperimentSpec, path: str, value: object) -> ExperimentSpec:
    """The spec with another value at a path. The value is not validated; a setting may be new, all else must exist.

    Raises:
        KeyError: as `read`.

    Example:
        >>> from engine.labs import LABS
        >>> read(replace(LABS[0].spec, "training.l2", 0.5), "training.l2")
        0.5
    """
    return _replaced(spec, steps(path), value)


def _name_in(owner: str, path: str) -> str | None:
    """The step of a path behind its owner's; None where it lies elsewhere, or is the owner's."""
    before, row = steps(owner), steps(path)
    return row[len(before)] if row[: len(before)] == before and len(row) > len(before) else None


def _child(whole: object, step: str) -> Any:
    if isinstance(whole, BaseModel):
        if step in type(whole).model_fields:
            return getattr(whole, step)
    elif isinstance(whole, Mapping):
        if step in whole:
            return whole[step]
    elif isinstance(whole, list | tuple):
        return whole[_position(whole, step)]
    raise KeyError(step)


def _replaced(whole: object, steps: Sequence[str], value: object) -> Any:
    step, *rest = steps
    if isinstance(whole, Mapping):
        return {**whole, step: _replaced(_child(whole, step), rest, value) if rest else value}
    new = _replaced(_child(whole, step), rest, value) if rest else value
    if isinstance(whole, BaseModel) and step in type(whole).model_fields:
        return whole.model_copy(update={step: new})
    if isinstance(whole, list | tuple):
        position = _position(whole, step)
        return type(whole)(new if index == position else item for index, item in enumerate(whole))
    raise KeyError(step)


def _position(items: Sequence[object], step: str) -> int:
    for index, item in enumerate(items):
        if isinstance(item, Node) and item.id == step:
            return index
    if step.isdecimal() and int(step) < len(items) and not isinstance(items[int(step)], Node):
        return int(step)
    raise KeyError(step)
