"""Publishes a session on the data link: frames and events in order, pictures when due, its state."""

from collections.abc import Callable
from typing import Any

import msgspec
import structlog

from backend.host.kept_pictures import KeptPictures
from backend.host.replay import Replay
from backend.link.messages import FromHost, OpenRun, RecordFrame, RunEvent, RunState, ViewFrame
from backend.protocol.frames import Frame, encode_frame
from engine.errors import EngineError
from engine.report import Advance, Event, StepReport, ViewReport
from engine.run import Run
from engine.views.requests import view_options, view_type

log = structlog.get_logger()

STATE_INTERVAL_S = 0.25
VIEW_INTERVAL_S = 0.25
VIEW_COST = 20.0
"""Pictures that take t together are drawn again after 20 t, and others for the first time after 20 t of such: each a
twentieth of the time at most. The first picture of a kind, which is compiled, counts for none."""


class Publisher:
    """Publishes one run.

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
        self._kept = KeptPictures()
        self._costs: dict[str, float] = {}
        self._compiled: set[str] = set()
        self._rest_until = 0.0
        self._published_at = 0.0
        self._published: tuple[str, tuple[int, int] | None] = ("", None)
        self._measured = (0.0, 0)
        self._rate = 0.0
        self._last = RunState(*self._ids, "queued", 0, 0.0, 0.0, 0.0, 0, {})

    def publish_advance(self, advance: Advance) -> None:
        """Reports and events in the order in which they happened; a divergence stands behind its last report."""
        reports = list(advance.reports)
        for event in advance.events:
            while reports and (reports[0].step <= event.step or event.kind == "diverged"):
                self._publish_report(reports.pop(0))
            if not self._replay.has_event(event):
                self.publish_event(event)
        for report in reports:
            self._publish_report(report)

    def _publish_report(self, report: StepReport) -> None:
        if not self._replay.has_frame(self.seq):
            data = self._frame("record", None, self.seq, report.step, report.first_step, report)
            self._send(RecordFrame(*self._ids, self.seq, report.step, data))
        self.seq += 1

    def _frame(
        self, kind: Any, view: str | None, seq: int, step: int, first_step: int, report: StepReport | ViewReport
    ) -> bytes:
        _, run_id, generation = self._ids
        width = report.bucket_width if isinstance(report, StepReport) else 0
        return encode_frame(Frame(kind, view, run_id, generation, seq, step, first_step, width, report.arrays))

    def publish_event(self, event: Event) -> None:
        """An entry of the event log; pictures of before it are not sent again."""
        self._kept.clear()
        self._send(RunEvent(*self._ids, self.seq, event.step, event.kind, dict(event.detail)))

    # ---- pictures -----------------------------------------------------------------------------------------------

    def request_views(self, views: tuple[str, ...], max_rate: float) -> None:
        """What viewers want to see, and how often at most."""
        self._views = views
        for kept in (self._shown, self._costs):
            for name in kept.keys() - set(views):
                del kept[name]
        self._interval_s = max(VIEW_INTERVAL_S, 1.0 / max(max_rate, 1e-3))

    def publish_views(self, run: Run, *, all_now: bool = False) -> None:
        """Pictures of the present step that are wanted and due, or with `all_now` all that are wanted."""
        rest_until, spent_on_new = self._rest_until, 0.0
        for name in self._views:
            step, due_at = self._shown.get(name, (-1, rest_until))
            if step != run.step and (all_now or self._clock() >= due_at):
                new = name not in self._shown
                if new and self._send_again(run, name):
                    continue
                self._note(view_type(name))
                self._publish_wanted(run, name)
                self._note("")
                spent_on_new += self._costs.get(name, 0.0) if new else 0.0
        if spent_on_new > 0:
            self._rest_until = self._clock() + VIEW_COST * spent_on_new

    def _send_again(self, run: Run, name: str) -> bool:
        """Sends a picture that was drawn of this very state for somebody who wants it again; whether there is one."""
        data = self._kept.find(name, run.step)
        if data is None:
            return False
        self._send(ViewFrame(*self._ids, name, run.step, data))
        self._shown[name] = (run.step, self._clock() + self._interval_s)
        return True

    def forget_pictures(self) -> None:
        """The state has changed though the step has not: pictures of it are drawn again, when they are due."""
        self._shown = {name: (-1, due_at) for name, (_, due_at) in self._shown.items()}
        self._kept.clear()

    def _publish_wanted(self, run: Run, name: str) -> None:
        try:
            self.publish_view(run, name, {})
        except EngineError as refused:
            log.info("a picture was refused", view=name[:100], problem=refused.problems[0].code)
            self._views = tuple(view for view in self._views if view != name)
        except Exception:
            if not view_options(name):
                raise
            # Options are anybody's: what they break costs the picture, not the run.
            log.exception("a picture with options failed", view=name[:100])
            self._views = tuple(view for view in self._views if view != name)

    def _note(self, name: str) -> None:
        self.drawn = name
        self._drawing(name)

    def publish_view(self, run: Run, name: str, options: dict[str, Any]) -> int:
        """Draws a picture and sends it; returns the step that it shows."""
        begin = self._clock()
        report = run.view(name, options)
        data = self.send_view(report)
        if not options:
            self._kept.keep(name, run.step, data)
        now = self._clock()
        kind = view_type(name)
        self._costs[name] = now - begin if kind in self._compiled else 0.0
        self._compiled.add(kind)
        together = sum(self._costs.get(view, 0.0) for view in {name, *self._views})
        self._shown[name] = (run.step, now + max(self._interval_s, VIEW_COST * together))
        return report.step

    def send_view(self, report: ViewReport) -> bytes:
        """Sends a picture; returns its frame."""
        data = self._frame("view", report.view, max(self.seq - 1, 0), report.step, report.step, report)
        self._send(ViewFrame(*self._ids, report.view, report.step, data))
        return data

    # ---- state --------------------------------------------------------------------------------------------------

    def state_is_due(self, run: Run, status: str) -> bool:
        """Whether the status or what is compiled has changed, or a running session has published none for a while."""
        if (status, _progress(run, status)) != self._published:
            return True
        return status == "running" and self._clock() - self._published_at >= STATE_INTERVAL_S

    def publish_state(
        self, run: Run, status: str, run_time_s: float, compile_count: int, detail: dict[str, Any]
    ) -> None:
        """What the session is doing."""
        self._measure(run.step, status)
        progress = _progress(run, status)
        self._published, self._published_at = (status, progress), self._clock()
        self._last = RunState(
            *self._ids,
            status=status,
            step=run.step,
            epoch=run.epoch,
            steps_per_second=self._rate,
            run_time_s=run_time_s,
            compile_count=compile_count,
            live=run.live(),
            detail={**detail, "executables": list(progress)} if progress else detail,
            learning_rate=run.learning_rate(),
        )
        self._send(self._last)

    def publish_failure(self, step: int, detail: dict[str, Any]) -> None:
        """The run has failed at this step; the rest of the last state still holds."""
        self._drawing("")
        detail = {**detail, "view": self.drawn} if self.drawn else detail
        self._send(msgspec.structs.replace(self._last, status="failed", step=step, steps_per_second=0.0, detail=detail))

    def _measure(self, step: int, status: str) -> None:
        """Steps per second since the state before, over a quarter of a second at least."""
        since, from_step = self._measured
        now = self._clock()
        if status != "running" or status != self._published[0]:
            self._rate, self._measured = 0.0, (now, step)
        elif now - since >= STATE_INTERVAL_S:
            self._rate, self._measured = (step - from_step) / (now - since), (now, step)


def _progress(run: Run, status: str) -> tuple[int, int] | None:
    """(compiled, needed) of the executables of the first step while it compiles."""
    return run.compile_progress if status == "compiling" else None
