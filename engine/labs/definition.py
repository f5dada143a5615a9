"""The record that makes a lab: a ready experiment, or several to compare, studies of them, and what it claims."""

from dataclasses import dataclass

from engine.labs.claims import MAIN, Claim, Count, StateClaim, StudyClaim
from engine.spec import Component, ExperimentSpec


@dataclass(frozen=True)
class Pretrained:
    """Initial weights and running statistics that another run has learned.

    Attributes:
        run: id of the other run. steps: its weights behind so many steps. nodes: ids, the same in both networks.
    """

    run: str
    steps: int
    nodes: tuple[str, ...]


@dataclass(frozen=True)
class LabRun:
    """One of several runs that a lab compares.

    Attributes:
        id: stable name, also the key of its title. title: what differs, a few words.
        pretrained: where some of its weights come from; None: all are drawn.
    """

    id: str
    title: str
    spec: ExperimentSpec
    pretrained: Pretrained | None = None


@dataclass(frozen=True)
class LabStudy:
    """A study of one of a lab's runs: many runs that differ in some settings.

    Attributes:
        id: stable name, also the key of its title. title: what it asks, a few words.
        study: kind and settings (`engine.studies`). run: id of the run that is varied.
    """

    id: str
    title: str
    study: Component
    run: str = MAIN


@dataclass(frozen=True)
class Lab:
    """A ready experiment, or several to compare, and studies of them.

    Attributes:
        id: stable name, also the key of its texts. summary: one sentence on what to watch.
        spec: the experiment that it opens with.
        source: standard reference: author, year.
        claims: what is asserted of its runs; checked by `tests/labs`, as all that follow.
        healthy: whether it trains without any finding; tested.
        steps_per_second: how fast the page trains it at first, so that each report can be read; None: at full speed.
        main_title: of the run of `spec`, where there are others. others: runs to compare it with.
        counts: what is asserted of networks without training them. state_claims: of states of its runs.
        studies: of its runs. study_claims: what is asserted of them.
    """

    id: str
    title: str
    summary: str
    spec: ExperimentSpec
    source: str
    claims: tuple[Claim, ...] = ()
    healthy: bool = True
    steps_per_second: float | None = 30.0
    main_title: str = ""
    others: tuple[LabRun, ...] = ()
    counts: tuple[Count, ...] = ()
    state_claims: tuple[StateClaim, ...] = ()
    studies: tuple[LabStudy, ...] = ()
    study_claims: tuple[StudyClaim, ...] = ()

    @property
    def runs(self) -> tuple[LabRun, ...]:
        """All runs, the one that it opens with first."""
        return (LabRun(MAIN, self.main_title, self.spec), *self.others)
