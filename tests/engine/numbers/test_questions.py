"""Kinks, refusals and the budget of an answer about one example."""

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.compile.numbers import exact, inspector
from engine.compile.numbers.arrays import MOST_NUMBERS, matrix_window, vector_window
from engine.errors import EngineError
from engine.run import Run
from engine.views import COMPILING, ON_REQUEST
from tests.engine.experiments import Experiment, chain, dense, make_run, node, points, roomy_cache, with_state
from tests.engine.numbers.questions import ask_numbers, ask_weight, lines

pytestmark = pytest.mark.usefixtures("quick_programs")


def constant(value: float) -> dict[str, Any]:
    return {"type": "constant", "config": {"value": value}}


@pytest.fixture(scope="module", name="edge")
def _edge() -> Run:
    """Both units of `edge` stand at their kink: x1 + x2 - x1 - x2 is 0 for every example, whatever was rounded."""
    network = chain(
        dense("edge", 2, weight_initializer=constant(0.0), bias_initializer=constant(0.0)),
        node("bend", "relu"),
        dense("out", 2),
    )
    return make_run(Experiment(network, "out").spec(), points(), roomy_cache())


def test_a_unit_at_its_kink_is_named_with_its_node(edge: Run) -> None:
    answer = ask_weight(edge, "edge", "kernel", 1)
    assert lines(answer, "kinks") == ["bend\t1"]
    assert answer["value"][1] == 0
    assert abs(answer["check"][0]) > 1e-3  # half the slope on the side that lets through
    assert lines(ask_weight(edge, "out", "kernel", 1), "kinks") == []


def test_a_kink_that_a_smaller_step_avoids_is_none(edge: Run) -> None:
    def moved(name: str, array: NDArray[Any]) -> NDArray[Any]:
        return np.asarray([0.0, 2e-6]) if name == "weights/edge/bias" else array

    run = with_state(edge, points(), roomy_cache(), moved)
    answer = ask_weight(run, "edge", "bias", 1)
    assert lines(answer, "kinks") == []
    assert answer["check"][1] < 1e-6
    assert answer["check"][0] == pytest.approx(answer["value"][1], rel=1e-6)


@pytest.mark.parametrize(
    ("changes", "code", "got"),
    [
        ({"example": "16"}, "number_out_of_range", "example=16"),
        ({"example": "-1"}, "number_out_of_range", "example=-1"),
        ({"example": "1e9"}, "number_out_of_range", "example=1e9"),
        ({"part": "batch", "example": "8"}, "number_out_of_range", "example=8"),
        ({"index": "4"}, "number_out_of_range", "index=4"),
        ({"node": "nowhere"}, "unknown_block", "nowhere"),
        ({"array": "gain"}, "unknown_array", "gain"),
        ({"part": "test"}, "test_sealed", "weight_gradient"),
        ({"part": "all"}, "unknown_view_option", "part=all"),
    ],
)
def test_bad_questions_are_refused_and_say_what_was_asked(
    edge: Run, changes: dict[str, str], code: str, got: str
) -> None:
    asked: dict[str, Any] = {"part": "validation", "example": "0", "node": "edge", "array": "kernel", "index": "0"}
    with pytest.raises(EngineError) as refused:
        edge.view("weight_gradient", asked | changes)
    [problem] = refused.value.problems
    assert (problem.code, problem.got) == (code, got)
    assert problem.hint
    assert edge.view("weight_gradient", asked).arrays["value"].shape == (3,)


def test_an_example_is_missing_from_a_question(edge: Run) -> None:
    with pytest.raises(EngineError, match="no option example="):
        edge.view("example_numbers", {"node": "edge", "unit": "0", "row": "0"})


@pytest.mark.parametrize(
    ("shape", "row", "unit", "window"),
    [
        ((784, 30), 700, 25, (700, 0, 136 - 52, 30)),
        ((3, 3, 4), 5, 3, (0, 0, 9, 4)),
        ((5000,), 0, 4999, (0, 904, 1, 4096)),
        ((512, 512), 500, 130, (448, 130, 64, 64)),
        ((9000, 1), 8999, 0, (4904, 0, 4096, 1)),
    ],
)
def test_a_large_matrix_is_shown_through_a_window(
    shape: tuple[int, ...], row: int, unit: int, window: tuple[int, int, int, int]
) -> None:
    found = matrix_window(shape, row, unit)
    first, start, rows, units = found
    assert rows * units <= MOST_NUMBERS
    assert first + rows <= np.prod(shape) // shape[-1]
    assert start + units <= shape[-1]
    if shape != (784, 30):
        assert found == window


def test_a_long_vector_is_shown_around_what_is_asked_for() -> None:
    assert vector_window(4096, 4095) == (0, 4096)
    assert vector_window(10_000, 5_000) == (4096, 4096)
    assert vector_window(10_000, 9_999) == (5904, 4096)


@pytest.mark.full
def test_a_large_network_is_reported_in_its_own_precision_and_not_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exact, "MOST_EXACT_WEIGHTS", 10)
    monkeypatch.setattr(inspector, "MOST_EXACT_WEIGHTS", 10)
    run = make_run(Experiment(chain(dense("wide", 8), dense("out", 2)), "out").spec(), points(), roomy_cache())
    numbers, weight = ask_numbers(run, "wide", unit=3), ask_weight(run, "wide", "kernel", 3)
    assert numbers["exact"].tolist() == [0, 0, 10]
    assert "check" not in weight
    assert np.sum(numbers["terms"][:, 2] * numbers["terms"][:, 3]) == pytest.approx(numbers["output"][3], rel=1e-4)
    assert np.sum(weight["uses"][:, 1] * weight["uses"][:, 2]) == pytest.approx(weight["value"][1], rel=1e-5)


def test_what_is_asked_of_a_run_in_training_is_of_the_step_at_which_it_was_asked(edge: Run) -> None:
    asked: dict[str, Any] = {"part": "train", "example": "1", "node": "out", "row": "0", "unit": "0"}
    later = edge.view_later("example_numbers", asked)
    now, before = edge.view("example_numbers", asked), edge.step
    edge.advance(3)
    drawn = later()
    assert (drawn.step, edge.step) == (before, before + 3)
    for name, array in now.arrays.items():
        np.testing.assert_array_equal(drawn.arrays[name], array, err_msg=name)
    assert not np.array_equal(edge.view("example_numbers", asked).arrays["weights_1"], now.arrays["weights_1"])


def test_views_of_one_example_are_drawn_on_request_and_compile_first() -> None:
    measured = {"dead_units", "hessian", "loss_landscape", "noise_scale", "receptive_fields", "skipped_blocks"}
    assert {"example_numbers", "weight_gradient"} | measured == COMPILING
    assert COMPILING < ON_REQUEST
