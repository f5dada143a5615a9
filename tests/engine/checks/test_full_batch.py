"""Full-batch optimisers are refused where they cannot work, with the reason and the cure."""

from typing import Any

import pytest

from engine.checks import check
from engine.optimizers import OPTIMIZERS
from tests.engine.checks.specs import Json, chained, reported, whole
from tests.engine.checks.test_warnings import warned

FULL_BATCH = [record for record in OPTIMIZERS if record.full_batch is not None]
each_method = pytest.mark.parametrize("record", FULL_BATCH, ids=lambda record: record.type)


def under(kind: str, batch_size: int = 300, **training: Any) -> Json:
    return whole(optimizer={"type": kind}, training={"batch_size": batch_size, **training})


def wide(kind: str, units: int, **training: Any) -> Json:
    nodes = (("one", "dense", {"units": units}), ("act", "tanh", {}), ("logits", "dense", {"units": 2}))
    return chained(*nodes, optimizer={"type": kind}, training={"batch_size": 300, **training})


def test_there_are_seven() -> None:
    names = "gradient_descent newton gauss_newton levenberg levenberg_marquardt bfgs l_bfgs"
    assert [record.type for record in FULL_BATCH] == names.split()


@each_method
def test_all_examples_in_one_batch_are_trained(record: Any) -> None:
    assert reported(under(record.type)) == []


@each_method
def test_batches_are_refused_with_the_size_that_is_needed(record: Any) -> None:
    (problem,) = check(under(record.type, batch_size=32)).problems
    assert (problem.code, problem.path, problem.got, problem.expected) == (
        "full_batch_needed",
        "training.batch_size",
        32,
        "300",
    )
    assert problem.message.startswith(
        "This optimiser uses all 300 training examples in every step, but the batch size is 32"
    )
    assert problem.hint.startswith("Set the batch size to 300")


@each_method
def test_more_examples_than_a_batch_may_hold_are_refused(record: Any) -> None:
    raw = {**under(record.type, batch_size=8192), "data": {"type": "spiral", "config": {"examples": 20_000}}}
    (problem,) = check(raw).problems
    assert (problem.code, problem.path, problem.got) == ("full_batch_too_large", "optimizer.type", 12_000)


REASONS = {
    "newton": (1000, "n³"),
    "gauss_newton": (1000, "n³"),
    "levenberg": (1000, "n³"),
    "levenberg_marquardt": (1000, "n³"),
    "bfgs": (3000, "n × n"),
}


@pytest.mark.parametrize("kind", REASONS)
def test_more_weights_than_a_method_takes_are_refused_with_the_reason(kind: str) -> None:
    most, reason = REASONS[kind]
    fits = (most - 2) // 5
    assert reported(wide(kind, fits)) == []
    (problem,) = check(wide(kind, fits + 1)).problems
    assert (problem.path, problem.got, problem.expected) == ("optimizer.type", 5 * (fits + 1) + 2, str(most))
    assert reason in problem.message
    assert "L-BFGS" in problem.hint


@pytest.mark.parametrize("kind", ["gradient_descent", "l_bfgs"])
def test_methods_that_keep_vectors_alone_take_any_size(kind: str) -> None:
    assert reported(wide(kind, 10_000)) == []


def test_frozen_weights_do_not_count() -> None:
    raw = wide("newton", 300)
    assert reported(raw) == [("too_many_weights_to_factor", "optimizer.type")]
    raw["network"]["nodes"][1]["frozen"] = True
    assert reported(raw) == []


def test_the_memory_of_a_method_counts() -> None:
    plain, pairs, matrix = (check(wide(kind, 500)).memory_bytes for kind in ("gradient_descent", "l_bfgs", "bfgs"))
    assert pairs - plain == 4 * 4 * 10 * 2502
    assert matrix - plain == 4 * 4 * 2502**2


@each_method
def test_clipping_is_for_gradients_alone(record: Any) -> None:
    raw = under(record.type, clipping={"by": "global_norm", "at": 1.0})
    refused = record.full_batch.landscape
    assert reported(raw) == ([("clipping_bends_the_step", "training.clipping")] if refused else [])


@each_method
def test_a_schedule_of_a_rate_that_is_not_there_is_warned_of(record: Any) -> None:
    raw = {**under(record.type), "schedule": {"type": "cosine", "config": {"epochs": 1000}}}
    idle = "learning_rate" not in record.Config.model_fields
    assert warned(raw) == ([("schedule_without_rate", "schedule.type")] if idle else [])


@pytest.mark.parametrize(
    ("kind", "power", "warns"),
    [("gauss_newton", 1, True), ("levenberg", 1, True), ("gauss_newton", 2, False), ("newton", 1, False)],
)
def test_gauss_newton_is_warned_of_where_the_loss_is_straight(kind: str, power: int, warns: bool) -> None:
    loss = {"type": "hinge", "config": {"power": power}}
    raw = {**under(kind), "objectives": [{"loss": loss, "prediction": "logits", "target": "label"}]}
    assert warned(raw) == ([("loss_without_curvature", "objectives.0.loss")] if warns else [])


def test_an_optimiser_that_goes_batch_by_batch_is_left_alone() -> None:
    assert reported(wide("adam", 3000, clipping={"by": "value", "at": 1.0})) == []
