"""A run that goes again through its record, in this process: wishes and changes hold from the record's end on."""

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from backend.host.keyframes import KeyframeWriter
from backend.host.opening import BuiltRun
from backend.host.reply import Reply
from backend.host.saving import CheckpointWriter
from backend.host.session import HostSession
from backend.link.checkpoint_store import CheckpointHeader
from backend.link.checkpoints import LocalCheckpoints
from backend.link.messages import FromHost, OpenRun, RecordFrame, RunEvent, RunState, ViewFrame
from engine.compile.cache import ExecutableCache
from engine.errors import Problem
from engine.run import Run
from tests.backend.builders import run_builder
from tests.backend.pool import specs
from tests.contract.memory_keyframes import MemoryKeyframes

pytestmark = pytest.mark.usefixtures("quick_programs")

CACHE = ExecutableCache()
RATE = "optimizer.config.learning_rate"
STRIDE = {"kind": "stride", "step": 4, "detail": {"to": 64}}
CHANGE = {"kind": "live_change", "step": 1001, "detail": {"path": RATE, "from": 0.1, "to": 0.05}}
"""Between two reports: the step before is 1000, and neither 1001 nor 1002 is on the ladder."""


class Reported:
    """What a session has said, and the answers to what it was asked."""

    def __init__(self) -> None:
        self.said: list[FromHost] = []
        self.answers: list[tuple[int | None, list[str]]] = []

    def reply(self) -> Reply:
        def send(step: int | None, problems: list[Problem]) -> None:
            self.answers.append((step, [problem.code for problem in problems]))

        return Reply(send)

    @property
    def frames(self) -> list[RecordFrame]:
        return [word for word in self.said if isinstance(word, RecordFrame)]

    @property
    def state(self) -> tuple[str, int]:
        last = [word for word in self.said if isinstance(word, RunState)][-1]
        return last.status, last.step


def open_session(spec: bytes, events: list[dict[str, Any]], durable: int, folder: Path) -> tuple[HostSession, Reported]:
    """A session at rest that has so many frames to go through again; not compiled."""
    request = OpenRun(1, "s", "r", 1, spec, events=events, next_seq=durable)
    return session_of(request, run_builder(CACHE, LocalCheckpoints(folder)).build(request))


def session_of(
    request: OpenRun, built: BuiltRun, clock: Callable[[], float] | None = None
) -> tuple[HostSession, Reported]:
    reports_seen, ticks = Reported(), itertools.count()
    session = HostSession(
        request,
        built.run,
        built.header,
        built.replay,
        send=reports_seen.said.append,
        compile_count=lambda: 0,
        clock=clock or (lambda: 0.001 * next(ticks)),
        drawing=lambda _: None,
        writer=KeyframeWriter(MemoryKeyframes(), 0),
    )
    return session, reports_seen


def compile_all(session: HostSession) -> None:
    session.run.compile()
    session.become_compiled()


def go_on(session: HostSession) -> None:
    """Turns until it rests."""
    while session.status == "running":
        session.take_turn(0.03, 1)


def frames_of(spec: bytes, step: int) -> int:
    """Frames of an undisturbed run until a step, with the stride of `STRIDE`."""
    return run_until(spec, step)[1]


def run_until(spec: bytes, step: int) -> tuple[Run, int]:
    run = run_builder(CACHE).make(spec)
    run.compile()
    assert run.look() is not None
    count = 1 + len(run.advance(4).reports)
    run.set_stride(64)
    return run, count + len(run.advance(step - 4).reports)


def test_a_session_says_how_many_executables_of_its_first_step_are_compiled(tmp_path: Path) -> None:
    request = OpenRun(1, "s", "r", 1, specs.healthy())
    built = run_builder(None, LocalCheckpoints(tmp_path)).build(request)
    session, reports_seen = session_of(request, built)

    def last() -> tuple[str, Any]:
        state = [word for word in reports_seen.said if isinstance(word, RunState)][-1]
        return state.status, state.detail.get("executables")

    session.publish_due()
    assert last() == ("compiling", [0, 3])
    assert not session.publisher.state_is_due(session.run, "compiling")
    session.run.compile_look()
    assert session.publisher.state_is_due(session.run, "compiling")
    session.publish_due()
    assert last() == ("compiling", [2, 3])
    session.run.compile_step()
    session.publish_due()
    assert last() == ("ready", None)


