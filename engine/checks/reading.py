"""From JSON to the parts of a spec: every fault of form as a problem with its path and its node."""

import json
from collections.abc import Iterable
from itertools import islice
from typing import TypeVar

from pydantic import BaseModel, JsonValue, ValidationError
from pydantic_core import ErrorDetails

from engine.errors import Problem
from engine.problems import make_problem
from engine.spec import paths

Model = TypeVar("Model", bound=BaseModel)
Where = tuple[str, ...]

_CODES = {
    "extra_forbidden": "unknown_key",
    "missing": "missing_key",
    "finite_number": "not_finite",
    "string_pattern_mismatch": "bad_name",
    "int_type": "not_a_whole_number",
    "int_from_float": "not_a_whole_number",
    "int_parsing": "not_a_whole_number",
    "float_type": "not_a_number",
    "bool_type": "not_a_truth_value",
    "string_type": "not_a_text",
    "dict_type": "not_an_object",
    "model_type": "not_an_object",
    "model_attributes_type": "not_an_object",
    "list_type": "not_a_list",
    "tuple_type": "not_a_list",
    "too_long": "wrong_length",
    "too_short": "wrong_length",
    "literal_error": "unknown_choice",
}
LARGEST_WHOLE = 2.0**53
LONGEST_ID = 32
MOST_PROBLEMS = 100
"""Problems that one part of a spec, or one message, is answered with at most."""

_SIGNS = {"ge": "≥ {:g}", "gt": "> {:g}", "le": "≤ {:g}", "lt": "< {:g}"}


def read_part(
    model: type[Model], value: JsonValue, where: Where, node_id: str | None = None
) -> tuple[Model | None, list[Problem]]:
    """One part of a spec, strictly: a text is no number and 1.5 no whole number; nothing is bent to fit.

    Args:
        model: what it should be. value: its JSON. where: its path in the spec. node_id: the node it belongs to.

    Returns:
        (part, []) or (None, every problem).
    """
    try:
        return model.model_validate_json(json.dumps(value), strict=True), []
    except ValidationError as error:
        return None, _problems(error.errors(include_url=False)[:MOST_PROBLEMS], value, where, node_id)


def readable_id(entry: object) -> str | None:
    """The id of a node by which paths name it; None where it has none that can be read."""
    items: dict[object, object] = entry if isinstance(entry, dict) else {}
    name = items.get("id")
    return name if isinstance(name, str) and len(name) <= LONGEST_ID and name.isidentifier() else None


def entry_problems(errors: Iterable[ErrorDetails]) -> list[Problem]:
    """Pydantic's errors about a whole message as problems, one an error, at the path that pydantic names.

    At most the first `MOST_PROBLEMS` errors are reported.
    """
    reported = islice(errors, MOST_PROBLEMS)
    return [_problem([entry], tuple(str(step) for step in entry["loc"]), None) for entry in reported]


def _problems(errors: Iterable[ErrorDetails], value: JsonValue, where: Where, node_id: str | None) -> list[Problem]:
    """One problem per path: a field of several possible kinds is reported once, with all of them."""
    grouped: dict[Where, list[ErrorDetails]] = {}
    for entry in errors:
        grouped.setdefault(_path(entry, value), []).append(entry)
    return [_problem(entries, (*where, *path), node_id) for path, entries in grouped.items()]


def _path(entry: ErrorDetails, value: JsonValue) -> Where:
    """Where an error stands, without the names that pydantic gives to the members of a union."""
    if entry["type"] == "missing":
        return tuple(str(step) for step in entry["loc"])
    path: list[str] = []
    current = value
    for step in entry["loc"]:
        found = _found(current, step)
        if found is None:
            break
        (current,) = found
        path.append(str(step))
    return tuple(path)


def _found(value: JsonValue, step: int | str) -> tuple[JsonValue] | None:
    """What stands under a key of an object, or at a place in a list; None where nothing does."""
    if isinstance(value, list):
        return (value[step],) if isinstance(step, int) and step < len(value) else None
    return (value[step],) if isinstance(value, dict) and isinstance(step, str) and step in value else None


def _problem(entries: list[ErrorDetails], path: Where, node_id: str | None) -> Problem:
    first = entries[0]
    code = _CODES.get(first["type"], "invalid_value")
    expected = list(dict.fromkeys(text for text in map(_expected, entries) if text))
    if len(entries) > 1 and code not in {"unknown_key", "missing_key"}:
        code = "unknown_choice" if expected else "invalid_value"
    elif bound_of(first):
        code = "out_of_bounds"
    got = None if code == "missing_key" else first["input"]
    if code == "not_a_whole_number" and isinstance(got, float) and abs(got) >= LARGEST_WHOLE:
        code = "number_too_large"
    return make_problem(code, node_id=node_id, path=paths.join(*path), got=got, expected=", ".join(expected) or None)


def bound_of(entry: ErrorDetails) -> str | None:
    """The bound that an error is about, as people write it; None where it is about none."""
    context = entry.get("ctx", {})
    return next((sign.format(context[name]) for name, sign in _SIGNS.items() if name in context), None)


def _expected(entry: ErrorDetails) -> str | None:
    context = entry.get("ctx", {})
    if entry["type"] == "literal_error" and "expected" in context:
        return str(context["expected"]).replace("'", "").replace(" or ", ", ")
    if entry["type"] == "too_long" and "max_length" in context:
        return f"≤ {context['max_length']}"
    if entry["type"] == "too_short" and "min_length" in context:
        return f"≥ {context['min_length']}"
    return bound_of(entry)
