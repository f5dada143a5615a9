"""Tells changes of the set of findings as events."""

from collections.abc import Sequence
from typing import Any

from pydantic import JsonValue

from engine.findings import explained_by
from engine.findings.definition import Finding
from engine.report import Event

Key = tuple[str, str | None]

PATIENCE = 4
"""A finding ends once its rule has not found it on so many ladder steps in a row: half an octave."""


class FindingTracker:
    """Which findings stand at present, by rule and node."""

    def __init__(self) -> None:
        self._active: dict[Key, dict[str, JsonValue]] = {}
        self._missed: dict[Key, int] = {}

    def changes(self, step: int, found: Sequence[Finding]) -> list[Event]:
        """Events for findings that are new and for those that have ended; one that only moves tells nothing.

        Args:
            found: what every rule finds at this ladder step, consequences among them.
        """
        now = {(finding.code, finding.node_id): _detail(finding) for finding in found}
        missed = {key: 0 if key in now else count + 1 for key, count in self._missed.items()}
        held = {key: detail for key, detail in self._active.items() if missed[key] < PATIENCE}
        new = {key: detail for key, detail in now.items() if key not in held}
        consequences = explained_by(code for code, _ in (*held, *new))
        standing = {key: detail for key, detail in {**held, **new}.items() if key[0] not in consequences}
        before, self._active = self._active, standing
        self._missed = {key: missed.get(key, 0) for key in standing}
        gone = [{**detail, "active": False} for key, detail in before.items() if key not in standing]
        told = [{**detail, "active": True} for key, detail in standing.items() if key not in before]
        return [Event("finding", step, detail) for detail in (*gone, *told)]

    def facts(self) -> list[dict[str, JsonValue]]:
        """The standing findings, for a checkpoint."""
        return [{**detail, "missed": self._missed[key]} for key, detail in self._active.items()]

    def restore(self, facts: Sequence[dict[str, Any]]) -> None:
        """Takes over what `facts` gave out."""
        self._active, self._missed = {}, {}
        for fact in facts:
            key = (fact["code"], fact["node_id"])
            self._active[key] = {name: value for name, value in fact.items() if name != "missed"}
            self._missed[key] = fact["missed"]


def _detail(finding: Finding) -> dict[str, JsonValue]:
    cures: list[JsonValue] = [{"code": cure.code, "spec": cure.spec.model_dump(mode="json")} for cure in finding.cures]
    return {
        "code": finding.code,
        "severity": finding.severity,
        "node_id": finding.node_id,
        "values": dict(finding.values),
        "cures": cures,
    }
