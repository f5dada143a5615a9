"""What labs claim of a run, judged from records. Reading starts no training."""

import asyncio
import math

from fastapi import APIRouter

from backend.deps import EvidenceDep, LimitComparisons, ManagerDep
from backend.errors import not_found
from backend.protocol.claims import JudgedClaim, JudgedClaims
from backend.sessions.evidence import EvidenceReader, JudgedRun
from backend.sessions.manager import SessionManager
from engine.catalog import find_lab_runs
from engine.findings.definition import Evidence
from engine.labs.claims import Claim, Standing
from engine.labs.definition import Lab
from engine.spec import ExperimentSpec

router = APIRouter(prefix="/api/runs", tags=["runs"])

Found = dict[str, tuple[str, Evidence | None]]
"""Runs of a session by the id of the lab's run that they are: their own id, and what they are judged by."""


@router.get("/{run_id}/claims", dependencies=[LimitComparisons])
async def judge_claims(run_id: str, manager: ManagerDep, evidence: EvidenceDep) -> JudgedClaims:
    """Every claim of the labs that the run is of; what is compared with it is the session's latest such run.

    Raises:
        Refused: 404.
    """
    async with evidence.turns:
        own = await evidence.read(manager, run_id)
        if own is None:
            raise not_found("run", run_id)
        places = await asyncio.to_thread(find_lab_runs, _trained(own))
        claims: list[JudgedClaim] = []
        for lab, run in places:
            found = await _found(lab, run, (run_id, own), evidence, manager)
            claims += await asyncio.to_thread(_judge, lab, found)
    return JudgedClaims(reached=_reached(own.evidence), claims=claims)


def _reached(evidence: Evidence | None) -> int:
    return 0 if evidence is None or not len(evidence.steps) else int(evidence.steps[-1])


def _trained(run: JudgedRun) -> ExperimentSpec:
    """The experiment with its live values: a changed rate makes another one of it."""
    return run.spec if run.evidence is None else run.evidence.drawn


async def _found(
    lab: Lab, run: str, own: tuple[str, JudgedRun], evidence: EvidenceReader, manager: SessionManager
) -> Found:
    run_id, judged = own
    found: Found = {run: (run_id, judged.evidence)}
    wanted = {other for claim in lab.claims for other in claim.runs} - {run}
    row = await manager.store.run(run_id)
    if not wanted or row is None:
        return found
    for one in await manager.store.runs_of(row["session_id"]):
        other = None if one["id"] == run_id else await evidence.read(manager, one["id"])
        if other is None:
            continue
        for place, name in await asyncio.to_thread(find_lab_runs, _trained(other)):
            if place.id == lab.id and name in wanted:
                found[name] = (one["id"], other.evidence)
    return found


def _judge(lab: Lab, found: Found) -> list[JudgedClaim]:
    return [_judged(lab, index, claim, found) for index, claim in enumerate(lab.claims)]


def _judged(lab: Lab, index: int, claim: Claim, found: Found) -> JudgedClaim:
    sides = [found.get(run, (None, None)) for run in claim.runs]
    records = [record for _, record in sides if record is not None]
    now = claim.so_far(*records) if len(records) == len(sides) else Standing(0, 0, math.nan)
    status = "pending" if now.reached < claim.steps else "holds" if claim.bears(now.value) else "fails"
    return JudgedClaim(
        lab=lab.id,
        index=index,
        run_ids=[name for name, _ in sides],
        step=now.step,
        value=now.value if math.isfinite(now.value) else None,
        status=status,
    )
