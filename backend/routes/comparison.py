"""Two runs compared from their records: whether a cure has worked. Reading starts no training."""

import asyncio
from dataclasses import asdict

from fastapi import APIRouter

from backend.deps import EvidenceDep, LimitComparisons, ManagerDep
from backend.errors import not_found
from backend.protocol.comparison import ComparedFinding, ComparedRun, RunComparison
from backend.sessions.evidence import EvidenceReader, JudgedRun
from backend.sessions.manager import SessionManager
from engine.findings.comparison import Comparison, Side, compare
from engine.findings.cured import CuredFinding, cured_finding

router = APIRouter(prefix="/api/runs", tags=["runs"])


@router.get("/{run_id}/compare/{other_run_id}", dependencies=[LimitComparisons])
async def compare_runs(run_id: str, other_run_id: str, manager: ManagerDep, evidence: EvidenceDep) -> RunComparison:
    """Two runs at the last ladder step that both have reached; the verdict, where the second is a cure of the first."""
    async with evidence.turns:
        first, second = await _judged(evidence, manager, run_id), await _judged(evidence, manager, other_run_id)
        finding = await asyncio.to_thread(cured_finding, first.events, second.spec)
        sides = (first.evidence, second.evidence, finding)
        comparison = await asyncio.to_thread(compare, *sides, goes_on=first.in_memory)
    return _body(comparison, finding, run_id, other_run_id)


async def _judged(evidence: EvidenceReader, manager: SessionManager, run_id: str) -> JudgedRun:
    """A run with its evidence.

    Raises:
        Refused: 404.
    """
    run = await evidence.read(manager, run_id)
    if run is None:
        raise not_found("run", run_id)
    return run


def _side(side: Side, run_id: str) -> ComparedRun:
    return ComparedRun.model_validate({"run_id": run_id, **asdict(side)})


def _body(comparison: Comparison, finding: CuredFinding | None, first: str, second: str) -> RunComparison:
    return RunComparison(
        step=comparison.step,
        final_step=comparison.final_step,
        status=comparison.status,
        verdict=comparison.verdict,
        finding=None if finding is None else ComparedFinding.model_validate(asdict(finding)),
        finding_change=comparison.finding,
        loss_change=comparison.loss,
        loss_by=comparison.loss_by,
        first=_side(comparison.first, first),
        second=_side(comparison.second, second),
    )
