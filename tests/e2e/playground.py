"""The page as a user's hands know it."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Response, expect

from backend.protocol.frames import Frame, decode_frame, split_frames
from tests.e2e.limits import LIMIT_MS
from tests.e2e.record import Record
from tests.waiting import until_on

# The page as of a later visit: no tour begins.
VISITED = """if (window.parent === window && location.protocol.startsWith("http")) {
  localStorage.setItem("backlight.tour", "begun");
}"""
FRAMES = """(count) => new Promise((resolve) => {
  const next = () => (count-- > 0 ? requestAnimationFrame(next) : resolve());
  next();
})"""
# Tells whether the drawing came to rest: wires have glided to their values, and every text (4 a second) was written.
AT_REST = """(limit) => new Promise((resolve) => {
  let [last, since] = ["", 0];
  const begin = performance.now();
  const look = (now) => {
    const { shownStep, nodes, edges } = window.__backlight.state();
    const seen = JSON.stringify([shownStep, nodes, edges]);
    [last, since] = [seen, seen === last ? since : now];
    if (now - since > 260 || now - begin > limit) resolve(now - since > 260);
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})"""
# Resolves when no block has moved for some frames.
STILL = """() => new Promise((resolve) => {
  let [last, frames] = ["", 0];
  const look = () => {
    const blocks = [...document.querySelectorAll('[data-testid^="block-"]')];
    const now = JSON.stringify(blocks.map((block) => block.getBoundingClientRect()));
    [last, frames] = [now, now === last ? frames + 1 : 0];
    if (frames > 10) resolve();
    else requestAnimationFrame(look);
  };
  look();
})"""


class Playground:
    """One open page."""

    def __init__(self, page: Page, server_url: str) -> None:
        self.page = page
        self.server_url = server_url

    # ---- looking ---------------------------------------------------------------------------------------------

    def part(self, test_id: str) -> Locator:
        """An element by its test id."""
        return self.page.get_by_test_id(test_id)

    def drawn(self) -> dict[str, Any]:
        """What was last drawn: step shown, wires, texts of blocks."""
        return self.page.evaluate("window.__backlight.state()")

    def wait_until(self, condition: Callable[[dict[str, Any]], bool], what: str) -> dict[str, Any]:
        """Waits until what is drawn fulfils a condition.

        Raises:
            AssertionError: it does not come about.
        """

        def as_wanted() -> dict[str, Any] | None:
            state = self.drawn()
            return state if condition(state) else None

        state = until_on(self.page, as_wanted, lambda: f"{what}; last drawn: {self.drawn()}")
        assert state is not None
        return state

    def run_id(self) -> str:
        """Id of the run on stage."""
        run_id = self.drawn()["runId"]
        assert run_id
        return run_id

    def record(self) -> Record:
        """The record of the run on stage, from the server."""
        return Record(self.server_url, self.run_id())

    def record_of(self, run_id: str) -> Record:
        """The record of any run."""
        return Record(self.server_url, run_id)

    def accuracy(self) -> float:
        """Last validation accuracy recorded."""
        record = self.record()
        rows = record.evaluations()
        return float(rows[-1, 2 + record.schema["metrics"].index("accuracy")]) if len(rows) else 0.0

    # ---- drawing ---------------------------------------------------------------------------------------------

    def wait_ready(self) -> None:
        """The document is open and its graph drawn."""
        expect(self.part("graph")).to_be_visible()
        self.page.wait_for_function("() => window.__backlight !== undefined")

    def open_tab(self, name: str) -> None:
        """A tab of the left column."""
        self.part(f"tab-{name}").click()

    def choose_theme(self, theme: str) -> None:
        """A theme, with every panel unfolded: the projector folds them."""
        self.part("theme-button").click()
        self.part(f"action-theme_{theme}").click()
        if theme == "projector":
            for panel in ("left", "right", "strip"):
                self.part(f"unfold-{panel}").click()

    def speak(self, language: str) -> None:
        """The page in a language."""
        self.part("language-button").click()
        self.part(f"action-language_{language}").click()

    def clear(self) -> None:
        """An empty canvas."""
        self.part("new-button").click()
        expect(self.part("empty-canvas")).to_be_visible()

    def choose_data(self, name: str) -> None:
        """A data set."""
        self.open_tab("data")
        self.page.locator('[data-testid^="datasets-"]').first.wait_for()
        folded = self.page.locator('[data-testid^="datasets-"][aria-expanded="false"]')
        while not self.part(f"dataset-{name}").count() and folded.count():
            folded.first.click()
        self.part(f"dataset-{name}").click()
        expect(self.part(f"dataset-{name}")).to_have_attribute("aria-pressed", "true")

    def add(self, layer_type: str, name: str) -> None:
        """A layer from the palette, behind what is selected; it becomes the selection."""
        self.open_tab("layers")
        self.part(f"palette-item-{layer_type}").click()
        expect(self.block(name)).to_be_attached()

    def block(self, name: str) -> Locator:
        """A block or a glyph."""
        return self.page.locator(f'[data-testid="block-{name}"], [data-testid="glyph-{name}"]').first

    def set_field(self, path: str, value: str) -> None:
        """Types into a field and leaves it."""
        field = self.part(f"field-{path}")
        field.fill(value)
        field.press("Enter")

    def open_gallery(self, name: str) -> None:
        """A ready experiment."""
        self.open_tab("gallery")
        self.part(f"gallery-{name}").click()

    # ---- going back ------------------------------------------------------------------------------------------

    def go_back(self, step: int) -> None:
        """Moves the slider to a step of a run at rest."""
        slider = self.part("timeline")
        state = self.settle()
        # The slider follows the run a moment later, and says nothing when it is moved to where it stands.
        if state["live"]:
            expect(slider).to_have_attribute("data-step", str(state["shownStep"]))
        slider.fill(str(step))
        expect(self.part("standing")).to_have_attribute("data-standing", "past")
        expect(slider).to_have_attribute("data-step", str(step))

    def go_back_exactly(self, step: int) -> list[Frame]:
        """The same, until that step is computed; the frames that the page was sent for it."""

        def is_answer(response: Response) -> bool:
            asked = response.request.post_data_json if response.url.endswith("/moment") else None
            return response.ok and asked is not None and asked["step"] == step

        with self.page.expect_response(is_answer, timeout=LIMIT_MS) as taken:
            self.go_back(step)
            expect(self.part("seek")).to_have_attribute("data-seek", "exact")
        return [decode_frame(data) for data in split_frames(taken.value.body())]

    # ---- training --------------------------------------------------------------------------------------------

    def play(self) -> None:
        """Presses Play. An example, which starts slowly, is not waited for."""
        if self.part("full-speed").is_visible():
            self.choose_speed("1000")
        self.part("play").click()
        expect(self.part("pause")).to_be_visible()

    def choose_speed(self, steps_per_second: str) -> None:
        """A speed of training from the menu; `full` is as fast as it goes."""
        self.part("speed-menu").click()
        self.part(f"action-speed_{steps_per_second}").click()
        expect(self.part(f"action-speed_{steps_per_second}")).to_have_count(0)

    def pause(self) -> None:
        """Presses Pause and waits until it holds."""
        self.part("pause").click()
        expect(self.part("play")).to_be_visible()
        self.settle()

    def settle(self) -> dict[str, Any]:
        """Waits until a run at rest shows its last step, or the reader's, and the drawing stands still."""
        self.wait_until(lambda state: state["standing"] in ("latest", "past"), "numbers of the step reached")
        return self.wait_at_rest()

    def wait_at_rest(self) -> dict[str, Any]:
        """Waits until the drawing stands still, whatever it shows."""
        assert self.page.evaluate(AT_REST, LIMIT_MS), "the picture does not come to rest"
        return self.drawn()

    def wait_still(self) -> None:
        """Waits until the blocks stand where they stay."""
        self.page.evaluate(STILL)

    def wait_frames(self, count: int) -> None:
        """Lets the browser draw so many frames."""
        self.page.evaluate(FRAMES, count)

    def train_until_step(self, step: int) -> dict[str, Any]:
        """Waits until statistics at or behind a step are shown."""
        return self.wait_until(lambda state: state["shownStep"] >= step, f"step {step}")


def assert_each_loss_is_drawn(playground: Playground, weights: dict[str, str]) -> None:
    """A block and a wire for every objective, its weight below it, and its recorded value at the step shown."""
    assert {"objective", "objective_1"} <= set(playground.drawn()["edges"])
    record = playground.record()
    for index, (block, weight) in enumerate(weights.items()):
        expect(playground.part(f"block-{block}")).to_be_visible()
        expect(playground.part(f"weight-{block}")).to_have_text(weight)
        value = float(playground.part(f"value-{block}").inner_text())
        column = record.schema["scalars"].index(f"objectives.{index}")
        buckets = [frame.arrays["scalar_buckets"] for frame in record.frames if "scalar_buckets" in frame.arrays]
        assert value == pytest.approx(float(buckets[-1][column, -1, 1]), rel=0.01)


def shown_number(text: str) -> float:
    """A number as the page writes it."""
    match = re.fullmatch(r"-?[\d.]+(e-?\d+)?", text)
    assert match, text
    return float(text)


def magnitude(value: float) -> str:
    """How the page writes a magnitude: two significant digits, plain from 0.01 up to 10,000."""
    if value != value:
        return "–"
    if value == 0:
        return "0"
    size = abs(value)
    if size < 0.01 or size >= 9999.5:
        mantissa, exponent = f"{value:.1e}".split("e")
        return f"{mantissa}e{int(exponent)}"
    digits = max(0, 1 - _exponent(size))
    return f"{value:.{digits}f}"


def _exponent(size: float) -> int:
    return int(f"{size:.17e}".split("e")[1])
