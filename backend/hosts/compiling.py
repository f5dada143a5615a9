"""Opening and compiling beside the training: one thread each, in the order asked, told back to the main thread."""

import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import jax

from backend.hosts.activity import Activity
from backend.hosts.opening import BuiltRun, told
from backend.hosts.session import HostSession
from engine.compile.cache import ExecutableCache
from engine.errors import Problem
from engine.run import Run

CLEAR_AFTER_EXECUTABLES = 64


class Workshop:
    """Threads of a host: one that opens, one that compiles, one that warms up.

    Args:
        post: hands a call to the main thread.
    """

    def __init__(self, cache: ExecutableCache, activity: Activity, post: Callable[[Callable[[], None]], None]) -> None:
        self._cache = cache
        self._activity = activity
        self._post = post
        self._opener = ThreadPoolExecutor(1, thread_name_prefix="open")
        self._compiler = ThreadPoolExecutor(1, thread_name_prefix="compile")
        self._warmer = ThreadPoolExecutor(1, thread_name_prefix="prewarm")
        self._queue: list[HostSession] = []
        self._cleared_at = 0

    def open(self, build: Callable[[], BuiltRun], done: Callable[[BuiltRun | list[Problem]], None]) -> None:
        """Builds a run; `done` is called on the main thread."""

        def work() -> None:
            result = told(build)
            self._post(lambda: done(result))

        self._opener.submit(work)

    def prewarm(self, make: Callable[[], Run]) -> None:
        """Compiles a run that belongs to nobody; whoever opens its like meanwhile takes over what is ready."""

        def work() -> None:
            try:
                make().compile()
            except Exception:  # noqa: BLE001 - only a head start is lost; the fault is told
                traceback.print_exc()

        self._warmer.submit(work)

    def compile(self, session: HostSession, wanted: Callable[[], bool], done: Callable[[str | None], None]) -> None:
        """Compiles a session's run, unless it is not `wanted` any more; `done` hears what went wrong, if anything."""
        self._queue.append(session)
        session.waiting = len(self._queue) - 1

        def work() -> None:
            fault: str | None = None
            if wanted():
                try:
                    with self._activity.working_for("compile", session.session_id):
                        session.run.compile()
                except Exception as error:  # noqa: BLE001 - one network that cannot be compiled ends no other's run
                    traceback.print_exc()
                    fault = f"{type(error).__name__}: {error}"
            self._clear()
            self._post(lambda: self._finish(session, fault, done))

        self._compiler.submit(work)

    def _finish(self, session: HostSession, fault: str | None, done: Callable[[str | None], None]) -> None:
        self._queue.remove(session)
        for place, waiting in enumerate(self._queue):
            waiting.waiting = place
        done(fault)

    def _clear(self) -> None:
        """JAX keeps 12 MB per network it has traced; the executables that we hold survive without that."""
        if self._cache.compile_count - self._cleared_at >= CLEAR_AFTER_EXECUTABLES:
            self._cleared_at = self._cache.compile_count
            jax.clear_caches()
