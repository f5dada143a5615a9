"""What a run reports never depends on how its steps are cut into chunks, nor on padding, names or live changes."""

import threading
from typing import NoReturn

import numpy as np
import pytest

from engine.compile.cache import ExecutableCache
from engine.compile.options import QUICK, known
from engine.errors import EngineError
from tests.engine.experiments import (
    Experiment,
    assert_same_reports,
    chain,
    dense,
    make_run,
    mlp,
    node,
    points,
    residual,
    roomy_cache,
    same,
    train,
)

pytestmark = pytest.mark.usefixtures("quick_programs")

ADAM = {"type": "adam", "config": {"learning_rate": 0.01}}
WILD = chain(
    dense("one", 6),
    node("norm", "batch_norm"),
    node("bend", "relu"),
    node("drop", "dropout", rate=0.3),
    dense("out", 2),
)
SEQUENCE = chain(
    node("rows", "reshape", shape=[2, 1]),
    node("noise", "gaussian_noise", std=0.2),
    node("memory", "lstm", units=3),
    node("calm", "layer_norm"),
    dense("out", 2),
)
CACHE = roomy_cache()


@pytest.mark.parametrize("network", [WILD, residual(), SEQUENCE], ids=["wild", "residual", "sequence"])
@pytest.mark.parametrize("chunk", [1, 3, 50])
def test_chunk_lengths_change_no_bit(network: dict, chunk: int) -> None:
    spec = Experiment(network, "out", optimizer=ADAM).spec()
    prepared = points(train=43)

    def record(length: int) -> tuple[list, list, list]:
        run = make_run(spec, prepared, CACHE)
        first = train(run, 5, length)
        run.set_stride(4)
        second = train(run, 20, length)
        run.set_live("optimizer.config.learning_rate", 0.002)
        run.set_stride(64)
        third = train(run, 300, length)
        return [*first[0], *second[0], *third[0]], list(run.state().values()), [*first[1], *second[1], *third[1]]

    reports, leaves, events = record(1000)
    cut_reports, cut_leaves, cut_events = record(chunk)
    assert_same_reports(reports, cut_reports)
    assert all(same(left, right) for left, right in zip(leaves, cut_leaves, strict=True))
    assert events == cut_events


def test_frames_stand_at_multiples_of_the_stride_and_on_the_ladder_and_buckets_cover_every_step() -> None:
    run = make_run(Experiment(mlp(4), "out").spec(), points(), CACHE)
    reports, _ = train(run, 3, 7)
    run.set_stride(32)
    more, events = train(run, 209, 7)
    reports += more
    ladder = [36, 40, 44, 48, 52, 56, 60, 64, 72, 80, 88, 96, 104, 112, 120, 128, 144, 160, 176, 192, 208]
    assert [report.step for report in more] == [*range(4, 33), *ladder]
    covered = 0
    for report in reports:
        assert report.first_step == covered + 1
        count = report.arrays["scalar_buckets"].shape[1]
        assert count <= 16
        covered += count * report.bucket_width
        assert covered == report.step
    assert [(event.kind, event.step, event.detail) for event in events if event.kind == "bucket_width"] == [
        ("bucket_width", 32, {"to": 2})
    ]


def test_a_stride_that_is_no_power_of_two_is_refused() -> None:
    run = make_run(Experiment(mlp(4), "out").spec(), points(), CACHE)
    with pytest.raises(EngineError, match="every 12 steps"):
        run.set_stride(12)


def test_live_changes_and_new_names_compile_nothing() -> None:
    cache = ExecutableCache()
    prepared = points()
    noisy, noisier = node("n", "gaussian_noise", std=0.1), node("q", "gaussian_noise", std=0.7)
    network = chain(noisy, dense("a", 4), node("b", "relu"), node("c", "dropout", rate=0.1), dense("d", 2))
    renamed = chain(noisier, dense("zz", 4), node("y", "relu"), node("k", "dropout", rate=0.7), dense("m", 2))
    clipping = {"by": "global_norm", "at": 1.0}
    momentum = {"type": "sgd", "config": {"learning_rate": 0.1, "momentum": 0.5}}
    run = make_run(Experiment(network, "d", optimizer=momentum).spec(clipping=clipping), prepared, cache)
    run.compile()
    train(run, 8, 8)
    count = cache.compile_count
    assert count > 0
    for path, value in {
        "optimizer.config.learning_rate": 0.5,
        "optimizer.config.momentum": 0.9,
        "training.l1": 0.01,
        "training.l2": 0.01,
        "training.clipping.at": 0.1,
        "network.nodes.c.config.rate": 0.5,
        "network.nodes.n.config.std": 0.3,
    }.items():
        run.set_live(path, value)
        assert run.live()[path] == value
        train(run, 3, 3)
    other = make_run(Experiment(renamed, "m", optimizer=momentum).spec(clipping=clipping, seed=9), prepared, cache)
    other.compile()
    run.set_stride(8)
    train(run, 40, 8)
    train(other, 8, 8)
    assert cache.compile_count == count


