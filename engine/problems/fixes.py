"""Problems with one cure, by code, and that cure as edits of the spec.

A problem is not listed where its hint names several cures: choosing between them is the reader's.
"""

from collections.abc import Callable
from dataclasses import dataclass

from pydantic import JsonValue

from engine.errors import Advice, Edit, InsertNode, RemovePart, SetValue


@dataclass(frozen=True)
class Place:
    """Where a problem stands, and what was expected there."""

    node_id: str | None
    path: str | None
    expected: int | str | None


def _node(name: str) -> str:
    """The path of a node; `engine.spec.paths`, which stands above problems, reads the same."""
    return f"network.nodes.{name}"


def _setting(name: str, setting: str) -> str:
    return f"{_node(name)}.config.{setting}"


Cure = Callable[[Place], tuple[Edit, ...]]


def _clear(place: Place) -> tuple[Edit, ...]:
    return () if place.path is None else (SetValue(path=place.path, value=None),)


def _remove(place: Place) -> tuple[Edit, ...]:
    return () if place.path is None else (RemovePart(path=place.path),)


def _remove_node(place: Place) -> tuple[Edit, ...]:
    return () if place.node_id is None else (RemovePart(path=_node(place.node_id)),)


def _expected(place: Place) -> tuple[Edit, ...]:
    return () if place.path is None else (SetValue(path=place.path, value=place.expected),)


def _set(value: JsonValue) -> Cure:
    return lambda place: () if place.path is None else (SetValue(path=place.path, value=value),)


def _at(path: str, value: JsonValue) -> Cure:
    return lambda _: (SetValue(path=path, value=value),)


def _expected_setting(name: str) -> Cure:
    def cure(place: Place) -> tuple[Edit, ...]:
        if place.node_id is None:
            return ()
        return (SetValue(path=_setting(place.node_id, name), value=place.expected),)

    return cure


CURES: dict[str, Cure] = {
    "activation_applied_twice": _remove_node,
    "batch_larger_than_training": _expected,
    "batch_too_large": _expected,
    "class_weights_without_classes": _clear,
    "classes_at_every_position": _set({"type": "pixel_cross_entropy", "config": {}}),
    "clipping_bends_the_step": _clear,
    "data_without_classes": _set("value"),
    "full_batch_needed": _expected,
    "metric_uninformative": _remove,
    "mixing_too_large": _set({"type": "standardize", "config": {}}),
    "schedule_without_rate": _at("schedule", {"type": "constant", "config": {}}),
    "left_out_class_missing": _clear,
    "thinning_without_classes": _clear,
    "tokens_are_names": _set([]),
    "too_few_tokens": _expected_setting("tokens"),
}


def fix_of(code: str, place: Place) -> tuple[Edit, ...]:
    """The cure of a problem where there is only one; else nothing.

    Example:
        >>> fix_of("full_batch_needed", Place(None, "training.batch_size", 300))
        (SetValue(type='set', path='training.batch_size', value=300),)
    """
    cure = CURES.get(code)
    return () if cure is None else cure(place)


def fix_of_advice(advice: Advice) -> tuple[Edit, ...]:
    """The change that a hint about shapes names.

    Example:
        >>> fix_of_advice(Advice(code="remove_block", nodes=("flat",), layer="flatten"))
        (RemovePart(type='remove', path='network.nodes.flat'),)
    """
    if advice.code == "change_setting":
        return tuple(
            SetValue(path=_setting(name, setting), value=value)
            for name in advice.nodes
            for setting, value in advice.settings.items()
        )
    if advice.code == "remove_block":
        return tuple(RemovePart(path=_node(name)) for name in advice.nodes)
    source, *behind = advice.nodes
    target = behind[0] if behind else None
    return (InsertNode(layer=advice.layer, config=advice.settings, source=source, target=target),)
