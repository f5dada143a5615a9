"""Strict JSON: what is no document of ours is refused, in time and memory that grow with the size of the text alone."""

import json
from typing import Any

from engine.errors import Problem
from engine.limits import LIMITS

DEEPEST = 64
MOST_VALUES = LIMITS.spec_values + 10_000
"""Values of a document: a spec of the largest size, and what may stand beside it."""

LONGEST_NUMBER = 400
TOO_DEEP = f"it is nested more than {DEEPEST} levels deep"
TOO_MANY = f"it contains more than {MOST_VALUES} values"


def unreadable(reason: str) -> Problem:
    """The problem of a text that is no JSON document of ours."""
    return Problem(
        code="unreadable",
        message=f"The body couldn't be read: {reason}.",
        expected=f"JSON in UTF-8, finite numbers, at most {DEEPEST} levels deep and {MOST_VALUES} values",
        hint="Send the experiment as plain JSON.",
    )


def find_fault(body: bytes) -> str | None:
    """Why a text is no document of ours: NaN, infinite numbers, twin keys, lone surrogates, depth, number of values.

    Returns:
        A phrase, or None for a document that may be read.
    """
    try:
        document = json.loads(
            body,
            object_pairs_hook=_without_twins,
            parse_constant=_no_constant,
            parse_float=_finite,
            parse_int=_whole,
        )
    except UnicodeDecodeError:
        return "it is not UTF-8"
    except RecursionError:
        return TOO_DEEP
    except json.JSONDecodeError as error:
        return f"invalid JSON at line {error.lineno}, column {error.colno}"
    except ValueError as error:
        return str(error)[:200]
    return _document_fault(document)


def is_broken(text: str) -> bool:
    """Whether a text holds half of a surrogate pair, which UTF-8 cannot express."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def find_twin(names: list[str]) -> str | None:
    """The first name that stands in a list for the second time; each name is looked at once."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            return name
        seen.add(name)
    return None


def _document_fault(document: Any) -> str | None:
    """Depth, values and texts of a parsed document, level by level and so never recursive."""
    level: list[Any] = [document]
    values = 0
    for _ in range(DEEPEST + 1):
        values += len(level)
        if values > MOST_VALUES:
            return TOO_MANY
        below: list[Any] = []
        for value in level:
            if isinstance(value, dict):
                if any(map(is_broken, value)):
                    return "a string contains an unpaired surrogate"
                below.extend(value.values())
            elif isinstance(value, list):
                below.extend(value)
            elif isinstance(value, str) and is_broken(value):
                return "a string contains an unpaired surrogate"
        if not below:
            return None
        level = below
    return TOO_DEEP


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    document = dict(pairs)
    if len(document) == len(pairs):
        return document
    twin = find_twin([name for name, _ in pairs]) or ""
    raise ValueError(f"an object has the key {json.dumps(twin[:40])} twice")


def _no_constant(word: str) -> Any:
    raise ValueError(f"{word} is not a number")


def _finite(text: str) -> float:
    _require_short(text)
    value = float(text)
    if value - value != 0:
        raise ValueError(f"{text[:40]} is too large for a number")
    return value


def _whole(text: str) -> int:
    _require_short(text)
    return int(text)


def _require_short(text: str) -> None:
    if len(text) > LONGEST_NUMBER:
        raise ValueError(f"a number of {len(text)} digits")
