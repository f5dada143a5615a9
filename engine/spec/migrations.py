"""Older specs, brought up to the present version step by step before anything else reads them."""

from collections.abc import Callable, Mapping

from pydantic import JsonValue

from engine.spec.experiment import SPEC_VERSION

Migration = Callable[[Mapping[str, JsonValue]], dict[str, JsonValue]]

MIGRATIONS: tuple[Migration, ...] = ()
"""Number i turns a spec of version i + 1 into one of version i + 2."""


def migrate(raw: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """A spec's JSON in the present version; one that names no known older version is left as it is.

    Args:
        raw: a spec's JSON, unchecked; it is not changed.
    """
    current = dict(raw)
    version = current.get("version", SPEC_VERSION)
    if isinstance(version, bool) or not isinstance(version, int) or not 1 <= version < SPEC_VERSION:
        return current
    for step in MIGRATIONS[version - 1 :]:
        current = step(current)
    return current
