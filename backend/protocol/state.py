"""The parts of messages and bodies that describe a session: positions, schemas, runs, states."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

RunStatus = Literal["queued", "compiling", "ready", "running", "paused", "finished", "diverged", "failed", "recorded"]
Role = Literal["owner", "viewer"]
StartReason = Literal["first", "reset", "dice", "edit", "cure", "branch"]
StepUnit = Literal["step", "epoch"]
StoragePolicy = Literal["pause", "continue"]
StorageCause = Literal["disk_full", "storage_read_only", "storage_damaged", "storage_busy", "storage_fault"]


class Message(BaseModel):
    """Base of every message: unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Position(Message):
    """A viewer's position in a run's record: generation counts host incarnations, seq counts record frames."""

    run_id: str
    generation: int = Field(ge=0)
    seq: int = Field(ge=-1)


class Schema(Message):
    """Names behind the rows and columns of a run's frames (see `engine.report.RunSchema`)."""

    nodes: list[str]
    edges: list[tuple[str, str, str, str]]
    node_columns: list[str]
    edge_columns: list[str]
    scalars: list[str]
    metrics: list[str]
    strip: list[tuple[str, str | None]]
    classes: list[str]
    views: list[str]
    steps_per_epoch: int
    training_size: int
    requests: list[str] = Field(default_factory=list[str])
    faces: dict[str, list[str]] = Field(default_factory=dict[str, list[str]])


class RunInfo(Message):
    """One run of a session.

    Attributes:
        name: given by the owner; empty where none was given. pinned: kept when its session is deleted, without limit.
        from_run_id: the run before it, or the one from which it branches off, at `from_step`.
        request_id: of the command that began it, so that a page knows its own; None once the session has been at rest
            or the server restarted.
        beside_session_id: the session whose stream has this run while it trains beside the one on stage.
    """

    run_id: str
    experiment_id: str
    reason: StartReason
    seed: int
    status: RunStatus
    step: int
    from_run_id: str | None = None
    from_step: int | None = None
    request_id: str | None = None
    name: str = ""
    pinned: bool = False
    beside_session_id: str | None = None


class Degraded(Message):
    """Part of the run can't be written to the server's disk now; it is written as soon as possible.

    Attributes:
        cause: why. what: the record, or only the checkpoints: the run would then resume from an earlier step.
        policy: what the owner chose: training pauses, or goes on and is kept in memory until it can be written.
        paused: whether training waits for the disk; it goes on by itself.
        recorded_step: last step that lies on the disk, None where that is not known.
    """

    cause: StorageCause
    what: Literal["record", "checkpoint"]
    policy: StoragePolicy
    paused: bool = False
    recorded_step: int | None = None


class State(Message):
    """What the session is doing now; sent on change and at most 4 times a second while running.

    While it compiles, `detail.executables` is [compiled, needed for the first step], and `detail.at_rest` is true where
    it won't train afterwards.
    """

    run_id: str
    status: RunStatus
    step: int
    epoch: float
    steps_per_second: float = 0.0
    run_time_s: float = 0.0
    device: str = ""
    compile_count: int = 0
    live: dict[str, float] = Field(default_factory=dict[str, float])
    learning_rate: float | None = None
    detail: dict[str, JsonValue] = Field(default_factory=dict[str, JsonValue])
    degraded: Degraded | None = None
