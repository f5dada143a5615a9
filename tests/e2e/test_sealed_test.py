"""The test part is opened on the page, once, by its owner; everybody sees what it told."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.playground import Playground
from tests.e2e.server import Server


@pytest.fixture
def playground(open_page: Any, server: Server) -> Playground:
    page = Playground(open_page(server.url), server.url)
    page.wait_ready()
    return page


def openings(playground: Playground) -> list[dict[str, Any]]:
    return [event["detail"] for event in playground.record().detail["events"] if event["kind"] == "test_opened"]


def test_the_sealed_test_is_opened_counted_and_shown_again_after_a_reload(playground: Playground) -> None:
    playground.choose_data("digits")
    expect(playground.part("sealed-test")).to_have_count(0)
    playground.play()
    playground.train_until_step(100)
    playground.pause()
    expect(playground.part("sealed-test")).to_contain_text("nothing on this page has seen")
    playground.part("open-test").click()
    expect(playground.part("sealed-test")).to_contain_text("Opened once, at step")
    (reported,) = openings(playground)
    share = 100 * reported["values"]["accuracy"]
    assert playground.part("test-accuracy").inner_text() == f"{share:.1f}\N{NO-BREAK SPACE}%"
    playground.part("open-test").click()
    expect(playground.part("sealed-test")).to_contain_text("Opened 2 times")
    assert [reported["count"] for reported in openings(playground)] == [1, 2]
    session = playground.page.evaluate("location.href")
    playground.page.goto(session)
    playground.wait_ready()
    playground.open_tab("data")
    expect(playground.part("sealed-test")).to_contain_text("Opened 2 times")
