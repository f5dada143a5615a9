"""Parameters of a group: settings of its nodes that take their value from an instance."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pydantic import JsonValue

PARAMETER, TIMES, OVER = "parameter", "times", "over"
_REFERENCE_KEYS = {PARAMETER, TIMES, OVER}
LARGEST = 2**53


class Parameter(NamedTuple):
    """The value of a parameter.

    Attributes:
        path: of the setting that holds it; None where it is worked out from other parameters.
        derived: paths of those.
    """

    value: JsonValue
    path: str | None
    derived: frozenset[str] = frozenset()


Values = Mapping[str, Parameter]
"""Parameters by name."""


class Resolved(NamedTuple):
    """Settings with the values of parameters in them.

    Attributes:
        settings: paths of those that are the value of a parameter as it stands, by the setting's name.
        derived: for each setting that is worked out from parameters, the paths of those.
    """

    config: dict[str, JsonValue]
    settings: dict[str, str]
    derived: dict[str, frozenset[str]]


def is_reference(value: JsonValue) -> bool:
    """Whether a setting of a node in a group is taken from a parameter."""
    return isinstance(value, dict) and PARAMETER in value and value.keys() <= _REFERENCE_KEYS


def resolve_settings(config: Mapping[str, JsonValue], values: Values) -> Resolved:
    """Settings of a node, or of an instance, in a group."""
    found = Resolved({}, {}, {})
    for name, value in config.items():
        found.config[name] = resolve(value, values)
        read = [values[parameter] for parameter in parameters_of(value)]
        plain = isinstance(value, dict) and is_reference(value) and value.keys() == {PARAMETER}
        if plain and read[0].path is not None:
            found.settings[name] = read[0].path
        elif read:
            found.derived[name] = frozenset().union(*(_origins(parameter) for parameter in read))
    return found


def _origins(parameter: Parameter) -> frozenset[str]:
    return parameter.derived if parameter.path is None else frozenset({parameter.path})


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
    found = values[str(value[PARAMETER])].value
    return _scaled(found, value.get(TIMES, 1), value.get(OVER, 1))


def _scaled(value: JsonValue, times: JsonValue, over: JsonValue) -> JsonValue:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    if not isinstance(times, int) or not isinstance(over, int) or times == over == 1:
        return value
    product = value * times
    if abs(product) > LARGEST:
        return product  # beyond every bound
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
