"""Exports of a run: what a format needs is fetched, and the file is written away from the event loop."""

import re
from dataclasses import replace
from functools import partial
from pathlib import Path

import anyio.to_thread

from backend.errors import not_found
from backend.protocol.frames import decode_frame
from backend.sessions.evidence import read_schema
from backend.sessions.in_turn import InTurn
from backend.sessions.live import LiveRun
from backend.sessions.manager import SessionManager
from backend.sessions.moments import find_moment
from backend.sessions.stored_run import StoredRun, read_stored
from backend.store.playback import read_frames
from engine.datasets.prepare import prepare
from engine.errors import EngineError
from engine.export import EXPORTS, ExportDef, Record, Subject
from engine.problems import make_problem
from engine.report import Event, StepReport
from engine.spec import Data, ExperimentSpec

MOST_WAITING = 8
_BY_TYPE = {record.type: record for record in EXPORTS}
_SAFE = re.compile(r"[^A-Za-z0-9._-]+")


def find_format(name: str) -> ExportDef:
    """A format by its name.

    Raises:
        EngineError: `unknown_export`.
    """
    record = _BY_TYPE.get(name)
    if record is None:
        raise EngineError(make_problem("unknown_export", got=name[:64], expected=", ".join(_BY_TYPE)))
    return record


async def data_of_run(manager: SessionManager, run_id: str) -> Data:
    """Which examples a run trains on.

    Raises:
        Refused: 404.
    """
    stored = await read_stored(manager, run_id)
    if stored is None:
        raise not_found("run", run_id)
    return Data.model_validate(stored.document["data"])


def file_name(title: str, step: int | None, suffix: str) -> str:
    """A name for the file, of letters that every system takes.

    Example:
        >>> file_name("XOR: 2-2-1", 300, ".safetensors")
        'xor-2-2-1-step-300.safetensors'
    """
    plain = _SAFE.sub("-", title.lower()).strip("-.")[:60] or "experiment"
    return f"{plain}{'' if step is None else f'-step-{step}'}{suffix}"


class Exports:
    """Writes the exports of this server, one at a time.

    Args:
        downloads: folder of data sets.
    """

    def __init__(self, downloads: Path) -> None:
        self._downloads = downloads
        self._queue = InTurn("Other exports are being written.", MOST_WAITING, retry_s=5)

    async def write(
        self, manager: SessionManager, run_id: str, record: ExportDef, step: int | None
    ) -> tuple[str, bytes]:
        """(name, content) of a file.

        Args:
            step: whose weights, the newest by default.

        Raises:
            Refused: there is no such run, or too many exports wait. EngineError: the step is not reached, or the
                experiment can't be exported so.
        """
        stored = await read_stored(manager, run_id)
        if stored is None:
            raise not_found("run", run_id)
        async with self._queue.turn():
            return await self._write(manager, stored, record, step)

    async def _write(
        self, manager: SessionManager, stored: StoredRun, record: ExportDef, step: int | None
    ) -> tuple[str, bytes]:
        spec = ExperimentSpec.model_validate(stored.document)
        title = stored.row["name"] or "Experiment"
        subject = Subject(spec, title, read_data=partial(prepare, spec.data, self._downloads))
        if "weights" in record.needs:
            step = reached(stored.live, stored) if step is None else step
            work = await find_moment(manager, stored.row["id"], step, ["weights_file"])
            frames = [decode_frame(frame) for frame in await work]
            file = next(frame.arrays["file"] for frame in frames if frame.view == "weights_file")
            subject = replace(subject, step=step, weights=file.tobytes())
        else:
            step = None
        if "record" in record.needs:
            subject = replace(subject, record=await _record(manager, stored))
        return file_name(title, step, record.suffix), await anyio.to_thread.run_sync(record.write, subject)


def reached(live: LiveRun | None, stored: StoredRun) -> int:
    """The last step of a run."""
    return max(int(stored.row["step"]), 0 if live is None else live.info.step)


async def _record(manager: SessionManager, stored: StoredRun) -> Record:
    behind = [] if stored.live is None else stored.live.recorder.pending_frames
    frames = await read_frames(manager.store, stored.row["id"], behind)
    reports = [StepReport(one.step, one.first_step, one.bucket_width, one.arrays) for one in frames]
    events = [Event(one["kind"], one["step"], one["detail"] or {}) for one in stored.log]
    return Record(read_schema(stored.row["schema"]), reports, events)
