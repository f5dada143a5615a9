"""Several losses at once, weighted examples, penalties on activations."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from engine.compile.cache import ExecutableCache
from engine.compile.goals import class_weights
from engine.datasets.definition import PreparedData
from engine.run import Run
from engine.spec import ExperimentSpec
from tests.engine.experiments import Experiment, chain, dense, make_run, mlp, node, points

pytestmark = pytest.mark.usefixtures("quick_programs")


def with_objectives(*objectives: dict[str, Any], **training: Any) -> ExperimentSpec:
    """Points to a code of three sigmoids, then two logits."""
    network = chain(dense("hidden", 3), node("code", "sigmoid"), dense("out", 2))
    spec = Experiment(network, "out").spec(**training).model_dump(mode="json")
    return ExperimentSpec.model_validate({**spec, "objectives": list(objectives)})


def goal(kind: str, prediction: str = "out", target: str = "label", weight: float = 1.0, **config: Any) -> Any:
    return {"loss": {"type": kind, "config": config}, "prediction": prediction, "target": target, "weight": weight}


def outputs(run: Run, prepared: PreparedData, rows: slice) -> tuple[np.ndarray, np.ndarray]:
    """Code and logits by NumPy, from the run's weights."""
    weights = run.weights()
    x = (prepared.inputs[rows] - prepared.offset) * prepared.scale
    code = 1 / (1 + np.exp(-(x @ weights["hidden"]["kernel"] + weights["hidden"]["bias"])))
    return code, code @ weights["out"]["kernel"] + weights["out"]["bias"]


def surprise(logits: np.ndarray, labels: np.ndarray) -> np.ndarray:
    return np.log(np.exp(logits).sum(axis=1)) - logits[np.arange(len(labels)), labels]


def divergence(code: np.ndarray, rho: float) -> float:
    active = code.mean(axis=0)
    return float(np.sum(rho * np.log(rho / active) + (1 - rho) * np.log((1 - rho) / (1 - active))))


@pytest.mark.parametrize("batch_size", [16, 11])
def test_the_loss_is_the_weighted_sum_and_each_part_is_reported(batch_size: int) -> None:
    prepared = points()
    sparse = goal("sparsity_kl", "code", "none", 0.25, rho=0.1, reduction="sum")
    run = make_run(with_objectives(goal("cross_entropy"), sparse, batch_size=batch_size), prepared)
    reported = run.evaluate("validation")
    code, logits = outputs(run, prepared, slice(40, 56))
    assert prepared.labels is not None
    parts = [surprise(logits, prepared.labels[40:]).mean(), divergence(code, 0.1)]
    assert reported["objectives.0"] == pytest.approx(parts[0], rel=1e-5)
    assert reported["objectives.1"] == pytest.approx(parts[1], rel=1e-5)
    assert reported["loss"] == pytest.approx(parts[0] + 0.25 * parts[1], rel=1e-5)
    first = run.advance(1).reports[0].arrays["scalar_buckets"][:, 0, 1]
    assert run.schema.scalars == ("data_loss", "penalty", "loss", "objectives.0", "objectives.1")
    assert first[0] == pytest.approx(first[3] + 0.25 * first[4], rel=1e-5)


def test_the_weight_of_an_objective_is_live_and_compiles_nothing() -> None:
    cache, prepared = ExecutableCache(), points()
    spec = with_objectives(goal("cross_entropy"), goal("sparsity_l1", "code", "none", 0.5))
    run = make_run(spec, prepared, cache)
    run.compile()
    run.advance(3)
    before = cache.compile_count
    run.set_live("objectives.1.weight", 2.0)
    row = run.advance(1).reports[0].arrays["scalar_buckets"][:, 0, 1]
    assert row[0] == pytest.approx(row[3] + 2.0 * row[4], rel=1e-5)
    assert cache.compile_count == before


def test_one_objective_reports_no_parts_and_keeps_its_live_values() -> None:
    run = make_run(Experiment(mlp(3), "out").spec(), points())
    assert run.schema.scalars == ("data_loss", "penalty", "loss")
    assert run.schema.metrics == ("accuracy",)
    assert not any(path.startswith("objectives") for path in run.live())


@pytest.mark.parametrize("weights", [(1.0, 5.0), "balanced"])
def test_class_weights_weigh_the_mean_and_divide_by_their_sum(weights: Any) -> None:
    prepared = points(train=43)
    assert prepared.labels is not None
    run = make_run(with_objectives(goal("cross_entropy"), class_weights=weights, batch_size=43), prepared)
    used = class_weights(weights, prepared)
    assert used is not None
    _, logits = outputs(run, prepared, slice(0, 43))
    each = np.asarray(used)[prepared.labels[:43]]
    expected = np.sum(each * surprise(logits, prepared.labels[:43])) / each.sum()
    first = run.advance(1).reports[0].arrays["scalar_buckets"][0, 0, 1]
    assert first == pytest.approx(expected, rel=1e-5)


def test_balanced_weights_give_every_class_the_same_say() -> None:
    prepared = points(train=43)
    used = class_weights("balanced", prepared)
    assert used is not None
    assert prepared.labels is not None
    counts = np.bincount(prepared.labels[:43])
    assert np.asarray(used) * counts == pytest.approx(np.full(2, 43 / 2))


def test_weights_of_examples_count_in_training_and_evaluation_over_a_partial_batch() -> None:
    plain = points()
    weights = np.random.default_rng(0).uniform(0.1, 3.0, len(plain.inputs))
    prepared = replace(plain, weights=weights)
    run = make_run(with_objectives(goal("cross_entropy"), batch_size=7), prepared)
    _, logits = outputs(run, prepared, slice(0, 40))
    assert prepared.labels is not None
    expected = np.average(surprise(logits, prepared.labels[:40]), weights=weights[:40])
    assert run.evaluate("train")["loss"] == pytest.approx(expected, rel=1e-5)
