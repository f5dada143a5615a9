"""The record that makes an entry of the zoo: a network of history, as published, and a small twin that trains."""

from dataclasses import dataclass

from engine.spec import ExperimentSpec


@dataclass(frozen=True)
class Published:
    """A number from the literature. value: in percent. source: author, year, table, and how it was measured."""

    value: float
    source: str


@dataclass(frozen=True)
class Architecture:
    """A network of history. What it costs is computed from its spec, never written down.

    Attributes:
        type: stable name, also the key of its texts.
        title: its name in the literature. year: of the publication.
        summary: what it changed, one or two sentences.
        source: author, year, figure or table that it is drawn from, and where it differs.
        spec: the network at its published input size.
        twin: the same idea with few filters on a small data set; its loss halves within a minute on a CPU.
        twin_steps: after so many steps it has.
        top5_error: on the validation set of ImageNet, None where there is none.
    """

    type: str
    title: str
    year: int
    summary: str
    source: str
    spec: ExperimentSpec
    twin: ExperimentSpec
    twin_steps: int = 256
    top5_error: Published | None = None
