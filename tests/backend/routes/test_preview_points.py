"""Where a preview places examples that have no plane of their own."""

from pathlib import Path

import pytest

from backend.routes.preview import describe_data
from engine.spec import Data, Split


@pytest.mark.parametrize(
    ("data", "count"),
    [
        (Data(type="constant_input"), 3),
        (Data(type="iris", split=Split(train=1, validation=0, test=0)), 1),
    ],
    ids=["one feature", "one example"],
)
def test_examples_that_differ_in_fewer_than_two_directions_lie_at_0_along_the_others(
    data: Data, count: int, tmp_path: Path
) -> None:
    points = describe_data(data, tmp_path).points
    assert points is not None
    assert 1 <= len(points) <= count
    assert [(x, y) for x, y in points] == [(0.0, 0.0)] * len(points)


@pytest.mark.parametrize("kind", ["drawn_points", "drawn_curve"])
def test_a_drawing_without_points_is_shown_empty(kind: str, tmp_path: Path) -> None:
    preview = describe_data(Data(type=kind, config={"points": []}), tmp_path)
    assert preview.points == []
    assert preview.labels == []
    assert preview.counts == (0, 0, 0)
