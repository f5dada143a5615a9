"""Runs of labs, trained as far as a claim asks; what another run has learned is put in."""

from functools import cache

from engine.compile.cache import ExecutableCache
from engine.datasets.prepare import prepare
from engine.findings.definition import Evidence
from engine.findings.evidence import evidence_of
from engine.labs import LABS
from engine.labs.definition import Lab, LabRun
from engine.report import Event, StepReport
from engine.run import Run
from engine.saved_weights import SavedNodes, saved_nodes, weights_name
from engine.spec import ExperimentSpec
from engine.spec.network import WeightsFrom

BY_ID = {lab.id: lab for lab in LABS}
CACHE = ExecutableCache()


class OneFile:
    """A file of saved weights in memory."""

    def __init__(self, blob: bytes) -> None:
        self._blob = blob
        self.name = weights_name(blob)

    def nodes(self, name: str) -> SavedNodes | None:
        return saved_nodes(self._blob) if name == self.name else None

    def read(self, name: str) -> bytes | None:
        return self._blob if name == self.name else None


class Trained:
    """A run and its record.

    Attributes:
        source: the run whose weights it started with; None where all were drawn.
    """

    def __init__(self, run: Run, steps: int, source: Run | None) -> None:
        self.run, self.source = run, source
        self.events: list[Event] = []
        reports: list[StepReport] = []
        run.set_stride(64)
        while run.step < steps and run.status != "diverged":
            reported = run.advance(steps - run.step)
            reports += reported.reports
            self.events += reported.events
        found = evidence_of(run.spec, run.schema, [(report.step, report.arrays) for report in reports], self.events)
        assert found is not None
        self.evidence: Evidence = found


@cache
def trained(lab_id: str, run_id: str, steps: int) -> Trained:
    """A run of a lab behind so many steps."""
    lab = BY_ID[lab_id]
    chosen = run_of(lab, run_id)
    if chosen.pretrained is None:
        return Trained(Run(chosen.spec, prepare(chosen.spec.data, None), cache=CACHE), steps, None)
    source = trained(lab_id, chosen.pretrained.run, chosen.pretrained.steps).run
    saved = OneFile(source.saved_weights())
    spec = starting_with(chosen.spec, saved.name, chosen.pretrained.nodes)
    return Trained(Run(spec, prepare(spec.data, None), cache=CACHE, saved=saved), steps, source)


def run_of(lab: Lab, run_id: str) -> LabRun:
    """A run of a lab by its id."""
    return next(run for run in lab.runs if run.id == run_id)


def starting_with(spec: ExperimentSpec, name: str, nodes: tuple[str, ...]) -> ExperimentSpec:
    """A spec whose nodes start with saved weights of nodes of the same id."""
    started = tuple(
        node.model_copy(update={"weights_from": WeightsFrom(weights=name, node=node.id)}) if node.id in nodes else node
        for node in spec.network.nodes
    )
    return spec.model_copy(update={"network": spec.network.model_copy(update={"nodes": started})})
