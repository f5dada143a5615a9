"""Why a run is stuck, judged from its record. Reading starts no training."""

import asyncio
from dataclasses import asdict

from fastapi import APIRouter
from pydantic import JsonValue

from backend.deps import EvidenceDep, LimitComparisons, ManagerDep
from backend.errors import not_found
from backend.protocol.diagnosis import FoundCause, LookedAt, OfferedCure, RunDiagnosis
from engine.findings.definition import Cure, Evidence, Finding
from engine.findings.diagnosis import Cause, Diagnosis, diagnose

router = APIRouter(prefix="/api/runs", tags=["runs"])


@router.get("/{run_id}/diagnosis", dependencies=[LimitComparisons])
async def diagnose_run(run_id: str, manager: ManagerDep, evidence: EvidenceDep) -> RunDiagnosis:
    """What is wrong with a run and what follows from it, what was looked at, and what to try next."""
    async with evidence.turns:
        run = await evidence.read(manager, run_id)
        if run is None:
            raise not_found("run", run_id)
        if run.evidence is None:
            return RunDiagnosis(
                run_id=run_id, step=0, outlook="early", loss=None, guessing=None, causes=[], looked=[], next=None
            )
        return await asyncio.to_thread(_judged, run_id, run.evidence)


def _judged(run_id: str, evidence: Evidence) -> RunDiagnosis:
    found: Diagnosis = diagnose(evidence)
    return RunDiagnosis(
        run_id=run_id,
        step=found.step,
        outlook=found.outlook,
        loss=found.loss,
        guessing=found.guessing,
        causes=[_cause(cause) for cause in found.causes],
        looked=[LookedAt.model_validate({**asdict(each), "codes": list(each.codes)}) for each in found.looked],
        next=None if found.next is None else _cure(found.next),
    )


def _cause(cause: Cause) -> FoundCause:
    finding = cause.finding
    return FoundCause.model_validate(
        {
            **_found(finding),
            "severity": finding.severity,
            "cures": [_cure(cure) for cure in finding.cures],
            "consequences": [_found(each) for each in cause.consequences],
        }
    )


def _found(finding: Finding) -> dict[str, JsonValue]:
    return {"code": finding.code, "node_id": finding.node_id, "values": {**finding.values}}


def _cure(cure: Cure) -> OfferedCure:
    return OfferedCure(code=cure.code, spec=cure.spec.model_dump(mode="json"))
