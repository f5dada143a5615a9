"""The record that makes a format in which an experiment leaves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from engine.datasets.definition import PreparedData
from engine.report import Event, RunSchema, StepReport
from engine.spec import ExperimentSpec

Need = Literal["weights", "data", "record"]
"""What a format is made of, beside the spec: weights of a step, the examples, or what the run reported."""


@dataclass(frozen=True)
class Record:
    """What a run reported: its frames and events in order, and the names behind their rows and columns."""

    schema: RunSchema
    reports: Sequence[StepReport]
    events: Sequence[Event] = ()


@dataclass(frozen=True)
class Subject:
    """What is exported. Only what its format needs has to be there.

    Attributes:
        spec: checked. title: free text. step: of the weights.
        read_data: its examples, read when they are first asked for.
        weights: a file of saved weights (`engine.saved_weights`).
    """

    spec: ExperimentSpec
    title: str = ""
    step: int = 0
    weights: bytes = b""
    record: Record | None = None
    read_data: Callable[[], PreparedData] | None = None

    @cached_property
    def prepared(self) -> PreparedData:
        """The examples."""
        assert self.read_data is not None
        return self.read_data()

    @property
    def recorded(self) -> Record:
        """What the run reported."""
        assert self.record is not None
        return self.record


@dataclass(frozen=True)
class ExportDef:
    """One format.

    Attributes:
        type: lower_snake_case name in addresses and commands.
        title, summary: what people read.
        suffix: of the file's name, with its dot. media_type: of the file.
        needs: what it is made of.
        write: (subject) -> the file. Raises EngineError (`export_unsupported`) for what the format has no form of.
    """

    type: str
    title: str
    summary: str
    suffix: str
    media_type: str
    needs: frozenset[Need]
    write: Callable[[Subject], bytes]