def test_the_look_ahead_of_the_first_step_needs_two_executables_and_the_first_step_one_more() -> None:
    cache = ExecutableCache()
    run = make_run(Experiment(mlp(4), "out").spec(), points(), cache)
    assert run.compile_progress == (0, 3)
    run.compile_look()
    assert run.compile_progress == (2, 3)
    before = run.look()
    assert before is not None
    assert (before.step, before.first_step, "scalar_buckets" in before.arrays) == (0, 1, False)
    assert (run.look(), run.status, cache.compile_count) == (None, "new", 2)
    run.compile_step()
    assert (run.status, cache.compile_count, run.compile_progress) == ("ready", 3, (3, 3))
    assert [report.step for report in run.advance(1).reports] == [1]
    assert cache.compile_count == 3


@pytest.mark.parametrize(("cpus", "executables"), [(1, 2), (2, 3)])
def test_the_loop_is_begun_beside_the_look_where_there_is_a_cpu_for_it(
    cpus: int, executables: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.run.compiled.visible_cpus", lambda: cpus)
    cache = ExecutableCache()
    run = make_run(Experiment(mlp(4), "out").spec(), points(), cache)
    run.compile_look(ahead=True)
    for thread in threading.enumerate():
        if thread.name == "compile-ahead":
            thread.join()
    assert (run.status, cache.compile_count, run.compile_progress) == ("new", executables, (executables, 3))
    run.compile_step()
    assert (run.status, cache.compile_count) == ("ready", 3)


def test_what_fails_ahead_fails_again_where_it_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.run.compiled.visible_cpus", lambda: 2)
    run = make_run(Experiment(mlp(4), "out").spec(), points(), ExecutableCache())
    asked: list[str] = []

    def refuse(*_: object) -> NoReturn:
        asked.append("lean")
        raise MemoryError("no room for the loop")

    monkeypatch.setattr("engine.compile.forms.lean_loop", refuse)
    run.compile_look(ahead=True)
    with pytest.raises(MemoryError, match="no room for the loop"):
        run.compile_step()
    assert set(asked) == {"lean"}


def test_a_look_reports_the_gradient_that_the_first_step_then_takes() -> None:
    run = make_run(Experiment(mlp(4), "out").spec(), points(), CACHE)
    look = run.look()
    assert look is not None
    (first,) = run.advance(1).reports
    columns = list(run.schema.node_columns)
    later = [columns.index(name) for name in ("update_ratio", "window_dead")]
    before, after = look.arrays["node_statistics"].copy(), first.arrays["node_statistics"].copy()
    assert np.isnan(before[:, later]).all()
    assert np.isfinite(after[run.schema.nodes.index("out"), columns.index("update_ratio")])
    before[:, later] = after[:, later] = 0
    assert same(before, after)


def test_a_report_that_was_asked_for_comes_with_the_next_step_and_is_logged() -> None:
    run = make_run(Experiment(mlp(4), "out").spec(), points(), CACHE)
    run.set_stride(64)
    train(run, 100, 100)
    asked = run.request_report()
    assert asked is not None
    assert (asked.kind, asked.step, asked.detail) == ("report", 100, {})
    assert run.request_report() is None
    reports, _ = train(run, 5, 5)
    assert [report.step for report in reports] == [101, 104]
    assert reports[0].first_step == 97


def test_no_report_is_logged_where_the_next_step_reports_its_statistics_anyway() -> None:
    run = make_run(Experiment(mlp(4), "out").spec(), points(), CACHE)
    train(run, 3, 3)
    assert run.request_report() is None


def test_a_compiler_that_has_given_up_an_option_does_without() -> None:
    assert known(QUICK | {"xla_cpu_given_up": True}) == QUICK


def test_live_changes_take_effect_from_the_next_step() -> None:
    run = make_run(Experiment(mlp(4), "out").spec(), points(), CACHE)
    before = train(run, 3, 1)[0][-1]
    run.set_live("optimizer.config.learning_rate", 1e-4)
    after = train(run, 1, 1)[0][-1]
    column = run.schema.node_columns.index("update_ratio")
    row = run.schema.nodes.index("out")
    ratio = after.arrays["node_statistics"][row, column] / before.arrays["node_statistics"][row, column]
    assert 1e-4 < ratio < 1e-2


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("optimizer.config.nonsense", 1.0, "can't be changed during training"),
        ("training.l2", -1.0, "training.l2 can't be -1.0"),
        ("network.nodes.drop.config.rate", 1.5, "can't be 1.5"),
        ("training.l1", float("nan"), "a finite number"),
    ],
)
def test_wrong_live_values_are_refused(path: str, value: float, message: str) -> None:
    run = make_run(Experiment(WILD, "out").spec(), points(), CACHE)
    with pytest.raises(EngineError, match=message):
        run.set_live(path, value)


