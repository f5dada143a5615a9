"""The studies of this server: planned, begun, found again, steered, removed."""

import asyncio
import secrets
from functools import partial
from pathlib import Path

from backend.errors import Refused, not_found, not_owner
from backend.protocol.studies import Study, StudyCreate, StudyCreated, StudyPlanned
from backend.sessions.manager import SessionManager
from backend.store.ids import token_hash
from backend.store.study_store import NewMember
from backend.studies.describe import describe
from backend.studies.live import LiveMember, LiveStudy, Wish, document_of, live_study
from backend.studies.runner import StudyRunner
from engine.checks import check, require_valid
from engine.errors import EngineError
from engine.normal_form import document_hash
from engine.problems import make_problem
from engine.spec import ExperimentSpec
from engine.studies.definition import Plan
from engine.studies.plan import plan_study

MOST_AT_REST = 16
"""Studies that nobody trains and that are kept in memory."""


class Studies:
    """All studies of this server. They go on whoever leaves, and after a restart.

    Args:
        downloads: where data sets lie that are files.
    """

    def __init__(self, manager: SessionManager, downloads: Path) -> None:
        self._manager = manager
        self._downloads = downloads
        self._store = manager.store
        self._look = partial(check, directory=downloads, saved=manager.saved)
        self._live: dict[str, LiveStudy] = {}

    async def start(self) -> None:
        """Goes on with the studies that were running when the server went down."""
        for name in await self._store.running_studies():
            self._go_on(await self.find(name))

    async def stop(self) -> None:
        """Interrupts all training; the studies stay running for the next start."""
        tasks = [one.task for one in self._live.values() if one.task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def plan(self, body: StudyCreate) -> StudyPlanned:
        """What a study would train.

        Raises:
            EngineError: with every problem of the experiment, the settings, or the first invalid members.
        """
        _, plan = await self._planned(body)
        members = [list(member.changes) for member in plan.members]
        return StudyPlanned(runs=len(members), steps=plan.budget_steps, members=members)

    async def create(self, body: StudyCreate) -> StudyCreated:
        """A new study, whose training begins.

        Raises:
            EngineError: as `plan`.
        """
        spec, plan = await self._planned(body)
        token = secrets.token_urlsafe(24)
        members = [
            NewMember(
                document_hash(member.spec),
                member.spec.model_dump(mode="json"),
                [change.model_dump(mode="json") for change in member.changes],
            )
            for member in plan.members
        ]
        name = await self._store.add_study(document_of(spec, body.study, plan), body.title, token, members)
        self._go_on(await self.find(name))
        return StudyCreated(study_id=name, owner_token=token)

    async def _planned(self, body: StudyCreate) -> tuple[ExperimentSpec, Plan]:
        spec = await asyncio.to_thread(require_valid, body.spec, self._downloads, self._manager.saved)
        return spec, await asyncio.to_thread(plan_study, spec, body.study, self._look)

    async def find(self, name: str) -> LiveStudy:
        """A study, from memory or from the store.

        Raises:
            Refused: 404.
        """
        if (known := self._live.get(name)) is not None:
            return known
        row = await self._store.study(name)
        if row is None:
            raise not_found("study", name)
        study = self._live.setdefault(name, live_study(row, await self._store.members_of(name)))
        resting = [one for one, other in self._live.items() if other.task is None and one != name]
        for one in resting[: max(0, len(resting) - MOST_AT_REST)]:
            del self._live[one]
        return study

    async def find_owned(self, name: str, token: str | None) -> LiveStudy:
        """A study, for its owner alone.

        Raises:
            Refused: 404, or 401 without the right token.
        """
        study = await self.find(name)
        if token is None or not secrets.compare_digest(token_hash(token), study.row["owner_hash"]):
            raise not_owner("Only the owner of a study can do this.")
        return study

    async def describe(self, name: str) -> Study:
        """A study as it stands.

        Raises:
            Refused: 404.
        """
        return await describe(self._manager, await self.find(name))

    async def steer(self, study: LiveStudy, wish: Wish) -> None:
        """Pauses a study, goes on with it, or ends it. Asked twice, it is done once.

        Raises:
            EngineError: it has ended.
        """
        if study.row["status"] == wish:
            return
        if study.row["status"] in ("finished", "cancelled", "failed"):
            raise EngineError(make_problem("study_ended", got=study.row["status"]))
        await self._interrupt(study, wish)
        if study.row["status"] == "finished":  # meanwhile
            return
        changed: list[LiveMember] = []
        if wish == "cancelled":
            changed = [one for one in study.members if one.status in ("waiting", "training")]
            for one in changed:
                one.status = "stopped"
        study.row |= {"status": wish, "problem": None}
        rows = {one.number: one.row() for one in changed}
        await self._store.write_study(study.study_id, {"status": wish, "problem": None}, rows)
        if wish == "running":
            self._go_on(study)

    async def _interrupt(self, study: LiveStudy, wish: Wish) -> None:
        """The training ends behind the chunk in flight; what it has come to is written."""
        study.wish = wish
        study.changed.set()
        if study.task is not None:
            await asyncio.wait([study.task])

    async def delete(self, study: LiveStudy) -> None:
        """Ends a study and removes it with its members' runs, but for those that a link shows or that are pinned."""
        await self._interrupt(study, "cancelled")
        for member in study.members:
            try:
                await self._manager.delete(await self._manager.session(member.session_id))
            except Refused:
                continue  # it was deleted by itself
        await self._store.delete_study(study.study_id)
        self._live.pop(study.study_id, None)

    def _go_on(self, study: LiveStudy) -> None:
        if study.task is not None or study.row["status"] != "running":
            return
        study.wish = "running"
        study.changed.clear()
        study.task = self._manager.spawn(StudyRunner(self._manager, study, self._look).run())
        study.task.add_done_callback(lambda _: setattr(study, "task", None))
