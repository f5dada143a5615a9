"""The live picture of a session in a notebook: it follows, and has the numbers of the reports."""

from typing import Any

from backlight_client import Server, changed
from backlight_client.widget import MOST_POINTS, show, thinned
from tests.client.test_client import MOONS

LONG_S = 120


def test_it_follows_a_run_to_its_end(server: Server) -> None:
    session = server.train(changed(MOONS, "training.epochs", 2))
    widget = show(session)
    widget.join(LONG_S)
    records = session.record()
    assert (widget.step, widget.status, widget.problem) == (session.state["step"], "finished", "")
    evaluations = [[one.step, one.loss] for report in records for one in report.evaluations]
    assert widget.evaluations == evaluations
    assert dict(widget.gradients) == records[-1].column("delta_rms")
    assert [step for step, _ in widget.losses] == sorted({step for step, _ in widget.losses})


def test_why_it_stopped_stands_in_it(server: Server) -> None:
    widget = show(server.session("no-such-session"))
    widget.join(LONG_S)
    assert widget.problem == "This session doesn't exist."


def test_long_curves_keep_their_ends() -> None:
    points: list[Any] = [[step, 1.0 / (step + 1)] for step in range(10_001)]
    kept = thinned(points)
    assert len(kept) <= MOST_POINTS
    assert (kept[0], kept[-1]) == (points[0], points[-1])
