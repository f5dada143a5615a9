"""Trains one member of a study up to a step, beside all other sessions of the server."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from backend.hub.viewer import Viewer
from backend.protocol.messages import RunStatus, Start
from backend.sessions.live import LiveRun, LiveSession
from backend.sessions.manager import SessionManager
from backend.studies.live import LiveStudy
from engine.errors import EngineError
from engine.spec import ExperimentSpec

VIEWS = frozenset({"boundary", "curve", "surface"})
"""Pictures that are kept of members, of those that they have."""

PICTURES_PER_SECOND = 1.0
"""Of all members that train at one time together."""

LOOK_AGAIN_S = 1.0
RETRY_S = 1.0
MOST_LOSSES = 5
"""Hosts that a member may lose one after the other before it counts as failed."""

AT_REST = ("paused", "ready")
OVER = ("finished", "diverged", "failed")

REPEAT_S = 5.0
"""A run that rests so long after it was asked to train has not received that."""


@dataclass(frozen=True)
class Requested:
    """A request for steps: generation and step of the run then, and when that was, in seconds that only grow."""

    generation: int
    step: int
    at_s: float


@dataclass(frozen=True)
class Reached:
    """What a member has come to: the status of its run, its step, and the finding that ended it."""

    status: RunStatus
    step: int
    ended_by: str | None = None


class Beside:
    """Members that train at the same time: they begin together, when all are open or cannot be opened.

    Attributes:
        count: how many.
    """

    def __init__(self, numbers: Iterable[int]) -> None:
        self._missing = set(numbers)
        self.count = len(self._missing)
        self._all_here = asyncio.Event()

    def arrive(self, number: int) -> None:
        """A member is open, or cannot be opened."""
        self._missing.discard(number)
        if not self._missing:
            self._all_here.set()

    async def meet(self, number: int) -> None:
        """Waits for the others."""
        self.arrive(number)
        await self._all_here.wait()


Glance = Callable[[], Awaitable[None]]

EndedBy = Callable[[int], Awaitable[str | None]]
"""The finding by which a member that stands still at a step trains no further; None where it goes on."""


class MemberTraining:
    """The training of one member.

    Args:
        study: it belongs to; its owner's wish ends the training early. glance: called about once a second meanwhile.
        beside: those that train at the same time. number: its own.
    """

    def __init__(self, manager: SessionManager, study: LiveStudy, glance: Glance, beside: Beside, number: int) -> None:
        self._manager = manager
        self._study = study
        self._glance = glance
        self._beside = beside
        self._number = number
        self._rate = PICTURES_PER_SECOND / beside.count

    async def train(
        self, session_id: str, looks: Sequence[int], lane: tuple[str, int] | None, ended_by: EndedBy
    ) -> Reached:
        """Trains to the last of some steps, or to the end of the run; earlier where the study is to pause, or where a
        finding ends it at one of the steps before. At rest afterwards.

        Args:
            lane: (group, number) where it trains beside others; None where it trains alone.

        Raises:
            EngineError: no host takes it. Refused: its session was deleted.
        """
        session = await self._manager.session(session_id)
        session.lane = lane
        viewer = Viewer(owner=False, views=VIEWS, max_rate=self._rate)
        self._manager.enter(session, viewer)
        try:
            await self._open(session)
            await self._beside.meet(self._number)
            return await self._look_by_look(session, viewer, looks, ended_by)
        finally:
            self._manager.leave(session, viewer)
            await self._manager.rest(session)

    async def _look_by_look(
        self, session: LiveSession, viewer: Viewer, looks: Sequence[int], ended_by: EndedBy
    ) -> Reached:
        reached = Reached("paused", 0)
        for until in looks:
            if reached.step < until:
                reached = await self._follow(session, viewer, until)
            if reached.status in OVER or self._study.wish != "running":
                break
            if until < looks[-1] and reached.step == until and (found := await ended_by(until)) is not None:
                return replace(reached, ended_by=found)
        return reached

    async def _follow(self, session: LiveSession, viewer: Viewer, until: int) -> Reached:
        """Asks for the training, and again after the host was lost or somebody paused the run."""
        asked: Requested | None = None
        while True:
            run = session.run
            if run is not None and run.info.status in OVER:
                return Reached(run.info.status, run.info.step)
            if run is not None and (run.info.step >= until or self._study.wish != "running"):
                return Reached("paused", await self._pause(session, run))
            if run is None or asked is None or _must_request(run, asked):
                asked = await self._request(session, until)
            await self._wait(viewer)
            await self._glance()

    async def _open(self, session: LiveSession) -> None:
        """Opens the run where no host holds it; what that lacks is left to `_request`."""
        try:
            async with session.turn:
                await self._opened(session)
        except EngineError as refused:
            if refused.problems[0].code not in ("host_lost", "no_run"):
                raise

    async def _opened(self, session: LiveSession) -> LiveRun:
        if session.run is None:
            session.steps_per_second = self._study.record.steps_per_second
            spec = ExperimentSpec.model_validate_json(session.spec_json)
            start = Start(request_id="study", spec=spec, reason="first", play=False)
            await self._manager.start_run(session, start)
        return await self._manager.ensure_open(session)

    async def _request(self, session: LiveSession, until: int) -> Requested:
        """Opens the run where no host holds it, and asks it to train up to that step."""
        for attempt in range(MOST_LOSSES):
            try:
                async with session.turn:
                    run = await self._opened(session)
                    if run.info.status not in OVER:
                        await self._manager.pool.train_until(session.session_id, until)
                    return Requested(run.ring.generation, run.info.step, time.monotonic())
            except EngineError as refused:
                if refused.problems[0].code not in ("host_lost", "no_run") or attempt + 1 == MOST_LOSSES:
                    raise
                if session.run is not None and refused.problems[0].code == "no_run":
                    session.run.opened = False
            await asyncio.sleep(RETRY_S)
        raise AssertionError

    async def _pause(self, session: LiveSession, run: LiveRun) -> int:
        """The step at which the run rests."""
        if run.info.status in AT_REST or not run.opened:
            return run.info.step
        async with session.turn:
            return await self._manager.pool.pause(session.session_id)

    async def _wait(self, viewer: Viewer) -> None:
        """Until something is new of the run or of the wish, a second at most."""
        waiting = [asyncio.ensure_future(viewer.wake.wait()), asyncio.ensure_future(self._study.changed.wait())]
        try:
            await asyncio.wait(waiting, timeout=LOOK_AGAIN_S, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for one in waiting:
                one.cancel()
        viewer.take(time.monotonic())


def _must_request(run: LiveRun, asked: Requested) -> bool:
    """Whether a run has lost what was asked: with its host, by a pause of somebody else, or by a full disk."""
    if run.degraded is not None and run.degraded.what == "record":
        return False
    if not run.opened or run.ring.generation != asked.generation:
        return True
    late = time.monotonic() - asked.at_s > REPEAT_S
    return run.info.status in AT_REST and (run.info.step > asked.step or late)
