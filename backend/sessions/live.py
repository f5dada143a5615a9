"""A session in memory: its runs, the run on stage, and who watches."""

import asyncio
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import msgspec

from backend.hub.ring import Ring
from backend.hub.viewer import Viewer
from backend.link.messages import RunState
from backend.protocol.messages import (
    Degraded,
    RunInfo,
    RunsChanged,
    RunStatus,
    Schema,
    State,
    StateMessage,
    StoragePolicy,
)
from backend.recorder import Recorder
from backend.sessions.run_times import RunTimes
from backend.store.store import Row, Store
from engine import registry
from engine.normal_form import document_hash
from engine.spec import ExperimentSpec
from engine.views import ON_REQUEST
from engine.views.requests import MOST_REQUESTS
from engine.views.weights_file import WEIGHTS_FILE

ENDED = ("finished", "diverged", "failed", "recorded")


@dataclass
class LiveRun:
    """A run with its ring and its recorder.

    Attributes:
        spec_json: what it computes, seed included. opened: whether a host holds it.
        stored: its row is in the store, so that its record may follow.
        playing: its owner wants it to train on, also when its host or the server exits meanwhile; noted in the store.
        degraded: what of it cannot be written, None while all is well.
        waiting_for_disk: it was paused by a full disk and goes on by itself.
        times: how long it had trained at some of its steps.
        outages, outage_at: times that its record stalled of late; when a write failed last, seconds that only grow.
    """

    info: RunInfo
    spec_json: bytes
    ring: Ring
    recorder: Recorder
    schema: Schema | None = None
    state: State | None = None
    opened: bool = False
    stored: bool = False
    _playing: bool = False
    degraded: Degraded | None = None
    waiting_for_disk: bool = False
    outages: int = 0
    outage_at: float = 0.0
    times: RunTimes = field(default_factory=RunTimes)

    @property
    def playing(self) -> bool:
        """Whether its owner wants it to train on."""
        return self._playing

    @playing.setter
    def playing(self, value: bool) -> None:
        if value != self._playing:
            self._playing = value
            self.recorder.set_values(playing=int(value))

    @property
    def run_id(self) -> str:
        """Its id."""
        return self.info.run_id

    @cached_property
    def on_brought_data(self) -> bool:
        """Whether its examples are somebody's own."""
        return registry.dataset(json.loads(self.spec_json)["data"]["type"]).brought is not None

    @property
    def ended(self) -> bool:
        """Whether its state says that it takes no further step."""
        return self.state is not None and self.state.status in ENDED

    def rest(self) -> None:
        """No host holds it any more."""
        self.opened = False
        self.playing = False
        status = resting(self.info.status)
        self.info = self.info.model_copy(update={"status": status})
        if self.state is not None:
            self.state = self.state.model_copy(update={"status": status, "steps_per_second": 0.0})

    def take_state(self, sent: RunState, device: str) -> State:
        """Its state in the form sent to viewers."""
        values = msgspec.structs.asdict(sent)
        fields = {name: values[name] for name in State.model_fields if name in values}
        self.state = State.model_validate({**fields, "device": device, "degraded": self.degraded})
        self.info = self.info.model_copy(update={"status": self.state.status, "step": sent.step})
        if sent.status in ENDED:
            self.playing = False
        self.recorder.set_values(status=sent.status, step=sent.step, epoch=sent.epoch, run_time_s=sent.run_time_s)
        if self.times.add(sent.step, sent.run_time_s):
            self.recorder.set_values(times=list(self.times.kept))
        return self.state

    def send_state(self, viewers: Iterable[Viewer]) -> None:
        """Sends its state; once it has ended, behind all its frames.

        A viewer that has yet to be sent former frames gets that state behind them (`ws.history`).
        """
        if self.state is None:
            return
        message = StateMessage(state=self.state).model_dump_json()
        for viewer in viewers:
            if not self.ended or viewer.drain_ring():
                viewer.send(message)

    def set_degraded(self, degraded: Degraded | None) -> None:
        """What of it cannot be written now; part of its state."""
        self.degraded = degraded
        if self.state is not None:
            self.state = self.state.model_copy(update={"degraded": degraded})


