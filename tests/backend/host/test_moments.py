"""The side runs of a host, one turn after the other in this process: who is answered, and what is kept how long."""

from collections.abc import Callable
from typing import Any

import pytest

from backend.host.activity import Activity
from backend.host.moments import Moments
from backend.host.opening import RunBuilder
from backend.link.blame import Blame, make_shared_file
from backend.link.checkpoint_store import CheckpointHeader
from backend.link.messages import DropMoment, FromHost, MomentTaken, OpenRun, TakeMoment
from backend.link.settings import MOMENT_KEPT_S
from backend.protocol.frames import decode_frame
from engine.compile.cache import ExecutableCache
from engine.errors import EngineError
from engine.run import Run
from engine.run.checkpoint import read_checkpoint, write_checkpoint
from tests.backend.builders import run_builder
from tests.backend.pool import specs
from tests.contract.memory_keyframes import MemoryKeyframes

pytestmark = pytest.mark.usefixtures("quick_programs")

CACHE = ExecutableCache()
SPEC = specs.healthy()


class AtOnce:
    """Compiles when a test says so. builds: so far."""

    def __init__(self) -> None:
        self.builds = 0
        self._waiting: list[tuple[Callable[[], Any], Callable[[Any], None]]] = []

    def prepare(self, session_id: str, make: Callable[[], Run], done: Callable[[Any], None]) -> None:
        self._waiting.append((make, done))

    def compute(self, session_id: str, make: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._waiting.append((make, done))

    def work(self) -> None:
        while self._waiting:
            make, done = self._waiting.pop(0)
            try:
                run = make()
            except EngineError as refused:
                done(list(refused.problems))
            else:
                if isinstance(run, Run):
                    self.builds += 1
                    run.compile()
                done(run)


class Desk:
    """Moments with all that they need."""

    def __init__(self) -> None:
        self.keyframes, self.cache = MemoryKeyframes(), CACHE
        self.builder: RunBuilder = run_builder(self.cache, keyframes=self.keyframes)
        self.compiler = AtOnce()
        self.reported: list[MomentTaken] = []
        self.now_s, self.short = 0.0, False
        self.moments = Moments(
            self.builder,
            self.compiler,
            Activity(Blame(make_shared_file())),
            send=self._receive,
            short=lambda: self.short,
            clock=self._clock,
        )

    def _receive(self, message: FromHost) -> None:
        assert isinstance(message, MomentTaken)
        self.reported.append(message)

    def _clock(self) -> float:
        self.now_s += 0.001
        return self.now_s

    def ask(self, number: int, step: int, *, run_id: str = "r", events: list[dict[str, Any]] | None = None) -> None:
        self.moments.take(TakeMoment(number, "s", run_id, 0, SPEC, events or [], step, ["boundary"]))

    def work(self) -> None:
        """Turns until nothing is left to do."""
        self.compiler.work()
        while names := self.moments.names():
            self.moments.take_turn(names[0], 0.03, 1)
        self.compiler.work()

    def answers(self) -> list[tuple[int, int | str]]:
        """(number of the request, step or what is wrong) of every answer so far."""
        return [
            (one.request_id, one.problems[0]["code"] if one.problems else decode_frame(one.frames[0]).step)
            for one in self.reported
        ]


def test_the_newest_of_three_requests_is_answered_and_the_others_are_reported_at_once() -> None:
    desk = Desk()
    for number, step in enumerate((40, 30, 20)):
        desk.ask(number, step)
    assert desk.answers() == [(0, "superseded"), (1, "superseded")]
    desk.work()
    assert desk.answers()[2:] == [(2, 20)]
    assert desk.compiler.builds == 1


def example(node: str) -> dict[str, Any]:
    return {"part": "train", "example": "2", "node": node, "row": "0", "unit": "1"}


def test_numbers_of_one_example_are_computed_beside_the_turns_with_their_options() -> None:
    desk = Desk()
    views, options = ["example_numbers", "boundary"], {"example_numbers": example("dense_0")}
    desk.moments.take(TakeMoment(1, "s", "r", 0, SPEC, [], 12, views, options))
    desk.work()
    [answer] = desk.reported
    record, numbers, boundary = (decode_frame(frame) for frame in answer.frames)
    assert (record.step, numbers.view, boundary.view) == (12, "example_numbers", "boundary")
    assert numbers.first_step == 12
    assert numbers.arrays["asked"].tobytes().decode().split("\n") == ["train", "2", "dense_0", "", "0", "1"]
    asked = TakeMoment(2, "s", "r", 0, SPEC, [], 12, ["example_numbers"], {"example_numbers": example("nowhere")})
    desk.moments.take(asked)
    desk.work()
    assert desk.answers()[1:] == [(2, "unknown_block")]


def test_a_run_that_is_on_its_way_goes_on_and_one_that_is_behind_is_built_anew() -> None:
    desk = Desk()
    for number, step in enumerate((20, 50, 50, 30)):
        desk.ask(number, step)
        desk.work()
    assert desk.answers() == [(0, 20), (1, 50), (2, 50), (3, 30)]
    assert desk.compiler.builds == 2, "for the first request, and for the one that goes back"
    again = [decode_frame(one.frames[0]).arrays["node_statistics"].tobytes() for one in desk.reported]
    assert again[1] == again[2]
    desk.ask(4, 60, run_id="other")
    desk.work()
    assert (desk.answers()[-1], desk.compiler.builds) == ((4, 60), 3)


def test_a_keyframe_beyond_the_run_that_is_on_its_way_is_nearer() -> None:
    desk = Desk()
    desk.ask(0, 20)
    desk.work()
    run = desk.builder.make(SPEC)
    run.compile()
    run.advance(64)
    desk.keyframes.write(CheckpointHeader("r", 31, 64, 0.0, 0, {}), run.checkpoint())
    desk.ask(1, 60)
    desk.work()
    assert desk.compiler.builds == 1
    desk.ask(2, 70)
    desk.work()
    assert desk.compiler.builds == 2
    assert decode_frame(desk.reported[-1].frames[0]).seq >= 31


def test_what_was_done_to_the_run_since_is_done_on_the_way() -> None:
    desk, change = Desk(), {"path": "optimizer.config.learning_rate", "from": 0.1, "to": 0.9}
    desk.ask(0, 20)
    desk.work()
    desk.ask(1, 40, events=[{"kind": "live_change", "step": 20, "detail": change}])
    desk.work()
    desk.ask(2, 40, run_id="the same without")
    desk.work()
    changed, unchanged = (decode_frame(one.frames[0]).arrays["node_statistics"].tobytes() for one in desk.reported[1:])
    assert desk.compiler.builds == 2
    assert changed != unchanged


def test_a_side_run_is_let_go_when_nobody_looks_or_memory_is_short() -> None:
    desk = Desk()
    desk.ask(0, 20)
    desk.work()
    assert not desk.moments.drop_old()
    desk.now_s += MOMENT_KEPT_S
    assert desk.moments.drop_old()
    assert not desk.moments.drop_old()
    desk.ask(1, 30)
    desk.work()
    assert desk.compiler.builds == 2, "the former one is gone"
    desk.now_s, desk.short = desk.now_s + 2.0, True
    assert desk.moments.drop_old()


def test_a_fault_is_reported_and_the_next_request_is_answered(capsys: Any, monkeypatch: Any) -> None:
    desk = Desk()
    desk.ask(0, 20)
    desk.compiler.work()
    with monkeypatch.context() as patch:
        patch.setattr(Run, "advance", _fails)
        desk.work()
    desk.ask(1, 20)
    desk.work()
    assert desk.answers() == [(0, "engine_fault"), (1, 20)]
    assert "a turn that fails" in capsys.readouterr().err


def _fails(run: Run, max_steps: int) -> None:
    raise ValueError("a turn that fails")


def test_a_keyframe_of_another_version_gives_way_to_the_start() -> None:
    desk = Desk()
    desk.keyframes.write(CheckpointHeader("r", 5, 16, 0.0, 0, {}), b"no state at all")
    desk.ask(0, 20)
    desk.work()
    assert desk.answers() == [(0, 20)]


def test_a_sound_keyframe_whose_facts_have_other_names_gives_way_to_the_one_before(capsys: Any) -> None:
    desk = Desk()
    run = desk.builder.make(SPEC)
    run.compile()
    run.advance(8)
    desk.keyframes.write(CheckpointHeader("r", 1000, 8, 0.0, 0, {}), run.checkpoint())
    facts, arrays = read_checkpoint(run.checkpoint())
    other = {name: fact for name, fact in facts.items() if name != "platform"}
    desk.keyframes.write(CheckpointHeader("r", 2000, 16, 0.0, 0, {}), write_checkpoint(other, arrays))
    desk.ask(0, 20)
    desk.work()
    assert desk.answers() == [(0, 20)]
    assert 1000 <= decode_frame(desk.reported[0].frames[0]).seq < 2000, "from the keyframe of step 8"
    assert "the keyframe of step 16 is of no use (KeyError: 'platform')" in capsys.readouterr().err
    branch = desk.builder.build(OpenRun(0, "s", "r", 0, SPEC, from_step=20))
    assert branch.run.step == 8


def test_a_request_that_cannot_be_taken_is_refused_and_the_next_is_answered(capsys: Any) -> None:
    desk = Desk()
    desk.ask(0, 20)
    desk.work()
    desk.ask(1, 30, events=[{"kind": "live_change", "no": "step"}])
    desk.ask(2, 30)
    desk.work()
    assert desk.answers() == [(0, 20), (1, "engine_fault"), (2, 30)]
    assert "KeyError" in capsys.readouterr().err


def test_a_change_that_asks_for_another_program_is_compiled_beside_the_main_thread() -> None:
    desk, change = Desk(), {"path": "optimizer.config.momentum", "from": 0.0, "to": 0.7}
    log: list[dict[str, Any]] = [{"kind": "live_change", "step": 25, "detail": change}]
    desk.ask(0, 20)
    desk.work()
    desk.ask(1, 40, events=log)
    desk.compiler.work()
    compiled = desk.cache.compile_count
    desk.work()
    assert desk.answers() == [(0, 20), (1, 40)]
    assert (desk.compiler.builds, desk.cache.compile_count) == (2, compiled)
    desk.ask(2, 50, events=[*log, {"kind": "live_change", "step": 45, "detail": {**change, "to": 0.5}}])
    desk.work()
    assert (desk.answers()[-1], desk.compiler.builds) == ((2, 50), 2), "what is compiled already goes on"


def test_a_step_that_nobody_waits_for_is_trained_for_no_longer_and_the_run_stays_for_the_next_look() -> None:
    desk = Desk()
    desk.ask(1, 4000)
    desk.compiler.work()
    desk.moments.take_turn(desk.moments.names()[0], 0.01, 1)
    desk.moments.drop(DropMoment("s", 7))
    assert desk.moments.names(), "somebody else has left"
    desk.moments.drop(DropMoment("s", 1))
    assert desk.moments.names() == []
    desk.ask(2, 4001)
    desk.work()
    assert (desk.answers(), desk.compiler.builds) == ([(2, 4001)], 1)


def test_a_request_that_is_left_before_its_run_is_built_builds_none() -> None:
    desk = Desk()
    desk.ask(1, 40)
    desk.moments.drop(DropMoment("s", 1))
    desk.work()
    assert (desk.answers(), desk.compiler.builds) == ([], 0)


def test_with_its_run_or_its_session_a_side_run_goes_and_what_waits_is_refused() -> None:
    desk = Desk()
    desk.ask(1, 40)
    desk.compiler.work()
    assert not desk.moments.drop(DropMoment("s", run_id="other"))
    assert desk.moments.names()
    assert desk.moments.drop(DropMoment("s", run_id="r"))
    assert desk.answers() == [(1, "superseded")]
    desk.ask(2, 40)
    desk.work()
    assert desk.compiler.builds == 2
    assert desk.moments.drop(DropMoment("s"))
    assert not desk.moments.drop(DropMoment("s"))
