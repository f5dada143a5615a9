"""Keys do what a visitor means by them, whatever was clicked before."""

from typing import Any

from playwright.sync_api import expect

from tests.e2e.server import Server
from tests.e2e.test_step_reports import open_spiral


def test_the_skip_link_goes_to_the_network_and_leaves_the_address(open_page: Any, server: Server) -> None:
    page = open_spiral(open_page, server).page
    page.wait_for_function("location.hash.includes('seed=7')")
    address = page.url
    page.locator("a[href='#graph']").focus()
    page.keyboard.press("Enter")
    expect(page.locator("main#graph")).to_be_focused()
    expect(page).to_have_url(address)


def test_undo_works_with_the_focus_on_a_checkbox(open_page: Any, server: Server) -> None:
    playground = open_spiral(open_page, server)
    playground.block("d1").click()
    box = playground.page.get_by_role("checkbox", name="Bias", exact=True)
    expect(box).to_be_checked()
    box.click()
    expect(box).not_to_be_checked()
    expect(box).to_be_focused()
    playground.page.keyboard.press("Control+z")
    expect(box).to_be_checked()


def test_undo_works_with_the_focus_on_a_slider(open_page: Any, server: Server) -> None:
    page = open_page(f"{server.url}/", viewport={"width": 390, "height": 844})
    slider = page.get_by_test_id("slider-optimizer.config.learning_rate")
    expect(slider).to_have_attribute("aria-valuetext", "0.1")
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "0.3")
    page.keyboard.press("Control+z")
    expect(slider).to_be_focused()
    expect(slider).to_have_attribute("aria-valuetext", "0.1")


def test_space_plays_pauses_and_plays_in_one_session_also_right_after_a_click_on_reset(
    open_page: Any, server: Server
) -> None:
    playground = open_spiral(open_page, server)
    page, opened = playground.page, list[str]()
    page.on("response", lambda response: opened.append(response.url) if response.status == 201 else None)
    for _ in range(3):
        page.keyboard.press("Space")
    playground.train_until_step(20)
    assert [url for url in opened if url.endswith("/api/sessions")] == [f"{server.url}/api/sessions"]
    page.keyboard.press("Space")
    expect(playground.part("play")).to_be_visible()
    playground.wait_still()
    first = playground.run_id()
    playground.part("reset").click()
    playground.wait_until(lambda drawn: drawn["runId"] not in (None, first), "a new run")
    page.keyboard.press("Space")
    playground.train_until_step(20)
    expect(playground.part("pause")).to_be_visible()
