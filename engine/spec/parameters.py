"""Parameters of a group: settings of its nodes that take their value from an instance."""

from collections.abc import Iterator, Mapping

from pydantic import JsonValue

PARAMETER, TIMES, OVER = "parameter", "times", "over"
_REFERENCE_KEYS = {PARAMETER, TIMES, OVER}

Values = Mapping[str, tuple[JsonValue, str | None]]
"""Parameters by name: value, and the path of the setting that holds it."""


def is_reference(value: JsonValue) -> bool:
    """Whether a setting of a node in a group is taken from a parameter."""
    return isinstance(value, dict) and PARAMETER in value and value.keys() <= _REFERENCE_KEYS


def resolve_settings(config: Mapping[str, JsonValue], values: Values) -> tuple[dict[str, JsonValue], dict[str, str]]:
    """Settings with the values of parameters in them, and the paths of those that are such a value as it stands."""
    resolved: dict[str, JsonValue] = {}
    settings: dict[str, str] = {}
    for name, value in config.items():
        resolved[name] = resolve(value, values)
        if isinstance(value, dict) and is_reference(value) and len(value) == 1:
            path = values[str(value[PARAMETER])][1]
            if path is not None:
                settings[name] = path
    return resolved, settings


def resolve(value: JsonValue, values: Values) -> JsonValue:
    """A setting with the values of parameters put in, in nested settings too.

    A number is multiplied and divided; where that leaves a rest, the result is a fraction, which a whole-number
    setting refuses.
    """
    if isinstance(value, list):
        return [resolve(item, values) for item in value]
    if not isinstance(value, dict):
        return value
    if not is_reference(value):
        return {name: resolve(item, values) for name, item in value.items()}
    found = values[str(value[PARAMETER])][0]
    return _scaled(found, value.get(TIMES, 1), value.get(OVER, 1))


def _scaled(value: JsonValue, times: JsonValue, over: JsonValue) -> JsonValue:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    if not isinstance(times, int) or not isinstance(over, int) or times == over == 1:
        return value
    product = value * times
    return product // over if isinstance(product, int) and product % over == 0 else product / over


def parameters_of(value: JsonValue) -> Iterator[str]:
    """Names of the parameters that a setting refers to."""
    if isinstance(value, dict):
        if is_reference(value):
            yield str(value[PARAMETER])
        else:
            for item in value.values():
                yield from parameters_of(item)
    elif isinstance(value, list):
        for item in value:
            yield from parameters_of(item)
