"""Targets at places of an image: a class for every pixel, and boxes around objects."""

import re
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Locator, expect

from backend.protocol.frames import Frame
from tests.e2e.links import make_link
from tests.e2e.playground import Playground, shown_number
from tests.e2e.server import Server

Json = dict[str, Any]
CANVAS = """(canvas) => {
  const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  return { width: canvas.width, height: canvas.height, data: [...data] };
}"""
PALETTE = """() => [0, 1, 2, 3].map((number) => {
  const probe = document.createElement("i");
  probe.style.color = `var(--class-${number})`;
  document.body.append(probe);
  const color = getComputedStyle(probe).color.match(/\\d+/g).slice(0, 3).map(Number);
  probe.remove();
  return color;
})"""
PLACES = """(boxes) => boxes.map((box) => {
  const [inner, outer] = [box.getBoundingClientRect(), box.parentElement.getBoundingClientRect()];
  const x = (inner.left + inner.right) / 2 - outer.left;
  const y = (inner.top + inner.bottom) / 2 - outer.top;
  const share = [x, y, inner.width, inner.height];
  return [...share.map((part, index) => part / (index % 2 ? outer.height : outer.width)), box.innerText];
})"""


def chain(objective: Json, side: int, *nodes: list[Any]) -> Json:
    """A network on 100 images, 60 of them to train on: two batches an epoch."""
    names = ["x", *(str(node[0]) for node in nodes)]
    return {
        "n": [["x", "input"], *nodes],
        "e": [list(pair) for pair in pairwise(names)],
        "s": {"data": {"config": {"examples": 100, "side": side}}},
        "o": [{**objective, "prediction": names[-1], "weight": 1.0}],
    }


PIXELS = chain(
    {"loss": {"type": "pixel_cross_entropy", "config": {}}, "target": "label"},
    12,
    ["first", "conv2d", {"filters": 4, "padding": "same"}],
    ["act", "relu"],
    ["out", "conv2d", {"filters": 4, "kernel_size": 1, "padding": "same"}],
)
BOXES = chain(
    {"loss": {"type": "multibox", "config": {"cells": 4, "anchor": 0.25}}, "target": "boxes"},
    16,
    ["first", "conv2d", {"filters": 8, "padding": "same"}],
    ["act", "relu"],
    ["pool", "max_pool2d", {"pool_size": 4}],
    ["out", "conv2d", {"filters": 8, "kernel_size": 1, "padding": "same"}],
)


def trained(open_page: Any, server: Server, network: Json, **settings: str) -> Playground:
    link = make_link(network, batch="32", seed="7", optimizer="adam", rate="0.01", **settings)
    page = Playground(open_page(f"{server.url}/{link}"), server.url)
    page.wait_ready()
    page.part("play").click()
    expect(page.part("standing")).to_have_attribute("data-standing", "latest")
    expect(page.part("play")).to_be_visible()
    return page


def magnitude(value: float) -> str:
    """A number as the page writes it to three digits."""
    if np.isnan(value):
        return "–"
    if value == 0:
        return "0"
    return f"{value:#.3g}" if value >= 0.01 else re.sub("e-0", "e-", f"{value:.2e}")


def view_of(frames: list[Frame], name: str) -> Frame:
    (frame,) = [frame for frame in frames if frame.view == name]
    return frame


def painted(canvas: Locator) -> np.ndarray[Any, np.dtype[Any]]:
    found = canvas.evaluate(CANVAS)
    return np.asarray(found["data"]).reshape(found["height"], found["width"], 4)


def test_label_maps_and_the_overlap_of_each_class_are_those_of_the_server(open_page: Any, server: Server) -> None:
    playground = trained(open_page, server, PIXELS, data="shapes_segmentation", epochs="28")
    frame = view_of(playground.go_back_exactly(37), "label_map")
    maps = playground.part("label-maps")
    expect(maps).to_have_attribute("data-step", str(frame.step))
    colors = np.asarray(playground.page.evaluate(PALETTE))
    for example in range(2):
        canvases = maps.locator("li").nth(example).locator("canvas")
        shown = painted(canvases.nth(0))[..., 0]
        np.testing.assert_array_equal(shown, frame.arrays["inputs"][example, ..., 0])
        for place, name in ((1, "labels"), (2, "predicted")):
            expected = colors[frame.arrays[name][example]]
            np.testing.assert_array_equal(painted(canvases.nth(place))[..., :3], expected)
    for number, overlap in enumerate(frame.arrays["iou"]):
        expect(playground.part(f"iou-{number}")).to_have_text(magnitude(overlap))
    assert magnitude(frame.arrays["mean_iou"][0]) in playground.part("iou").inner_text()


def test_boxes_and_their_precision_are_those_of_the_server(open_page: Any, server: Server) -> None:
    playground = trained(open_page, server, BOXES, data="shapes_boxes", epochs="60")
    frame = view_of(playground.go_back_exactly(101), "detections")
    picture, arrays = playground.part("detections"), frame.arrays
    expect(picture).to_have_attribute("data-step", str(frame.step))
    for mean in arrays["mean"]:
        assert magnitude(mean) in playground.part("mean-precision").inner_text()
    assert arrays["mean"][0] > 0.01
    lowest = float(np.quantile(arrays["score"], 0.97))
    threshold = max(1, min(99, round(100 * lowest)))
    playground.part("detection-score").fill(str(threshold))
    for suppressed in (True, False):
        playground.part("detection-suppression").set_checked(suppressed)
        name = "average_precision" if suppressed else "unsuppressed"
        for number, precision in enumerate(arrays[name]):
            expect(playground.part(f"precision-{number}")).to_have_text(magnitude(precision))
        total = 0
        for example in range(6):
            wanted = (arrays["image"] == example) & (arrays["score"] >= np.float32(threshold / 100))
            wanted &= (arrays["kept"] == 1) | (not suppressed)
            order = np.argsort(-arrays["score"][wanted], kind="stable")
            boxes = playground.part(f"boxes-{example + 1}").get_by_test_id("predicted-box")
            expect(boxes).to_have_count(int(wanted.sum()))
            for (*place, text), box, overlap in zip(
                boxes.evaluate_all(PLACES),
                arrays["boxes"][wanted][order],
                arrays["overlap"][wanted][order],
                strict=True,
            ):
                np.testing.assert_allclose(place, box, atol=0.02)
                assert shown_number(text) == pytest.approx(float(overlap), rel=6e-2, abs=1e-9)
            total += len(order)
        assert total > 0
