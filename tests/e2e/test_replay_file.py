"""A run as one file: it replays from the disk, in a browser without a network."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from backlight_client import changed, connect
from tests.e2e.server import Server

MOST_BYTES = 3_000_000
TITLE = "Two </script> moons"


@pytest.fixture
def offline(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(offline=True, viewport={"width": 1000, "height": 600})
    page = context.new_page()
    yield page
    context.close()


def test_a_run_in_a_file_replays_without_a_server(server: Server, offline: Page, tmp_path: Path) -> None:
    with connect(server.url) as backlight:
        session = backlight.train(changed(backlight.lab("xor"), "training.epochs", 40), title=TITLE)
        last = session.wait()["step"]
        first, *_, newest = session.record()
        content = session.replay(title=TITLE, locale="de", theme="light")
        session.delete()
    assert len(content) < MOST_BYTES
    path = tmp_path / "run.html"
    path.write_bytes(content)
    asked: list[str] = []
    faults: list[str] = []
    offline.on("request", lambda request: asked.append(request.url))
    offline.on("pageerror", lambda error: faults.append(str(error)))
    offline.goto(path.as_uri())

    expect(offline.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(offline.get_by_test_id("play")).to_have_text("Abspielen")
    expect(offline.get_by_test_id("loss-chart")).to_be_in_viewport()
    expect(offline.get_by_test_id("open-outside")).to_have_count(0)
    layer = next(iter(newest.column("weight_norm")))
    gradient = offline.get_by_test_id(f"block-gradient-{layer}")
    for report, key in ((newest, "End"), (first, "Home")):
        offline.get_by_role("slider").press(key)
        expect(offline.get_by_test_id("step-count")).to_have_text(str(report.step))
        expect(gradient).to_have_text(shown(report.column("delta_rms")[layer]))
    offline.get_by_test_id("play").click()
    expect(offline.get_by_test_id("step-count")).to_have_text(str(last))
    assert faults == []
    assert [url for url in asked if not url.startswith(("file:", "blob:", "data:"))] == []


def shown(value: float) -> str:
    """A number of a block as the page writes it: two digits."""
    return f"{value:.1e}".replace("e-0", "e-") if value < 0.01 else f"{value:#.2g}"
