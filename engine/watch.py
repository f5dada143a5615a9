"""Tells changes of the set of findings as events."""

from collections.abc import Sequence
from typing import Any

from pydantic import JsonValue

from engine.findings.definition import Finding
from engine.report import Event

Key = tuple[str, str | None]


class FindingWatch:
    """Which findings stand at present, by rule and node."""

    def __init__(self) -> None:
        self._active: dict[Key, dict[str, JsonValue]] = {}

    def changes(self, step: int, found: Sequence[Finding]) -> list[Event]:
        """Events for findings that are new and for those that are gone; a finding that only moves tells nothing."""
        now = {(finding.code, finding.node_id): _detail(finding) for finding in found}
        gone = [
            Event("finding", step, {**detail, "active": False})
            for key, detail in self._active.items()
            if key not in now
        ]
        new = [
            Event("finding", step, {**detail, "active": True}) for key, detail in now.items() if key not in self._active
        ]
        kept = {key: detail for key, detail in self._active.items() if key in now}
        self._active = {**kept, **{key: detail for key, detail in now.items() if key not in kept}}
        return gone + new

    def facts(self) -> list[dict[str, JsonValue]]:
        """The standing findings, for a checkpoint."""
        return list(self._active.values())

    def restore(self, facts: Sequence[dict[str, Any]]) -> None:
        """Takes over what `facts` gave out."""
        self._active = {(detail["code"], detail["node_id"]): detail for detail in facts}


def _detail(finding: Finding) -> dict[str, JsonValue]:
    cures: list[JsonValue] = [{"code": cure.code, "spec": cure.spec.model_dump(mode="json")} for cure in finding.cures]
    return {
        "code": finding.code,
        "severity": finding.severity,
        "node_id": finding.node_id,
        "values": dict(finding.values),
        "cures": cures,
    }
