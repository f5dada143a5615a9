"""Which finding of a run another experiment is a cure of."""

from collections.abc import Iterable
from dataclasses import dataclass

from pydantic import JsonValue

from engine.normal_form import spec_hash
from engine.report import Event
from engine.spec import ExperimentSpec


@dataclass(frozen=True)
class CuredFinding:
    """A finding of a run's log, and which of its cures another spec is.

    Attributes:
        step: at which it was reported.
    """

    code: str
    node_id: str | None
    cure: str
    step: int


def cured_finding(events: Iterable[Event], spec: ExperimentSpec) -> CuredFinding | None:
    """The finding of a log that a spec is a cure of: the latest one; None where it is none.

    Args:
        events: the log of the first run. spec: what the second run trains.
    """
    wanted = spec_hash(spec)
    found: CuredFinding | None = None
    for event in events:
        if event.kind != "finding" or event.detail.get("active") is False:
            continue
        cure = next((code for code, cured in _cures(event.detail.get("cures")) if spec_hash(cured) == wanted), None)
        if cure is not None:
            node_id = event.detail.get("node_id")
            named = node_id if isinstance(node_id, str) else None
            found = CuredFinding(str(event.detail["code"]), named, cure, event.step)
    return found


def _cures(value: JsonValue) -> list[tuple[str, ExperimentSpec]]:
    entries = value if isinstance(value, list) else []
    return [
        (str(entry["code"]), ExperimentSpec.model_validate(entry["spec"]))
        for entry in entries
        if isinstance(entry, dict)
    ]
