"""Evidence from a record alone: frames and events in, what the rules read out. The same for live and stored runs."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from pydantic import JsonValue

from engine.findings.definition import Evidence
from engine.findings.facts import ClassFacts, DataFacts, InputFacts
from engine.findings.rows import Rows
from engine.ladder import next_on_ladder, on_ladder
from engine.report import Arrays, Event, RunSchema
from engine.spec import ExperimentSpec
from engine.spec.expand import expand
from engine.spec.live import with_live_values


class EvidenceBuilder:
    """Keeps one row for each ladder step, eight for every doubling of the steps: about 250 after 2^32.

    Frames off the ladder add evaluations alone, so evidence depends on no stride, chunk or clock, and records may
    drop their statistics.
    """

    def __init__(self, spec: ExperimentSpec, schema: RunSchema) -> None:
        self._spec = spec
        self._drawn, self._written_out = spec, expand(spec)[0]
        self._schema = schema
        self._facts: DataFacts | None = None
        self._live: dict[str, float] = {}
        self._diverged: dict[str, JsonValue] | None = None
        self._finished_at: int | None = None
        self._losses = Rows(np.zeros((0, 4)))
        self._steps = Rows(np.zeros(0, np.int64))
        self._rates = Rows(np.zeros(0))
        self._nodes = Rows(np.zeros((0, 0, 0), np.float32))
        self._evaluations = Rows(np.zeros((0, 2)))
        self._rung = -1
        self._through_time = Rows(np.zeros((0, 3)))

    @property
    def ready(self) -> bool:
        """Whether a frame behind the first step has come; before it there is no evidence."""
        return self._facts is not None

    def add(self, step: int, arrays: Arrays) -> None:
        """Adds a record frame. Frames come in their order."""
        if "constant_losses" in arrays:
            self._facts = _facts(arrays)
        self._losses.extend(arrays.get("ladder_losses", ()))
        if "evaluation" in arrays:
            self._add_evaluations(arrays["evaluation"])
        if "ladder_rate" in arrays:
            self._steps.append(step)
            self._rates.append(float(arrays["ladder_rate"][0]))
            self._nodes.append(arrays["node_statistics"])
            self._through_time.extend(np.asarray([step, *row]) for row in arrays.get("through_time", ()))

    def add_event(self, event: Event) -> None:
        """Adds an event of the log."""
        if event.kind in ("live_change", "rate_reduced"):
            self._live[str(event.detail["path"])] = float(str(event.detail["to"]))
            self._drawn = with_live_values(self._spec, self._live)
            self._written_out = expand(self._drawn)[0]
        elif event.kind == "diverged":
            self._diverged = event.detail
        elif event.kind == "finished":
            self._finished_at = event.step

    def evidence(self) -> Evidence:
        """What the rules read."""
        assert self._facts is not None, "no frame behind the first step has come"
        steps = self._steps.read()
        return Evidence(
            spec=self._written_out,
            drawn=self._drawn,
            schema=self._schema,
            facts=self._facts,
            steps=steps,
            nodes=self._nodes.read(),
            rates=self._rates.read(),
            losses=self._losses.read(),
            evaluations=self._evaluations.read(),
            through_time=self._through_time.read(),
            diverged=None if self._diverged is None else dict(self._diverged),
            finished=self._finished_at is not None and self._finished_at >= (steps[-1] if len(steps) else 0),
        )

    def arrays(self) -> Arrays:
        """What came from frames, by name, for a checkpoint; events are in its log."""
        kept: Arrays = {
            "losses": self._losses.read(),
            "steps": self._steps.read(),
            "rates": self._rates.read(),
            "nodes": self._nodes.read(),
            "evaluations": self._evaluations.read(),
            "through_time": self._through_time.read(),
        }
        return kept if self._facts is None else {**kept, **fact_arrays(self._facts)}

    def restore(self, arrays: Arrays, events: Iterable[Event]) -> None:
        """Takes over what `arrays` gave out, and the log."""
        if "constant_losses" in arrays:
            self._facts = _facts(arrays)
        self._losses, self._nodes = Rows(arrays["losses"]), Rows(arrays["nodes"])
        self._steps, self._rates = Rows(arrays["steps"]), Rows(arrays["rates"])
        self._evaluations, self._through_time = Rows(arrays["evaluations"]), Rows(arrays["through_time"])
        if len(self._evaluations):
            self._rung = _rung(int(arrays["evaluations"][-1, 0]))
        for event in events:
            self.add_event(event)

    def _add_evaluations(self, rows: NDArray[np.float64]) -> None:
        """Of those up to each ladder step the last is kept."""
        while len(rows):
            rung = _rung(int(rows[0, 0]))
            end = int(np.searchsorted(rows[:, 0], rung, side="right"))
            keep = self._evaluations.replace_last if rung == self._rung else self._evaluations.append
            keep(rows[end - 1])
            self._rung, rows = rung, rows[end:]


def evidence_of(
    spec: ExperimentSpec, schema: RunSchema, frames: Iterable[tuple[int, Arrays]], events: Iterable[Event]
) -> Evidence | None:
    """The evidence of a stored run; None where its frames hold no facts of the data: no step was taken, or a version
    of Backlight took them whose frames had none.

    Args:
        spec: as the run began. frames: (step, arrays) of its record, in order; those off the ladder may be missing.
        events: its log.
    """
    builder = EvidenceBuilder(spec, schema)
    for step, arrays in frames:
        builder.add(step, arrays)
    for event in events:
        builder.add_event(event)
    return builder.evidence() if builder.ready else None


def fact_arrays(facts: DataFacts) -> Arrays:
    """Facts of the training data as a frame holds them; `input_facts` are left out for tokens.

    And `class_counts` where an example has not one class.
    """
    arrays: Arrays = {
        "constant_losses": np.asarray(facts.guessing, np.float64),
        "input_shape": np.asarray(facts.input_shape, np.uint32),
    }
    if facts.inputs is not None:
        inputs = facts.inputs
        sizes = (inputs.low, inputs.high, inputs.rms, inputs.narrowest, inputs.widest)
        arrays["input_facts"] = np.asarray(sizes, np.float64)
    if facts.classes is not None:
        arrays["class_counts"] = np.asarray((facts.classes.training, facts.classes.validation), np.uint32)
    return arrays


def _facts(arrays: Arrays) -> DataFacts:
    inputs = InputFacts(*(float(size) for size in arrays["input_facts"])) if "input_facts" in arrays else None
    guessing = tuple(float(loss) for loss in arrays["constant_losses"])
    counted = [tuple(map(int, row)) for row in arrays["class_counts"]] if "class_counts" in arrays else None
    classes = None if counted is None else ClassFacts(*counted)
    return DataFacts(guessing, inputs, tuple(int(size) for size in arrays["input_shape"]), classes)


def _rung(step: int) -> int:
    """The first ladder step at or behind a step; 0 before the first update."""
    return step if step == 0 or on_ladder(step) else next_on_ladder(step)


def up_to(evidence: Evidence, step: int) -> Evidence:
    """The evidence of a run as it was at a ladder step."""
    at = evidence.steps <= step
    return replace(
        evidence,
        steps=evidence.steps[at],
        nodes=evidence.nodes[at],
        rates=evidence.rates[at],
        losses=evidence.losses[evidence.losses[:, 0] <= step],
        evaluations=evidence.evaluations[evidence.evaluations[:, 0] <= step],
        through_time=evidence.through_time[evidence.through_time[:, 0] <= step],
    )
