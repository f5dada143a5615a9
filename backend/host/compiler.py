"""Opens and compiles runs in threads of their own, and returns results to the main thread."""

import itertools
import queue
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from enum import IntEnum
from functools import partial
from typing import TypeVar

from backend.host.activity import Activity
from backend.host.guard import Fault, guarded
from backend.host.memory import Memory
from backend.host.opening import BuiltRun
from backend.host.precompile import Precompiler
from backend.host.session import HostSession
from engine.errors import EngineError, Problem
from engine.run import Run

T = TypeVar("T")

MOST_RUNNING = 4
"""While more sessions train, nothing is precompiled."""


class Urgency(IntEnum):
    """What is compiled first: what somebody's first report waits for."""

    FIRST = 0
    REST = 1
    TIDY = 2


class Compiler:
    """Threads of a host: one that opens, one that compiles, one that precompiles.

    Args:
        memory: kept within its budget behind every compile. post: hands a call to the main thread.
        running: sessions in training.

    Attributes:
        precompiler: takes drafts.
    """

    def __init__(
        self,
        memory: Memory,
        activity: Activity,
        post: Callable[[Callable[[], None]], None],
        running: Callable[[], int],
    ) -> None:
        self._memory = memory
        self._tidying = False
        self._activity = activity
        self._post = post
        self._opener = ThreadPoolExecutor(1, thread_name_prefix="open")
        self._jobs: queue.PriorityQueue[tuple[Urgency, int, Callable[[], None]]] = queue.PriorityQueue()
        self._numbers = itertools.count()
        self._queue: list[HostSession] = []
        self._compiling: set[HostSession] = set()
        self.precompiler = Precompiler(busy=lambda: bool(self._compiling) or running() > MOST_RUNNING, done=self.tidy)
        threading.Thread(target=self._work, name="compile", daemon=True).start()

    def open(
        self, session_id: str, build: Callable[[], BuiltRun], done: Callable[[BuiltRun | list[Problem]], None]
    ) -> None:
        """Builds a run; `done` is called on the main thread, with what stands in its way where something does."""

        def post(result: BuiltRun | list[Problem]) -> None:
            self._post(lambda: done(result))

        def work() -> None:
            with guarded(session_id, lambda fault: post([fault.problem()])):
                try:
                    with self._activity.working_for("open", session_id):
                        built = build()
                except EngineError as refused:
                    post(list(refused.problems))
                else:
                    post(built)

        self._opener.submit(work)

    def compile(
        self,
        session: HostSession,
        wanted: Callable[[], bool],
        look: Callable[[], None],
        done: Callable[[Fault | None], None],
    ) -> None:
        """Compiles a session's run while it is `wanted`: what the look ahead of its first step needs, what that step
        needs, what further ones need, the rest behind others' firsts.

        Args:
            look: called on the main thread when the state before the first step can be published.
            done: receives what went wrong, if anything, on the main thread.
        """
        self._queue.append(session)
        self._compiling.add(session)
        session.waiting = len(self._queue) - 1

        def first() -> None:
            fault = self._for(session, wanted, partial(session.run.compile_look, ahead=True))
            if fault is None:
                self._post(look)
                fault = self._for(session, wanted, session.run.compile_step)
            if fault is None:
                fault = self._for(session, wanted, session.run.compile_steps)
            self._post(lambda: self._leave_queue(session))
            if fault is None:
                self._put(Urgency.REST, rest)
            else:
                self._post(lambda: self._finish(session, fault, done))

        def rest() -> None:
            fault = self._for(session, wanted, session.run.compile_rest)
            self._post(lambda: self._finish(session, fault, done))

        self._put(Urgency.FIRST, first)

    def compile_change(
        self,
        session: HostSession,
        wanted: Callable[[], bool],
        work: Callable[[], None],
        done: Callable[[Fault | None], None],
    ) -> None:
        """Compiles what a live change needs while the session's run goes on; `done` is called on the main thread."""

        def change() -> None:
            fault = self._for(session, wanted, work)
            self._post(lambda: done(fault))

        self._put(Urgency.REST, change)

    def compute(self, session_id: str, make: Callable[[], T], done: Callable[[T | list[Problem]], None]) -> None:
        """Computes what has to be compiled first; `done` is called on the main thread."""

        def post(result: T | list[Problem]) -> None:
            self._post(lambda: done(result))

        def work() -> None:
            blamed = self._activity.working_for("compile", session_id)
            with guarded(session_id, lambda fault: post([fault.problem()])), blamed:
                try:
                    made = make()
                except EngineError as refused:
                    post(list(refused.problems))
                else:
                    post(made)

        self._put(Urgency.REST, work)

    def prepare(self, session_id: str, make: Callable[[], Run], done: Callable[[Run | list[Problem]], None]) -> None:
        """Builds and compiles a run that another host has; `done` is called on the main thread."""

        def built() -> Run:
            run = make()
            run.compile()
            return run

        self.compute(session_id, built, done)

    def _put(self, urgency: Urgency, job: Callable[[], None]) -> None:
        self._jobs.put((urgency, next(self._numbers), job))

    def _work(self) -> None:
        while True:
            _, _, job = self._jobs.get()
            job()
            logged: list[Fault] = []
            with guarded("(memory)", logged.append):  # the compile thread outlives whatever goes wrong here
                self._memory.tidy()

    def _for(self, session: HostSession, wanted: Callable[[], bool], compile_part: Callable[[], None]) -> Fault | None:
        """Compiles a part of a session's run; what went wrong, if anything."""
        if not wanted():
            return None
        faults: list[Fault] = []
        blamed = self._activity.working_for("compile", session.session_id)
        with guarded(session.session_id, faults.append, otherwise="compile_failed"), blamed:
            compile_part()
        return faults[0] if faults else None

    def _leave_queue(self, session: HostSession) -> None:
        self._queue.remove(session)
        for place, waiting in enumerate(self._queue):
            waiting.waiting = place

    def _finish(self, session: HostSession, fault: Fault | None, done: Callable[[Fault | None], None]) -> None:
        self._compiling.discard(session)
        self.precompiler.look()
        done(fault)

    def tidy(self) -> None:
        """Looks after the host's memory soon, behind what somebody waits for."""
        if not self._tidying:
            self._tidying = True
            self._put(Urgency.TIDY, self._tidied)

    def _tidied(self) -> None:
        self._tidying = False
