"""A stored run is judged as the live one was: thinning on disk drops nothing that the rules read."""

from dataclasses import fields

import numpy as np

from backend.protocol.frames import Frame, decode_frame, encode_frame
from backend.store.record import thin, thin_evaluations
from engine.compile.cache import ExecutableCache
from engine.findings import find_all
from engine.findings.definition import Evidence
from engine.findings.evidence import evidence_of
from engine.report import Event, StepReport
from tests.engine.experiments import Experiment, make_run, mlp, points


def encoded(reports: list[StepReport]) -> list[bytes]:
    return [
        encode_frame(
            Frame("record", None, "run-1", 0, seq, report.step, report.first_step, report.bucket_width, report.arrays)
        )
        for seq, report in enumerate(reports)
    ]


def test_a_thinned_record_gives_the_same_evidence_and_findings() -> None:
    experiment = Experiment(mlp(3, 3, activation="sigmoid"), "out")
    spec = experiment.spec(epochs=200, evaluation={"every": 3, "unit": "step"})
    run = make_run(spec, points(), ExecutableCache())
    run.compile_step()
    reports: list[StepReport] = []
    events: list[Event] = []
    while run.status == "ready":
        reported = run.advance(100)
        reports += reported.reports
        events += reported.events
        if run.step == 300:
            events.append(run.set_live("optimizer.config.learning_rate", 0.2))
    frames = encoded(reports)
    stored = thin_evaluations(frames)
    while len(fewer := thin(stored)) < len(stored):
        stored = thin_evaluations(fewer)
    assert len(stored) < len(frames) / 5
    decoded = [decode_frame(data) for data in stored]
    live = evidence_of(spec, run.schema, [(report.step, report.arrays) for report in reports], events)
    late = evidence_of(spec, run.schema, [(frame.step, frame.arrays) for frame in decoded], events)
    assert live is not None
    assert late is not None
    assert live.finished
    assert live.spec.optimizer.config["learning_rate"] == 0.2
    for field in fields(Evidence):
        one, other = getattr(live, field.name), getattr(late, field.name)
        assert np.array_equal(one, other, equal_nan=True) if isinstance(one, np.ndarray) else one == other, field.name
    assert find_all(live) == find_all(late)
