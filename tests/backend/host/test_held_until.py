"""A limit on steps a second holds up to the step that a study asks for, and not on a step that an owner waits for."""

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest

from backend.host.session import HostSession
from backend.link.checkpoints import LocalCheckpoints
from backend.link.messages import OpenRun
from tests.backend.builders import run_builder
from tests.backend.host.test_session import CACHE, Reported, compile_all, session_of
from tests.backend.pool import specs

pytestmark = pytest.mark.usefixtures("quick_programs")

LIMIT = 20.0
STEPS = 41


def opened(folder: Path, *, until: int | None = None, at_once: bool = False) -> tuple[HostSession, Callable[[], float]]:
    """A compiled session with the limit, and the seconds of its clock, which a look at it moves on."""
    ticks = itertools.count()

    def clock() -> float:
        return 0.001 * next(ticks)

    asked = OpenRun(
        1, "s", "r", 1, specs.healthy(), play=until is not None, until=until, at_once=at_once, steps_per_second=LIMIT
    )
    session, _ = session_of(asked, run_builder(CACHE, LocalCheckpoints(folder)).build(asked), clock)
    compile_all(session)
    return session, clock


def seconds(session: HostSession, clock: Callable[[], float]) -> float:
    """Until it rests, as the clock of its host has it; a turn is only given when it is due."""
    begin = clock()
    while session.status == "running":
        if clock() >= session.turn_at:
            session.take_turn(0.03, 1)
    assert session.run.step == STEPS
    return clock() - begin


def test_the_limit_holds_up_to_a_step_that_a_study_asks_for(tmp_path: Path) -> None:
    session, clock = opened(tmp_path)
    session.train_until(STEPS)
    assert seconds(session, clock) == pytest.approx((STEPS - 1) / LIMIT, rel=0.1)


@pytest.mark.parametrize(("at_once", "expected"), [(False, (STEPS - 1) / LIMIT), (True, 0.0)])
def test_another_host_holds_it_as_the_one_before_did(tmp_path: Path, *, at_once: bool, expected: float) -> None:
    session, clock = opened(tmp_path, until=STEPS, at_once=at_once)
    assert session.desired_state() == (True, STEPS, at_once, LIMIT)
    assert seconds(session, clock) == pytest.approx(expected, rel=0.1, abs=0.5)


def test_steps_that_an_owner_waits_for_come_at_once(tmp_path: Path) -> None:
    session, clock = opened(tmp_path)
    reported = Reported()
    session.step("step", STEPS, reported.reply())
    assert session.desired_state() == (True, STEPS, True, LIMIT)
    assert seconds(session, clock) < 0.5
