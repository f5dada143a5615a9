"""The exact state of one step of a run, reached by training there again."""

from collections.abc import Callable, Sequence

import numpy as np
from pydantic import JsonValue

from engine.report import Event, StepReport, ViewReport
from engine.run.run import Run

KEPT = ("node_statistics", "edge_statistics", "node_histograms", "histogram_ranges")


class Rerun:
    """A run that goes again through what was done to it, to a step that somebody wants to see.

    Args:
        run: at a state that lies before the step. events: what was done to it from there on; only those of
            `engine.report.REPLAYED` count.

    Attributes:
        run: no one else's. reports: record frames that the run has made since `run` was taken up, without those that
            only `look` asked for.
    """

    def __init__(self, run: Run, events: Sequence[Event]) -> None:
        self.run = run
        self.reports = 0
        self.expect(events)

    def expect(self, events: Sequence[Event]) -> None:
        """More of what was done to the run, behind all that is known and not before the present step."""
        self.run.expect_again(events)

    def is_ready_for(self, events: Sequence[Event]) -> bool:
        """Whether such events (see `expect`) compile nothing on the way."""
        return self.run.again_ready(events)

    @property
    def step(self) -> int:
        """Updates done."""
        return self.run.step

    def can_reach(self, step: int) -> bool:
        """Whether the step lies ahead: its statistics are those of the update that makes it."""
        return self.step < step or (self.step == 0 and step == 0 and self.run.untouched)

    def approach(self, step: int, most: int) -> int:
        """Takes up to `most` steps towards the one before `step`; returns how many are left to that.

        None are left where the run diverges.
        """
        ahead = min(most, step - 1 - self.step)
        if ahead > 0:
            self.reports += len(self.run.advance(ahead).reports)
        return 0 if self.run.status == "diverged" else max(0, step - 1 - self.step)

    def look(self, step: int) -> StepReport | None:
        """The statistics of `step`, as if a report had been asked for there, and its loss alone; moves the run there.

        The next call must be for a later step. None where the run has no such step: it has diverged before.
        """
        if step == 0:
            return self.run.look()
        self.run.redo_due()
        asked = self.run.request_report()
        reports = [report for report in self.run.advance(1).reports if report.step == step]
        self.run.redo_due()  # pictures show what was done to the run here
        self.reports += asked is None
        return of_one_step(reports[0]) if reports else None

    def view_later(self, name: str, options: dict[str, JsonValue] | None = None) -> Callable[[], ViewReport]:
        """See `Run.view_later`."""
        return self.run.view_later(name, options)


def of_one_step(report: StepReport) -> StepReport:
    """What a report says of its own step: statistics, the loss of the step, and its evaluation where it has one."""
    arrays = {name: report.arrays[name] for name in KEPT}
    buckets = report.arrays.get("scalar_buckets")
    if buckets is not None:
        arrays["scalar_buckets"] = np.repeat(buckets[:, -1:, 3:], 4, axis=2)
    rows = report.arrays.get("evaluation")
    if rows is not None and rows[-1, 0] == report.step:
        arrays["evaluation"] = rows[-1:]
    return StepReport(report.step, report.step, 1, arrays)
