"""Files of what the page draws of a run's output: residuals as a plot, boxes as images."""

import csv
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.playground import Playground
from tests.e2e.server import Server


def save(playground: Playground, menu: str, form: str, folder: Path) -> Path:
    """A file as the browser lays it down."""
    playground.part(menu).click()
    with playground.page.expect_download() as download:
        playground.part(f"{menu}-{form}").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_a_plot_of_residuals_is_a_drawing_with_the_points_of_its_table(
    open_page: Any, server: Server, tmp_path: Path
) -> None:
    playground = Playground(open_page(server.url), server.url)
    playground.wait_ready()
    playground.open_gallery("function_curve")
    playground.play()
    playground.train_until_step(20)
    playground.pause()
    playground.part("tab-residuals").click()
    expect(playground.part("residual-plot")).to_be_visible()

    table = save(playground, "residual-plot-export", "csv", tmp_path)
    assert re.fullmatch(r"[a-z0-9-]+-residuals-vs-predictions-step-\d+\.csv", table.name)
    rows = [
        {name: float(value) for name, value in row.items()} for row in csv.DictReader(table.read_text().splitlines())
    ]
    assert rows
    for row in rows:
        assert row["residual"] == pytest.approx(row["prediction"] - row["target"], abs=1e-12)

    drawing = save(playground, "residual-plot-export", "svg", tmp_path).read_text()
    assert re.search(r"<text[^>]*>Residuals vs. predictions</text>", drawing)
    places = [float(x) for x in re.findall(r'<circle cx="([\d.]+)"', drawing)]
    assert len(places) == len(rows)
    # Further right is a larger prediction: the order of the discs is that of the table.
    by_place = sorted(range(len(rows)), key=lambda index: places[index])
    predictions = [rows[index]["prediction"] for index in by_place]
    spread = max(predictions) - min(predictions)
    assert all(later >= earlier - spread / 1000 for earlier, later in pairwise(predictions))
    assert save(playground, "residual-plot-export", "png", tmp_path).read_bytes().startswith(b"\x89PNG")


@pytest.mark.full
def test_boxes_are_saved_as_they_are_shown(open_page: Any, server: Server, tmp_path: Path) -> None:
    playground = Playground(open_page(server.url), server.url)
    playground.wait_ready()
    playground.open_gallery("shapes_boxes")
    playground.play()
    playground.train_until_step(2)
    playground.pause()
    playground.part("detection-score").fill("5")
    rows = list(csv.DictReader(save(playground, "output-export", "csv", tmp_path).read_text().splitlines()))
    shown = playground.part("predicted-box").count()
    assert shown > 0
    assert sum(row["box"] == "predicted" for row in rows) == shown
    assert all(float(row["score"]) >= 0.05 for row in rows if row["box"] == "predicted")
    drawing = save(playground, "output-export", "svg", tmp_path).read_text()
    assert drawing.count("<polyline") == len(rows)
