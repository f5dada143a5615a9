"""What a session says on the data socket: frames and events in their order, pictures when they are due, its state."""

from collections.abc import Callable
from typing import Any

import msgspec

from backend.hosts.messages import FromHost, OpenRun, RecordFrame, RunEvent, RunState, ViewFrame
from backend.hosts.replay import Replay
from backend.protocol.frames import Frame, encode_frame
from engine.report import Advance, Event, StepReport, ViewReport
from engine.run import Run

STATE_INTERVAL_S = 0.25
VIEW_INTERVAL_S = 0.25
VIEW_COST = 10.0
"""A picture that took t is not drawn again for 10 t."""


class Voice:
    """Speaks for one run.

    Args:
        request: the command that opened it. seq: of its next record frame. replay: what the record knows already.
        drawing: notes the picture that is being drawn for viewers, "" when it is done.

    Attributes:
        seq: of the next record frame. drawn: the picture that is being drawn for viewers, "" where none is.
    """

    def __init__(
        self,
        request: OpenRun,
        seq: int,
        replay: Replay,
        send: Callable[[FromHost], None],
        clock: Callable[[], float],
        drawing: Callable[[str], None],
    ) -> None:
        self.seq = seq
        self._ids = (request.session_id, request.run_id, request.generation)
        self._replay = replay
        self._send = send
        self._clock = clock
        self._drawing = drawing
        self.drawn = ""
        self._views: tuple[str, ...] = ()
        self._interval_s = VIEW_INTERVAL_S
        self._shown: dict[str, tuple[int, float]] = {}
        self._told_at = 0.0
        self._told_status = ""
        self._told_detail: dict[str, Any] = {}
        self._measured = (0.0, 0)
        self._rate = 0.0
        self._last = RunState(*self._ids, "queued", 0, 0.0, 0.0, 0.0, 0, {})

    def advance(self, advance: Advance) -> None:
        """Reports and events in the order in which they happened; a divergence stands behind its last report."""
        reports = list(advance.reports)
        for event in advance.events:
            while reports and (reports[0].step <= event.step or event.kind == "diverged"):
                self._report(reports.pop(0))
            if not self._replay.knows_event(event):
                self.event(event)
        for report in reports:
            self._report(report)

    def _report(self, report: StepReport) -> None:
        if not self._replay.knows_frame(self.seq):
            data = self._frame("record", None, self.seq, report.step, report.first_step, report)
            self._send(RecordFrame(*self._ids, self.seq, report.step, data))
        self.seq += 1

    def _frame(
        self, kind: Any, view: str | None, seq: int, step: int, first_step: int, report: StepReport | ViewReport
    ) -> bytes:
        _, run_id, generation = self._ids
        width = report.bucket_width if isinstance(report, StepReport) else 0
        return encode_frame(Frame(kind, view, run_id, generation, seq, step, first_step, width, report.arrays))

    def event(self, event: Event) -> None:
        """An entry of the event log."""
        self._send(RunEvent(*self._ids, self.seq, event.step, event.kind, dict(event.detail)))

    # ---- pictures -----------------------------------------------------------------------------------------------

    def want_views(self, views: tuple[str, ...], max_rate: float) -> None:
        """What viewers want to see, and how often at most."""
        self._views = views
        self._interval_s = max(VIEW_INTERVAL_S, 1.0 / max(max_rate, 1e-3))

    def views(self, run: Run, *, all_now: bool = False) -> None:
        """Pictures of the present step that are wanted and due, or with `all_now` all that are wanted."""
        for name in self._views:
            step, due_at = self._shown.get(name, (-1, 0.0))
            if step != run.step and (all_now or self._clock() >= due_at):
                self._note(name)
                self.view(run, name, {})
                self._note("")

    def _note(self, name: str) -> None:
        self.drawn = name
        self._drawing(name)

    def view(self, run: Run, name: str, options: dict[str, Any]) -> None:
        """Draws a picture and sends it."""
        begin = self._clock()
        report = run.view(name, options)
        data = self._frame("view", name, max(self.seq - 1, 0), report.step, report.step, report)
        self._send(ViewFrame(*self._ids, name, report.step, data))
        now = self._clock()
        self._shown[name] = (run.step, now + max(self._interval_s, VIEW_COST * (now - begin)))

    # ---- state --------------------------------------------------------------------------------------------------

    def state_is_due(self, status: str, compiled: dict[str, Any]) -> bool:
        """Whether status or what is compiled has changed, or a running session was silent for a quarter of a second."""
        if status != self._told_status or not compiled.items() <= self._told_detail.items():
            return True
        return status == "running" and self._clock() - self._told_at >= STATE_INTERVAL_S

    def state(self, run: Run, status: str, run_time_s: float, compile_count: int, detail: dict[str, Any]) -> None:
        """What the session is doing."""
        self._measure(run.step, status)
        self._told_status, self._told_at, self._told_detail = status, self._clock(), detail
        self._last = RunState(
            *self._ids,
            status=status,
            step=run.step,
            epoch=run.epoch,
            steps_per_second=self._rate,
            run_time_s=run_time_s,
            compile_count=compile_count,
            live=run.live(),
            detail=detail,
            learning_rate=run.learning_rate(),
        )
        self._send(self._last)

    def failed(self, step: int, detail: dict[str, Any]) -> None:
        """The run has failed at this step; what else the last state told still holds."""
        self._drawing("")
        detail = {**detail, "view": self.drawn} if self.drawn else detail
        self._send(msgspec.structs.replace(self._last, status="failed", step=step, steps_per_second=0.0, detail=detail))

    def _measure(self, step: int, status: str) -> None:
        """Steps per second since the state before, over a quarter of a second at least."""
        since, from_step = self._measured
        now = self._clock()
        if status != "running" or status != self._told_status:
            self._rate, self._measured = 0.0, (now, step)
        elif now - since >= STATE_INTERVAL_S:
            self._rate, self._measured = (step - from_step) / (now - since), (now, step)
