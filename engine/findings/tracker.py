"""Reports changes of the set of findings as events."""

from collections.abc import Sequence

from pydantic import JsonValue

from engine.findings import explained_by
from engine.findings.definition import Finding
from engine.report import Event, Facts

STEPS_TO_END = 4
"""A finding ends once its rule has not found it on so many ladder steps in a row: half an octave."""


class FindingTracker:
    """Which findings stand at present: at most one of each rule, with the values of the step at which it began."""

    def __init__(self) -> None:
        self._active: dict[str, dict[str, JsonValue]] = {}
        self._missed: dict[str, int] = {}

    def changes(self, step: int, found: Sequence[Finding], *, counted: bool = True) -> list[Event]:
        """Events for findings that are new and for those that have ended; one that only changes its numbers has none.

        A warning that becomes an error ends, and the error is reported.

        Args:
            found: what every rule finds at this step, consequences among them.
            counted: whether a rule that finds nothing counts as having missed; at the end of a run it does not, since
                the ladder step there has been counted, and any other step is none.
        """
        if not found and not self._active:
            return []
        now = {finding.code: _detail(finding) for finding in found}
        missed = {code: 0 if code in now else count + counted for code, count in self._missed.items()}
        held = {
            code: detail
            for code, detail in self._active.items()
            if missed[code] < STEPS_TO_END and not _is_worse(now.get(code), detail)
        }
        standing = {**held, **{code: detail for code, detail in now.items() if code not in held}}
        consequences = explained_by(standing)
        before, self._active = (
            self._active,
            {code: detail for code, detail in standing.items() if code not in consequences},
        )
        self._missed = {code: missed.get(code, 0) for code in self._active}
        gone = [{**detail, "active": False} for code, detail in before.items() if self._active.get(code) is not detail]
        new = [{**detail, "active": True} for code, detail in self._active.items() if before.get(code) is not detail]
        return [Event("finding", step, detail) for detail in (*gone, *new)]

    def facts(self) -> list[Facts]:
        """The standing findings, for a checkpoint."""
        return [{**detail, "missed": self._missed[code]} for code, detail in self._active.items()]

    def restore(self, facts: Sequence[Facts]) -> None:
        """Takes over what `facts` gave out."""
        self._active, self._missed = {}, {}
        for fact in facts:
            self._active[fact["code"]] = {name: value for name, value in fact.items() if name != "missed"}
            self._missed[fact["code"]] = fact["missed"]


def _is_worse(now: dict[str, JsonValue] | None, before: dict[str, JsonValue]) -> bool:
    return now is not None and now["severity"] == "error" and before["severity"] != "error"


def _detail(finding: Finding) -> dict[str, JsonValue]:
    cures: list[JsonValue] = [{"code": cure.code, "spec": cure.spec.model_dump(mode="json")} for cure in finding.cures]
    return {
        "code": finding.code,
        "severity": finding.severity,
        "node_id": finding.node_id,
        "values": dict(finding.values),
        "cures": cures,
    }
