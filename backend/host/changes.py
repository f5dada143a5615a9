"""Changes that owners ask of a run, each answered once; they wait while the run goes through its record again."""

from collections.abc import Callable

from backend.host.reply import Reply
from engine.errors import EngineError, Problem


class Changes:
    """The changes of one run."""

    def __init__(self) -> None:
        self._waiting: list[tuple[Callable[[], None], Reply]] = []

    def add(self, act: Callable[[], None], reply: Reply) -> None:
        """A change, made at the next `make`."""
        self._waiting.append((act, reply))

    def make(self, done: Callable[[], int]) -> None:
        """Makes what waits. A change that breaks the run stays, so that `refuse` answers it.

        Args:
            done: called behind each change that holds; returns the step.
        """
        while self._waiting:
            act, reply = self._waiting[0]
            try:
                act()
                reply.give(done())
            except EngineError as refused:
                reply.refuse(list(refused.problems))
            self._waiting.pop(0)

    def refuse(self, why: Problem) -> None:
        """Answers all that wait: they will not be made."""
        for _, reply in self._waiting:
            reply.refuse([why])
        self._waiting.clear()
