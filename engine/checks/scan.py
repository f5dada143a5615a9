"""The first look at a spec's JSON: nothing that is not JSON, broken, endless or absurdly large gets any further."""

import math

from pydantic import JsonValue

from engine.checks.reading import MOST_PROBLEMS, readable_id
from engine.errors import Problem
from engine.limits import LIMITS
from engine.problems import echo, make_problem
from engine.spec import paths

LARGEST_INTEGER = 2**53 - 1


class Scan:
    """A copy of the JSON in which every unreadable value is None, and the problems it had.

    Attributes:
        value: the copy, None where nothing can be read.
        problems: one for each unreadable value, the first `MOST_PROBLEMS` of them.
        paths: where unreadable values stand, as written in `Problem.path`: nodes by their ids.
    """

    def __init__(self, raw: object) -> None:
        self.problems: list[Problem] = []
        self.paths: set[str] = set()
        self.value: JsonValue = None
        size = _measure(raw)
        if size is not None:
            self.problems.append(make_problem(size))
        else:
            self.value = self._clean(raw, ())

    def _clean(self, value: object, path: tuple[str, ...]) -> JsonValue:
        if isinstance(value, dict):
            items: dict[object, object] = value
            named = ((str(echo(key)), item) for key, item in items.items())
            return {name: self._clean(item, (*path, name)) for name, item in named}
        if isinstance(value, list | tuple):
            entries: list[object] = list(value)
            ids = [readable_id(item) if path[-1:] == ("nodes",) else None for item in entries]
            return [self._clean(item, (*path, ids[index] or str(index))) for index, item in enumerate(entries)]
        fault = _fault(value)
        if fault is None:
            return value  # pyright: ignore[reportReturnType] - a scalar that JSON knows: `_fault` saw to it
        text = paths.join(*path)
        self.paths.add(text)
        if len(self.problems) < MOST_PROBLEMS:
            block = path[2] if path[:2] == ("network", "nodes") and path[2:3] and not path[2].isdigit() else None
            self.problems.append(make_problem(fault, node_id=block, path=text, got=value))
        return None


def _measure(raw: object) -> str | None:
    """`too_deep` or `too_large`, by a walk that needs no stack of its own; None where both bounds hold."""
    waiting: list[tuple[object, int]] = [(raw, 0)]
    seen = 0
    while waiting:
        value, depth = waiting.pop()
        seen += 1
        if depth > LIMITS.spec_depth:
            return "spec_too_deep"
        if seen + len(waiting) > LIMITS.spec_values:
            return "spec_too_large"
        if isinstance(value, dict):
            mapping: dict[object, object] = value
            waiting += [(item, depth + 1) for item in mapping.values()]
        elif isinstance(value, list | tuple):
            entries: list[object] = list(value)
            waiting += [(item, depth + 1) for item in entries]
    return None


def _fault(value: object) -> str | None:
    """The code of what is wrong with a scalar."""
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, int):
        return "number_too_large" if abs(value) > LARGEST_INTEGER else None
    if isinstance(value, float):
        return None if math.isfinite(value) else "not_finite"
    if isinstance(value, str):
        return "bad_text" if _is_broken(value) else None
    return "not_a_json_value"


def _is_broken(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False
