"""A session in memory: its runs, the run on stage, and who watches."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from backend.hosts.messages import RunState
from backend.hub.ring import Ring
from backend.hub.viewer import Viewer
from backend.protocol.messages import RunInfo, Schema, State
from backend.recorder import Recorder

ENDED = ("finished", "diverged", "failed", "recorded")


@dataclass
class LiveRun:
    """A run with its ring and its recorder.

    Attributes:
        spec_json: what it computes, seed included. opened: whether a host holds it.
        stored: its row is in the store, so that its record may follow.
    """

    info: RunInfo
    spec_json: bytes
    ring: Ring
    recorder: Recorder
    schema: Schema | None = None
    state: State | None = None
    opened: bool = False
    stored: bool = False

    @property
    def run_id(self) -> str:
        """Its id."""
        return self.info.run_id

    def take_state(self, said: RunState, device: str) -> State:
        """Its state as viewers are told it."""
        self.state = State(
            run_id=said.run_id,
            status=said.status,  # pyright: ignore[reportArgumentType] - validated by pydantic
            step=said.step,
            epoch=said.epoch,
            steps_per_second=said.steps_per_second,
            run_time_s=said.run_time_s,
            device=device,
            compile_count=said.compile_count,
            live=said.live,
            detail=said.detail,
        )
        self.info = self.info.model_copy(update={"status": said.status, "step": said.step})
        self.recorder.set_values(status=said.status, step=said.step, epoch=said.epoch)
        return self.state


@dataclass(eq=False)
class LiveSession:
    """A session: its owner's token hash, its runs, the one on stage.

    Attributes:
        former: infos of the runs before the present one, oldest first. turn: one command at a time.
        idle: the timer that pauses a session nobody watches. wanted: what viewers were last said to want.
    """

    session_id: str
    owner_hash: str
    spec_json: bytes
    experiment_id: str
    former: list[RunInfo] = field(default_factory=list[RunInfo])
    run: LiveRun | None = None
    viewers: set[Viewer] = field(default_factory=set[Viewer])
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    keep_running: bool = False
    idle: asyncio.TimerHandle | None = None
    wanted: tuple[tuple[str, ...], float] = ((), 0.0)

    @property
    def runs(self) -> list[RunInfo]:
        """All runs, oldest first."""
        return [*self.former, *([] if self.run is None else [self.run.info])]

    def tell(self, message: str) -> None:
        """A message to every viewer."""
        for viewer in self.viewers:
            viewer.tell(message)

    def wake(self) -> None:
        """There is something new in the ring."""
        for viewer in self.viewers:
            viewer.wake.set()

    def demand(self) -> tuple[tuple[str, ...], float]:
        """(union of the views wanted, fastest rate wanted)."""
        names = sorted({name for viewer in self.viewers for name in viewer.views})
        return tuple(names), max((viewer.max_rate for viewer in self.viewers), default=1.0)


def run_info(row: dict[str, Any], status: str | None = None) -> RunInfo:
    """A stored run as people are told it."""
    names = ("experiment_id", "reason", "seed", "from_run_id", "step")
    return RunInfo(run_id=row["id"], status=status or row["status"], **{name: row[name] for name in names})  # pyright: ignore[reportArgumentType]
