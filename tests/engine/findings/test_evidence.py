"""Evidence depends on a run's record alone: not on how the run was cut up, nor on what the record has dropped since."""

from collections.abc import Sequence
from dataclasses import fields

import numpy as np
import pytest

from engine.compile.cache import ExecutableCache
from engine.findings.definition import Evidence
from engine.findings.evidence import EvidenceBuilder, evidence_of
from engine.labs import LABS
from engine.ladder import on_ladder
from engine.report import Arrays, Event, StepReport
from engine.run.ladder_losses import LadderLosses
from engine.spec import Component, ExperimentSpec
from tests.engine.experiments import Experiment, make_run, mlp, points
from tests.engine.findings.evidence import LADDER, make_evidence

pytestmark = pytest.mark.usefixtures("quick_programs")

CACHE = ExecutableCache()
LOSSES = np.random.default_rng(5).uniform(0.1, 5, size=300)


def closed(chunks: Sequence[int]) -> np.ndarray:
    losses, rows, begin = LadderLosses(), [], 0
    for chunk in chunks:
        losses.add(LOSSES[begin : begin + chunk])
        rows.append(losses.take())
        begin += chunk
    return np.concatenate(rows)


@pytest.mark.parametrize("chunk", [7, 64, 300])
def test_how_losses_are_cut_up_changes_no_bit(chunk: int) -> None:
    assert closed([1] * 300).tobytes() == closed([chunk] * -(-300 // chunk)).tobytes()


def test_losses_stand_at_ladder_steps() -> None:
    rows = closed([300])
    assert rows[:, 0].tolist() == [step for step in LADDER if step <= 300]
    assert rows[16].tolist() == [18, LOSSES[16:18].sum() / 2, LOSSES[16:18].min(), LOSSES[16:18].max()]


def test_losses_between_two_ladder_steps_are_saved() -> None:
    whole, half, rest = LadderLosses(), LadderLosses(), LadderLosses()
    whole.add(LOSSES)
    half.add(LOSSES[:101])
    rest.restore(half.arrays())
    rest.add(LOSSES[101:])
    assert whole.take().tobytes() == rest.take().tobytes()


def test_a_run_of_a_million_steps_leaves_144_rows() -> None:
    losses = LadderLosses()
    for _ in range(16):
        losses.add(np.ones(2**16))
    assert len(losses.take()) == 16 + 8 * 16


def frame(step: int, evaluations: Sequence[int]) -> Arrays:
    arrays: Arrays = {"node_statistics": np.full((2, 3), step, np.float32)}
    if evaluations:
        arrays["evaluation"] = np.asarray([[float(at), 1 / max(at, 1), 0.5] for at in evaluations])
    if step == 1:
        arrays |= {"constant_losses": np.asarray([0.69]), "input_shape": np.asarray([2], np.uint32)}
    return {**arrays, "ladder_rate": np.asarray([0.5])} if on_ladder(step) else arrays


def test_of_the_evaluations_up_to_each_ladder_step_the_last_is_kept() -> None:
    made = make_evidence(LABS[0].spec, {})
    steps = [step for step in range(1, 121) if on_ladder(step) or step % 5 == 0]
    frames, last = [], 0
    for step in steps:
        due = [at for at in range(last + 1, step + 1) if at % 3 == 0]
        frames.append((step, frame(step, [0, *due] if step == 1 else due)))
        last = step
    evidence = evidence_of(made.spec, made.schema, frames, [])
    assert evidence is not None
    assert evidence.steps.tolist() == [step for step in steps if on_ladder(step)]
    expected = [0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30, 36, 39, 42, 48, 51, 54, 60, 63, 72, 78, 87, 96, 102, 111, 120]
    assert evidence.evaluations[:, 0].tolist() == expected


def test_before_the_first_step_there_is_no_evidence() -> None:
    made = make_evidence(LABS[0].spec, {})
    look: Arrays = {"node_statistics": np.zeros((2, 3), np.float32)}
    assert evidence_of(made.spec, made.schema, [(0, look)], []) is None


def test_live_changes_and_the_end_come_from_the_log() -> None:
    made = make_evidence(LABS[0].spec, {})
    builder = EvidenceBuilder(made.spec, made.schema)
    builder.add(1, frame(1, []))
    path = "optimizer.config.learning_rate"
    builder.add_event(Event("live_change", 1, {"path": path, "from": 0.1, "to": 0.25}))
    assert builder.evidence().spec.optimizer.config["learning_rate"] == 0.25
    builder.add_event(Event("finished", 1, {"reason": "epochs"}))
    assert builder.evidence().finished
    builder.add(2, frame(2, []))
    assert not builder.evidence().finished
    frames = [(step, frame(step, [])) for step in (1, 2)]
    later = evidence_of(made.spec, made.schema, frames, [Event("finished", 1, {"reason": "epochs"})])
    assert later is not None
    assert not later.finished


def assert_same(one: Evidence, other: Evidence) -> None:
    for field in fields(Evidence):
        left, right = getattr(one, field.name), getattr(other, field.name)
        if isinstance(left, np.ndarray):
            assert (left.dtype, left.shape, left.tobytes()) == (right.dtype, right.shape, right.tobytes()), field.name
        else:
            assert left == right, field.name


def falling() -> ExperimentSpec:
    """Its rate is reduced at evaluations, and it ends by itself."""
    spec = Experiment(mlp(2), "out").spec(epochs=4, evaluation={"every": 3, "unit": "step"})
    return spec.model_copy(
        update={
            "schedule": Component(type="reduce_on_plateau", config={"patience": 0, "threshold": 0.5, "factor": 0.5})
        }
    )


def overflowing() -> ExperimentSpec:
    """Diverges after a few steps."""
    optimizer = {"type": "sgd", "config": {"learning_rate": 1e4}}
    network = mlp(4, activation="relu", outputs=1)
    return Experiment(network, "out", loss="mse", target="value", optimizer=optimizer).spec()


@pytest.mark.parametrize("spec", [falling(), overflowing()], ids=["finished", "diverged"])
def test_stride_chunks_and_saving_change_no_evidence(spec: ExperimentSpec) -> None:
    found: list[Evidence] = []
    for stride, chunk in ((1, 1), (8, 5), (64, 1000)):
        run = make_run(spec, points(), CACHE)
        run.compile_step()
        run.set_stride(stride)
        reports: list[StepReport] = []
        events: list[Event] = []
        while run.status == "ready" and run.step < 300:
            reported = run.advance(chunk)
            reports += reported.reports
            events += reported.events
        evidence = evidence_of(spec, run.schema, [(report.step, report.arrays) for report in reports], events)
        assert evidence is not None
        found.append(evidence)
    assert found[0].finished or found[0].diverged is not None
    for other in found[1:]:
        assert_same(found[0], other)
