"""Saved weights dragged from the list of runs onto a block, and onto the canvas."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.e2e.playground import Playground
from tests.e2e.server import Server

WEIGHTED = ("dense_1", "dense_2", "logits")


def starting(playground: Playground) -> list[str]:
    """The blocks that start with saved weights."""
    found: list[str] = []
    for name in WEIGHTED:
        playground.block(name).click()
        field = playground.part(f"field-network.nodes.{name}.weights_from")
        if field.evaluate("(select) => select.selectedIndex > 0"):
            found.append(name)
    return found


def trained(page: Page, server: Server) -> Playground:
    """The two small layers on the disc and the ring, paused behind a few steps."""
    playground = Playground(page, server.url)
    playground.wait_ready()
    playground.open_gallery("circle_tanh")
    playground.play()
    playground.train_until_step(8)
    playground.pause()
    return playground


def try_variation(playground: Playground, action: str) -> list[str]:
    """Starts a variation of a network that starts with saved weights; the frozen nodes of its run."""
    former = playground.run_id()
    playground.part("transfer-menu").click()
    playground.part(f"action-{action}").click()
    playground.wait_until(lambda state: state["runId"] not in (None, former), f"the run of {action}")
    run = playground.record().detail
    assert run["run"]["seed"] == playground.record_of(former).detail["run"]["seed"]
    return [node["id"] for node in run["spec"]["network"]["nodes"] if node["frozen"]]


def assert_renamed(playground: Playground, name: str) -> None:
    """The saved weights have another name, here and after a reload."""
    playground.part("transfer-menu").click()
    playground.part("action-saved_weights").click()
    playground.part("rename-weights").click()
    playground.part("weights-name").fill(name)
    playground.part("weights-name").press("Enter")
    expect(playground.part("weights-dialog")).to_contain_text(name)
    playground.page.reload()
    playground.wait_ready()
    playground.open_tab("runs")
    expect(playground.part("saved-chips")).to_contain_text(name)


def test_weights_dragged_onto_a_block_are_its_own_and_onto_the_canvas_those_of_all_that_fit(
    open_page: Any, server: Server
) -> None:
    playground = trained(open_page(server.url), server)
    playground.block("dense_1").click()
    playground.part("keep-weights").click()
    expect(playground.part("kept-weights")).to_contain_text("Kept the weights of")
    playground.page.keyboard.press("Control+z")
    assert starting(playground) == []

    playground.open_tab("runs")
    chip = playground.part("saved-chips").get_by_role("button").first
    chip.drag_to(playground.block("dense_2"))
    assert starting(playground) == ["dense_2"]
    chip.drag_to(playground.block("tanh_1"))
    assert starting(playground) == ["dense_2"]
    expect(playground.page.get_by_text("Nothing was changed.")).to_be_visible()
    chip.drag_to(playground.part("graph"), target_position={"x": 400, "y": 450})
    assert starting(playground) == list(WEIGHTED)

    assert try_variation(playground, "freeze_features") == ["dense_1", "dense_2"]
    assert try_variation(playground, "unfreeze_more") == ["dense_1"]
    playground.open_tab("data")
    playground.set_field("data.split.train", "100")
    assert try_variation(playground, "more_data") == ["dense_1"]
    assert playground.record().detail["spec"]["data"]["split"]["train"] == 200
    assert_renamed(playground, "disc and ring")


def test_a_run_dragged_onto_a_block_or_the_canvas_keeps_its_weights_there_and_the_page_says_which(
    open_page: Any, server: Server
) -> None:
    playground = trained(open_page(server.url), server)
    playground.open_tab("runs")
    row = playground.part("run-row").first
    grip = {"x": 60, "y": 34}  # beside the buttons
    row.drag_to(playground.block("dense_2"), source_position=grip)
    expect(playground.part("notice")).to_contain_text("Dense 2")
    assert starting(playground) == ["dense_2"]
    playground.page.keyboard.press("Control+z")
    assert starting(playground) == []
    playground.open_tab("runs")
    row.drag_to(playground.part("graph"), source_position=grip, target_position={"x": 400, "y": 450})
    expect(playground.part("kept-weights")).to_contain_text("Kept the weights of")
    assert starting(playground) == list(WEIGHTED)
