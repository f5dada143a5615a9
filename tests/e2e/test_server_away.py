"""Parts of the page that have not been fetched yet, while the server is away and when it is back."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.playground import VISITED, Playground
from tests.e2e.server import start_server


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page whose console may tell of requests that fail."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_init_script(VISITED)
    yield context.new_page()
    context.close()


def test_a_part_not_fetched_yet_says_that_the_server_is_away_and_comes_with_it(page: Page, tmp_path: Path) -> None:
    first = start_server(tmp_path / "home", tmp_path / "first.txt")
    playground = Playground(page, first.url)
    page.goto(first.url)
    playground.wait_ready()
    playground.set_field("optimizer.config.learning_rate", "0.05")
    first.stop()
    playground.open_tab("runs")
    expect(playground.part("part-away")).to_contain_text("Can't reach the server")
    expect(page.get_by_role("alert").filter(has_text="stopped working")).to_have_count(0)

    again = start_server(tmp_path / "home", tmp_path / "again.txt", port=urlsplit(first.url).port)
    try:
        expect(playground.part("runs-panel")).to_be_visible()
        expect(playground.part("part-away")).to_have_count(0)
        expect(playground.part("field-optimizer.config.learning_rate")).to_have_value("0.05")
        playground.play()
        playground.wait_until(lambda state: state["shownStep"] > 0, "training on the new server")
    finally:
        again.stop()
