"""Two runs compared from their records: whether a cure has worked. Reading starts no training."""

import asyncio
from dataclasses import asdict
from pathlib import Path

from fastapi import APIRouter

from backend.deps import EvidenceDep, LimitComparisons, ManagerDep, SettingsDep
from backend.errors import not_found
from backend.protocol.comparison import ComparedFinding, ComparedLayer, ComparedRun, RunComparison
from backend.sessions.evidence import EvidenceReader, JudgedRun
from backend.sessions.manager import SessionManager
from engine import registry
from engine.errors import EngineError
from engine.findings.comparison import Comparison, Side, compare
from engine.findings.cured import CuredFinding, cured_finding
from engine.same_start import Start, layer_starts

router = APIRouter(prefix="/api/runs", tags=["runs"])


@router.get("/{run_id}/compare/{other_run_id}", dependencies=[LimitComparisons])
async def compare_runs(
    run_id: str, other_run_id: str, manager: ManagerDep, evidence: EvidenceDep, settings: SettingsDep
) -> RunComparison:
    """Two runs at the last ladder step that both have reached; the verdict, where the second is a cure of the first."""
    async with evidence.turns:
        first, second = await _judged(evidence, manager, run_id), await _judged(evidence, manager, other_run_id)
        finding = await asyncio.to_thread(cured_finding, first.events, second.spec)
        sides = (first.evidence, second.evidence, finding)
        comparison = await asyncio.to_thread(compare, *sides, goes_on=first.in_memory)
        layers = await asyncio.to_thread(_layers, first, second, settings.downloads)
    return _body(comparison, finding, run_id, other_run_id, layers)


async def _judged(evidence: EvidenceReader, manager: SessionManager, run_id: str) -> JudgedRun:
    """A run with its evidence.

    Raises:
        Refused: 404.
    """
    run = await evidence.read(manager, run_id)
    if run is None:
        raise not_found("run", run_id)
    return run


def _layers(first: JudgedRun, second: JudgedRun, downloads: Path) -> list[ComparedLayer] | None:
    try:
        starts = _start(first, downloads), _start(second, downloads)
    except EngineError:  # The file of a data set is gone since.
        return None
    return [ComparedLayer.model_validate(asdict(layer)) for layer in layer_starts(*starts)]


def _start(run: JudgedRun, downloads: Path) -> Start:
    data = run.spec.data
    record = registry.dataset(data.type)
    described = record.describe(record.Config.model_validate(data.config), downloads)
    edited = [str(event.detail["node"]) for event in run.events if event.kind == "weight_change" and event.step == 0]
    return Start(run.spec, described.input_shape, edited)


def _side(side: Side, run_id: str) -> ComparedRun:
    return ComparedRun.model_validate({"run_id": run_id, **asdict(side)})


def _body(
    comparison: Comparison,
    finding: CuredFinding | None,
    first: str,
    second: str,
    layers: list[ComparedLayer] | None,
) -> RunComparison:
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
        layers=layers,
    )
