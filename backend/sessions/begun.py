"""What is recorded of a measurement that ended early: by its stop, with its host, or with the server."""

from backend.sessions.live import LiveRun
from backend.sessions.manager import SessionManager
from backend.store.record import unpack
from engine.views import SLICED
from engine.views.requests import view_type


async def read_begun(manager: SessionManager, run: LiveRun, view: str) -> bytes:
    """The last recorded frame of a measurement in slices; b"" where there is none."""
    if view_type(view) not in SLICED:
        return b""
    await run.recorder.flush_if_possible()
    kept = [row["body"] for row in await manager.store.views_of(run.info.run_id) if row["view"] == view]
    return unpack(kept[-1])[-1] if kept else b""
