"""Measurements in slices: of a run as it stands, in turns beside everything that trains."""

import time
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from backend.host.activity import Activity
from backend.host.compiler import Compiler
from backend.host.guard import guarded, logged_only
from backend.host.reply import Reply
from backend.host.session import HostSession
from backend.link.keyframe_store import KeyframeStore
from backend.link.messages import ProbeView
from backend.link.refusals import probe_stopped, probe_superseded, superseded
from backend.protocol.frames import decode_frame
from engine.arrays import HostArray
from engine.errors import EngineError, Problem
from engine.report import ViewReport
from engine.run.measuring import measuring_facts
from engine.run.path import path_of_training
from engine.views.slices import Slice, Slices

PUBLISH_EVERY_S = 0.25
COST = 4.0
"""A turn is charged so many times what it took: beside runs in training a measurement has a quarter of the time of
each, and all of it where they rest."""

_NAME = "probe "


@dataclass(eq=False)
class Measurement:
    """One on its way.

    Attributes:
        step: whose weights are measured. rate: learning rate of the step behind it.
        prepared: whether its executables are compiled. published_at: when it last published where it stands.
        last: its last slice.
    """

    session: HostSession
    request: ProbeView
    reply: Reply
    slices: Slices
    step: int
    rate: float | None
    prepared: bool = False
    published_at: float = 0.0
    last: Slice | None = None


class Probing:
    """One measurement for each session at a time; a newer one takes the place of the older.

    Args:
        compiler: of what a measurement needs. keyframes: former states of runs.
        activity: notes for whom the host works. holds: whether a session is still there. clock: seconds that only grow.
    """

    def __init__(
        self,
        compiler: Compiler,
        keyframes: KeyframeStore,
        activity: Activity,
        holds: Callable[[HostSession], bool],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._compiler, self._keyframes, self._activity = compiler, keyframes, activity
        self._holds, self._clock = holds, clock
        self._asked: dict[str, Measurement] = {}

    def start(self, session: HostSession, request: ProbeView, reply: Reply) -> None:
        """Begins to measure a run as it stands. Pictures say where it stands; the answer comes at its end.

        Raises:
            EngineError: the run is not compiled yet, or refuses.
        """
        path = partial(self._path, request, session.run.step)
        begun = decode_frame(request.begun).arrays if request.begun else {}
        slices = session.measure(request.view, request.options, path, begun)
        self._end(request.session_id, [probe_superseded()])
        reply.wait()
        own = Measurement(session, request, reply, slices, session.run.weights_step, session.run.learning_rate())
        self._asked[request.session_id] = own

        def prepared(result: Slice | list[Problem]) -> None:
            if self._asked.get(request.session_id) is not own:
                return
            if isinstance(result, list):
                self._end(request.session_id, result)
                return
            with self._working_for(request.session_id):
                own.prepared = True
                self._publish(own, result)

        self._compiler.compute(request.session_id, lambda: next(slices), prepared)

    def stop(self, session_id: str) -> None:
        """Measures no further."""
        self._end(session_id, [probe_stopped()])

    def _path(self, request: ProbeView, step: int) -> list[tuple[int, Mapping[str, HostArray]]]:
        run_id = self._asked[request.session_id].session.request.run_id
        steps = [each for each in self._keyframes.sizes(run_id) if each <= step]
        return path_of_training((each, self._keyframes.read(run_id, each)[1]) for each in steps)

    # ---- turns --------------------------------------------------------------------------------------------------

    def names(self) -> list[str]:
        """Measurements that need turns, by names that no session has."""
        return [_NAME + session_id for session_id, own in self._asked.items() if own.prepared]

    def cost_of(self, name: str) -> float:
        """What a second of a turn is charged."""
        return COST if name.startswith(_NAME) else 1.0

    def take_turn(self, name: str, chunk_s: float) -> None:
        """Measures for about `chunk_s` seconds; what is no measurement's name has no turn."""
        session_id = name.removeprefix(_NAME)
        own = self._asked.get(session_id)
        if session_id == name or own is None or not own.prepared:
            return
        if not self._holds(own.session):
            self._end(session_id, [superseded()])
            return
        with self._working_for(session_id):
            self._go_on(own, self._clock() + chunk_s)

    @contextmanager
    def _working_for(self, session_id: str) -> Generator[None]:
        """A fault in the block ends the session's measurement, and nothing else."""
        with (
            guarded(session_id, lambda fault: self._end(session_id, [fault.problem()])),
            self._activity.working_for("dispatch", session_id),
        ):
            yield

    def _go_on(self, own: Measurement, until: float) -> None:
        while True:
            try:
                part = next(own.slices, None)
            except EngineError as refused:
                self._end(own.request.session_id, list(refused.problems))
                return
            if part is None:
                self._finish(own)
                return
            own.last = part
            now = self._clock()
            if now - own.published_at >= PUBLISH_EVERY_S:
                self._publish(own, part)
            if now >= until:
                return

    def _publish(self, own: Measurement, part: Slice, *, done: bool = False) -> None:
        own.published_at = self._clock()
        facts = measuring_facts(own.request.view, own.request.options, part, rate=own.rate, done=done)
        own.session.publisher.send_view(ViewReport(own.request.view, own.step, {**part.arrays, **facts}))

    def _finish(self, own: Measurement) -> None:
        del self._asked[own.request.session_id]
        if own.last is not None:
            self._publish(own, own.last, done=True)
        own.reply.give(own.step)

    def _end(self, session_id: str, problems: list[Problem]) -> None:
        own = self._asked.pop(session_id, None)
        if own is not None:
            if own.prepared:  # until then the compile thread may be in it
                with guarded(session_id, logged_only):
                    own.slices.close()
            own.reply.refuse(problems)
