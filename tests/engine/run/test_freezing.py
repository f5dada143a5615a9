"""Freezing, thawing and learning-rate multipliers while a network trains; networks in which nothing learns."""

from typing import Any

import numpy as np
import pytest

from engine.compile.cache import ExecutableCache
from engine.errors import EngineError
from engine.run import Run
from engine.spec import ExperimentSpec
from tests.engine.experiments import (
    Experiment,
    assert_same_reports,
    chain,
    dense,
    images,
    make_run,
    node,
    points,
    roomy_cache,
    same,
    train,
)
from tests.engine.groups.specs import grouped

NETWORK = chain(
    dense("one", 8),
    node("norm", "batch_norm"),
    node("bend", "relu"),
    node("drop", "dropout", rate=0.2),
    dense("out", 2),
)
ADAM = {"type": "adam", "config": {"learning_rate": 0.01}}
MOMENTUM = {"type": "sgd", "config": {"learning_rate": 0.1, "momentum": 0.9}}
SPEC = Experiment(NETWORK, "out", optimizer=ADAM).spec()
PREPARED = points(train=43, validation=17)
CACHE = roomy_cache()
EXACT = ExecutableCache()
"""Of programs in the form in which a server trains."""


def frozen(name: str) -> str:
    return f"network.nodes.{name}.frozen"


def factor(name: str) -> str:
    return f"network.nodes.{name}.learning_rate_factor"


def own(run: Run, *names: str) -> dict[str, Any]:
    """Weights and running statistics of some nodes."""
    prefixes = tuple(f"{kind}/{name}/" for kind in ("weights", "layers") for name in names)
    return {name: array for name, array in run.state().items() if name.startswith(prefixes)}


def assert_same(left: dict[str, Any], right: dict[str, Any]) -> None:
    assert left.keys() == right.keys()
    for name, array in left.items():
        assert same(array, right[name]), name


def all_frozen(spec: ExperimentSpec) -> ExperimentSpec:
    nodes = tuple(part.model_copy(update={"frozen": True}) for part in spec.network.nodes)
    return spec.model_copy(update={"network": spec.network.model_copy(update={"nodes": nodes})})


@pytest.mark.usefixtures("quick_programs")
def test_a_frozen_block_stands_still_and_moves_again_when_thawed() -> None:
    run = make_run(SPEC, PREPARED, CACHE)
    train(run, 12, 12)
    before = own(run, "one", "norm")
    events = [run.set_live(frozen(name), 1.0) for name in ("one", "norm")]
    out = run.state()["weights/out/kernel"]
    train(run, 20, 20)
    assert_same(own(run, "one", "norm"), before)
    assert not same(run.state()["weights/out/kernel"], out)
    assert (events[0].kind, events[0].step) == ("live_change", 12)
    assert events[0].detail == {"path": frozen("one"), "from": 0.0, "to": 1.0}
    run.set_live(frozen("norm"), 0.0)
    train(run, 8, 8)
    assert_same(own(run, "one"), {name: array for name, array in before.items() if "/one/" in name})
    assert not any(same(array, before[name]) for name, array in own(run, "norm").items())


@pytest.mark.parametrize("form", ["quick_programs", pytest.param("server_programs", marks=pytest.mark.full)])
def test_freezing_and_thawing_is_replayed_bit_for_bit_from_any_checkpoint(
    form: str, request: pytest.FixtureRequest
) -> None:
    """As a server compiles it, the next test replays one change."""
    request.getfixturevalue(form)
    cache = {"quick_programs": CACHE, "server_programs": EXACT}[form]
    run = make_run(SPEC, PREPARED, cache)
    blobs = [run.checkpoint()]
    reports: list[Any] = []
    events: list[Any] = []
    for path, value in ((frozen("one"), 1.0), (factor("out"), 0.25), (frozen("norm"), 1.0), (frozen("one"), 0.0)):
        reports += train(run, 9, 9)[0]
        blobs.append(run.checkpoint())
        events.append(run.set_live(path, value))
    reports += train(run, 15, 15)[0]
    for number, blob in enumerate(blobs):
        resumed = Run.resume(blob, PREPARED, cache=cache, events=events[max(0, number - 1) :])
        ahead = [report for report in reports if report.step > resumed.step]
        assert_same_reports(train(resumed, run.step - resumed.step, 4)[0], ahead)
        assert_same(resumed.state(), run.state())
        assert resumed.live() == run.live()


