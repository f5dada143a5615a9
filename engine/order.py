"""The order in which nodes are computed: by structure, so that renamed or moved networks share executables.

Copies of a group are computed one after the other, each in the order of the group, so that what repeats lies in a row.
"""

import hashlib
import heapq
import json
from collections.abc import Mapping, Sequence

from engine.spec.expand import SEPARATOR

Sources = Mapping[str, Sequence[str]]
"""What each name reads, in the order of its wires."""


def structural_order(structure: Mapping[str, str], sources: Sources) -> list[str]:
    """Names, sources before readers.

    Args:
        structure: what decides what a node computes, by its address. sources: of an acyclic graph.
    """
    units: dict[str, list[str]] = {}
    for name in structure:
        units.setdefault(_unit(name), []).append(name)
    inner: dict[str, list[str]] = {}
    known: dict[str, list[str]] = {}
    for unit, names in units.items():
        inner[unit] = names if len(names) == 1 else _copy_order(unit, names, structure, sources, known)
    whole = {unit: _digest([structure[name] for name in names]) for unit, names in inner.items()}
    outer = {
        unit: [owner for name in names for source in sources[name] if (owner := _unit(source)) != unit]
        for unit, names in inner.items()
    }
    return [name for unit in _ordered(whole, outer) for name in inner[unit]]


def _unit(name: str) -> str:
    """A node of the drawing by itself, or the copy of a group that an address lies in: `block_1/3`."""
    return SEPARATOR.join(name.split(SEPARATOR)[:2])


def _copy_order(
    unit: str, names: Sequence[str], structure: Mapping[str, str], sources: Sources, known: dict[str, list[str]]
) -> list[str]:
    """The order within a copy; copies that are alike have the same.

    Args:
        known: orders of copies that were seen, by their form.
    """
    start, members = len(unit) + 1, set(names)
    inside = {name: [source for source in sources[name] if source in members] for name in names}
    form = json.dumps([[name[start:], structure[name], [each[start:] for each in inside[name]]] for name in names])
    if form not in known:
        known[form] = [name[start:] for name in _ordered({name: structure[name] for name in names}, inside)]
    return [f"{unit}{SEPARATOR}{name}" for name in known[form]]


def _digest(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _ordered(structure: Mapping[str, str], sources: Sources) -> list[str]:
    """Kahn's order; ties by structure, then by all that lies before and behind, then by name between true twins."""
    readers: dict[str, list[tuple[str, int]]] = {name: [] for name in structure}
    for name, read in sources.items():
        for number, source in enumerate(read):
            readers[source].append((name, number))
    plain = {name: _digest(text) for name, text in structure.items()}
    some = _kahn(plain, sources, readers, plain)
    labels = plain
    for _ in range(2):
        labels = _refined(labels, some, sources, readers)
    return _kahn(plain, sources, readers, labels)


def _refined(
    labels: Mapping[str, str],
    order: Sequence[str],
    sources: Sources,
    readers: Mapping[str, Sequence[tuple[str, int]]],
) -> dict[str, str]:
    """Labels that distinguish nodes by what is before them, and by what is behind them."""
    before: dict[str, str] = {}
    for name in order:
        before[name] = _digest(labels[name], [before[source] for source in sources[name]])
    behind: dict[str, str] = {}
    for name in reversed(order):
        behind[name] = _digest(labels[name], sorted((behind[reader], number) for reader, number in readers[name]))
    return {name: _digest(before[name], behind[name]) for name in labels}


def _kahn(
    first: Mapping[str, str],
    sources: Sources,
    readers: Mapping[str, Sequence[tuple[str, int]]],
    second: Mapping[str, str],
) -> list[str]:
    waiting = {name: len(read) for name, read in sources.items()}
    ready = [(first[name], second[name], name) for name, count in waiting.items() if count == 0]
    heapq.heapify(ready)
    order: list[str] = []
    while ready:
        *_, name = heapq.heappop(ready)
        order.append(name)
        for reader, _ in readers[name]:
            waiting[reader] -= 1
            if waiting[reader] == 0:
                heapq.heappush(ready, (first[reader], second[reader], reader))
    return order