@dataclass(eq=False)
class LiveSession:
    """A session: its owner's token hash, its runs, the one on stage.

    Attributes:
        former: infos of the runs before the present one, oldest first. turn: one command at a time.
        run: on stage. opening: on its way there; until it is, the run on stage goes on.
        experiments: ids of kept experiments by the hash of their document.
        steps_per_second: as fast as the owner wants to train at most, None without a limit.
        lane: (group, number) where its run trains beside others.
        storage_policy: what the owner wants while the disk takes no more. removed: it was deleted.
        idle: the timer that rests a session nobody watches. requested: views last requested for viewers.
        beside: a place of its own for a former run that trains on at the same time; see `sessions.beside`.
    """

    session_id: str
    owner_hash: str
    spec_json: bytes
    experiments: dict[str, str] = field(default_factory=dict[str, str])
    former: list[RunInfo] = field(default_factory=list[RunInfo])
    run: LiveRun | None = None
    opening: LiveRun | None = None
    viewers: set[Viewer] = field(default_factory=set[Viewer])
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    keep_running: bool = False
    steps_per_second: float | None = None
    lane: tuple[str, int] | None = None
    storage_policy: StoragePolicy = "pause"
    removed: bool = False
    idle: asyncio.TimerHandle | None = None
    requested: tuple[tuple[str, ...], float] = ((), 0.0)
    beside: "LiveSession | None" = None

    @property
    def runs(self) -> list[RunInfo]:
        """All runs, oldest first."""
        former = [self._beside_info(one.run_id) or one for one in self.former]
        return [*former, *([] if self.run is None else [self.run.info])]

    def _beside_info(self, run_id: str) -> RunInfo | None:
        """Of the run that trains beside the one on stage, where it is this one."""
        run = None if self.beside is None else self.beside.run_of(run_id)
        if self.beside is None or run is None:
            return None
        return run.info.model_copy(update={"beside_session_id": self.beside.session_id if run.opened else None})

    def run_of(self, run_id: str) -> LiveRun | None:
        """The run on stage or on its way there, by its id."""
        return next((run for run in (self.run, self.opening) if run is not None and run.run_id == run_id), None)

    def replace_info(self, info: RunInfo) -> None:
        """Another info of a run of this session, wherever that is."""
        self.former = [info if one.run_id == info.run_id else one for one in self.former]
        for session in (self, self.beside):
            run = None if session is None else session.run_of(info.run_id)
            if run is not None:
                run.info = info

    def publish_runs(self) -> None:
        """All runs, to every viewer."""
        self.publish(RunsChanged(runs=self.runs).model_dump_json())

    def publish(self, message: str) -> None:
        """A message to every viewer."""
        for viewer in self.viewers:
            viewer.send(message)

    def publish_state(self) -> None:
        """The state of the run on stage, to every viewer."""
        if self.run is not None and self.run.stored:
            self.run.send_state(self.viewers)

    def wake(self) -> None:
        """There is something new in the ring."""
        for viewer in self.viewers:
            viewer.wake.set()

    def publish_rewind(self, message: str, next_seq: int) -> None:
        """Pending frames are sent first, then the message that those from `next_seq` on are withdrawn."""
        for viewer in self.viewers:
            viewer.drain_ring()
            viewer.send(message)
            viewer.next_seq = min(viewer.next_seq, next_seq)

    def requested_views(self) -> tuple[tuple[str, ...], float]:
        """(union of the views wanted, the owner's first, as many as a session draws; fastest rate wanted)."""
        owned = {name for viewer in self.viewers if viewer.owner for name in viewer.views}
        others = {name for viewer in self.viewers for name in viewer.views if self.may_see(viewer, name)} - owned
        names = [*sorted(owned), *sorted(others)][:MOST_REQUESTS]
        return tuple(names), max((viewer.max_rate for viewer in self.viewers), default=1.0)

    def may_see(self, viewer: Viewer, view: str) -> bool:
        """Whether a viewer may have a view of the run on stage, options included: weights, and examples that somebody
        has brought, are for the owner alone.
        """
        name = view.partition("?")[0]
        if viewer.owner or name not in ON_REQUEST:
            return True
        return name != WEIGHTS_FILE.type and (self.run is None or not self.run.on_brought_data)

    def restrict(self, viewer: Viewer) -> None:
        """Leaves a viewer the views of the run on stage that it may have."""
        viewer.views = frozenset(view for view in viewer.views if self.may_see(viewer, view))


def resting(status: RunStatus) -> RunStatus:
    """The status of a run that no host holds."""
    return status if status in ENDED else "paused"


def run_info(row: dict[str, Any], status: RunStatus | None = None) -> RunInfo:
    """A stored run in the form sent to viewers."""
    names = ("experiment_id", "reason", "seed", "from_run_id", "from_step", "step", "name")
    fields = {name: row[name] for name in names} | {"pinned": bool(row["pinned"])}
    return RunInfo.model_validate({"run_id": row["id"], "status": status or row["status"], **fields})


def run_state(row: dict[str, Any], status: RunStatus, schema: Schema) -> State:
    """The state of a stored run in the form sent to viewers."""
    return State(
        run_id=row["id"],
        status=status,
        step=row["step"],
        epoch=row["step"] / schema.steps_per_epoch,
        run_time_s=row["run_time_s"],
    )


def resting_run(store: Store, row: Row, spec_json: bytes, last_seq: int) -> LiveRun:
    """A run that no host holds: it rests until somebody plays it. last_seq: of its record, -1 where it is empty."""
    info, schema = run_info(row, resting(row["status"])), Schema.model_validate(row["schema"])
    return LiveRun(
        info=info,
        spec_json=spec_json,
        ring=Ring(row["id"], generation=row["generation"], next_seq=last_seq + 1),
        recorder=Recorder(store, row["id"], last_seq),
        schema=schema,
        state=run_state(row, info.status, schema),
        stored=True,
        times=RunTimes(row["times"]),
    )


def make_session(session_id: str, owner_hash: str, spec: ExperimentSpec, experiment_id: str) -> LiveSession:
    """A session without a run."""
    spec_json = spec.model_dump_json().encode()
    return LiveSession(session_id, owner_hash, spec_json, experiments={document_hash(spec): experiment_id})
