"""What two runs have in common at their beginning: batches, and layer by layer their initial weights."""

import asyncio
from dataclasses import asdict
from pathlib import Path

from fastapi import APIRouter

from backend.deps import LimitLooks, ManagerDep, SettingsDep
from backend.errors import not_found
from backend.protocol.start import ComparedLayer, ComparedStart
from backend.sessions.manager import SessionManager
from backend.sessions.stored_run import read_stored
from engine import registry
from engine.errors import EngineError
from engine.same_start import Start, batch_causes, layer_starts, lone_layers
from engine.spec import ExperimentSpec

router = APIRouter(prefix="/api/runs", tags=["runs"])


@router.get("/{run_id}/start/{other_run_id}", dependencies=[LimitLooks])
async def compare_starts(run_id: str, other_run_id: str, manager: ManagerDep, settings: SettingsDep) -> ComparedStart:
    """Whether two runs began with the same weights and see the same batches, and why not. Nothing is drawn."""
    first, second = await _begun(manager, run_id), await _begun(manager, other_run_id)
    return await asyncio.to_thread(_compare, first, second, settings.downloads)


async def _begun(manager: SessionManager, run_id: str) -> tuple[ExperimentSpec, list[str]]:
    """The spec of a run, and the layers of which a weight was set by hand before the first step.

    Raises:
        Refused: 404.
    """
    stored = await read_stored(manager, run_id)
    if stored is None:
        raise not_found("run", run_id)
    edits = (event for event in stored.log if event["kind"] == "weight_change" and event["step"] == 0)
    return ExperimentSpec.model_validate(stored.document), [str(event["detail"]["node"]) for event in edits]


def _compare(
    first: tuple[ExperimentSpec, list[str]], second: tuple[ExperimentSpec, list[str]], downloads: Path
) -> ComparedStart:
    batches = list(batch_causes(first[0], second[0]))
    try:
        starts = _start(*first, downloads), _start(*second, downloads)
    except EngineError:  # The file of a data set is gone since.
        return ComparedStart(batches=batches, layers=None, alone=[])
    layers = [ComparedLayer.model_validate(asdict(layer)) for layer in layer_starts(*starts)]
    return ComparedStart(batches=batches, layers=layers, alone=list(lone_layers(*starts)))


def _start(spec: ExperimentSpec, edited: list[str], downloads: Path) -> Start:
    record = registry.dataset(spec.data.type)
    described = record.describe(record.Config.model_validate(spec.data.config), downloads)
    return Start(spec, described.input_shape, edited)
