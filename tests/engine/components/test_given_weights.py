"""Initial weights given one by one: in their order, in the precision of the run, and as many as there are."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from engine.checks import check
from engine.errors import EngineError
from engine.initializers.given import GIVEN, MOST_NUMBERS
from tests.engine.experiments import Experiment, chain, dense, make_run, node, points, roomy_cache

XOR = chain(
    dense(
        "hidden",
        2,
        weight_initializer={"type": "given", "config": {"values": [4.0, -4.0, -4.0, 4.0]}},
        bias_initializer={"type": "given", "config": {"values": [-2.0, -2.0]}},
    ),
    node("bend", "relu"),
    dense("out", 1, weight_initializer={"type": "given", "config": {"values": [0.1, 0.7]}}),
)


def test_numbers_lie_in_the_order_of_the_array() -> None:
    settings = GIVEN.Config(values=tuple(range(6)))
    drawn = GIVEN.draw(settings, jax.random.key(0), (2, 3), 2, 3, jnp.float32)
    np.testing.assert_array_equal(np.asarray(drawn), [[0, 1, 2], [3, 4, 5]])


def test_a_run_starts_with_them_whatever_its_seed() -> None:
    for seed in (0, 5):
        spec = Experiment(XOR, "out", loss="binary_cross_entropy").spec(seed=seed)
        weights = make_run(spec, points(), roomy_cache()).weights()
        np.testing.assert_array_equal(weights["hidden"]["kernel"], [[4, -4], [-4, 4]])
        np.testing.assert_array_equal(weights["hidden"]["bias"], [-2, -2])
        np.testing.assert_array_equal(weights["out"]["kernel"], np.asarray([[0.1], [0.7]], np.float32))


@pytest.mark.parametrize(
    ("name", "values", "got", "expected"),
    [("weight_initializer", [1.0] * 7, 7, "2 × 4 = 8"), ("bias_initializer", [], 0, "4")],
)
def test_another_count_is_a_problem_of_the_block_that_says_how_many(
    name: str, values: list[float], got: int, expected: str
) -> None:
    network = chain(dense("one", 4, **{name: {"type": "given", "config": {"values": values}}}), dense("out", 1))
    raw = Experiment(network, "out", loss="binary_cross_entropy").spec().model_dump(mode="json")
    (problem,) = check(raw).problems
    assert (problem.code, problem.node_id, problem.got, problem.expected) == (
        "given_count_differs",
        "one",
        got,
        expected,
    )
    assert problem.path == f"network.nodes.one.config.{name}.config.values"
    assert f"{got} numbers" in problem.message
    assert expected in problem.message


def test_a_wrong_count_is_refused_where_nothing_has_checked_it() -> None:
    with pytest.raises(EngineError, match="3 numbers are given, but the array has 4"):
        GIVEN.draw(GIVEN.Config(values=(1.0, 2.0, 3.0)), jax.random.key(0), (4,), 2, 4, jnp.float32)


def test_a_layer_of_the_most_numbers_is_taken_and_one_more_is_refused() -> None:
    for count, codes in ((MOST_NUMBERS, []), (MOST_NUMBERS + 1, ["wrong_length"])):
        start = {"type": "given", "config": {"values": [0.5] * count}}
        network = chain(dense("one", count, bias_initializer=start), dense("out", 1))
        raw = Experiment(network, "out", loss="binary_cross_entropy").spec().model_dump(mode="json")
        assert [problem.code for problem in check(raw).problems] == codes
