"""The record that makes a format in which an experiment leaves."""

from collections.abc import Callable
from dataclasses import dataclass

from engine.datasets.definition import PreparedData
from engine.spec import ExperimentSpec


@dataclass(frozen=True)
class Subject:
    """What is exported.

    Attributes:
        spec: checked. prepared: its data. weights: a file of saved weights (`engine.saved_weights`), those of `step`.
        title: free text.
    """

    spec: ExperimentSpec
    prepared: PreparedData
    weights: bytes
    step: int
    title: str = ""


@dataclass(frozen=True)
class ExportDef:
    """One format.

    Attributes:
        type: lower_snake_case name in addresses and commands.
        title, summary: what people read.
        suffix: of the file's name, with its dot. media_type: of the file.
        write: (subject) -> the file. Raises EngineError (`export_unsupported`) for what the format has no form of.
    """

    type: str
    title: str
    summary: str
    suffix: str
    media_type: str
    write: Callable[[Subject], bytes]
