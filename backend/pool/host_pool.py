"""The port between the web process and whatever trains: one contract, tested over every adapter."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from backend.link.messages import (
    CheckpointFailed,
    CheckpointWritten,
    RecordFrame,
    RunEvent,
    RunState,
    ViewFrame,
    WeightsSaved,
)
from backend.protocol.messages import Schema

HostOutput = RecordFrame | ViewFrame | RunEvent | RunState | CheckpointWritten | CheckpointFailed


@dataclass(frozen=True)
class HostLost:
    """A host exited: its sessions come back as generation + 1 through `HostPool.open_run(..., checkpoint=...)`.

    `cause` is classified: oom, killed, segfault, exited, stuck.
    """

    host_id: int
    session_ids: tuple[str, ...]
    blamed_session_id: str | None
    cause: str


@dataclass(frozen=True)
class HostStatus:
    """One host.

    Attributes:
        host_id: of its place in the pool; a place that takes the sessions of another has a number of its own.
        pid: 0 while none answers. phase: `idle`, `open`, `compile`, `dispatch`, or `starting`.
        sessions: that live there. resident_bytes: memory of the process. budget_bytes: what it may have.
        executables: kept now. compiled: executables compiled in total. compile_s: what that took.
        restarts: hosts that exited in this place. recycled: hosts that were replaced there for want of memory.
        shared: whether any session may be placed there.
    """

    host_id: int
    pid: int
    phase: str
    sessions: int
    resident_bytes: int
    budget_bytes: int
    executables: int
    compiled: int
    compile_s: float
    restarts: int
    recycled: int
    shared: bool


@dataclass(frozen=True)
class PoolStatus:
    """All hosts.

    Attributes:
        restarts, recycled: hosts that exited, and that were replaced for want of memory, since the server started.
        checkpoint_age_s: age of the oldest newest checkpoint among runs in training; None where none trains.
    """

    hosts: tuple[HostStatus, ...]
    restarts: int
    recycled: int
    checkpoint_age_s: float | None


class HostPool(Protocol):
    """Session hosts, seen from the web process. All calls are made on its event loop.

    Every call that a host refuses raises `engine.errors.EngineError` with the problems.
    """

    def listen(self, output: Callable[[HostOutput], None], lost: Callable[[HostLost], None]) -> None:
        """Where outputs and exits go; set before `start`. Callbacks run on the event loop and return at once."""
        ...

    async def start(self) -> None:
        """Brings the hosts up; returns when the first one is being started (not when it is ready)."""
        ...

    async def stop(self) -> None:
        """Checkpoints, ends every host, leaves no process behind; at most 3 s."""
        ...

    @property
    def ready(self) -> int:
        """Hosts that answer."""
        ...

    @property
    def device(self) -> str:
        """The device for the badge ("CPU, 2 cores"), empty before the first host is ready."""
        ...

    @property
    def fingerprint(self) -> dict[str, Any]:
        """What bit-identical continuation depends on; empty before the first host is ready."""
        ...

    def status(self) -> PoolStatus:
        """The hosts, for monitoring."""
        ...

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
        """Makes a run the session's present one and returns its schema; compiling goes on afterwards as a state.

        Args:
            checkpoint: name in the `CheckpointStore` from which the run resumes; None: from its start.
            events: the durable event log, replayed where the checkpoint does not cover it.
            next_seq: first record frame that is not durable; earlier ones are computed again and not sent.
            from_step: where a branch begins: without a checkpoint the run comes from its nearest keyframe before that.
        """
        ...

    def draft(self, spec_json: bytes, memory_bytes: int = 0) -> None:
        """Somebody draws this experiment: where a host has nothing better to do it is compiled ahead.

        Args:
            memory_bytes: estimate of its check; 0 if it is like a run that has a place already.
        """
        ...

    async def play(self, session_id: str) -> int:
        """Goes on training; returns the step."""
        ...

    async def pause(self, session_id: str) -> int:
        """Stops after the chunk in flight; returns the step."""
        ...

    async def step(self, session_id: str, unit: str, n: int, waits: Callable[[], None] | None = None) -> int:
        """Trains n units and pauses; returns the step at which it began.

        Args:
            waits: called where the run still catches up with its record: the host has noted the command and answers
                when it begins. Other commands need not wait so long. So too for the next three.
        """
        ...

    async def train_until(self, session_id: str, step: int) -> int:
        """Trains until the run has done so many steps and pauses; returns the present step at once.

        A run that still catches up with its record trains from its end. Where there is nothing left to do it pauses.
        """
        ...

    async def set_live(self, session_id: str, path: str, value: float, waits: Callable[[], None] | None = None) -> int:
        """Changes a live value; returns the step from which it applies."""
        ...

    async def set_weight(
        self,
        session_id: str,
        node: str,
        array: str,
        index: list[int],
        value: float,
        waits: Callable[[], None] | None = None,
    ) -> int:
        """Changes one number of the weights; returns the step from which it applies."""
        ...

    async def open_test(self, session_id: str, waits: Callable[[], None] | None = None) -> int:
        """Looks at the test part; returns the step. Its figures come as an event `test_opened`."""
        ...

    def set_views(self, session_id: str, views: list[str], max_rate: float) -> None:
        """What viewers of the session want to see."""
        ...

    def set_speed(self, session_id: str, steps_per_second: float | None) -> None:
        """How fast a session trains at most; None: as fast as it can."""
        ...

    async def probe(
        self,
        session_id: str,
        view: str,
        options: dict[str, Any],
        waits: Callable[[], None] | None = None,
        *,
        begun: bytes = b"",
    ) -> int:
        """Renders a view once; returns its step. The picture comes as an output.

        A measurement in slices comes as several, each with what is known by then.

        Args:
            waits: called where something is compiled for it first. begun: frame of an earlier measurement of this view,
                which goes on where it was of the same state; b"": none.
        """
        ...

    async def stop_probe(self, session_id: str) -> int:
        """Ends the session's measurement in slices, if there is one; returns the step at which its run is."""
        ...

    async def save_weights(self, session_id: str) -> WeightsSaved:
        """Saves a run's weights as they stand, behind the end of its record, in the store of saved weights."""
        ...

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
        """The exact state of a step of any run of a session, computed beside the one that it has in a host.

        A newer request of the session takes the place of one that still waits: that is refused as `superseded`.

        Args:
            arrival: grows in the order in which requests came; what one of them had to wait for makes it no newer.
            events: the run's event log as far as it is known. step: that the run has reached. views: to draw there.

        Returns:
            A record frame of that step, then a view frame for each view. Where the call is cancelled, nothing is
            computed for it any longer.
        """
        ...

    def drop_moments(self, session_id: str, run_id: str = "") -> None:
        """Nobody looks back any more, at this run or at any of the session: what waits is refused as `superseded`."""
        ...

    async def close(self, session_id: str) -> None:
        """Forgets a session."""
        ...
