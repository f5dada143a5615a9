"""What an owner does with runs afterwards: names, pins and deletes them."""

from backend.errors import not_found, not_owner
from backend.protocol.http import RunChange
from backend.protocol.messages import RunInfo
from backend.sessions.live import LiveRun, LiveSession, run_info
from backend.sessions.manager import SessionManager
from backend.store.faults import StorageError
from backend.store.store import Row
from engine.errors import EngineError, Problem

MOST_PINNED = 100
"""Of one session: pinned runs never expire."""


class RunEdits:
    """Changes of runs that train no network. Every viewer of their session receives them."""

    def __init__(self, manager: SessionManager) -> None:
        self._manager = manager
        self._store = manager.store

    async def change(self, run_id: str, change: RunChange, token: str | None) -> RunInfo:
        """Names or pins a run, the current one too.

        Raises:
            Refused: 404, or 401 without its owner's token.
            EngineError: so many of its session are pinned already.
        """
        row, session = await self._owned(run_id, token)
        if change.pinned and not row["pinned"] and sum(one.pinned for one in session.runs) >= MOST_PINNED:
            raise EngineError(_too_many_pinned())
        values = change.model_dump(exclude_none=True)
        if values:
            columns = {name: int(value) if name == "pinned" else value for name, value in values.items()}
            await self._store.update_run(run_id, columns)
        known = next((one for one in session.runs if one.run_id == run_id), run_info(row))
        info = known.model_copy(update=values)
        session.replace_info(info)
        session.publish_runs()
        return info

    async def delete(self, run_id: str, token: str | None) -> None:
        """Deletes a run that nobody watches or trains as the current one; a shared one only leaves its session.

        Raises:
            Refused: as `change`.
            EngineError: it is the current run of a session that is in use.
            StorageError: the store cannot be written.
        """
        _, session = await self._owned(run_id, token)
        async with session.turn:
            run = session.run_of(run_id)
            if session.beside is not None and session.beside.run_of(run_id) is not None:
                await self._manager.beside.end(session)
            if run is None:
                await self._store.delete_run(run_id)
                session.former = [one for one in session.former if one.run_id != run_id]
                session.publish_runs()
            elif run.opened or run is session.opening or session.viewers:
                raise EngineError(_current_run())
            else:
                await self._delete_from_stage(session, run)
            self._manager.pool.drop_moments(session.session_id, run_id)
            self._manager.spawn(self._manager.storage.drop_orphans())

    async def _delete_from_stage(self, session: LiveSession, run: LiveRun) -> None:
        """Deletes the last run of a session at rest; the one before it comes on stage, for whoever enters later.

        Its recorder ends before its run goes from the store, so that nothing is written behind that.
        """
        await self._manager.pool.close(session.session_id)  # a failed run, too, still has its place in a host
        await run.recorder.close()
        try:
            await self._store.delete_run(run.run_id)
        except StorageError:
            run.recorder = run.recorder.reopened()
            raise
        await self._manager.restage(session)
        for viewer in session.viewers:  # who entered just now saw a run that is gone
            viewer.dismiss()

    async def _owned(self, run_id: str, token: str | None) -> tuple[Row, LiveSession]:
        row = await self._store.run(run_id)
        if row is None:
            raise not_found("run", run_id)
        session = await self._manager.session(row["session_id"])
        if not self._manager.owns(session, token):
            raise not_owner("Only the owner of a run can name, pin or delete it.")
        return row, session


def _current_run() -> Problem:
    return Problem(
        code="current_run",
        message="This is the current run of its session, so it can't be deleted.",
        hint="Start another run first, or delete the session.",
    )


def _too_many_pinned() -> Problem:
    return Problem(
        code="too_many_pinned_runs",
        message="No more runs of this session can be pinned.",
        expected=f"at most {MOST_PINNED}",
        hint="Unpin a run that isn't needed any more.",
    )
