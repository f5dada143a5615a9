"""Any step of a run through real hosts: equal to what the run itself published, while it trains and when it is over."""

import asyncio
import os
import signal
from pathlib import Path

import pytest

from backend.link.keyframes import KEYFRAMES
from backend.link.messages import TakeMoment, ToHost
from backend.pool.client import HostClient
from backend.pool.supervisor import LocalHostPool
from backend.protocol.frames import Frame, decode_frame
from engine.errors import EngineError
from tests.backend.pool import specs
from tests.backend.pool.conftest import pid_of, running_pool
from tests.backend.pool.output_log import OutputLog

RATE = "optimizer.config.learning_rate"
STATISTICS = ("node_statistics", "edge_statistics", "node_histograms", "histogram_ranges")


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> asyncio.Queue[TakeMoment]:
    """Requests for former steps, as they go to a host."""
    on_their_way: asyncio.Queue[TakeMoment] = asyncio.Queue()
    whole = HostClient.send

    def send(client: HostClient, message: ToHost) -> None:
        whole(client, message)
        if isinstance(message, TakeMoment):
            on_their_way.put_nowait(message)

    monkeypatch.setattr(HostClient, "send", send)
    return on_their_way


async def is_sent(sent: asyncio.Queue[TakeMoment], step: int) -> None:
    """Waits until a step has been asked of a host."""
    while (await sent.get()).step != step:
        pass


async def moment(hosts: LocalHostPool, outputs: OutputLog, name: str, step: int, *views: str) -> list[Frame]:
    frames = await hosts.moment(
        session_id=name,
        run_id=f"{name}-run",
        generation=0,
        spec_json=specs.eventful(),
        events=outputs.log(name),
        step=step,
        views=list(views),
    )
    return [decode_frame(frame) for frame in frames]


async def trained(hosts: LocalHostPool, outputs: OutputLog, name: str, steps: int) -> None:
    """A run in training that has changed its rate on the way."""
    await hosts.open_run(session_id=name, run_id=f"{name}-run", generation=0, spec_json=specs.eventful(), play=True)
    await outputs.until(lambda: outputs.step(name) >= 100)
    await hosts.set_live(name, RATE, 0.01)
    await outputs.until(lambda: outputs.step(name) >= steps)


def differing(reported: Frame, own: Frame) -> list[str]:
    return [name for name in STATISTICS if reported.arrays[name].tobytes() != own.arrays[name].tobytes()]


async def test_steps_are_the_runs_own_while_it_trains_when_it_rests_and_when_no_host_holds_it(
    home: Path, sent: asyncio.Queue[TakeMoment]
) -> None:
    async with running_pool(home) as (hosts, outputs):
        await trained(hosts, outputs, "one", 3000)
        own = {frame.step: frame for frame in outputs.frames("one")}
        (changed,) = outputs.events("one", "live_change")
        for step in [0, 1, 40, max(step for step in own if step <= changed.step), 2048, max(own)]:
            record, picture = await moment(hosts, outputs, "one", step, "boundary")
            assert (record.type, record.step, record.seq, record.run_id) == ("record", step, own[step].seq, "one-run")
            assert differing(record, own[step]) == []
            assert (picture.type, picture.view, picture.step, picture.first_step) == ("view", "boundary", step, step)
        await a_newer_request_goes_first(hosts, outputs, own, sent)
        before = outputs.step("one")
        await outputs.until(lambda: outputs.step("one") > before + 100)
        assert outputs.status("one") == "running"
        with pytest.raises(EngineError, match="has no view nothing"):
            await moment(hosts, outputs, "one", 40, "nothing")
        await hosts.pause("one")
        await hosts.close("one")
        files = sorted((home / KEYFRAMES / "one-run").iterdir())
        files[-1].write_bytes(files[-1].read_bytes()[:-9])
        last = list(own)[-1]
        (record,) = await moment(hosts, outputs, "one", last)
        assert differing(record, own[last]) == [], "an older keyframe serves"


async def a_newer_request_goes_first(
    hosts: LocalHostPool, outputs: OutputLog, own: dict[int, Frame], sent: asyncio.Queue[TakeMoment]
) -> None:
    """Of two requests the newer is answered, and the older is told so. The newer one is of a step between frames."""
    older = asyncio.create_task(moment(hosts, outputs, "one", 2000))
    await is_sent(sent, 2000)
    between = next(step for step in range(1025, 2048) if step not in own)
    (record,) = await moment(hosts, outputs, "one", between)
    assert record.step == between
    assert record.seq == max(frame.seq for frame in own.values() if frame.step < between)
    with pytest.raises(EngineError, match="Another step was requested") as refused:
        await older
    assert refused.value.problems[0].code == "superseded"


async def test_a_host_that_exits_meanwhile_is_reported_and_the_next_request_is_answered(
    home: Path, sent: asyncio.Queue[TakeMoment]
) -> None:
    async with running_pool(home) as (hosts, outputs):
        await trained(hosts, outputs, "one", 600)
        await hosts.pause("one")
        pid = pid_of(hosts, "one")
        assert pid
        os.kill(pid, signal.SIGSTOP)
        asked = asyncio.create_task(moment(hosts, outputs, "one", 500))
        await is_sent(sent, 500)
        os.kill(pid, signal.SIGKILL)
        with pytest.raises(EngineError, match="isn't available") as refused:
            await asked
        assert refused.value.problems[0].code == "host_lost"
        (record,) = await moment(hosts, outputs, "one", 500)
        assert record.step == 500
