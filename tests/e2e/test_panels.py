"""The page's frame: sizes and folds, the picture in the network's place, files, projector, phone."""

import csv
import re
from pathlib import Path
from typing import Any

import numpy as np
from playwright.sync_api import Locator, expect

from tests.e2e.playground import Playground
from tests.e2e.server import Server

# What the whole page scrolls in must not scroll sideways.
WIDER_THAN_ITS_SCREEN = """() => [...document.querySelectorAll("*")]
  .filter((box) => box.contains(document.querySelector('[data-testid="graph"]')))
  .filter((box) => box.scrollWidth > window.innerWidth).map((box) => box.className)"""
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def box(part: Locator) -> dict[str, float]:
    found = part.bounding_box()
    assert found is not None
    return {"x": found["x"], "y": found["y"], "width": found["width"], "height": found["height"]}


def test_panels_keep_their_sizes_and_the_picture_takes_the_networks_place(open_page: Any, server: Server) -> None:
    playground = Playground(open_page(server.url), server.url)
    page, part = playground.page, playground.part
    playground.wait_ready()
    before = box(page.locator("aside").first)["width"]
    divider = part("divider-left")
    divider.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(divider).to_have_attribute("aria-valuenow", str(round(before / 13) + 3))
    assert abs(box(page.locator("aside").first)["width"] - before - 39) <= 1
    part("fold-strip").click()
    expect(part("health-bands")).to_be_hidden()
    page.reload()
    playground.wait_ready()
    expect(part("unfold-strip")).to_be_visible()
    assert abs(box(page.locator("aside").first)["width"] - before - 39) <= 1
    part("unfold-strip").click()
    expect(part("health-bands")).to_be_visible()
    divider.dblclick(position={"x": 4, "y": 60})
    assert abs(box(page.locator("aside").first)["width"] - before) <= 1

    playground.play()
    playground.train_until_step(20)
    small = box(part("boundary-canvas"))["width"]
    part("swap-picture").click()
    expect(part("picture-middle").locator("canvas").first).to_be_visible()
    assert box(part("boundary-canvas"))["width"] > 1.8 * small
    expect(part("graph")).to_be_hidden()
    part("swap-picture").click()
    expect(part("graph")).to_be_visible()
    assert abs(box(part("boundary-canvas"))["width"] - small) <= 1


def test_files_hold_the_numbers_of_the_record(open_page: Any, server: Server, tmp_path: Path) -> None:
    playground = Playground(open_page(server.url), server.url)
    page, part = playground.page, playground.part
    playground.wait_ready()
    playground.play()
    playground.train_until_step(40)
    playground.pause()

    def save(menu: str, form: str) -> Path:
        part(menu).click()
        with page.expect_download() as download:
            part(f"{menu}-{form}").click()
        path = tmp_path / download.value.suggested_filename
        download.value.save_as(path)
        return path

    record = playground.record()
    losses = save("loss-export", "csv")
    assert re.fullmatch(r"[a-z0-9-]+-loss-step-\d+\.csv", losses.name)
    rows = list(csv.DictReader(losses.read_text().splitlines()))
    column = record.schema["scalars"].index("loss")
    buckets = [frame.arrays["scalar_buckets"] for frame in record.frames if "scalar_buckets" in frame.arrays]
    means = np.concatenate([each[column, :, 1] for each in buckets]).astype(float)
    assert [float(row["value"]) for row in rows if row["series"] == "train"] == means.tolist()
    evaluations = [(int(row["step"]), float(row["value"])) for row in rows if row["series"] == "validation"]
    assert evaluations == [(int(row[0]), float(row[1])) for row in record.evaluations()]

    part("health-column").select_option("activation_std")
    expect(part("health-bands")).to_have_attribute("data-column", "activation_std")
    bands = list(csv.DictReader(save("health-export", "csv").read_text().splitlines()))
    assert {int(row["step"]) for row in bands} == set(record.steps())
    activation = dict(record.schema["strip"])
    for row in bands:
        node = activation[row["node"]] or row["node"]
        assert float(row["activation_std"]) == record.node_value(int(row["step"]), node, "activation_std")

    drawing = save("network-export", "svg").read_text()
    for name in ("Dense 1", "Logits", "weights"):
        assert re.search(rf"<text[^>]*>[^<]*{name}</text>", drawing), name
    picture = save("output-export", "png").read_bytes()
    assert picture.startswith(b"\x89PNG")
    part("health-column").select_option("histogram")
    expect(part("health-bands")).to_have_attribute("data-column", "histogram")


def test_the_projector_scales_everything_and_escape_ends_it(open_page: Any, server: Server) -> None:
    playground = Playground(open_page(server.url), server.url)
    page, part = playground.page, playground.part
    playground.wait_ready()
    playground.wait_still()
    block = box(page.locator('[data-testid^="block-dense"]').first)["width"]
    part("theme-button").click()
    part("action-theme_projector").click()
    page.wait_for_function("() => document.fullscreenElement !== null")
    for side in ("left", "right"):
        expect(part(f"unfold-{side}")).to_be_visible()
    playground.wait_still()
    page.wait_for_function(
        """(least) => document.querySelector('[data-testid^="block-dense"]').getBoundingClientRect().width >= least""",
        arg=1.25 * block,
    )
    part("unfold-right").click()
    expect(part("loss-chart")).to_be_visible()
    page.keyboard.press("Escape")
    page.wait_for_function("() => document.documentElement.dataset.theme !== 'projector'")
    expect(part("unfold-left")).to_have_count(0)


def test_a_phone_shows_picture_play_and_settings_first(open_page: Any, server: Server) -> None:
    playground = Playground(open_page(server.url, **PHONE), server.url)
    page, part = playground.page, playground.part
    playground.wait_ready()
    part("play").click()
    playground.train_until_step(10)
    height = page.viewport_size["height"] if page.viewport_size else 0
    for name in ("pause", "boundary-canvas", "field-optimizer.config.learning_rate"):
        found = box(part(name))
        assert found["x"] >= 0, name
        assert found["x"] + found["width"] <= 390, name
        assert found["y"] + found["height"] <= height, name
    slider = part("slider-optimizer.config.learning_rate")
    slider.press("ArrowRight")
    expect(part("field-optimizer.config.learning_rate")).to_have_value("0.3")
    order = [box(part(name))["y"] for name in ("output", "graph", "charts", "health")]
    assert order == sorted(order)
    assert page.evaluate(WIDER_THAN_ITS_SCREEN) == []


def test_costs_and_tools_stay_on_a_narrow_canvas(open_page: Any, server: Server) -> None:
    for width in (320, 390, 768, 1024):
        playground = Playground(open_page(server.url, viewport={"width": width, "height": 844}), server.url)
        playground.wait_ready()
        canvas = box(playground.part("graph"))
        tools, cost = box(playground.part("canvas-tools")), box(playground.part("network-cost"))
        for place in (tools, cost):
            assert place["x"] >= canvas["x"], width
            assert place["x"] + place["width"] <= canvas["x"] + canvas["width"], width
        beside, below = tools["x"] + tools["width"] <= cost["x"], tools["y"] + tools["height"] <= cost["y"]
        assert beside or below, width
        # Of what the bar holds nothing is cut.
        for name in ("help-button", "study-menu"):
            place = box(playground.part(name))
            assert place["x"] >= 0, (name, width)
            assert place["x"] + place["width"] <= width, (name, width)
