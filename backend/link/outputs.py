"""What a run on a host publishes, whoever asked: frames, events, states, checkpoints."""

from typing import Any

import msgspec

from backend.protocol.messages import StorageCause


class RunOutput(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """Base: tagged by class name; of which run, and how often its host had changed."""

    session_id: str
    run_id: str
    generation: int


class RecordFrame(RunOutput, frozen=True):
    """An encoded record frame; seq is contiguous per run, from 0."""

    seq: int
    step: int
    data: bytes


class ViewFrame(RunOutput, frozen=True):
    """An encoded view frame; the latest wins."""

    view: str
    step: int
    data: bytes


class RunEvent(RunOutput, frozen=True):
    """An entry of the run's event log; `seq` is the record seq before which it happened."""

    seq: int
    step: int
    kind: str
    detail: dict[str, Any]


class RunState(RunOutput, frozen=True):
    """State of a session's run, on change and at most 4 times a second."""

    status: str
    step: int
    epoch: float
    steps_per_second: float
    run_time_s: float
    compile_count: int
    live: dict[str, float]
    detail: dict[str, Any] = {}
    learning_rate: float | None = None


class CheckpointWritten(RunOutput, frozen=True):
    """The store holds a checkpoint of this name: it continues the record at `next_seq`."""

    next_seq: int
    step: int
    name: str


class CheckpointFailed(RunOutput, frozen=True):
    """A checkpoint could not be written; the run goes on, and another attempt follows."""

    cause: StorageCause