def test_a_large_network_shows_its_first_step_before_what_further_ones_need_is_compiled(tmp_path: Path) -> None:
    store = LocalCheckpoints(tmp_path)
    request = OpenRun(1, "s", "r", 1, specs.large(), play=True)
    session, reported = session_of(request, run_builder(None, store).build(request))
    writer = CheckpointWriter(store, reported.said.append, lambda _: None)
    session.run.compile_look()
    session.look()
    session.run.compile_step()
    assert (session.status, len(reported.frames)) == ("running", 1)
    go_on(session)
    assert (session.status, session.run.step, len(reported.frames)) == ("compiling", 1, 2)
    assert not writer.is_due(session)
    session.run.compile_steps()
    assert session.status == "running"
    assert writer.is_due(session)
    session.take_turn(0.001, 1)
    assert session.run.step > 1


def test_a_session_that_is_compiled_at_rest_says_so_until_it_shall_train(tmp_path: Path) -> None:
    request = OpenRun(1, "s", "r", 1, specs.healthy(), play=False)
    session, reports_seen = session_of(request, run_builder(None, LocalCheckpoints(tmp_path)).build(request))

    def rests() -> list[bool]:
        states = [word for word in reports_seen.said if isinstance(word, RunState)]
        return [state.detail.get("at_rest", False) for state in states if state.status == "compiling"]

    session.publish_due()
    session.play()
    session.pause()
    session.step("step", 1, reports_seen.reply())
    assert rests() == [True, False, True, False]
    compile_all(session)
    session.pause()
    assert reports_seen.state == ("ready", 0)
    assert "at_rest" not in [word for word in reports_seen.said if isinstance(word, RunState)][-1].detail


def test_a_step_asked_while_it_catches_up_counts_from_the_records_end(tmp_path: Path) -> None:
    spec = specs.healthy()
    session, reports_seen = open_session(spec, [STRIDE, CHANGE], frames_of(spec, 1001), tmp_path)
    compile_all(session)
    session.take_turn(0.03, 1)
    assert 0 < session.run.step < 1000
    session.step("step", 5, reports_seen.reply())
    assert reports_seen.answers == []
    go_on(session)
    assert reports_seen.answers == [(1001, [])]
    assert reports_seen.state == ("paused", 1006)
    assert reports_seen.frames[-1].step == 1006


def test_an_epoch_asked_before_it_is_compiled_counts_from_the_records_end(tmp_path: Path) -> None:
    spec = specs.healthy()
    session, reports_seen = open_session(spec, [STRIDE, CHANGE], frames_of(spec, 1001), tmp_path)
    session.step("epoch", 2, reports_seen.reply())
    compile_all(session)
    go_on(session)
    assert reports_seen.answers == [(1001, [])]
    assert reports_seen.state == ("paused", 1001 + 2 * session.run.schema.steps_per_epoch)


@pytest.mark.parametrize(
    ("until", "end", "asked_again"), [(1006, 1006, 0), (1006, 1006, 3), (1002, 1002, 3), (500, 1002, 3)]
)
def test_training_up_to_a_step_takes_none_too_many_whenever_and_however_often_it_is_asked(
    tmp_path: Path, until: int, end: int, asked_again: int
) -> None:
    """A record that ends at 1001, the step of a live change without a report, has one of step 1002 at rest."""
    spec = specs.healthy()
    session, reports_seen = open_session(spec, [STRIDE, CHANGE], frames_of(spec, 1001), tmp_path)
    assert session.train_until(until) == 0
    compile_all(session)
    session.take_turn(0.03, 1)
    for _ in range(asked_again):
        assert 0 < session.train_until(until) < 1000
    go_on(session)
    assert reports_seen.state == ("paused", end)
    for _ in range(asked_again):
        assert session.train_until(until) == end
        go_on(session)
    assert reports_seen.state == ("paused", end)
    assert reports_seen.frames[-1].step == end


def test_training_up_to_a_step_behind_the_last_epoch_goes_on_there(tmp_path: Path) -> None:
    spec = specs.healthy(epochs=60)
    session, reports_seen = open_session(spec, [STRIDE], 0, tmp_path)
    last = 60 * session.run.schema.steps_per_epoch
    session, reports_seen = open_session(spec, [STRIDE], frames_of(spec, last), tmp_path)
    session.train_until(last + 3)
    compile_all(session)
    go_on(session)
    assert reports_seen.state == ("paused", last + 3)


