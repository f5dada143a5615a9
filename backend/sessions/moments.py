"""Former steps of a session's runs: which there are, and what a host needs to compute one."""

import itertools
from collections.abc import Coroutine
from typing import Any

from pydantic import JsonValue

from backend.errors import not_found
from backend.link.refusals import step_not_reached
from backend.sessions.manager import SessionManager
from backend.sessions.stored_run import read_stored
from backend.sessions.training import replayable
from backend.store.store import Row
from engine.errors import EngineError
from engine.spec import ExperimentSpec

_ARRIVALS = itertools.count(1)


async def find_moment(
    manager: SessionManager,
    run_id: str,
    step: int,
    views: list[str],
    options: dict[str, dict[str, JsonValue]] | None = None,
) -> Coroutine[Any, Any, list[bytes]]:
    """The work that computes the exact state of a run at a step: a record frame, then a view frame for each view.

    That may be cancelled, and raises EngineError: the views or the data are not there; `superseded` where the session
    has asked for another step since; `host_lost`.

    Raises:
        Refused: there is no such run. EngineError: `step_not_reached`.
    """
    arrival = next(_ARRIVALS)
    row, log, spec_json = await read_past(manager, run_id)
    require_reached(manager, row, log, step)
    live = manager.live_run(run_id)
    return manager.pool.moment(
        session_id=row["session_id"],
        run_id=run_id,
        generation=row["generation"] if live is None else live.ring.generation,
        spec_json=spec_json,
        events=replayable(log),
        step=step,
        views=views,
        options=options,
        arrival=arrival,
    )


async def read_past(manager: SessionManager, run_id: str) -> tuple[Row, list[dict[str, Any]], bytes]:
    """A run's row, its event log and its spec.

    Raises:
        Refused: there is no such run.
    """
    stored = await read_stored(manager, run_id)
    if stored is None:
        raise not_found("run", run_id)
    return stored.row, stored.log, ExperimentSpec.model_validate(stored.document).model_dump_json().encode()


def require_reached(manager: SessionManager, row: Row, log: list[dict[str, Any]], step: int) -> None:
    """Refuses a step that a run does not have yet. One that diverged has the step at which it did.

    Raises:
        EngineError: `step_not_reached`.
    """
    live = manager.live_run(row["id"])
    ends = [int(entry["detail"]["step"]) for entry in log if entry["kind"] == "diverged"]
    reached = max([row["step"], 0 if live is None else live.info.step, *ends])
    if step > reached:
        raise EngineError(step_not_reached(step, reached))
