"""The record that makes a ready experiment of the gallery."""

from dataclasses import dataclass

from engine.spec import ExperimentSpec


@dataclass(frozen=True)
class ZooEntry:
    """A ready experiment.

    Attributes:
        id: stable name, also the key of its texts. summary: one sentence on what to watch.
        healthy: whether it trains without any finding; tested.
        steps_per_second: how fast it is best watched; None: as fast as it goes.
    """

    id: str
    title: str
    summary: str
    spec: ExperimentSpec
    healthy: bool = True
    steps_per_second: float | None = None
