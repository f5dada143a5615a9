"""A first number that is not finite stops the run, names its place, and leaves the last finite weights."""

import numpy as np
import pytest

from engine.compile.cache import ExecutableCache
from tests.engine.experiments import (
    Experiment,
    assert_same_reports,
    chain,
    dense,
    make_run,
    mlp,
    node,
    points,
    train,
    with_state,
)

pytestmark = pytest.mark.usefixtures("quick_programs")

CACHE = ExecutableCache()
STEEP = Experiment(
    mlp(6, activation="relu", outputs=1),
    "out",
    loss="mse",
    target="value",
    optimizer={"type": "sgd", "config": {"learning_rate": 50.0}},
)


@pytest.mark.parametrize("stride", [1, 1024])
@pytest.mark.parametrize("chunk", [1, 7, 1000])
def test_divergence_stops_at_the_same_step_however_it_was_cut(stride: int, chunk: int) -> None:
    run = make_run(STEEP.spec(), points(), CACHE)
    for power in (1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024):
        if power <= stride:
            run.set_stride(power)
    reports, events = train(run, 500, chunk)
    assert run.status == "diverged"
    diverged = [event for event in events if event.kind == "diverged"]
    assert len(diverged) == 1
    assert diverged[0].detail["step"] == run.step + 1
    assert diverged[0].detail["quantity"] in {"activation", "delta", "weight_gradient", "update", "loss"}
    assert diverged[0].detail["node_id"] in run.schema.nodes
    assert all(np.isfinite(leaf).all() for leaf in run.state().values())
    assert reports[-1].step == run.step + 1
    assert run.advance(10).steps == 0

    whole = make_run(STEEP.spec(), points(), CACHE)
    for power in (1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024):
        if power <= stride:
            whole.set_stride(power)
    whole_reports, whole_events = train(whole, 500, 500)
    assert_same_reports(reports, whole_reports)
    assert events == whole_events


def test_the_lean_loop_finds_the_step_that_the_full_steps_find() -> None:
    full = make_run(STEEP.spec(), points(), CACHE)
    train(full, 500, 500)
    lean = make_run(STEEP.spec(), points(), CACHE)
    lean.set_stride(4)
    train(lean, 4, 4)
    lean.set_stride(1024)
    train(lean, 500, 500)
    assert full.step == lean.step


def test_weights_that_overflow_behind_a_finite_loss_are_found() -> None:
    """A saturated sigmoid hides infinite weights from the loss: the momentum of a spike carries them there."""
    network = chain(dense("one", 3), node("bend", "sigmoid"), dense("out", 1), node("end", "sigmoid"))
    momentum = {"type": "sgd", "config": {"learning_rate": 1.0, "momentum": 0.9}}
    spec = Experiment(network, "end", loss="mse", target="label", optimizer=momentum).spec()
    run = make_run(spec, points(), CACHE)
    train(run, 2, 2)
    run.set_stride(64)
    train(run, 62, 62)
    run = with_state(run, points(), CACHE, lambda name, a: a * 0 - 1e38 if name.startswith("optimizer/") else a)
    reports, events = train(run, 64, 64)
    assert run.status == "diverged"
    reported = [event.detail for event in events if event.kind == "diverged"]
    assert [(detail["node_id"], detail["step"]) for detail in reported] == [("one", run.step + 1)]
    assert np.isfinite(reports[-1].arrays["scalar_buckets"]).all()
    assert all(np.isfinite(leaf).all() for leaf in run.state().values())


def test_large_gradients_are_reported_as_finite_numbers() -> None:
    spec = Experiment(mlp(outputs=1), "out", loss="mse", target="value").spec()
    run = make_run(spec, points(), CACHE)
    train(run, 1, 1)
    run = with_state(run, points(), CACHE, lambda name, a: a * 0 + 1e18 if name.startswith("weights/") else a)
    run.set_live("optimizer.config.learning_rate", 1e-8)
    reports, _ = train(run, 1, 1)
    row = reports[-1].arrays["node_statistics"][run.schema.nodes.index("out")]
    reported = dict(zip(run.schema.node_columns, row, strict=True))
    assert 1e17 < reported["delta_rms"] < 1e21
    assert 1e17 < reported["delta_norm"] < 1e21
    assert 1e17 < reported["weight_gradient_norm"] < 1e21
    assert 1e17 < reported["weight_norm"] < 1e21


def test_a_number_that_is_no_token_stops_the_run_at_the_embedding() -> None:
    network = chain(node("words", "embedding", tokens=2, features=3), node("memory", "lstm", units=3), dense("out", 2))
    _, events = train(make_run(Experiment(network, "out").spec(), points(), CACHE), 5, 5)
    reported = [event.detail for event in events if event.kind == "diverged"]
    assert reported == [{"node_id": "words", "quantity": "activation", "step": 1}]
