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