def test_a_pause_asked_while_it_catches_up_ends_with_a_report_of_the_step_that_is_shown(tmp_path: Path) -> None:
    spec = specs.healthy()
    session, reports_seen = open_session(spec, [STRIDE, CHANGE], frames_of(spec, 1001), tmp_path)
    compile_all(session)
    session.set_views(["boundary"], 30.0)
    session.take_turn(0.03, 1)
    session.step("step", 50, reports_seen.reply())
    session.pause()
    go_on(session)
    assert reports_seen.state == ("paused", 1002)
    assert reports_seen.frames[-1].step == 1002
    assert [word.step for word in reports_seen.said if isinstance(word, ViewFrame)] == [1002], "no picture of the past"
    assert reports_seen.answers == [(1001, [])]


@pytest.mark.parametrize(("wish", "steps"), [("pause", 0), ("step", 3)])
def test_a_wish_for_a_run_whose_record_ends_with_its_last_epoch(tmp_path: Path, wish: str, steps: int) -> None:
    spec = specs.healthy(epochs=60)
    session, reports_seen = open_session(spec, [STRIDE], 0, tmp_path)
    last = 60 * session.run.schema.steps_per_epoch
    session, reports_seen = open_session(spec, [STRIDE], frames_of(spec, last), tmp_path)
    compile_all(session)
    session.take_turn(0.03, 1)
    if wish == "step":
        session.step("step", steps, reports_seen.reply())
    else:
        session.pause()
    go_on(session)
    assert reports_seen.state == ("finished" if wish == "pause" else "paused", last + steps)


def test_a_step_asked_of_a_run_that_diverges_while_it_catches_up_is_refused(tmp_path: Path) -> None:
    session, reports_seen = open_session(specs.diverging(), [], 1000, tmp_path)
    session.step("step", 5, reports_seen.reply())
    compile_all(session)
    go_on(session)
    session.take_turn(0.03, 1)
    assert reports_seen.answers == [(None, ["run_diverged"])]
    assert reports_seen.state[0] == "diverged"


def resume_session(spec: bytes, step: int, events: list[dict[str, Any]], folder: Path) -> tuple[HostSession, Reported]:
    """A session at rest, from a checkpoint at a step behind its last report; not compiled."""
    run, frames = run_until(spec, step)
    assert not run.reported
    header = CheckpointHeader("r", frames, step, 1.0, 1, run.fingerprint())
    checkpoints = LocalCheckpoints(folder)
    name = checkpoints.write(header, run.checkpoint())
    request = OpenRun(1, "s", "r", 1, spec, name, [STRIDE, *events], frames)
    return session_of(request, run_builder(CACHE, checkpoints).build(request))


def test_a_run_at_rest_from_a_checkpoint_behind_its_last_report_shows_statistics_of_its_step(tmp_path: Path) -> None:
    session, reports_seen = resume_session(specs.healthy(), 1001, [], tmp_path)
    session.set_views(["boundary"], 30.0)
    compile_all(session)
    assert reports_seen.state == ("paused", 1002)
    assert [frame.step for frame in reports_seen.frames] == [1002]
    assert [word.step for word in reports_seen.said if isinstance(word, ViewFrame)] == [1002]
    assert [(word.kind, word.step) for word in reports_seen.said if isinstance(word, RunEvent)] == [("report", 1001)]


def test_a_run_that_plays_on_from_such_a_checkpoint_takes_no_step_for_it(tmp_path: Path) -> None:
    session, reports_seen = resume_session(specs.healthy(), 1001, [], tmp_path)
    session.play()
    compile_all(session)
    assert session.run.step == 1001
    assert reports_seen.frames == []


def test_a_change_asked_of_a_run_at_rest_before_it_is_compiled_is_answered(tmp_path: Path) -> None:
    session, reports_seen = resume_session(specs.healthy(), 1001, [CHANGE], tmp_path)
    session.set_live(RATE, 0.02, reports_seen.reply())
    assert reports_seen.answers == []
    compile_all(session)
    assert reports_seen.answers == [(1001, [])]
    assert session.run.live()[RATE] == 0.02
