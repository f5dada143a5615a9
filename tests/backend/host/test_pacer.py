"""The pacer goes by the stride that the run has, also where another one was pending when it began."""

import pytest

from backend.host.pacer import Pacer
from engine.compile.cache import ExecutableCache
from engine.datasets.prepare import prepare
from engine.run import Run
from engine.spec import ExperimentSpec
from tests.backend.host.test_step_rate_limit import Clock
from tests.backend.pool import specs

pytestmark = pytest.mark.usefixtures("quick_programs")

SPEC = ExperimentSpec.model_validate_json(specs.healthy())
DATA, CACHE = prepare(SPEC.data, None), ExecutableCache()


def limited_stride(pacer: Pacer, clock: Clock) -> int | None:
    """What a run of slow steps, limited to 20 of them a second, is asked for."""
    for _ in range(5):
        pacer.took(1, 0, 0.01, limited=False)
    pacer.set_rate(20.0)
    clock.now += 2.0
    return pacer.wanted_stride(1)


def test_a_pacer_of_a_run_that_resumes_with_a_pending_stride_asks_for_others_once_it_holds() -> None:
    run, clock = Run(SPEC, DATA, cache=CACHE), Clock()
    run.advance(1)
    run.set_stride(4)
    resumed = Run.resume(run.checkpoint(), DATA, cache=CACHE)
    pacer = Pacer(resumed, clock, None)
    assert (resumed.stride, resumed.pending_stride, pacer.wanted_stride(1)) == (1, 4, None)
    resumed.advance(3)
    assert (resumed.stride, resumed.pending_stride, pacer.wanted_stride(1)) == (4, None, None)
    assert limited_stride(pacer, clock) == 2


def test_a_pacer_follows_a_stride_that_it_did_not_ask_for() -> None:
    run, clock = Run(SPEC, DATA, cache=CACHE), Clock()
    pacer = Pacer(run, clock, None)
    run.set_stride(4)
    run.advance(4)
    assert limited_stride(pacer, clock) == 2
