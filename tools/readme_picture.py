"""Records the moving picture of the README from the real page: `make picture` writes `docs/images/backlight.webp`.

The opening experiment and its fix train on a server of their own, to the same step each time; the frames go through
their records by steps that are always the same.
"""

import io
import json
import re
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from tests.e2e.server import start_server  # noqa: E402 - found from the root of the repository

PICTURE = ROOT / "docs" / "images" / "backlight.webp"
LARGEST_BYTES = 2_000_000
VIEWPORT = {"width": 1280, "height": 800}
EPOCHS = 400
STEPS = 10 * EPOCHS
WALK = [0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 384, 512, 768, 1024, 1280, 1536, 2048, 2560, 3072, 3584, STEPS]
FRAME_MS = 220
PAUSE_MS = 1_800
LIMIT_MS = 900_000
# The numbers and the picture are those of the step itself.
SHOWN = """(step) => {
  const { shownStep, seek } = window.__backlight.state();
  const picture = document.querySelector('[data-testid="picture-step"]');
  return shownStep === step && seek !== "computing" && Number(picture?.dataset.step) === step;
}"""
QUALITIES = (80, 65, 50, 35)


def train_to_the_end(page: Page) -> None:
    """Waits until the run on stage has taken its last step."""
    page.wait_for_function(f"() => window.__backlight.state().shownStep >= {STEPS}", timeout=LIMIT_MS)


def take_walk(page: Page, steps: list[int]) -> list[bytes]:
    """A screenshot at each of these steps of the run on stage, each shown exactly."""
    shots = []
    page.mouse.move(VIEWPORT["width"] / 2, 90)
    for step in steps:
        page.get_by_test_id("timeline").fill(str(step))
        page.wait_for_function(SHOWN, arg=step, timeout=LIMIT_MS)
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        page.wait_for_timeout(400)
        shots.append(page.screenshot(animations="disabled", caret="hide"))
    return shots


def record(url: str, executable: str | None) -> list[bytes]:
    """The screenshots of the story: the gradient fades, the fix is tried, the gradient reaches every layer."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport=VIEWPORT, locale="en-GB", color_scheme="dark", reduced_motion="reduce")
        page.goto(url)
        page.wait_for_function("() => location.hash.includes('spec=')")
        link = page.evaluate("location.hash")
        ends = re.sub(r"&epochs=\d+", "", link).replace("&spec=", f"&epochs={EPOCHS}&spec=")
        page.goto("about:blank")
        page.goto(f"{url}/{ends}")
        page.get_by_test_id("play").click()
        if page.get_by_test_id("full-speed").is_visible():
            page.get_by_test_id("full-speed").click()
        train_to_the_end(page)
        expect(page.get_by_test_id("cure-relu_he")).to_be_visible(timeout=LIMIT_MS)
        shots = take_walk(page, WALK[:12])
        diseased = page.evaluate("window.__backlight.state().runId")
        page.get_by_test_id("live").click()
        page.get_by_test_id("cure-relu_he").click()
        page.wait_for_function(f"() => window.__backlight.state().runId !== {json.dumps(diseased)}", timeout=LIMIT_MS)
        train_to_the_end(page)
        shots += take_walk(page, WALK)
        browser.close()
    return shots


def write(shots: list[bytes]) -> None:
    """The frames as one animated WebP, in the best quality that is small enough."""
    frames = [Image.open(io.BytesIO(shot)).convert("RGB") for shot in shots]
    times = [FRAME_MS] * len(frames)
    times[11] = times[-1] = PAUSE_MS
    for quality in QUALITIES:
        packed = io.BytesIO()
        frames[0].save(
            packed, "WEBP", save_all=True, append_images=frames[1:], duration=times, loop=0, quality=quality, method=6
        )
        if len(packed.getvalue()) <= LARGEST_BYTES:
            PICTURE.write_bytes(packed.getvalue())
            print(f"{PICTURE.relative_to(ROOT)}: {len(frames)} frames, {len(packed.getvalue()):,} bytes")
            return
    raise SystemExit(f"The picture is larger than {LARGEST_BYTES:,} bytes in every quality: take fewer frames.")


def main() -> None:
    """Starts a server, records, writes."""
    browser = json.loads((ROOT / ".tools" / "browser.json").read_text())
    with tempfile.TemporaryDirectory() as folder:
        server = start_server(Path(folder) / "home", Path(folder) / "log.txt", cold=True)
        try:
            shots = record(server.url, browser["executable_path"])
        finally:
            server.stop()
    write(shots)


if __name__ == "__main__":
    main()
