"""Moves a run: takes steps, replays what its record holds, and publishes both."""

from collections.abc import Callable

from backend.host.keyframes import Keyframes, KeyframeWriter
from backend.host.lane_groups import make_pacer
from backend.host.publisher import Publisher
from backend.host.replay import Replay
from backend.link.checkpoints import CheckpointHeader
from backend.link.messages import OpenRun
from engine.report import REPLAYED, Advance, Event
from engine.run import Run


class Progress:
    """Moves one run.

    Args:
        request: the command that opened it. run: built, not compiled. header: of its checkpoint, if it resumes.
        replay: what it goes through again. publisher: of its reports and events. clock: seconds that only grow.
        writer: of keyframes.

    Attributes:
        keyframes: when they are taken.
        pacer: its pace. run_time_s: what its steps have taken. trained: whether it has taken one, here or before.
    """

    def __init__(
        self,
        request: OpenRun,
        run: Run,
        header: CheckpointHeader | None,
        replay: Replay,
        publisher: Publisher,
        clock: Callable[[], float],
        writer: KeyframeWriter,
    ) -> None:
        self.pacer = make_pacer(run, clock, request.steps_per_second)
        self.run_time_s = 0.0 if header is None else header.run_time_s
        self.trained = run.step > 0
        self._run_id, self._from_step = request.run_id, request.from_step
        self._run = run
        self._replay = replay
        self._publisher = publisher
        self._clock = clock
        self._logged = 0 if header is None else header.logged_events
        self.keyframes = Keyframes(run, self.header, writer, self.run_time_s)

    @property
    def catching_up(self) -> bool:
        """Whether it goes again through steps that are in the record."""
        behind = self._run.step < self._from_step
        unfinished = behind or self._replay.unfinished(self._publisher.seq) or self._run.report_due
        return self._run.status != "diverged" and unfinished

    def redo(self) -> None:
        """Repeats what was done at this step before the host exited; it is in the log already."""
        for event in self._replay.due(self._run.step):
            self._run.redo(event)
            if event.kind == "stride":
                self.pacer.follow(int(str(event.detail["to"])))
            self._logged += 1

    @property
    def redo_at(self) -> int | None:
        """The step at which something is done again, or where a branch begins."""
        again = self._replay.next_step()
        return self._from_step if again is None and self._run.step < self._from_step else again

    def look(self) -> None:
        """Sends the report of the state before the first step, once."""
        report = self._run.look()
        if report is not None:
            self._publisher.publish_advance(Advance([report]))

    def train(self, steps: int) -> tuple[int, int, float]:
        """Takes so many steps and publishes them: (steps taken, reports among them, seconds)."""
        self.look()  # before the first step, however soon it comes
        begin = self._clock()
        advance, seconds = self._run.advance(steps), self._clock() - begin
        self.run_time_s += seconds
        self.trained = True
        self._publisher.publish_advance(advance)
        ended = any(event.kind in ("finished", "diverged") for event in advance.events)
        self.keyframes.trained(self.run_time_s, ended=ended)
        return advance.steps, len(advance.reports), seconds

    def request_report(self) -> None:
        """The next step reports its statistics."""
        event = self._run.request_report()
        if event is not None:
            self.log(event)

    def log(self, event: Event) -> None:
        """Something was done to the run."""
        self._logged += event.kind in REPLAYED
        self._publisher.publish_event(event)
        if event.kind in ("live_change", "weight_change"):
            self.keyframes.changed(self.run_time_s)

    def header(self) -> CheckpointHeader:
        """Where the run stands, for a checkpoint."""
        return CheckpointHeader(
            run_id=self._run_id,
            next_seq=self._publisher.seq,
            step=self._run.step,
            run_time_s=self.run_time_s,
            logged_events=self._logged,
            fingerprint=self._run.fingerprint(),
        )
