"""Older specs, brought up to the present version step by step before anything else reads them."""

from collections.abc import Callable, Mapping

from pydantic import JsonValue

Migration = Callable[[Mapping[str, JsonValue]], dict[str, JsonValue]]


def _with_groups(raw: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """Version 2 has groups; a network without any is written as before."""
    return {**raw, "version": 2}


MIGRATIONS: tuple[Migration, ...] = (_with_groups,)
"""Number i turns a spec of version i + 1 into one of version i + 2."""

SPEC_VERSION = len(MIGRATIONS) + 1


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
