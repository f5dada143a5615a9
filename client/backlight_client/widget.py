"""A live picture of a session in a notebook: losses, and the gradient that reaches each layer."""

import threading
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from backlight_client.errors import BacklightError
from backlight_client.reports import Report
from backlight_client.session import Session

MOST_POINTS = 400
"""Beyond these, every second point of a curve is left out, again and again."""
COLUMN = "delta_rms"


class LiveWidget(anywidget.AnyWidget):
    """Follows a session in a thread of its own, and draws every report. `show` makes one.

    Attributes:
        losses, evaluations: [step, loss] of training and validation. gradients: [layer, root mean square of delta].
        step, status: of the newest report. problem: why it has stopped to follow; empty while it follows.
    """

    _esm = Path(__file__).parent / "widget.js"
    losses = traitlets.List().tag(sync=True)
    evaluations = traitlets.List().tag(sync=True)
    gradients = traitlets.List().tag(sync=True)
    step = traitlets.Int(0).tag(sync=True)
    status = traitlets.Unicode("").tag(sync=True)
    problem = traitlets.Unicode("").tag(sync=True)

    def __init__(self, session: Session, **options: Any) -> None:
        super().__init__(**options)
        self._session = session
        self._thread = threading.Thread(target=self._follow, daemon=True)
        self._thread.start()

    def join(self, timeout_s: float | None = None) -> None:
        """Waits until the run has ended or paused."""
        self._thread.join(timeout_s)

    def _follow(self) -> None:
        try:
            for report in self._session.reports():
                self._take(report)
        except BacklightError as error:
            self.problem = str(error)
        self.status = str(self._session.state.get("status", ""))

    def _take(self, report: Report) -> None:
        with self.hold_sync():
            self.losses = thinned([*self.losses, *map(list, report.losses)])
            self.evaluations = thinned([*self.evaluations, *([one.step, one.loss] for one in report.evaluations)])
            self.gradients = [list(pair) for pair in report.column(COLUMN).items()]
            self.step = report.step
            self.status = str(self._session.state.get("status", ""))


def thinned(points: list[list[float]]) -> list[list[float]]:
    """At most `MOST_POINTS` points, the newest among them."""
    while len(points) > MOST_POINTS:
        points = points[:-1][::2] + points[-1:]
    return points


def show(session: Session) -> LiveWidget:
    """A live picture of a session, for the last line of a notebook's cell. Training goes on while it is drawn.

    A session has one reader: either the widget or `reports`.
    """
    return LiveWidget(session)
