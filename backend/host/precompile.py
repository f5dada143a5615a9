"""Precompilation: what visitors draw is compiled before they press Play, on time that nobody else needs."""

import threading
import time
import traceback
from collections.abc import Callable
from contextlib import suppress

from engine.errors import EngineError
from engine.run import Run

MOST_NODES = 40
"""Larger networks are not precompiled: a part of them could keep a core busy for seconds."""

LOOK_S = 0.25

Make = Callable[[], Run | None]


class Precompiler:
    """One thread, one draft at a time. It compiles part by part, and only while nobody waits for a compile; whoever
    opens the like meanwhile takes over what is ready, and waits for the part in progress instead of repeating it.

    Of the drafts that come meanwhile only the newest is kept. Behind each the thread rests as long as that took, so
    that drafts, however many, take half of a core at most.

    Args:
        busy: whether the host has better things to do. done: called behind each draft.
        pause: waits for so many seconds.
    """

    def __init__(
        self, busy: Callable[[], bool], done: Callable[[], None], pause: Callable[[float], None] = time.sleep
    ) -> None:
        self._busy = busy
        self._done = done
        self._pause = pause
        self._kept: Make | None = None
        self._draft: Make | None = None
        self._change = threading.Condition()
        threading.Thread(target=self._work, name="precompile", daemon=True).start()

    def keep(self, make: Make) -> None:
        """What the page opens on: compiled before long, whatever drafts come."""
        with self._change:
            self._kept = make
            self._change.notify_all()

    def offer(self, make: Make) -> None:
        """A draft; it takes the place of the one that waits."""
        with self._change:
            self._draft = make
            self._change.notify_all()

    def look(self) -> None:
        """The host may have nothing better to do any more."""
        with self._change:
            self._change.notify_all()

    def _work(self) -> None:
        while True:
            with self._change:
                while (make := self._draft or self._kept) is None or self._busy():
                    self._change.wait(None if make is None else LOOK_S)
            begin = time.monotonic()
            try:
                self._compile(make)
            except EngineError:
                self._forget(make)  # it can't be trained; the check reports why
            except Exception:  # noqa: BLE001 - only a head start is lost; the fault is printed
                with suppress(MemoryError, OSError, ValueError):
                    traceback.print_exc()
                self._forget(make)
            self._done()
            self._pause(time.monotonic() - begin)

    def _compile(self, make: Make) -> None:
        """Part by part, as long as it is the newest and nobody waits."""
        run = make()
        if run is not None and len(run.schema.nodes) <= MOST_NODES:
            for part in run.parts():
                if self._busy() or self._draft not in (None, make):
                    return
                part()
        self._forget(make)

    def _forget(self, make: Make) -> None:
        with self._change:
            if self._draft is make:
                self._draft = None
            elif self._kept is make:
                self._kept = None
