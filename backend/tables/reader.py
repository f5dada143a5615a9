"""Has an uploaded file read by a process of its own, which is killed where it takes too long."""

import asyncio
import json
import os
import sys
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

import structlog

from engine.errors import EngineError, Problem
from engine.problems import make_problem
from engine.tabular.reading import ReadOptions

log = structlog.get_logger()

LIMIT_S = 60.0
MODULE = "backend.tables.child"
_ROOT = str(Path(__file__).resolve().parent.parent.parent)


async def read_upload(source: Path, target: Path, options: ReadOptions, limit_s: float = LIMIT_S) -> dict[str, Any]:
    """The description of the table in `source`, which is then in `target`.

    Args:
        limit_s: on the clock; the process has limits of memory and processor time besides.

    Raises:
        EngineError: the file is no table, or too large a one; `table_too_costly` where the process was killed.
    """
    command = [sys.executable, "-P", "-m", MODULE, str(source), str(target), json.dumps(asdict(options))]
    process = await asyncio.create_subprocess_exec(
        *command,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=_environment(),
    )
    try:
        output, faults = await asyncio.wait_for(process.communicate(), limit_s)
    except TimeoutError:
        raise EngineError(make_problem("table_too_costly")) from None
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
            await process.communicate()  # until its pipes are closed, too
    return _answer(process.returncode, output, faults)


def _environment() -> dict[str, str]:
    """Of the child: ours, the house first on its path, and one thread for arithmetic."""
    others = os.environ.get("PYTHONPATH")
    path = os.pathsep.join(filter(None, (_ROOT, others)))
    return {**os.environ, "PYTHONPATH": path, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


def _answer(code: int | None, output: bytes, faults: bytes) -> dict[str, Any]:
    if code != 0:
        log.warning("a table could not be read", code=code, error=faults[-400:].decode(errors="replace"))
        killed = code is not None and (code < 0 or b"MemoryError" in faults or b"memory allocation" in faults)
        raise EngineError(
            make_problem("table_too_costly") if killed else make_problem("table_unreadable", got="it is damaged")
        )
    answer = json.loads(output)
    if "problems" in answer:
        raise EngineError(*(Problem.model_validate(problem) for problem in answer["problems"]))
    return answer["document"]
