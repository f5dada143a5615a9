"""What a lecturer may do while a network trains compiles nothing: every live value, another name, another place.

Momentum is above 0 here: from and to 0 it compiles, since without it no trace is kept (`test_momentum.py`).
"""

import pytest

from engine.compile.cache import ExecutableCache
from engine.compile.program import make_program
from engine.optimizers import OPTIMIZERS
from engine.spec import Component, ExperimentSpec
from tests.engine.experiments import (
    Experiment,
    assert_same_reports,
    chain,
    dense,
    images,
    make_run,
    mlp,
    node,
    points,
    train,
)

pytestmark = pytest.mark.usefixtures("quick_programs")

MOMENTUM = {"momentum": 0.5}
TRAINED = ("sgd", "adam", "levenberg_marquardt")
"""Of the optimisers: without and with a memory of each weight, and one that looks at all examples."""

REGULARISED = chain(
    dense("hidden", 6),
    node("norm", "batch_norm"),
    node("bend", "relu"),
    node("noise", "gaussian_noise"),
    node("drop", "dropout", rate=0.3),
    dense("out", 2),
)


def regularised(schedule: str = "one_cycle") -> ExperimentSpec:
    """Penalties, clipping, noise and dropout under a schedule; the last batch is partial."""
    training = {"batch_size": 16, "l1": 1e-4, "l2": 1e-3, "clipping": {"by": "global_norm", "at": 1.0}}
    spec = Experiment(REGULARISED, "out", optimizer={"type": "sgd", "config": MOMENTUM}).spec(**training)
    return spec.model_copy(update={"schedule": Component(type=schedule)})


def other_value(path: str, value: float) -> float:
    return value + 1 if path.endswith(("patience", "cooldown")) else value * 0.5 + 1e-3


def assert_every_live_value_compiles_nothing(spec: ExperimentSpec) -> None:
    cache = ExecutableCache()
    run = make_run(spec, points(), cache)
    run.compile()
    train(run, 6, 3)
    compiled = cache.compile_count
    assert compiled > 0
    for path, value in run.live().items():
        run.set_live(path, other_value(path, value))
        train(run, 2, 1)
    run.set_stride(4)
    train(run, 12, 12)
    assert (run.status, cache.compile_count) == ("ready", compiled)


def with_optimizer(name: str) -> ExperimentSpec:
    optimizer = {"type": name, "config": MOMENTUM if name == "sgd" else {}}
    return Experiment(mlp(2), "out", optimizer=optimizer).spec(batch_size=40)


@pytest.mark.parametrize("optimizer", [entry.type for entry in OPTIMIZERS])
def test_no_live_value_of_any_optimizer_makes_another_program(optimizer: str) -> None:
    """Executables are found by the structure of their program."""
    spec, prepared = with_optimizer(optimizer), points()
    run = make_run(spec, prepared)
    changed = {path: other_value(path, value) for path, value in run.live().items()}
    for path, value in changed.items():
        run.set_live(path, value)
    assert run.live() == pytest.approx(changed)
    own = {path.removeprefix("optimizer.config."): value for path, value in changed.items() if "optimizer." in path}
    config = {**spec.optimizer.config, **own}
    again = spec.model_copy(update={"optimizer": spec.optimizer.model_copy(update={"config": config})})
    assert (again == spec) == (own == {})
    assert make_program(again, prepared, "cpu").structure == make_program(spec, prepared, "cpu").structure


@pytest.mark.parametrize(
    "optimizer",
    [pytest.param(each.type, marks=[] if each.type in TRAINED else [pytest.mark.full]) for each in OPTIMIZERS],
)
def test_no_live_value_of_any_optimizer_compiles_anything(optimizer: str) -> None:
    assert_every_live_value_compiles_nothing(with_optimizer(optimizer))


@pytest.mark.parametrize("schedule", ["one_cycle", "reduce_on_plateau"])
def test_no_live_value_of_a_regularised_network_compiles_anything(schedule: str) -> None:
    assert_every_live_value_compiles_nothing(regularised(schedule))


def test_a_renamed_node_compiles_nothing() -> None:
    cache = ExecutableCache()
    network = chain(node("conv", "conv2d", filters=3, kernel_size=3), node("flat", "flatten"), dense("out", 3))
    first = make_run(Experiment(network, "out", data="digits").spec(), images(), cache)
    first.compile()
    reports, _ = train(first, 4, 2)
    compiled = cache.compile_count
    text = Experiment(network, "out", data="digits").spec().model_dump_json()
    renamed = ExperimentSpec.model_validate_json(text.replace('"conv"', '"eye"').replace('"flat"', '"row"'))
    second = make_run(renamed, images(), cache)
    second.compile()
    again, _ = train(second, 4, 2)
    assert cache.compile_count == compiled
    assert len(again) == len(reports)


def test_nodes_listed_in_another_order_are_the_same_run() -> None:
    cache = ExecutableCache()
    spec = regularised()
    first = make_run(spec, points(), cache)
    first.compile()
    reports, _ = train(first, 6, 3)
    compiled = cache.compile_count
    network = spec.network.model_copy(update={"nodes": tuple(reversed(spec.network.nodes))})
    second = make_run(spec.model_copy(update={"network": network}), points(), cache)
    second.compile()
    again, _ = train(second, 6, 3)
    assert cache.compile_count == compiled
    assert_same_reports(reports, again)