@pytest.mark.usefixtures("server_programs")
def test_a_checkpoint_behind_a_change_goes_on_with_it() -> None:
    run = make_run(SPEC, PREPARED, EXACT)
    train(run, 6, 6)
    run.set_live(frozen("one"), 1.0)
    resumed = Run.resume(run.checkpoint(), PREPARED, cache=EXACT)
    train(run, 10, 10)
    train(resumed, 10, 3)
    assert_same(resumed.state(), run.state())
    assert resumed.live()[frozen("one")] == 1.0


@pytest.mark.usefixtures("quick_programs")
def test_the_memory_of_the_optimizer_goes_on_across_a_thaw() -> None:
    network = chain(dense("one", 4), node("bend", "tanh"), dense("out", 2))
    run = make_run(Experiment(network, "out", optimizer=MOMENTUM).spec(), PREPARED, CACHE)
    train(run, 10, 10)
    name = next(name for name in run.state() if name.startswith("optimizer/") and name.endswith("/one/kernel"))
    before = run.state()[name]
    run.set_live(frozen("one"), 1.0)
    train(run, 3, 3)
    still = run.state()[name]
    assert np.abs(before).max() > 0
    np.testing.assert_allclose(still, before * 0.9**3, rtol=1e-5)  # its gradient counts as 0 meanwhile
    run.set_live(frozen("one"), 0.0)
    assert same(run.state()[name], still)


@pytest.mark.usefixtures("quick_programs")
def test_a_multiplier_scales_the_next_update() -> None:
    network = chain(dense("one", 4), node("bend", "tanh"), dense("out", 2))
    runs = [make_run(Experiment(network, "out", optimizer=MOMENTUM).spec(), PREPARED, CACHE) for _ in range(2)]
    runs[1].set_live(factor("one"), 0.25)
    start = runs[0].state()["weights/one/kernel"]
    for run in runs:
        train(run, 1, 1)
    moved = [run.state()["weights/one/kernel"] - start for run in runs]
    np.testing.assert_allclose(moved[1], 0.25 * moved[0], rtol=1e-4, atol=1e-7)


@pytest.mark.usefixtures("quick_programs")
def test_a_large_network_freezes_too() -> None:
    layers = (node("conv", "conv2d", filters=96, kernel_size=3), node("bend", "relu"), node("flat", "flatten"))
    network = chain(*layers, dense("out", 3))
    data = images(train=64)
    run = make_run(Experiment(network, "out", data="digits").spec(batch_size=64), data, CACHE)
    train(run, 2, 2)
    before = own(run, "conv")
    run.set_live(frozen("conv"), 1.0)
    train(run, 5, 5)
    assert_same(own(run, "conv"), before)


@pytest.mark.usefixtures("quick_programs")
@pytest.mark.parametrize("optimizer", ["l_bfgs", pytest.param("newton", marks=pytest.mark.full)])
def test_a_full_batch_optimizer_goes_on_with_fewer_weights(optimizer: str) -> None:
    network = chain(dense("one", 3), node("bend", "tanh"), dense("out", 2))
    spec = Experiment(network, "out", optimizer={"type": optimizer, "config": {}}).spec(batch_size=43)
    run = make_run(spec, PREPARED, CACHE)
    train(run, 3, 3)
    before = own(run, "one")
    run.set_live(frozen("one"), 1.0)
    train(run, 3, 3)
    assert_same(own(run, "one"), before)
    resumed = Run.resume(run.checkpoint(), PREPARED, cache=CACHE)
    run.set_live(frozen("one"), 0.0)
    resumed.set_live(frozen("one"), 0.0)
    train(run, 3, 3)
    train(resumed, 3, 1)
    assert_same(resumed.state(), run.state())


@pytest.mark.usefixtures("quick_programs")
def test_a_change_that_was_compiled_ahead_compiles_nothing_more() -> None:
    cache = ExecutableCache()
    run = make_run(SPEC, PREPARED, cache)
    run.compile()
    train(run, 6, 6)
    assert run.change_ready("optimizer.config.learning_rate", 0.5)
    assert not run.change_ready(frozen("one"), 1.0)
    run.compile_change(frozen("one"), 1.0)
    assert run.change_ready(frozen("one"), 1.0)
    assert run.live().keys().isdisjoint({frozen("one")})
    compiled = cache.compile_count
    run.set_live(frozen("one"), 1.0)
    train(run, 20, 20)
    run.set_live(frozen("one"), 0.0)
    train(run, 20, 20)
    assert cache.compile_count == compiled


