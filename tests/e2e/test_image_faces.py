"""Networks on images: maps in blocks are the numbers of the server, and a digit of one's own is classified."""

import re
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Locator, expect

from backend.protocol.frames import Frame
from tests.e2e.links import make_link
from tests.e2e.playground import Playground, shown_number
from tests.e2e.server import Server

NETWORK: dict[str, Any] = {
    "n": [
        ["x", "input"],
        ["conv", "conv2d", {"filters": 4, "padding": "same"}],
        ["act", "relu"],
        ["pool", "max_pool2d"],
        ["flat", "flatten"],
        ["logits", "dense", {"units": 10}],
    ],
    "e": [["x", "conv"], ["conv", "act"], ["act", "pool"], ["pool", "flat"], ["flat", "logits"]],
    "o": [{"loss": {"type": "cross_entropy", "config": {}}, "prediction": "logits", "target": "label", "weight": 1.0}],
}
STEPS = 205
"""Five epochs of 41 batches."""

PIXELS = """(name) => {
  const canvas = document.querySelector(`[data-testid="${name}"]`);
  const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  return { width: canvas.width, height: canvas.height, data: [...data] };
}"""
ZERO, NEGATIVE, POSITIVE = ((32, 37, 46), (224, 138, 44), (63, 158, 224))
"""Of the dark theme."""


@pytest.fixture(scope="module")
def playground(open_page_of_file: Any, server: Server) -> Playground:
    """A finished run of a convolutional network on digits, in the dark theme; each test goes to steps of its own."""
    link = make_link(NETWORK, data="digits", rate="0.1", batch="32", seed="7", epochs="5")
    page = Playground(open_page_of_file(f"{server.url}/{link}", color_scheme="dark"), server.url)
    page.wait_ready()
    page.part("play").click()
    expect(page.part("step-count")).to_have_text(str(STEPS))
    expect(page.part("standing")).to_have_attribute("data-standing", "latest")
    expect(page.part("face-conv")).to_have_attribute("data-step", re.compile(r"\d+"))
    return page


def of(frames: list[Frame], view: str, *options: str) -> Frame:
    """The one picture of a view whose request has these options."""
    asked = {str(frame.view): frame for frame in frames}
    (found,) = [name for name in asked if name.startswith(view) and all(option in name for option in options)]
    return asked[found]


def shades(maps: np.ndarray[Any, np.dtype[Any]], largest: float) -> np.ndarray[Any, np.dtype[Any]]:
    """Colours by the share of the largest magnitude, in between by straight lines."""
    share = (maps / largest)[..., None]
    ends = np.where(share < 0, np.asarray(NEGATIVE), np.asarray(POSITIVE))
    return np.asarray(ZERO) + (ends - np.asarray(ZERO)) * np.abs(share)


