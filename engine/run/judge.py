"""Findings of a run in training: takes the reports of its record and returns what changed, as events."""

from collections.abc import Sequence

from engine import findings
from engine.findings.evidence import EvidenceBuilder
from engine.findings.tracker import FindingTracker
from engine.report import Arrays, Event, Facts, RunSchema, StepReport
from engine.spec import ExperimentSpec


class Judge:
    """Asks the rules at ladder steps and at the end, and reports which findings began and ended."""

    def __init__(self, spec: ExperimentSpec, schema: RunSchema) -> None:
        self._evidence = EvidenceBuilder(spec, schema)
        self._tracker = FindingTracker()

    @property
    def has_data(self) -> bool:
        """Whether a frame has brought the facts of the training data."""
        return self._evidence.ready

    def add(self, report: StepReport) -> None:
        """Adds a frame of the record."""
        self._evidence.add(report.step, report.arrays)

    def add_event(self, event: Event) -> None:
        """Adds an event of the log; an end must come before `changes`."""
        self._evidence.add_event(event)

    def changes(self, step: int, *, at_the_end: bool = False) -> list[Event]:
        """What the rules find now that they did not find before, and what they no longer find."""
        found = findings.find_all(self._evidence.evidence())
        return self._tracker.changes(step, found, counted=not at_the_end)

    def facts(self) -> list[Facts]:
        """The standing findings, for a checkpoint."""
        return list(self._tracker.facts())

    def arrays(self) -> Arrays:
        """The evidence, for a checkpoint."""
        return self._evidence.arrays()

    def restore(self, facts: Sequence[Facts], arrays: Arrays, log: Sequence[Event]) -> None:
        """Takes over what `facts` and `arrays` gave out, and the log."""
        self._tracker.restore(facts)
        self._evidence.restore(arrays, log)
