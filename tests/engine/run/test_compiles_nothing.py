"""What a lecturer may do while a network trains compiles nothing: every live value, another name, another place.

Momentum is above 0 here: from and to 0 it compiles, since without it no trace is kept (`test_momentum.py`).
"""

import pytest

from engine.compile.cache import ExecutableCache
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


def assert_every_live_value_compiles_nothing(spec: ExperimentSpec) -> None:
    cache = ExecutableCache()
    run = make_run(spec, points(), cache)
    run.compile()
    train(run, 6, 3)
    compiled = cache.compile_count
    assert compiled > 0
    for path, value in run.live().items():
        whole = path.endswith(("patience", "cooldown"))
        run.set_live(path, value + 1 if whole else value * 0.5 + 1e-3)
        train(run, 2, 1)
    run.set_stride(4)
    train(run, 12, 12)
    assert (run.status, cache.compile_count) == ("ready", compiled)


@pytest.mark.parametrize("optimizer", [entry.type for entry in OPTIMIZERS])
def test_no_live_value_of_any_optimizer_compiles_anything(optimizer: str) -> None:
    config = MOMENTUM if optimizer == "sgd" else {}
    experiment = Experiment(mlp(2), "out", optimizer={"type": optimizer, "config": config})
    assert_every_live_value_compiles_nothing(experiment.spec(batch_size=40))


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