@pytest.mark.parametrize(
    ("path", "value"),
    [(frozen("one"), 0.5), (frozen("one"), 2.0), (factor("one"), -1.0), (frozen("bend"), 1.0), (frozen("nobody"), 1.0)],
)
def test_what_cannot_be_frozen_is_refused(path: str, value: float) -> None:
    run = make_run(SPEC, PREPARED, CACHE)
    with pytest.raises(EngineError, match="can't be"):
        run.set_live(path, value)
    assert path not in run.live()


@pytest.mark.usefixtures("quick_programs")
@pytest.mark.parametrize("optimizer", ["sgd", pytest.param("l_bfgs", marks=pytest.mark.full)])
def test_a_network_in_which_everything_is_frozen_is_evaluated_once_an_epoch(optimizer: str) -> None:
    spec = all_frozen(Experiment(NETWORK, "out", optimizer={"type": optimizer, "config": {}}).spec(batch_size=43))
    run = make_run(spec, PREPARED, CACHE)
    before = own(run, "one", "norm", "out")
    for epoch in (1, 2):
        reports, events = train(run, 10, 10)
        assert (run.status, run.step) == ("finished", epoch)
        assert [event.detail["reason"] for event in events if event.kind == "finished"] == ["nothing_to_learn"]
        assert np.isfinite(reports[-1].arrays["evaluation"][-1]).all()
    assert_same(own(run, "one", "norm", "out"), before)


@pytest.mark.usefixtures("quick_programs")
def test_a_thaw_of_a_finished_evaluation_trains_on() -> None:
    run = make_run(all_frozen(SPEC), PREPARED, CACHE)
    train(run, 6, 6)
    assert run.status == "finished"
    before = run.state()["weights/out/kernel"]
    run.set_live(frozen("out"), 0.0)
    train(run, 20, 20)
    assert run.step == 26
    assert not same(run.state()["weights/out/kernel"], before)


@pytest.mark.full
@pytest.mark.usefixtures("quick_programs")
def test_a_group_freezes_as_a_whole_or_one_block_of_all_its_copies() -> None:
    run = make_run(ExperimentSpec.model_validate(grouped(repeat=2)), PREPARED, CACHE)
    train(run, 3, 3)
    before = run.state()
    run.set_live("network.groups.block.nodes.fit.frozen", 1.0)
    train(run, 3, 3)
    still = {name for name, array in run.state().items() if name.startswith("weights/") and same(array, before[name])}
    assert still == {f"weights/deep/{copy}/fit/{array}" for copy in (1, 2) for array in ("kernel", "bias")}
    before = run.state()
    run.set_live(frozen("deep"), 1.0)
    train(run, 3, 3)
    moved = {
        name for name, array in run.state().items() if name.startswith("weights/") and not same(array, before[name])
    }
    assert {name.split("/")[1] for name in moved} == {"first", "logits"}


@pytest.mark.usefixtures("quick_programs")
def test_one_of_many_equal_blocks_freezes_and_leaves_their_loop() -> None:
    blocks = [part for number in range(14) for part in (dense(f"d{number}", 6), node(f"n{number}", "batch_norm"))]
    spec = Experiment(chain(dense("first", 6), *blocks, dense("out", 2)), "out", optimizer=ADAM).spec()
    run = make_run(spec, PREPARED, CACHE)
    train(run, 3, 3)
    before = run.state()
    run.set_live(frozen("n5"), 1.0)
    assert_same(run.state(), before)
    train(run, 3, 3)
    assert_same(
        own(run, "n5"), {name: array for name, array in before.items() if "/n5/" in name and "optimizer" not in name}
    )
    assert not any(same(array, before[name]) for name, array in own(run, "n6").items())
    resumed = Run.resume(run.checkpoint(), PREPARED, cache=CACHE)
    for each in (run, resumed):
        each.set_live(frozen("n5"), 0.0)
        train(each, 3, 3)
    assert_same(resumed.state(), run.state())
