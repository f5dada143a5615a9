"""A frame of Backlight on another website: in a deck of reveal.js, at no size, without the visitor's own sessions."""

from pathlib import Path
from typing import Any

import httpx
from playwright.sync_api import Frame, FrameLocator, Page, expect

from tests.e2e.deck import DECK, PLAIN, website
from tests.e2e.playground import Playground
from tests.e2e.server import Server
from tests.waiting import until_on

FRAME = "#frame"
SECOND_SLIDE = "() => Reveal.getIndices().h === 1"


def inside(page: Page) -> FrameLocator:
    return page.frame_locator(FRAME)


def frame_of(page: Page) -> Frame:
    (frame,) = (each for each in page.frames if "/embed" in each.url)
    return frame


def slide(page: Page) -> int:
    return page.evaluate("Reveal.getIndices().h")


def wait_for_slide(page: Page, index: int) -> None:
    page.wait_for_function(f"() => Reveal.getIndices().h === {index}")


def wait_for_step(page: Page, step: int) -> None:
    frame_of(page).wait_for_function(f"() => window.__backlight?.state().shownStep >= {step}")


def status_of(server: Server, session_id: str) -> str:
    state = httpx.get(f"{server.url}/api/sessions/{session_id}").json()["state"]
    return str(state["status"])


def wait_for_status(page: Page, server: Server, session_id: str, status: str) -> None:
    until_on(
        page,
        lambda: status_of(server, session_id) == status,
        lambda: f"{status}; now: {status_of(server, session_id)}",
    )


def test_a_frame_in_a_deck_trains_on_its_slide_only_and_lets_the_keys_turn_slides(
    open_page: Any, server: Server, tmp_path: Path
) -> None:
    address = f"{server.url}/embed?theme=dark&amp;speed=30"
    with website(tmp_path, deck=DECK.format(address=address)) as site:
        page: Page = open_page(f"{site}/deck.html")
        page.wait_for_function("() => Reveal.isReady()")
        page.keyboard.press("ArrowRight")
        wait_for_slide(page, 1)
        expect(inside(page).get_by_test_id("embed-note")).to_contain_text("session that belongs to this frame alone")
        with page.expect_response("**/api/sessions") as created:
            inside(page).get_by_test_id("play").click()
        session_id = created.value.json()["session_id"]
        wait_for_step(page, 2)
        assert frame_of(page).evaluate("localStorage.length + sessionStorage.length") == 0
        # The focus is in the frame: an arrow isn't used there, and turns the slide.
        page.keyboard.press("ArrowRight")
        wait_for_slide(page, 2)
        wait_for_status(page, server, session_id, "paused")
        page.keyboard.press("ArrowLeft")
        wait_for_slide(page, 1)
        wait_for_status(page, server, session_id, "running")
        # Space is the frame's own key.
        inside(page).locator("h1").click()
        page.keyboard.press("Space")
        wait_for_status(page, server, session_id, "paused")
        assert slide(page) == 1
        inside(page).get_by_test_id("timeline").focus()
        page.keyboard.press("ArrowLeft")
        page.wait_for_function(SECOND_SLIDE)
        # Without its frame nobody could steer the session: it ends.
        page.evaluate("document.querySelector('#frame').remove()")
        address = f"{server.url}/api/sessions/{session_id}"
        until_on(page, lambda: httpx.get(address).status_code == 404, "the end of a session without its frame")


def test_a_frame_without_a_size_asks_for_nothing_until_it_has_one(
    open_page: Any, server: Server, tmp_path: Path
) -> None:
    with website(tmp_path, notes=PLAIN.format(address=f"{server.url}/embed?theme=light")) as site:
        page: Page = open_page("about:blank")
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{site}/notes.html", wait_until="networkidle")
        assert any(url.startswith(f"{server.url}/embed") for url in asked)
        assert [url for url in asked if "/api/" in url] == []
        page.evaluate("Object.assign(document.querySelector('#frame'), { width: 700, height: 450 })")
        expect(inside(page).get_by_test_id("play")).to_be_visible()
        block = inside(page).locator('[data-testid^="block-"]').first
        expect(block).to_be_in_viewport()
        assert frame_of(page).evaluate("document.documentElement.dataset.theme") == "light"
        page.evaluate("Object.assign(document.querySelector('#frame').style, { display: 'none' })")
        page.evaluate("document.querySelector('#frame').style.display = 'block'")
        expect(block).to_be_in_viewport()


def test_the_frame_that_share_offers_replays_the_run_and_reaches_no_session_of_the_visitor(
    open_page: Any, server: Server, tmp_path: Path
) -> None:
    playground = Playground(open_page(server.url), server.url)
    playground.wait_ready()
    playground.open_gallery("xor")
    playground.play()
    playground.train_until_step(100)
    playground.pause()
    last = playground.record().steps()[-1]
    playground.part("share").click()
    playground.part("share-store").click()
    playground.part("share-embed-content").select_option("run")
    playground.part("share-embed-theme").select_option("light")
    snippet = playground.part("share-embed").input_value()
    assert snippet.startswith(f'<iframe src="{server.url}/embed/')
    assert 'width="800" height="500"' in snippet
    framed = snippet.replace("<iframe", '<iframe id="frame"')
    with website(tmp_path, notes=f"<!doctype html><title>Notes</title><link rel=icon href='data:,'>{framed}") as site:
        # In the very browser whose storage holds the owner's token.
        page = playground.page
        tokens = page.evaluate("localStorage.getItem('backlight.owner_tokens')")
        assert tokens
        asked: list[str] = []
        page.on("request", lambda request: asked.append(f"{request.method} {request.url}"))
        page.goto(f"{site}/notes.html")
        expect(inside(page).get_by_test_id("embed-note")).to_contain_text("nothing is trained")
        wait_for_step(page, last)
        inside(page).get_by_test_id("play").click()
        frame_of(page).wait_for_function(f"() => window.__backlight.state().shownStep < {last}")
        wait_for_step(page, last)
        assert [call for call in asked if "/api/sessions" in call or "authorization" in call.lower()] == []
        assert frame_of(page).evaluate("window.__backlight.state().playing") is False
