"""Keyframes of a host's runs: exact states on the way, for whoever looks back. They never keep training waiting."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from enum import Enum, auto

from backend.host.fault_log import FaultLog
from backend.host.keyframe_choice import FIRST_COST_S, SHARE, is_worth, superfluous
from backend.link.checkpoint_store import CheckpointHeader
from backend.link.keyframe_store import MOST_KEYFRAMES, KeyframeStore
from engine.errors import EngineError
from engine.ladder import on_ladder
from engine.run import Run

GRACE_S = 0.1
"""So much time keyframes of events may take before the run has trained for long."""

LONGEST_COST_S = 600.0


class Outcome(Enum):
    """What became of a keyframe. TOO_LARGE: it alone takes more than the keyframes of a run may."""

    WRITTEN = auto()
    FAILED = auto()
    TOO_LARGE = auto()


class KeyframeWriter:
    """Writes the keyframes of all runs, in a thread, and keeps those of each within their budget.

    Args:
        most_bytes: of one run's keyframes; 0 keeps none. clock: seconds that only grow.
    """

    def __init__(self, store: KeyframeStore, most_bytes: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.store = store
        self.most_bytes = most_bytes
        self.clock = clock
        self._faults = FaultLog(clock)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="keyframe")

    def write(self, header: CheckpointHeader, state: bytes, done: Callable[[float, Outcome], None]) -> None:
        """Writes a keyframe in the thread.

        Args:
            done: called there with the seconds that it took, and what became of it.
        """

        def work() -> None:
            begin = self.clock()
            try:
                outcome = self._write(header, state)
            except Exception as error:  # noqa: BLE001 - a full disk or a fault of ours costs a keyframe, not the run
                outcome = Outcome.FAILED
                self._faults.write(f"run {header.run_id}: could not write a keyframe", error)
            done(self.clock() - begin, outcome)

        self._thread.submit(work)

    def _write(self, header: CheckpointHeader, state: bytes) -> Outcome:
        size = self.store.write(header, state, self.most_bytes)
        if size > self.most_bytes:
            self.store.drop(header.run_id, header.step)
            return Outcome.TOO_LARGE
        sizes = {**self.store.sizes(header.run_id), header.step: size}
        for step in superfluous(sizes, MOST_KEYFRAMES, self.most_bytes):
            self.store.drop(header.run_id, step)
        return Outcome.WRITTEN

    def finish(self, limit_s: float) -> None:
        """Waits until what was taken is written, up to a time limit."""
        with suppress(TimeoutError):
            self._thread.submit(lambda: None).result(timeout=limit_s)


class Keyframes:
    """When the keyframes of one run are taken.

    On the ladder they come where going again through the steps since the last one would take more than fifty times as
    long as a keyframe, so that they take at most two per cent of the time; at events within that, and at the end. A run
    whose state alone has more bytes than its keyframes may take has none: one attempt shows that.

    Args:
        run: in training. header: where it stands. writer: of the host. run_time_s: seconds of training before.
    """

    def __init__(
        self, run: Run, header: Callable[[], CheckpointHeader], writer: KeyframeWriter, run_time_s: float
    ) -> None:
        self._run = run
        self._header = header
        self._writer = writer
        self._cost_s = FIRST_COST_S
        self._spent_s = 0.0
        self._begun_s = self._last_s = run_time_s
        self._last_step = run.step
        self._writing = self._too_large = False

    def trained(self, run_time_s: float, *, ended: bool) -> None:
        """Behind a piece of training.

        Args:
            run_time_s: seconds of training so far. ended: whether the run has finished or diverged here.
        """
        if ended:
            self.end()
        elif on_ladder(self._run.step) and self._is_due(run_time_s):
            self._take()

    def _is_due(self, run_time_s: float) -> bool:
        """Whether a keyframe is worth its cost, and all of them together still are."""
        alone = is_worth(run_time_s - self._last_s, self._cost_s)
        return alone and is_worth(run_time_s - self._begun_s, self._spent_s + self._cost_s)

    def changed(self, run_time_s: float) -> None:
        """Something was done to the run: the state before its next step. run_time_s: seconds of training so far."""
        trained_s = run_time_s - self._begun_s
        if self._run.step != self._last_step and self._spent_s + self._cost_s <= SHARE * trained_s + GRACE_S:
            self._take()

    def end(self) -> None:
        """The run is at its end, or leaves this host."""
        if self._run.step and self._run.step != self._last_step:
            self._take(waits=False)

    def _take(self, *, waits: bool = True) -> None:
        nothing_to_take = self._run.step == 0 or not self._run.checkpoint_ready
        if self._writer.most_bytes == 0 or self._too_large or nothing_to_take or (waits and self._writing):
            return
        begin = self._writer.clock()
        header, state = self._header(), self._run.checkpoint()
        taken_s = self._writer.clock() - begin
        self._last_step, self._last_s, self._writing = header.step, header.run_time_s, True
        self._spent_s += taken_s

        def done(write_s: float, outcome: Outcome) -> None:
            failed = outcome is Outcome.FAILED
            self._spent_s += write_s
            self._cost_s = min(4.0 * self._cost_s, LONGEST_COST_S) if failed else taken_s + write_s
            self._too_large = outcome is Outcome.TOO_LARGE
            self._writing = False

        self._writer.write(header, state, done)


def keyframes_before(store: KeyframeStore, run_id: str, before: int) -> Iterator[tuple[CheckpointHeader, bytes]]:
    """Keyframes of steps before this one that can be read, the newest first."""
    for step in sorted((step for step in store.sizes(run_id) if step < before), reverse=True):
        with suppress(EngineError):
            yield store.read(run_id, step)
