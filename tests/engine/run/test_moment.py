"""Any step of a run, reached by training there again, is the run's own to the last bit."""

from typing import Any

import pytest

from engine.compile.cache import ExecutableCache
from engine.report import Event
from engine.run import Run
from engine.run.moment import Rerun
from tests.engine.experiments import Experiment, chain, dense, make_run, node, points, same, train

RATE = "optimizer.config.learning_rate"
NETWORK = chain(
    dense("one", 8),
    node("norm", "batch_norm"),
    node("bend", "relu"),
    node("drop", "dropout", rate=0.2),
    dense("out", 2),
)
SPEC = Experiment(NETWORK, "out", optimizer={"type": "adam", "config": {"learning_rate": 0.01}}).spec()
PREPARED = points(train=43, validation=17)
CACHE = ExecutableCache()
STATISTICS = ("node_statistics", "edge_statistics", "node_histograms", "histogram_ranges")
CHANGED_AT, KEYFRAME_AT, LAST = 45, 48, 75
PICTURES_AT = (44, 47, 60)


def record() -> tuple[dict[int, Any], dict[int, Any], list[Event], bytes, bytes]:
    """A run with a report of every step: (reports, pictures by step, its log, two keyframes)."""
    run = make_run(SPEC, PREPARED, CACHE)
    reports, pictures, blobs = {}, {}, {}
    log: list[Event] = []
    for step in range(1, LAST + 1):
        (reports[step],) = train(run, 1, 1)[0]
        if step == CHANGED_AT:
            log.append(run.set_live(RATE, 0.05))
        if step in PICTURES_AT:
            pictures[step] = run.view("boundary").arrays
        if step in (32, KEYFRAME_AT):
            blobs[step] = run.checkpoint()
    return reports, pictures, log, blobs[32], blobs[KEYFRAME_AT]


@pytest.fixture(scope="module")
def recorded() -> tuple[dict[int, Any], dict[int, Any], list[Event], bytes, bytes]:
    return record()


def again(blob: bytes | None, log: list[Event]) -> Rerun:
    """The run from a keyframe or from its start, with strides that it never had: statistics come seldom."""
    run = Run(SPEC, PREPARED, cache=CACHE) if blob is None else Run.resume(blob, PREPARED, cache=CACHE)
    return Rerun(run, [Event("stride", run.step, {"to": 64}), *log])


def look(rerun: Rerun, step: int, most: int) -> Any:
    """Goes to a step in pieces."""
    while rerun.approach(step, most):
        pass
    report = rerun.look(step)
    assert report is not None
    assert (report.step, report.first_step, report.bucket_width, rerun.step) == (step, step, 1, step)
    return report


def assert_same_step(reported: Any, own: Any) -> None:
    """Whether a moment says what the run's own report of every step says."""
    assert [name for name in STATISTICS if not same(reported.arrays[name], own.arrays[name])] == []
    loss = reported.arrays["scalar_buckets"]
    assert loss.shape == (3, 1, 4)
    assert loss[:, 0, 3].tolist() == own.arrays["scalar_buckets"][:, 0, 3].tolist()
    assert loss[:, 0, 0].tolist() == loss[:, 0, 1].tolist() == loss[:, 0, 2].tolist() == loss[:, 0, 3].tolist()
    rows = own.arrays.get("evaluation", ())
    evaluated = [row.tobytes() for row in rows if row[0] == reported.step]
    assert [row.tobytes() for row in reported.arrays.get("evaluation", ())] == evaluated


@pytest.mark.parametrize("start", ["the start", "before the change", "behind the change"])
def test_steps_between_keyframes_have_the_statistics_and_pictures_of_an_undisturbed_run(
    recorded: Any, start: str
) -> None:
    reports, pictures, log, early, late = recorded
    blob = {"the start": None, "before the change": early, "behind the change": late}[start]
    rerun = again(blob, [] if start == "behind the change" else log)
    for step in (33, 44, 45, 46, 47, 49, 60, 61, 75):
        if step <= rerun.step:
            continue
        assert_same_step(look(rerun, step, 7), reports[step])
        if step in pictures:
            assert [
                name
                for name, array in rerun.run.view("boundary").arrays.items()
                if not same(array, pictures[step][name])
            ] == []


def test_the_change_of_the_log_matters(recorded: Any) -> None:
    reports, _, log, early, _ = recorded
    reported = look(again(early, []), 60, 99)
    assert not same(reported.arrays["node_statistics"], reports[60].arrays["node_statistics"])
    assert_same_step(look(again(early, log), 60, 99), reports[60])


def test_the_step_before_the_first_is_the_look(recorded: Any) -> None:
    rerun, run = again(None, recorded[2]), make_run(SPEC, PREPARED, CACHE)
    own, reported = run.look(), rerun.look(0)
    assert own is not None
    assert reported is not None
    assert [name for name, array in own.arrays.items() if not same(reported.arrays[name], array)] == []
    assert rerun.can_reach(1)
    assert not rerun.can_reach(0)


def test_reports_are_counted_as_the_run_made_them() -> None:
    run = make_run(SPEC, PREPARED, CACHE)
    log = [run.set_stride(16)]
    reported, _ = train(run, 60, 60)
    rerun = Rerun(Run(SPEC, PREPARED, cache=CACHE), log)
    look(rerun, 37, 9)
    assert rerun.reports == len([report for report in reported if report.step <= 37])
    look(rerun, 40, 9)
    assert rerun.reports == len([report for report in reported if report.step <= 40])


def test_a_run_that_diverges_has_the_report_of_its_end_and_no_step_behind_it() -> None:
    sgd = {"type": "sgd", "config": {"learning_rate": 1e6}}
    network = chain(dense("one", 8), node("bend", "relu"), dense("out", 2))
    spec = Experiment(network, "out", loss="mse", target="one_hot", optimizer=sgd).spec()
    run = make_run(spec, PREPARED, CACHE)
    reports, _ = train(run, 500, 500)
    failed = reports[-1].step
    assert run.status == "diverged"
    assert failed == run.step + 1
    rerun = Rerun(Run(spec, PREPARED, cache=CACHE), [])
    while rerun.approach(failed, 50):
        pass
    reported = rerun.look(failed)
    assert reported is not None
    assert same(reported.arrays["node_statistics"], reports[-1].arrays["node_statistics"])
    beyond = Rerun(Run(spec, PREPARED, cache=CACHE), [])
    beyond.approach(failed + 1, failed)
    assert beyond.look(failed + 1) is None
