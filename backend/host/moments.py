"""Moments: the exact state of any step of a run, by training there again beside everything else."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from backend.host.activity import Activity
from backend.host.compiler import Compiler
from backend.host.guard import Fault, guarded
from backend.host.opening import RunBuilder, problem_dicts
from backend.link.messages import DropMoment, FromHost, MomentTaken, TakeMoment
from backend.link.refusals import moment_superseded, step_not_reached
from backend.link.settings import MOMENT_KEPT_S
from backend.protocol.frames import Frame, encode_frame
from engine.errors import EngineError, Problem
from engine.report import StepReport, ViewReport
from engine.run import Run
from engine.run.moment import Rerun
from engine.run.pacing import Pace
from engine.views import COMPILING
from engine.views.requests import view_type

LOOK_EVERY_S = 1.0
_NAME = "moment "


@dataclass
class SideRun:
    """A run in training again, beside the ones on stage.

    Attributes:
        of: run and generation. first_seq: of the first record frame that it makes. known: entries of the log that it
            goes by. used_at: when somebody last looked. shown: the last report, and where the run stood then.
    """

    of: tuple[str, int]
    rerun: Rerun
    first_seq: int
    known: int
    pace: Pace
    used_at: float
    shown: tuple[int, StepReport] | None = None

    def report_of(self, step: int) -> StepReport | None:
        """The last report, where it is of this step and the run has not moved since."""
        at, report = self.shown or (-1, None)
        return report if report is not None and report.step == step and at == self.rerun.step else None

    def serves(self, request: TakeMoment, kept: int) -> bool:
        """Whether it is on its way there already. kept: step of the nearest keyframe."""
        same = self.of == (request.run_id, request.generation) and self.known <= len(request.events)
        if same and self.report_of(request.step) is not None:
            return True
        return same and self.rerun.can_reach(request.step) and self.rerun.step >= kept


class Moments:
    """One side run for each session that looks back; a newer request of a session takes the place of an older one.

    Args:
        builder: makes runs. compiler: compiles them. activity: notes for whom the host works.
        send: answers. short: whether memory is. clock: seconds that only grow.
    """

    def __init__(
        self,
        builder: RunBuilder,
        compiler: Compiler,
        activity: Activity,
        *,
        send: Callable[[FromHost], None],
        short: Callable[[], bool],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._builder = builder
        self._compiler = compiler
        self._activity = activity
        self._send = send
        self._short = short
        self._clock = clock
        self._asked: dict[str, TakeMoment] = {}
        self._sides: dict[str, SideRun] = {}
        self._looked_at = 0.0

    def take(self, request: TakeMoment) -> None:
        """Goes to a step of a run; the answer follows when it is there."""
        session_id = request.session_id
        if (older := self._asked.get(session_id)) is not None:
            self._refuse(older, [moment_superseded()])
        self._asked[session_id] = request
        with guarded(session_id, lambda fault: self._fail(request, fault)):
            if not self._goes_on(request):
                self._sides.pop(session_id, None)
                self._build(request)

    def _goes_on(self, request: TakeMoment) -> bool:
        """Whether the session's side run is on its way there, with all that was done to the run since."""
        side = self._sides.get(request.session_id)
        if side is None:
            return False
        steps = (step for step in self._builder.keyframes.sizes(request.run_id) if step < request.step)
        if not side.serves(request, max(steps, default=0)):
            return False
        events = self._builder.events_of(request.events[side.known :])
        if events and not side.rerun.is_ready_for(events):  # what has to be compiled is no work of the main thread
            return False
        side.rerun.expect(events)
        side.known = len(request.events)
        return True

    def _build(self, request: TakeMoment) -> None:
        made: list[tuple[Rerun, int]] = []

        def make() -> Run:
            if self._asked.get(request.session_id) is not request:
                raise EngineError(moment_superseded())
            made.append(self._builder.rerun(request))
            return made[0][0].run

        def done(result: Run | list[Problem]) -> None:
            if self._asked.get(request.session_id) is not request:
                return
            if isinstance(result, list):
                self._end(request, result)
                return
            (rerun, first_seq), now = made[0], self._clock()
            of, known = (request.run_id, request.generation), len(request.events)
            self._sides[request.session_id] = SideRun(of, rerun, first_seq, known, Pace(), now)

        self._compiler.prepare(request.session_id, make, done)

    # ---- turns --------------------------------------------------------------------------------------------------

    def names(self) -> list[str]:
        """Side runs on their way, by names that no session has."""
        return [_NAME + session_id for session_id in self._asked if session_id in self._sides]

    def take_turn(self, name: str, chunk_s: float, runnable: int) -> None:
        """Trains for about `chunk_s` seconds; what is no side run's name has no turn.

        Args:
            runnable: runs that share the host.
        """
        session_id = name.removeprefix(_NAME)
        request, side = self._asked.get(session_id), self._sides.get(session_id)
        if session_id == name or request is None or side is None:
            return

        with (
            guarded(session_id, lambda fault: self._fail(request, fault)),
            self._activity.working_for("dispatch", session_id),
        ):
            self._go_on(request, side, chunk_s, runnable)

    def _go_on(self, request: TakeMoment, side: SideRun, chunk_s: float, runnable: int) -> None:
        until = self._clock() + chunk_s
        while True:
            begin, before, reports = self._clock(), side.rerun.step, side.rerun.reports
            left = side.rerun.approach(request.step, side.pace.chunk_steps(runnable))
            now = self._clock()
            taken = side.rerun.step - before
            side.pace = side.pace.measured(taken, side.rerun.reports - reports, 1000.0 * (now - begin))
            if left == 0:
                self._answer(request, side)
                return
            if now >= until:
                return

    def _answer(self, request: TakeMoment, side: SideRun) -> None:
        report = side.report_of(request.step) or side.rerun.look(request.step)
        side.used_at = self._clock()
        if report is None:
            self._end(request, [step_not_reached(request.step, side.rerun.step)])
            return
        side.shown = (side.rerun.step, report)
        side.rerun.run.redo_due()  # weights may have been set here since
        try:
            pictures = [side.rerun.view_later(name, request.options.get(name)) for name in request.views]
            compiles = not COMPILING.isdisjoint(map(view_type, request.views))
            drawn = [] if compiles else [draw() for draw in pictures]
        except EngineError as refused:
            self._end(request, list(refused.problems))
            return
        del self._asked[request.session_id]
        seq = max(0, side.first_seq + side.rerun.reports - 1)
        send = partial(self._send_frames, request, (*side.of, seq), report)
        if compiles:
            self._compiler.compute(request.session_id, lambda: [draw() for draw in pictures], send)
        else:
            send(drawn)

    def _send_frames(
        self,
        request: TakeMoment,
        ids: tuple[str, int, int],
        report: StepReport,
        views: list[ViewReport] | list[Problem],
    ) -> None:
        """Sends a step's record frame and its pictures, or what stands in their way."""
        drawn = [view for view in views if isinstance(view, ViewReport)]
        problems = [problem for problem in views if isinstance(problem, Problem)]
        if problems:
            self._refuse(request, problems)
            return
        frames = [encode_frame(Frame("record", None, *ids, report.step, report.step, 1, report.arrays))]
        frames += [
            encode_frame(Frame("view", view.view, *ids, report.step, view.step, 0, view.arrays)) for view in drawn
        ]
        self._send(MomentTaken(request.request_id, request.session_id, frames))

    def _fail(self, request: TakeMoment, fault: Fault) -> None:
        """Its side run is in no known state any more."""
        self._sides.pop(request.session_id, None)
        self._end(request, [fault.problem()])

    def _end(self, request: TakeMoment, problems: list[Problem]) -> None:
        if self._asked.get(request.session_id) is request:
            del self._asked[request.session_id]
            self._refuse(request, problems)

    def _refuse(self, request: TakeMoment, problems: list[Problem]) -> None:
        self._send(MomentTaken(request.request_id, request.session_id, problems=problem_dicts(problems)))

    # ---- the end ----------------------------------------------------------------------------------------------------

    def drop(self, message: DropMoment) -> bool:
        """Goes on for nobody who has left; the side run rests for their next look unless nobody looks back any more.

        Returns:
            Whether memory is free.
        """
        session_id = message.session_id
        request, side = self._asked.get(session_id), self._sides.get(session_id)
        if message.request_id:
            if request is not None and request.request_id == message.request_id:
                del self._asked[session_id]
                if side is not None:
                    side.used_at = self._clock()
            return False
        if request is not None and message.run_id in ("", request.run_id):
            self._end(request, [moment_superseded()])
        if side is None or message.run_id not in ("", side.of[0]):
            return False
        del self._sides[session_id]
        return True

    # ---- memory -------------------------------------------------------------------------------------------------

    def drop_old(self) -> bool:
        """Lets go of side runs at which nobody has looked for a while, or of all that rest where memory is short.

        Returns:
            Whether there were any.
        """
        now = self._clock()
        resting = [name for name in self._sides if name not in self._asked]
        if not resting or now - self._looked_at < LOOK_EVERY_S:
            return False
        self._looked_at = now
        short = self._short()
        old = [name for name in resting if short or now - self._sides[name].used_at >= MOMENT_KEPT_S]
        for name in old:
            del self._sides[name]
        return bool(old)