def test_maps_in_a_block_are_the_numbers_of_the_server(playground: Playground) -> None:
    frames = playground.go_back_exactly(STEPS // 2)
    frame = of(frames, "feature_maps", "example=validation%3A0", "node=conv")
    maps = frame.arrays["maps"]
    expect(playground.part("face-conv")).to_have_attribute("data-step", str(frame.step))
    drawn = playground.page.evaluate(PIXELS, "face-conv")
    image = np.asarray(drawn["data"]).reshape(drawn["height"], drawn["width"], 4)
    expected = shades(maps, float(np.abs(maps).max()))
    for number, (top, left) in enumerate([(0, 0), (0, 9), (9, 0), (9, 9)]):
        np.testing.assert_allclose(image[top : top + 8, left : left + 8, :3], expected[number], atol=1)


def test_a_digit_drawn_by_hand_is_what_the_network_classifies(playground: Playground) -> None:
    playground.part("timeline").blur()
    playground.page.keyboard.press("e")
    bars = playground.part("own-bars")
    expect(bars).to_be_visible()
    playground.part("own-clear").click()
    box = playground.part("own-canvas").bounding_box()
    assert box is not None
    mouse = playground.page.mouse
    mouse.move(box["x"] + 0.5 * box["width"], box["y"] + 0.12 * box["height"])
    mouse.down()
    mouse.move(box["x"] + 0.5 * box["width"], box["y"] + 0.88 * box["height"], steps=8)
    mouse.up()
    expect(playground.part("own-input")).to_have_attribute("data-step", re.compile(r"\d+"))
    frames = playground.go_back_exactly(STEPS // 3)
    frame = of(frames, "example_prediction", "example=drawn")
    expect(bars).to_have_attribute("data-step", str(frame.step))
    probabilities = frame.arrays["probabilities"]
    expect(bars).to_have_attribute("data-predicted", str(int(probabilities.argmax())))
    for number, probability in enumerate(probabilities):
        expect(playground.part(f"own-probability-{number}")).to_have_text(re.compile(rf"^{100 * probability:.1f}\W%$"))
    picture = frame.arrays["input"][..., 0]
    assert picture[:, 3:5].sum() > 5 > 10 * picture[:, [0, 1, 6, 7]].sum()
    drawn = playground.page.evaluate(PIXELS, "own-input")
    shown = np.asarray(drawn["data"]).reshape(8, 8, 4)[..., 0]
    np.testing.assert_allclose(shown, 255 * picture, atol=1)
    maps = of(frames, "feature_maps", "example=drawn", "node=conv")
    expect(playground.part("face-conv")).to_have_attribute("data-step", str(maps.step))
    np.testing.assert_array_equal(maps.arrays["input"], frame.arrays["input"])


CANVASES = """(canvases) => canvases.map((canvas) => {
  const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  return { width: canvas.width, height: canvas.height, data: [...data] };
})"""


def painted(canvases: Locator) -> list[np.ndarray[Any, np.dtype[Any]]]:
    """[h, w, 4] of each canvas."""
    found = canvases.evaluate_all(CANVASES)
    return [np.asarray(each["data"]).reshape(each["height"], each["width"], 4) for each in found]


def test_the_strongest_patches_of_a_filter_are_the_numbers_of_the_server(playground: Playground) -> None:
    playground.block("conv").click()
    playground.part("face-patches").click()
    patches = playground.part("patches")
    expect(patches).to_be_visible()
    frames = playground.go_back_exactly(2 * STEPS // 3)
    frame = of(frames, "patches", "node=conv", "unit=0")
    expect(patches).to_have_attribute("data-step", str(frame.step))
    images, expected = painted(patches.locator("canvas")), frame.arrays["patches"]
    assert len(images) == len(expected) == 9
    assert expected.shape[1:] == (3, 3, 1)
    for image, patch in zip(images, expected[..., 0], strict=True):
        inside = ~np.isnan(patch)
        assert inside.any()
        np.testing.assert_allclose(image[..., 0][inside], 255 * patch[inside], atol=1)
    shown = [shown_number(text) for text in patches.locator("li").all_inner_texts()]
    np.testing.assert_allclose(shown, frame.arrays["values"], rtol=6e-2)
    assert shown == sorted(shown, reverse=True)


def test_saliency_by_gradient_and_by_occlusion_is_drawn_as_computed(playground: Playground) -> None:
    playground.block("x").click()
    playground.part("face-choice").select_option("saliency")
    drawn = playground.page.locator('canvas[data-testid="face-large-x"], [data-testid="face-large-x"] canvas')
    expect(drawn).to_be_visible()
    for method, step in (("gradient", STEPS // 5), ("occlusion", STEPS // 4)):
        playground.page.locator("#saliency-method").select_option(method)
        frames = playground.go_back_exactly(step)
        options = ("method=occlusion",) if method == "occlusion" else ()
        asked = [frame for frame in frames if str(frame.view).startswith("saliency")]
        (frame,) = [frame for frame in asked if ("occlusion" in str(frame.view)) == bool(options)]
        strength = frame.arrays["map"][..., 0]
        assert np.abs(strength).max() > 0
        expected = shades(strength, float(np.abs(strength).max()))
        expect(drawn).to_have_js_property("width", strength.shape[1])
        playground.wait_until(
            lambda _, expected=expected: np.allclose(painted(drawn)[0][..., :3], expected, atol=1),
            f"the map by {method}",
        )
