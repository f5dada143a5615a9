"""A pool without processes: it trains when a test says so, deterministically."""

import asyncio
import dataclasses
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from backend.link.messages import (
    CheckpointFailed,
    CheckpointWritten,
    RecordFrame,
    RunEvent,
    RunState,
    ViewFrame,
    WeightsSaved,
)
from backend.link.weights import LocalWeights
from backend.pool.host_pool import HostLost, HostOutput, HostStatus, PoolStatus
from backend.pool.steering import Waits
from backend.protocol.frames import Frame, encode_frame
from backend.protocol.messages import Schema
from engine.errors import EngineError, Problem
from engine.saved_weights import write_weights

STEPS_A_FRAME = 10


@dataclass
class FakeRun:
    """What a host would hold of a run."""

    run_id: str
    generation: int
    spec: dict[str, Any]
    playing: bool
    next_seq: int = 0
    status: str = "ready"
    live: dict[str, float] = field(default_factory=dict[str, float])
    looks: int = 0

    @property
    def step(self) -> int:
        """Updates done."""
        return self.next_seq * STEPS_A_FRAME


@dataclass
class Opening:
    """The arguments of a call of `open_run`."""

    session_id: str
    run_id: str
    generation: int
    play: bool
    checkpoint: str | None
    events: list[dict[str, Any]]
    next_seq: int
    steps_per_second: float | None = None
    from_step: int = 0


def make_frame(run: FakeRun, seq: int, size: int = 1) -> bytes:
    """A record frame whose numbers follow from seq alone."""
    arrays = {
        "scalar_buckets": np.full((3, 1, 4), 1.0 / (seq + 1), np.float32),
        "node_statistics": np.full((size, 1), seq, np.float32),
        "evaluation": np.array([[seq * STEPS_A_FRAME, 0.5, 0.5]]),
    }
    step = (seq + 1) * STEPS_A_FRAME
    first = seq * STEPS_A_FRAME + 1
    return encode_frame(Frame("record", None, run.run_id, run.generation, seq, step, first, STEPS_A_FRAME, arrays))


