"""Which run a new run of a session comes from."""

from backend.problem_texts import SERVER_TEXTS
from backend.sessions.live import LiveSession
from engine.errors import EngineError, Problem


def origin_of(session: LiveSession, named: str | None) -> str | None:
    """The run that a new one comes from: the one named, else that on stage.

    Raises:
        EngineError: the session has no run of that name.
    """
    if named is not None and named not in {run.run_id for run in session.runs}:
        text, hint = SERVER_TEXTS["unknown_run"]
        raise EngineError(Problem(code="unknown_run", path="from_run_id", message=text, got=named, hint=hint))
    return named if named is not None or session.run is None else session.run.run_id
