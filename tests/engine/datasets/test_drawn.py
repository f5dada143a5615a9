"""Data sets that are drawn: their examples are their settings."""

from typing import Any

import pytest

from engine import registry
from engine.checks import check, check_data, check_ready
from engine.datasets.prepare import prepare
from engine.look import look
from engine.spec import Data
from engine.views.curve import line_of
from engine.views.plane import cells_of
from tests.engine.experiments import chain, dense, make_run, node

Json = dict[str, Any]

FIVE = [[-2.0, 1.0, 0], [-1.5, 0.5, 0], [2.0, -1.0, 1], [1.25, 0.0, 1], [0.01, 5.99, 1]]
LINE = [[-4.0, -2.0], [-2.0, -1.0], [0.0, 0.0], [2.0, 1.0], [4.0, 2.0]]


def data(kind: str, **config: Any) -> Data:
    return Data.model_validate({"type": kind, "config": config})


def load(kind: str, **config: Any) -> Any:
    record = registry.dataset(kind)
    return record.load(record.Config.model_validate(config), None)


def codes(kind: str, **config: Any) -> list[tuple[str, str | None]]:
    return [(problem.code, problem.path) for problem in check_ready(data(kind, **config))]


def test_points_of_two_classes_have_labels_and_the_values_minus_1_and_1() -> None:
    examples = load("drawn_points", points=FIVE)
    assert examples.inputs.tolist() == [[-2.0, 1.0], [-1.5, 0.5], [2.0, -1.0], [1.25, 0.0], [0.01, 5.99]]
    assert examples.labels.tolist() == [0, 0, 1, 1, 1]
    assert examples.values.tolist() == [[-1.0], [-1.0], [1.0], [1.0], [1.0]]


def test_points_of_three_classes_have_labels_alone_and_any_features() -> None:
    examples = load("drawn_points", points=[[2.0, -3.0, 2]], classes=3, features=["x1_x2", "x2_squared"])
    assert examples.inputs.tolist() == [[-6.0, 9.0]]
    assert examples.labels.tolist() == [2]
    assert examples.values is None
    record = registry.dataset("drawn_points")
    described = record.describe(record.Config.model_validate({"classes": 3}), None)
    assert described.classes == ("A", "B", "C")
    assert described.outputs == 0


def test_a_curve_is_fitted_at_its_own_points() -> None:
    examples = load("drawn_curve", points=LINE)
    assert examples.inputs.tolist() == [[-4.0], [-2.0], [0.0], [2.0], [4.0]]
    assert examples.values.tolist() == [[-2.0], [-1.0], [0.0], [1.0], [2.0]]


@pytest.mark.parametrize(("count", "split"), [(4, (4, 0, 0)), (5, (4, 1, 0)), (14, (12, 2, 0))])
def test_a_fifth_of_what_is_drawn_validates_and_none_is_kept_for_a_test(
    count: int, split: tuple[int, int, int]
) -> None:
    points = [[0.1 * index, 0.0, index % 2] for index in range(count)]
    assert prepare(data("drawn_points", points=points), None).counts == split


def test_pictures_show_the_whole_drawing_whatever_the_points_are() -> None:
    prepared = prepare(data("drawn_points", points=FIVE), None)
    cells, extent = cells_of(prepared, 3)
    assert extent.tolist() == [-6.0, 6.0, -6.0, 6.0]
    assert cells[:3].tolist() == [[-6.0, 6.0], [0.0, 6.0], [6.0, 6.0]]
    assert line_of(prepare(data("drawn_curve", points=LINE[1:4]), None), 3).tolist() == [-4.0, 0.0, 4.0]


@pytest.mark.parametrize(
    ("config", "code"),
    [
        ({"points": []}, "points_missing"),
        ({"points": FIVE[:1]}, "points_missing"),
        ({"points": FIVE[:2]}, "points_of_one_class"),
        ({"points": [*FIVE, [0.0, 0.0, 2]]}, "point_of_no_class"),
    ],
)
def test_what_cannot_be_trained_on_is_said_and_can_be_looked_at(config: Json, code: str) -> None:
    assert codes("drawn_points", **config) == [(code, "data.config.points")]
    described = data("drawn_points", **config)
    assert check_data(described) == []
    assert sum(look(described, None, 100).counts) == len(config["points"])


def test_a_curve_needs_two_points() -> None:
    assert codes("drawn_curve", points=LINE[:1]) == [("curve_missing", "data.config.points")]
    assert codes("drawn_curve", points=LINE[:2]) == []


@pytest.mark.parametrize(
    ("kind", "points", "path"),
    [
        ("drawn_points", [[6.5, 0.0, 0]], "data.config.points.0.0"),
        ("drawn_points", [[0.0, 0.0, 10]], "data.config.points.0.2"),
        ("drawn_points", [[0.0, 0.0, 0.5]], "data.config.points.0.2"),
        ("drawn_points", [[0.0, 0.0]], "data.config.points.0.2"),
        ("drawn_points", [[0.0, 0.0, 0]] * 2001, "data.config.points"),
        ("drawn_curve", [[0.0, 2.5]], "data.config.points.0.1"),
    ],
)
def test_points_outside_the_drawing_are_refused_by_their_place(kind: str, points: list[Any], path: str) -> None:
    assert [problem.path for problem in check_data(data(kind, points=points))] == [path]


@pytest.mark.usefixtures("quick_programs")
def test_a_network_learns_drawn_points_and_no_run_begins_without_them() -> None:
    corners = [[-3.0, -3.0, 0], [3.0, 3.0, 0], [-3.0, 3.0, 1], [3.0, -3.0, 1]] * 5
    spec = {
        "network": chain(dense("hidden", 6), node("bend", "tanh"), dense("out", 2)),
        "data": {"type": "drawn_points", "config": {"points": corners}},
        "objectives": [{"loss": {"type": "cross_entropy"}, "prediction": "out", "target": "label"}],
        "optimizer": {"type": "adam", "config": {"learning_rate": 0.05}},
    }
    result = check(spec)
    assert result.spec is not None
    assert result.problems == ()
    run = make_run(result.spec, prepare(result.spec.data, None))
    run.advance(128)
    assert run.evaluate("validation")["accuracy"] == 1.0
    empty = {**spec, "data": {"type": "drawn_points", "config": {"points": []}}}
    assert [problem.code for problem in check(empty).problems] == ["points_missing"]
