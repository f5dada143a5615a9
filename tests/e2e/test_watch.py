"""A live run is watched elsewhere as it happens; only its owner steers, a visitor's edit makes a copy."""

from typing import Any

import pytest
from playwright.sync_api import Route, expect

from tests.e2e.playground import Playground
from tests.e2e.server import Server


@pytest.fixture
def owner(open_page: Any, server: Server) -> Playground:
    page = Playground(open_page(server.url), server.url)
    page.wait_ready()
    page.open_gallery("xor")
    page.play()
    page.train_until_step(50)
    return page


@pytest.fixture
def visitor(owner: Playground, open_page: Any, server: Server) -> Playground:
    owner.part("share").click()
    address = owner.part("share-watch-link").input_value()
    assert "/w/" in address
    owner.page.keyboard.press("Escape")
    page = Playground(open_page(address), server.url)
    page.wait_ready()
    page.wait_until(lambda state: state["runId"] == owner.run_id(), "the owner's run on the visitor's page")
    expect(page.part("title")).to_have_value(owner.part("title").input_value())  # its document comes behind the run
    return page


def test_a_visitor_sees_what_the_owner_turns_restarts_and_trains_and_has_nothing_to_steer(
    owner: Playground, visitor: Playground
) -> None:
    assert_turned_and_restarted_at_the_visitor(owner, visitor)
    assert_the_same_training(owner, visitor)
    assert_other_data_leave_no_former_curve(owner, visitor)


def assert_the_same_training(owner: Playground, visitor: Playground) -> None:
    visitor.train_until_step(100)
    expect(visitor.part("watching")).to_be_visible()
    for control in ("play", "pause", "reset", "dice", "step-menu", "speed-menu"):
        expect(visitor.part(control)).to_have_count(0)
    visitor.page.locator("body").press("Space")
    visitor.page.locator("body").press("r")
    assert owner.drawn()["playing"]
    owner.pause()
    shown = visitor.settle()
    assert shown["runId"] == owner.run_id()
    assert shown["shownStep"] == owner.drawn()["shownStep"]
    assert {name: node["text"] for name, node in shown["nodes"].items()} == {
        name: node["text"] for name, node in owner.drawn()["nodes"].items()
    }


def assert_turned_and_restarted_at_the_visitor(owner: Playground, visitor: Playground) -> None:
    owner.set_field("optimizer.config.learning_rate", "0.007")
    expect(visitor.part("field-optimizer.config.learning_rate")).to_have_value("0.007")
    former = owner.run_id()
    owner.part("dice").click()
    owner.wait_until(lambda state: state["runId"] != former, "a new run")
    visitor.wait_until(lambda state: state["runId"] == owner.run_id(), "the new run at the visitor")
    expect(visitor.part("watching")).to_be_visible()
    assert visitor.drawn()["ghostRunId"] == former


def assert_other_data_leave_no_former_curve(owner: Playground, visitor: Playground) -> None:
    former = owner.run_id()
    owner.choose_data("moons")
    owner.play()
    owner.train_until_step(10)
    assert owner.run_id() != former
    visitor.wait_until(lambda state: state["runId"] == owner.run_id() and state["ghostRunId"] is None, "no ghost")


def test_a_visitors_edit_makes_a_copy_and_leaves_the_run_alone(owner: Playground, visitor: Playground) -> None:
    watched = visitor.page.url
    visitor.set_field("optimizer.config.learning_rate", "0.5")
    expect(visitor.part("notice")).to_be_visible()
    expect(visitor.part("watching")).to_have_count(0)
    assert "/w/" not in visitor.page.url
    visitor.play()
    visitor.train_until_step(10)
    assert visitor.run_id() != owner.run_id()
    expect(owner.part("field-optimizer.config.learning_rate")).not_to_have_value("0.5")
    visitor.page.goto(watched)
    visitor.wait_ready()
    visitor.wait_until(lambda state: state["runId"] == owner.run_id(), "the owner's run again")
    visitor.part("own-copy").click()
    visitor.wait_until(lambda state: state["runId"] not in (None, owner.run_id()), "a copy's own run")
    expect(visitor.part("pause")).to_be_visible()


def test_a_session_that_is_gone_is_reported_and_a_plain_experiment_opens(open_page: Any, server: Server) -> None:
    page = Playground(open_page(f"{server.url}/w/nobody"), server.url)
    page.wait_ready()
    expect(page.part("notice-session-gone")).to_be_visible()
    expect(page.block("dense_1")).to_be_visible()


def test_an_edit_made_before_the_owners_document_is_there_stays(
    owner: Playground, open_page: Any, server: Server
) -> None:
    owner.part("share").click()
    address = owner.part("share-watch-link").input_value()
    visitor = Playground(open_page(server.url), server.url)
    visitor.wait_ready()
    title = visitor.part("title").input_value()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    visitor.page.route(f"**/api/runs/{owner.run_id()}", hold)
    visitor.page.goto(address)
    visitor.wait_ready()
    visitor.wait_until(lambda state: state["runId"] == owner.run_id(), "the owner's run on the visitor's page")
    visitor.set_field("optimizer.config.learning_rate", "0.5")
    assert held
    for request in held:
        request.continue_()
    visitor.page.unroute_all(behavior="wait")
    expect(visitor.part("notice")).to_contain_text("You edited your own experiment")
    expect(visitor.part("watching")).to_have_count(0)
    assert "/w/" not in visitor.page.url
    expect(visitor.part("title")).to_have_value(title)
    expect(visitor.part("field-optimizer.config.learning_rate")).to_have_value("0.5")
    visitor.page.go_back()
    visitor.wait_ready()
    expect(visitor.part("title")).to_have_value(owner.part("title").input_value())
    expect(visitor.part("watching")).to_be_visible()
