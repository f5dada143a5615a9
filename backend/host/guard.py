"""The one guard around engine calls: whatever goes wrong for a session becomes that session's failure."""

import sys
import traceback
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, Literal

from jax.errors import JaxRuntimeError

from backend.host.activity import Activity
from backend.link.blame import Phase
from engine.errors import EngineError, Problem

FaultCode = Literal["engine_fault", "compile_failed", "out_of_memory", "host_died"]
"""Why a run has failed; the page has a sentence for each."""

Refuse = Callable[[list[Problem]], None]
"""Answers the request that is being carried out."""

LONGEST_CAUSE = 500
_ALLOCATION = ("RESOURCE_EXHAUSTED", "out of memory")


@dataclass(frozen=True)
class Fault:
    """What stopped a session.

    Attributes:
        code: see `FaultCode`. cause: class and message of the exception.
    """

    code: FaultCode
    cause: str

    def problem(self) -> Problem:
        """The answer to a request that met it."""
        if self.code == "out_of_memory":
            return Problem(
                code="out_of_memory",
                message=f"There isn't enough memory for this run: {self.cause}",
                hint="Use a smaller network or a smaller batch.",
            )
        message = f"The engine failed on this experiment: {self.cause}"
        return Problem(code="engine_fault", message=message, hint="Please report this experiment.")

    def detail(self) -> dict[str, Any]:
        """What the state `failed` carries."""
        return {"code": self.code, "cause": self.cause}


def fault_of(error: Exception, otherwise: FaultCode = "engine_fault") -> Fault:
    """What an exception means for its session.

    Args:
        otherwise: code of what is no want of memory.

    >>> fault_of(ValueError("no such axis"))
    Fault(code='engine_fault', cause='ValueError: no such axis')
    >>> fault_of(MemoryError()).code
    'out_of_memory'
    """
    text = str(error)
    cause = f"{type(error).__name__}: {text}"[:LONGEST_CAUSE] if text else type(error).__name__
    exhausted = isinstance(error, JaxRuntimeError) and any(word in text for word in _ALLOCATION)
    return Fault("out_of_memory" if exhausted or isinstance(error, MemoryError) else otherwise, cause)


@contextmanager
def guarded(
    session_id: str, failed: Callable[[Fault], None], *, otherwise: FaultCode = "engine_fault"
) -> Generator[None]:
    """Turns any exception of the block into one log entry and one call of `failed`.

    Args:
        session_id: whom the block works for. otherwise: see `fault_of`.
    """
    try:
        yield
    except Exception as error:  # noqa: BLE001 - a fault in one run ends that run and nothing else
        with suppress(MemoryError, OSError, ValueError):  # a log on a full disk must not end the host
            sys.stderr.write(f"session {session_id} failed\n")
            traceback.print_exc()
        failed(fault_of(error, otherwise))


def logged_only(fault: Fault) -> None:
    """What `guarded` calls where a fault costs nothing that anybody waits for."""
    del fault


class Guard:
    """Runs the engine calls of a host's main thread.

    Args:
        activity: notes for whom it works. fail: puts a session into its `failed` state; must not raise.
    """

    def __init__(self, activity: Activity, fail: Callable[[str, Fault], None]) -> None:
        self._activity = activity
        self._fail = fail

    @contextmanager
    def working_for(
        self, session_id: str, refuse: Refuse | None = None, *, phase: Phase = "dispatch"
    ) -> Generator[None]:
        """Work for a session.

        Args:
            refuse: answers the request that asked for the work: with the problems of an `EngineError`, which harms
                nobody, or with the fault. Without a request an `EngineError` is a fault as any other.
        """

        def failed(fault: Fault) -> None:
            if refuse is not None:
                refuse([fault.problem()])
            self._fail(session_id, fault)

        with guarded(session_id, failed), self._activity.working_for(phase, session_id):
            try:
                yield
            except EngineError as refused:
                if refuse is None:
                    raise
                refuse(list(refused.problems))
