"""Trains the members of a study in turn, stage by stage, and writes down what is done, so that it is done once."""

import asyncio
import time
from collections.abc import Sequence
from functools import partial

import structlog

from backend.errors import Refused
from backend.sessions.manager import SessionManager
from backend.store.faults import StorageError, one_line
from backend.store.store import Row
from backend.studies.claims import judge_claims
from backend.studies.live import ENDED, LiveMember, LiveStudy
from backend.studies.reading import ending_finding, read_figures, read_records
from backend.studies.training import Beside, MemberTraining, Reached
from engine.errors import EngineError
from engine.studies.figures import score_of
from engine.studies.plan import Check
from engine.studies.results import StudyResult
from engine.studies.search import best_of

log = structlog.get_logger()
SHARE_OF_READING = 20.0
"""Figures of a member in training are read again after so many times as long as that took, one second at least."""


def _body(result: StudyResult | None) -> Row | None:
    return None if result is None else result.model_dump(mode="json")


class StudyRunner:
    """The training of one study.

    Args:
        look: checks a spec of the study.
    """

    def __init__(self, manager: SessionManager, study: LiveStudy, look: Check) -> None:
        self._manager = manager
        self._study = study
        self._look = look
        self._glance_at = 0.0

    async def run(self) -> None:
        """Goes on from where the study stands, until it ends or its owner wants it to pause."""
        try:
            await self._stages()
        except StorageError as fault:
            await self._stop(fault.problems[0].code, "paused")
        except Exception as fault:
            log.error("a study failed", study_id=self._study.study_id, exc_info=fault)
            await self._stop("internal", "failed")

    async def _stop(self, code: str, status: str) -> None:
        """Ends the training by a fault; what is done stays."""
        self._study.row |= {"status": status, "problem": code}
        try:
            await self._manager.store.write_study(self._study.study_id, {"status": status, "problem": code}, {})
        except StorageError as fault:
            log.error("a study could not be written", study_id=self._study.study_id, error=one_line(fault))

    async def _stages(self) -> None:
        study = self._study
        while study.row["stage"] < len(study.books.rungs):
            for row in study.rows():
                if study.wish != "running":
                    return
                await self._train(row)
            if study.wish != "running":
                return
            await self._close_stage()
        await self._end()

    async def _train(self, row: Sequence[LiveMember]) -> None:
        """Members that train at one time to the end of the present stage, those that are in it."""
        study, stage = self._study, self._study.row["stage"]
        until = study.books.rungs[stage].steps
        here = [one for one in row if one.status not in ENDED and one.step < until[one.number]]
        if not here:
            return
        for one in here:
            one.status, one.stages = "training", max(one.stages, stage + 1)
        await self._write({}, *here)
        begin, before = time.monotonic(), sum(one.step for one in here)
        beside = Beside(one.number for one in here)
        trained = (self._train_member(one, until[one.number], beside) for one in here)
        faults = [one for one in await asyncio.gather(*trained, return_exceptions=True) if one is not None]
        if faults:
            raise faults[0]
        spent = {
            "trained_s": study.row["trained_s"] + time.monotonic() - begin,
            "trained_steps": study.row["trained_steps"] + max(0, sum(one.step for one in here) - before),
        }
        await self._write(spent, *here)
        await self._write({"result": await self._result()})

    async def _train_member(self, member: LiveMember, until: int, beside: Beside) -> None:
        study = self._study
        try:
            training = MemberTraining(self._manager, study, self._glance, beside, member.number)
            reached = await training.train(
                member.session_id, self._looks(member, until), study.lane_of(member), partial(self._ended_by, member)
            )
        except (EngineError, Refused) as refused:
            log.warning("a member of a study failed", study_id=study.study_id, cause=one_line(refused))
            member.status = "failed"
        else:
            await self._note(member, reached, until)
        finally:
            beside.arrive(member.number)

    def _looks(self, member: LiveMember, until: int) -> tuple[int, ...]:
        study, stage = self._study, self._study.row["stage"]
        begin = study.books.rungs[stage - 1].steps[member.number] if stage else 0
        return study.config.looks(begin, until)

    async def _ended_by(self, member: LiveMember, step: int) -> str | None:
        return await ending_finding(self._manager, member, step, self._study.config)

    async def _note(self, member: LiveMember, reached: Reached, until: int) -> None:
        """What has come of a member's training."""
        member.figures = await read_figures(self._manager, member, self._study.config) or member.figures
        member.step = reached.step
        last = self._study.row["stage"] + 1 == len(self._study.books.rungs)
        if reached.status in ("diverged", "failed"):
            member.status = "diverged" if reached.status == "diverged" else "failed"
        elif reached.ended_by is not None:
            member.status = "stopped"
            if member.figures is not None:
                member.figures = member.figures.model_copy(update={"ended_by": reached.ended_by})
        elif reached.status == "finished" or (member.step >= until and last):
            member.status = "done"
        elif member.step >= until:
            member.status = "waiting"

    async def _close_stage(self) -> None:
        """The best go on; all of that is written at once."""
        study, stage = self._study, self._study.row["stage"]
        rung = study.books.rungs[stage]
        left = [one for one in study.members if one.stages > stage and one.status in ("waiting", "done")]
        scores = [score_of(one.figures, study.config.metric) for one in study.members]
        kept = set(best_of([one.number for one in left], scores, rung.keep))
        last = stage + 1 == len(study.books.rungs)
        for one in left:
            if one.number not in kept:
                one.status = "stopped"
            elif not last:
                one.stages = stage + 2
        await self._write({"stage": stage + 1}, *left)

    async def _glance(self) -> None:
        """Figures of the members in training, in memory only."""
        now = time.monotonic()
        if now < self._glance_at:
            return
        self._glance_at = float("inf")  # until it is done: others that train beside ask as well
        for member in self._study.members:
            if member.status == "training":
                figures = await read_figures(self._manager, member, self._study.config)
                ended = member.status != "training"  # meanwhile: it has its last figures then
                member.figures = member.figures if ended else figures or member.figures
        self._glance_at = time.monotonic() + max(1.0, SHARE_OF_READING * (time.monotonic() - now))

    async def _result(self) -> Row | None:
        """What the study shows while it is at work."""
        study = self._study
        return _body(study.config.read(study.books, await read_records(self._manager, study, last=False)))

    async def _end(self) -> None:
        study = self._study
        records = await read_records(self._manager, study, last=True)
        result = study.config.read(study.books, records)
        claims = await asyncio.to_thread(judge_claims, study, records, result, self._look)
        judged = [claim.model_dump(mode="json") for claim in claims]
        await self._write({"status": "finished", "result": _body(result), "claims": judged})

    async def _write(self, values: dict[str, object], *members: LiveMember) -> None:
        self._study.row |= values
        rows = {one.number: one.row() for one in members}
        await self._manager.store.write_study(self._study.study_id, values, rows)