def test_evaluations_come_exactly_at_their_cadence_and_at_step_zero() -> None:
    spec = Experiment(mlp(4), "out").spec(evaluation={"every": 7, "unit": "step"})
    run = make_run(spec, points(), CACHE)
    reports, _ = train(run, 4, 100)
    run.set_stride(16)
    reports += train(run, 92, 100)[0]
    rows = np.concatenate([report.arrays["evaluation"] for report in reports if "evaluation" in report.arrays])
    assert rows[:, 0].tolist() == list(range(0, 97, 7))
    assert rows.dtype == np.float64
    assert rows.shape[1] == 3
    assert np.all((rows[:, 2] >= 0) & (rows[:, 2] <= 1))


def test_evaluation_by_epochs_agrees_with_the_whole_validation_set() -> None:
    prepared = points(train=40, validation=23)
    run = make_run(Experiment(mlp(4), "out").spec(), prepared, CACHE)
    run.set_stride(8)
    reports, _ = train(run, 8, 8)
    rows = np.concatenate([report.arrays["evaluation"] for report in reports if "evaluation" in report.arrays])
    row = rows[-1]
    assert row[0] == 5
    again = make_run(Experiment(mlp(4), "out").spec(), prepared, CACHE)
    train(again, 5, 5)
    reported = again.evaluate("validation")
    assert row[1] == pytest.approx(reported["loss"], rel=1e-6)
    assert row[2] == pytest.approx(reported["accuracy"])


def test_a_run_ends_behind_its_last_epoch_and_goes_on_when_asked() -> None:
    run = make_run(Experiment(mlp(4), "out").spec(epochs=2), points(train=40), CACHE)
    _, events = train(run, 1000, 64)
    assert (run.step, run.status, run.epoch) == (10, "finished", 2.0)
    assert [(event.kind, event.step) for event in events if event.kind != "finding"] == [("finished", 10)]
    reported = run.advance(5)
    assert (reported.steps, run.step) == (5, 15)


@pytest.mark.parametrize("stride", [1, 8])
def test_the_record_of_a_finished_run_holds_its_last_step_and_evaluation(stride: int) -> None:
    run = make_run(Experiment(mlp(2), "out").spec(batch_size=10, epochs=3), points(), CACHE)
    run.set_stride(stride)
    reports, reported = train(run, 100, 5)
    assert (reported[-1].kind, run.step) == ("finished", 12)
    assert reports[-1].step == 12
    evaluated = [row[0] for report in reports for row in report.arrays.get("evaluation", ())]
    assert evaluated == [0, 4, 8, 12]
    more, _ = train(run, 20, 7)
    assert more[0].first_step == 13


def test_epochs_count_examples_where_the_last_batch_is_partial() -> None:
    run = make_run(Experiment(mlp(4), "out").spec(), points(train=43), CACHE)
    assert run.schema.steps_per_epoch == 6
    train(run, 6, 6)
    assert run.epoch == 1.0
    train(run, 1, 1)
    assert run.epoch == pytest.approx(1 + 8 / 43)
