"""A branch through a real host: its parent's past to the bit, the same future, and another one behind a change."""

from pathlib import Path
from typing import Any

from backend.link.keyframes import KEYFRAMES, LocalKeyframes
from backend.link.messages import RecordFrame
from backend.pool.supervisor import LocalHostPool
from backend.protocol.frames import Frame, decode_frame
from backend.store.beginning import begin_record
from backend.store.record import pack, unpack
from backend.store.store import StoredChunk
from tests.backend.pool import specs
from tests.backend.pool.conftest import running_pool
from tests.backend.pool.output_log import OutputLog

RATE = "optimizer.config.learning_rate"
SPEC = specs.eventful()


async def branch(
    hosts: LocalHostPool, outputs: OutputLog, home: Path, run_id: str, step: int, *, play: bool
) -> list[Frame]:
    """Opens a branch of the parent; its frames up to the step that were copied."""
    data = [one.data for one in outputs.outputs if isinstance(one, RecordFrame) and one.run_id == "parent"]
    last = decode_frame(data[-1]).seq
    log = outputs.log("one")[: len(outputs.log("one"))]
    parent = [entry for entry, event in zip(log, outputs.events("one"), strict=True) if event.run_id == "parent"]
    beginning = begin_record(run_id, step, [StoredChunk(0, last, len(data), 0, pack(data))], [], parent)
    LocalKeyframes(home / KEYFRAMES).copy("parent", run_id, step)
    await hosts.open_run(
        session_id="one",
        run_id=run_id,
        generation=0,
        spec_json=SPEC,
        play=play,
        events=[{name: entry[name] for name in ("kind", "step", "detail")} for entry in beginning.events],
        next_seq=beginning.next_seq,
        from_step=step,
    )
    return [decode_frame(frame) for chunk in beginning.chunks for frame in unpack(chunk.body)]


def statistics(frames: list[Frame]) -> dict[int, bytes]:
    return {frame.step: frame.arrays["node_statistics"].tobytes() for frame in frames}


def status(outputs: OutputLog, run_id: str) -> tuple[str, int]:
    states = [state for state in outputs.states("one") if state.run_id == run_id]
    return (states[-1].status, states[-1].step) if states else ("", 0)


async def test_a_branch_repeats_its_parent_to_the_bit_until_something_is_changed(home: Path) -> None:
    async with running_pool(home) as (hosts, outputs):
        await hosts.open_run(session_id="one", run_id="parent", generation=0, spec_json=SPEC, play=True)
        await outputs.until(lambda: outputs.step("one") >= 150)
        await hosts.set_live("one", RATE, 0.01)
        changed = await hosts.set_weight("one", "out", "bias", [0], 0.75)
        await outputs.until(lambda: outputs.step("one") >= changed + 2500)
        await hosts.pause("one")
        own = {frame.step: frame for frame in outputs.frames("one", "parent")}
        between = next(step for step in range(changed + 30, changed + 2000) if step not in own)

        copied = await branch(hosts, outputs, home, "same", between, play=False)
        await outputs.until(lambda: status(outputs, "same") == ("paused", between))
        (first,) = outputs.frames("one", "same")
        assert (first.step, first.seq) == (between, copied[-1].seq + 1), "only the state at which it begins is new"
        assert not [event for event in outputs.events("one", "resumed") if event.run_id == "same"]
        assert outputs.states("one")[-1].live[RATE] == 0.01
        await hosts.play("one")
        await outputs.until(lambda: status(outputs, "same")[1] >= changed + 2500)
        await hosts.pause("one")
        reported, parent = statistics(outputs.frames("one", "same")), statistics(list(own.values()))
        common = reported.keys() & parent.keys()
        assert len([step for step in common if step > between]) >= 3
        assert [step for step in sorted(common) if reported[step] != parent[step]] == []

        await branch(hosts, outputs, home, "other", 2048, play=False)
        await outputs.until(lambda: status(outputs, "other") == ("paused", 2048))
        assert await hosts.set_live("one", RATE, 0.1) == 2048
        await hosts.play("one")
        await outputs.until(lambda: status(outputs, "other")[1] >= 2500)
        await hosts.pause("one")
        other: dict[int, Any] = statistics(outputs.frames("one", "other"))
        assert min(other) > 2048, "the past is the parent's"
        assert {step for step in other.keys() & parent.keys() if other[step] == parent[step]} == set()
