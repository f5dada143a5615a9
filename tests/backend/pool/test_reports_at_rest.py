"""What a host tells of a run at rest is of the step that it rests at."""

import pytest

from backend.link.messages import RecordFrame
from backend.pool.supervisor import LocalHostPool
from tests.backend.pool import specs
from tests.backend.pool.output_log import OutputLog

pytestmark = pytest.mark.asyncio(loop_scope="module")
Pool = tuple[LocalHostPool, OutputLog]


async def test_the_state_before_the_first_step_is_reported_while_the_step_is_compiled(pool: Pool, name: str) -> None:
    hosts, outputs = pool
    await hosts.open_run(
        session_id=name, run_id=f"{name}-run", generation=0, spec_json=specs.healthy(batch_size=9), play=False
    )
    await outputs.until(lambda: outputs.status(name) == "ready")
    own = [output for output in outputs.outputs if output.session_id == name]
    (frame,) = [place for place, output in enumerate(own) if isinstance(output, RecordFrame)]
    assert frame < next(place for place, output in enumerate(own) if getattr(output, "status", "") == "ready")
    await hosts.close(name)


async def test_pause_and_step_report_the_statistics_of_the_step_that_is_shown(pool: Pool, name: str) -> None:
    hosts, outputs = pool
    await hosts.open_run(session_id=name, run_id=f"{name}-run", generation=0, spec_json=specs.healthy(), play=True)
    await outputs.until(lambda: len(outputs.events(name, "stride")) > 4)
    paused_at = await hosts.pause(name)
    await outputs.until(lambda: outputs.status(name) == "paused")
    assert outputs.frames(name)[-1].step == outputs.step(name) == paused_at
    for steps in (1, 1, 10, 7):
        paused_at += steps
        await hosts.step(name, "step", steps)
        await outputs.until(lambda at=paused_at: outputs.status(name) == "paused" and outputs.step(name) == at)
        last = outputs.frames(name)[-1]
        assert last.step == paused_at
        assert last.first_step <= paused_at
        assert last.arrays["scalar_buckets"].shape[1] >= 1
    asked = [(event.step, event.detail) for event in outputs.events(name, "report")]
    assert asked
    assert {step + 1 for step, _ in asked} <= {frame.step for frame in outputs.frames(name)}
    await hosts.pause(name)
    assert await hosts.step(name, "step", 1) == paused_at
    await hosts.close(name)