class FakePool:
    """Implements `backend.pool.host_pool.HostPool`."""

    def __init__(self) -> None:
        self.runs: dict[str, FakeRun] = {}
        self.openings: list[Opening] = []
        self.lanes: list[tuple[str, tuple[str, int] | None]] = []
        self.views: dict[str, tuple[list[str], float]] = {}
        self.speeds: dict[str, float | None] = {}
        self.begun: list[bytes] = []
        self.closed: list[str] = []
        self.drafts: list[bytes] = []
        self.refusal: Problem | None = None
        self.moments: list[tuple[str, str, int, list[str]]] = []
        self.dropped: list[tuple[str, str]] = []
        self.holds_moments = False
        self.moment_begun = asyncio.Event()
        self.left: list[str] = []
        self.files: LocalWeights | None = None
        self.weights = {"weights/dense_1/kernel": np.ones((2, 6), np.float32)}
        self.layers = {"dense_1": ("dense", 1)}
        self.damaged: set[str] = set()
        self.started = False
        self.stopped = False
        self.ready = 1
        self.device = "CPU, fake"
        self.fingerprint: dict[str, Any] = {"device_kind": "fake"}
        self._output: Callable[[HostOutput], None] = print
        self._lost: Callable[[HostLost], None] = print

    def listen(self, output: Callable[[HostOutput], None], lost: Callable[[HostLost], None]) -> None:
        self._output, self._lost = output, lost

    async def start(self) -> None:
        self.started = True

    async def stop(self) -> None:
        self.stopped = True

    def status(self) -> PoolStatus:
        host = HostStatus(0, 4321, "idle", len(self.runs), 300 * 2**20, 2 * 2**30, 5, 7, 1.5, 2, 1, shared=True)
        return PoolStatus((host,), 2, 1, 1.25)

    def draft(self, spec_json: bytes, memory_bytes: int = 0) -> None:
        self.drafts.append(spec_json)

    async def open_run(
        self,
        *,
        session_id: str,
        run_id: str,
        generation: int,
        spec_json: bytes,
        play: bool,
        checkpoint: str | None = None,
        events: list[dict[str, Any]] | None = None,
        next_seq: int = 0,
        from_step: int = 0,
        steps_per_second: float | None = None,
        lane: tuple[str, int] | None = None,
    ) -> Schema:
        self.lanes.append((session_id, lane))
        self.openings.append(
            Opening(
                session_id, run_id, generation, play, checkpoint, events or [], next_seq, steps_per_second, from_step
            )
        )
        if self.refusal is not None:
            raise EngineError(self.refusal)
        if checkpoint in self.damaged:
            raise EngineError(Problem(code="checkpoint_damaged", message="The checkpoint is damaged.", got=checkpoint))
        try:
            spec = json.loads(spec_json)
        except ValueError as error:
            raise EngineError(Problem(code="spec_invalid", message=str(error))) from error
        self.runs[session_id] = FakeRun(run_id, generation, spec, play, next_seq)
        self.publish_state(session_id, "running" if play else "ready")
        return Schema(
            nodes=[node["id"] for node in spec["network"]["nodes"]],
            edges=[],
            node_columns=["delta_rms"],
            edge_columns=[],
            scalars=["data_loss", "penalty", "loss"],
            metrics=["accuracy"],
            strip=[],
            classes=["0", "1"],
            views=["boundary"],
            steps_per_epoch=20,
            training_size=200,
        )

    def _run(self, session_id: str) -> FakeRun:
        if session_id not in self.runs:
            raise EngineError(Problem(code="no_run", message="This session has no run yet."))
        return self.runs[session_id]

    async def play(self, session_id: str) -> int:
        self._run(session_id).playing = True
        self.publish_state(session_id, "running")
        return self._run(session_id).step

    async def pause(self, session_id: str) -> int:
        self._run(session_id).playing = False
        self.publish_state(session_id, "paused")
        return self._run(session_id).step

    async def step(self, session_id: str, unit: str, n: int, waits: Callable[[], None] | None = None) -> int:
        step = self._run(session_id).step
        self.train(session_id, n)
        self.publish_state(session_id, "paused")
        return step

    async def train_until(self, session_id: str, step: int) -> int:
        run = self._run(session_id)
        begun = run.step
        self.train(session_id, max(0, -((begun - step) // STEPS_A_FRAME)))
        self.publish_state(session_id, "paused")
        return begun

    async def set_live(self, session_id: str, path: str, value: float, waits: Callable[[], None] | None = None) -> int:
        run = self._run(session_id)
        if not path.startswith("optimizer."):
            raise EngineError(Problem(code="unknown_live_path", message=f"{path} is not live.", path=path))
        before, run.live[path] = run.live.get(path), value
        self.event(session_id, "live_change", {"path": path, "from": before, "to": value})
        return run.step

    async def set_weight(
        self,
        session_id: str,
        node: str,
        array: str,
        index: list[int],
        value: float,
        waits: Callable[[], None] | None = None,
    ) -> int:
        run = self._run(session_id)
        if node != "out":
            raise EngineError(Problem(code="no_such_weights", message=f"There are no weights {node}/{array}."))
        detail = {"node": node, "array": array, "index": index, "from": 0.0, "to": value}
        self.event(session_id, "weight_change", detail)
        return run.step

    async def open_test(self, session_id: str, waits: Callable[[], None] | None = None) -> int:
        run = self._run(session_id)
        run.looks += 1
        self.event(session_id, "test_opened", {"count": run.looks, "values": {"loss": 0.5}})
        return run.step

    async def save_weights(self, session_id: str) -> WeightsSaved:
        run, blob = self._run(session_id), write_weights(self.weights, self.layers)
        assert self.files is not None
        return WeightsSaved(0, session_id, self.files.write(blob), len(blob), run.step)

    def set_views(self, session_id: str, views: list[str], max_rate: float) -> None:
        self.views[session_id] = (views, max_rate)

    def set_speed(self, session_id: str, steps_per_second: float | None) -> None:
        self.speeds[session_id] = steps_per_second

    async def probe(
        self, session_id: str, view: str, options: dict[str, Any], waits: Waits = None, *, begun: bytes = b""
    ) -> int:
        self.begun.append(begun)
        self.picture(session_id, view)
        return self._run(session_id).step

    async def stop_probe(self, session_id: str) -> int:
        return self._run(session_id).step

    async def moment(
        self,
        *,
        session_id: str,
        run_id: str,
        generation: int,
        spec_json: bytes,
        events: list[dict[str, Any]],
        step: int,
        views: list[str],
        options: dict[str, dict[str, Any]] | None = None,
        arrival: int = 0,
    ) -> list[bytes]:
        if self.refusal is not None:
            raise EngineError(self.refusal)
        self.moments.append((session_id, run_id, step, [entry["kind"] for entry in events]))
        if self.holds_moments:
            self.moment_begun.set()
            try:
                await asyncio.Event().wait()
            finally:
                self.left.append(run_id)
        ids = (run_id, generation, step // STEPS_A_FRAME, step)
        arrays = {"node_statistics": np.full((1, 1), step, np.float32)}
        files = {"weights_file": {"file": np.frombuffer(write_weights({}, {}), np.uint8)}}
        pictures = [encode_frame(Frame("view", name, *ids, step, 0, files.get(name, arrays))) for name in views]
        return [encode_frame(Frame("record", None, *ids, step, 1, arrays)), *pictures]

    def drop_moments(self, session_id: str, run_id: str = "") -> None:
        self.dropped.append((session_id, run_id))

    async def close(self, session_id: str) -> None:
        self.closed.append(session_id)
        self.runs.pop(session_id, None)

    # ---- what a test makes happen --------------------------------------------------------------------------------

    def train(self, session_id: str, frames: int, size: int = 1) -> None:
        """Tells so many record frames."""
        run = self._run(session_id)
        for _ in range(frames):
            data = make_frame(run, run.next_seq, size)
            run.next_seq += 1
            self._output(RecordFrame(session_id, run.run_id, run.generation, run.next_seq - 1, run.step, data))

    def publish_state(self, session_id: str, status: str) -> None:
        """Tells the state."""
        run = self._run(session_id)
        run.status = status
        ids = (session_id, run.run_id, run.generation)
        self._output(RunState(*ids, status, run.step, run.step / 20, 100.0, 1.0, 2, dict(run.live)))

    def event(self, session_id: str, kind: str, detail: dict[str, Any]) -> None:
        """Tells an event."""
        run = self._run(session_id)
        self._output(RunEvent(session_id, run.run_id, run.generation, run.next_seq, run.step, kind, detail))

    def picture(self, session_id: str, view: str, value: int = 0) -> None:
        """Tells a picture."""
        run = self._run(session_id)
        arrays = {"grid": np.full((2, 2), value, np.float32)}
        frame = Frame("view", view, run.run_id, run.generation, run.next_seq, run.step, 0, 0, arrays)
        self._output(ViewFrame(session_id, run.run_id, run.generation, view, run.step, encode_frame(frame)))

    def checkpoint(self, session_id: str, name: str) -> None:
        """Tells of a checkpoint at the present frame."""
        run = self._run(session_id)
        self._output(CheckpointWritten(session_id, run.run_id, run.generation, run.next_seq, run.step, name))

    def fail_checkpoint(self, session_id: str, cause: Any) -> None:
        """Tells that a checkpoint could not be written."""
        run = self._run(session_id)
        self._output(CheckpointFailed(session_id, run.run_id, run.generation, cause))

    def repeat_frame(self, session_id: str, run: FakeRun, seq: int) -> None:
        """Tells a frame of a run that may not be the present one."""
        ids = (session_id, run.run_id, run.generation)
        self._output(RecordFrame(*ids, seq, (seq + 1) * STEPS_A_FRAME, make_frame(run, seq)))

    def snapshot(self, session_id: str) -> FakeRun:
        """A copy of the run as it is now."""
        return dataclasses.replace(self._run(session_id))

    def die(self) -> None:
        """The host dies, with all its sessions."""
        names = tuple(self.runs)
        self.runs.clear()
        self._lost(HostLost(0, names, None, "killed"))
