"""A link is the experiment; a stored share replays without training."""

from pathlib import Path
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


def checked_spec(playground: Playground) -> Any:
    """The document as the page holds it, in the server's normal form."""
    kept = playground.page.evaluate("JSON.parse(localStorage.getItem('backlight.document')).state.spec")
    headers = {"Origin": playground.server_url, "Content-Type": "application/json"}
    answer = playground.page.request.post(f"{playground.server_url}/api/check", data={"spec": kept}, headers=headers)
    return answer.json()["spec"]


def test_the_link_opens_the_same_experiment_on_another_server(
    playground: Playground, second_server: Server, open_page: Any
) -> None:
    playground.open_gallery("xor")
    playground.set_field("optimizer.config.learning_rate", "0.07")
    playground.part("share").click()
    link = playground.part("share-link").input_value()
    assert link.startswith(playground.server_url)
    assert "#" in link
    moved = link.replace(playground.server_url, second_server.url)
    there = Playground(open_page(moved), second_server.url)
    there.wait_ready()
    expect(there.part("field-optimizer.config.learning_rate")).to_have_value("0.07")
    there.wait_until(lambda _: checked_spec(there) == checked_spec(playground), "the same experiment")
    there.page.close()


def test_a_stored_share_replays_the_recorded_run_and_no_host_runs_it(
    playground: Playground, server: Server, open_page: Any
) -> None:
    playground.open_gallery("xor")
    playground.play()
    playground.train_until_step(3000)
    playground.pause()
    recorded = playground.record()
    playground.part("share").click()
    playground.part("share-store").click()
    address = playground.part("share-stored-link").input_value()
    assert "/s/" in address
    sessions_before = session_files(server.home)
    visitor = Playground(open_page(address), server.url)
    visitor.wait_ready()
    visitor.wait_until(lambda state: state["shownStep"] == recorded.steps()[-1], "the last recorded step")
    shown = visitor.settle()
    assert shown["runId"] == recorded.detail["run"]["run_id"]
    assert shown["playing"] is False
    for node_id, drawn in shown["nodes"].items():
        assert drawn["text"] == playground.drawn()["nodes"][node_id]["text"]
    assert session_files(server.home) == sessions_before
    detail = visitor.record_of(shown["runId"]).detail
    assert detail["last_seq"] == recorded.detail["last_seq"]


def session_files(home: Path) -> list[str]:
    """Checkpoint folders: each training run has one."""
    return sorted(path.name for path in (home / "checkpoints").glob("*"))


RATE = "field-optimizer.config.learning_rate"


def turn_rate(playground: Playground, rate: str) -> None:
    """Sets the learning rate, and waits until the address has it, too."""
    playground.set_field("optimizer.config.learning_rate", rate)
    playground.page.wait_for_url(f"**rate={rate}**")


def link_of_former(playground: Playground) -> str:
    """Draws something with a rate of 0.07; returns the link of what it was before, with a rate of 0.09."""
    playground.open_gallery("xor")
    turn_rate(playground, "0.09")
    playground.part("share").click()
    link = playground.part("share-link").input_value()
    playground.page.keyboard.press("Escape")
    turn_rate(playground, "0.07")
    return link


def load(playground: Playground, address: str) -> None:
    """Loads an address anew; on the same page another fragment alone would load nothing."""
    playground.page.goto("about:blank")
    playground.page.goto(address)
    playground.wait_ready()


def test_the_own_drawing_outlives_a_link_that_is_looked_at_and_one_that_is_trained(playground: Playground) -> None:
    link = link_of_former(playground)
    load(playground, link)
    expect(playground.part(RATE)).to_have_value("0.09")
    load(playground, playground.server_url)
    expect(playground.part(RATE)).to_have_value("0.07")
    load(playground, link)
    playground.play()
    playground.train_until_step(10)
    playground.pause()
    playground.page.reload()
    playground.wait_ready()
    expect(playground.part(RATE)).to_have_value("0.09")
    playground.part("undo-button").click()
    expect(playground.part(RATE)).to_have_value("0.07")
    playground.set_field("optimizer.config.learning_rate", "0.05")
    playground.page.reload()
    playground.wait_ready()
    expect(playground.part(RATE)).to_have_value("0.05")
    playground.part("undo-button").click()
    expect(playground.part(RATE)).to_have_value("0.07")


def test_a_link_pasted_over_an_own_drawing_is_left_by_undo(playground: Playground) -> None:
    link = link_of_former(playground)
    playground.page.evaluate("(link) => { location.href = link }", link)
    expect(playground.part(RATE)).to_have_value("0.09")
    kept = playground.page.evaluate("JSON.parse(localStorage.getItem('backlight.document')).state.spec")
    assert kept["optimizer"]["config"]["learning_rate"] == 0.07
    playground.part("undo-button").click()
    expect(playground.part(RATE)).to_have_value("0.07")


def test_a_run_that_a_duplicated_tab_begins_is_not_taken_for_the_own_drawing(playground: Playground) -> None:
    playground.open_gallery("xor")
    playground.play()
    playground.train_until_step(10)
    playground.pause()
    first = playground.run_id()
    with playground.page.expect_popup() as opened:
        playground.page.evaluate("window.open(location.href)")
    twin = Playground(opened.value, playground.server_url)
    twin.wait_ready()
    twin.wait_until(lambda state: state["runId"] == first, "the run of the session")
    twin.set_field("training.batch_size", "3")
    twin.play()
    twin.wait_until(lambda state: state["runId"] not in (None, first), "a run of its own")
    twin.pause()
    playground.wait_until(lambda state: state["runId"] == twin.run_id(), "the twin's run")
    expect(playground.part("notice-edited")).to_be_visible()
    expect(playground.part("field-training.batch_size")).not_to_have_value("3")
    twin.page.close()
