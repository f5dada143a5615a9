"""Work that goes on whoever leaves."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

import structlog

from engine.errors import EngineError

log = structlog.get_logger()
T = TypeVar("T")


class Background:
    """Tasks of this server; their faults are logged."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[Any]] = set()

    def spawn(self, work: Coroutine[Any, Any, T]) -> "asyncio.Task[T]":
        """Begins a task."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._finished)
        return task

    def _finished(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None and not isinstance(error, EngineError):
            log.error("background work failed", exc_info=error)

    async def finish(self, limit_s: float) -> None:
        """Waits for what has begun; what takes longer is cut off."""
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=limit_s)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
