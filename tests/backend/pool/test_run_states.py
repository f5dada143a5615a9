"""What the pool remembers of runs, without processes."""

import msgspec

from backend.link.messages import RunState
from backend.pool.run_states import RunStates


def running(step: int) -> RunState:
    return RunState("s", "run-1", 0, "running", step, 1.0, 100.0, 1.0, 1, {})


def test_a_run_whose_host_is_gone_is_no_load_until_another_one_trains_it() -> None:
    states = RunStates()
    states.note(running(5), 0.0)
    assert states.at_work("s")
    states.lose("s")
    assert not states.at_work("s")
    assert states.checkpoint_age_s(9.0) is None
    states.note(running(5), 10.0)
    assert states.at_work("s")


def test_a_run_that_has_failed_stays_so_when_its_host_is_gone() -> None:
    states = RunStates()
    states.note(msgspec.structs.replace(running(5), status="failed"), 0.0)
    states.lose("s")
    assert states.has_failed("s", "run-1", 0)
