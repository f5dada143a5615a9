"""Draw a network by hand, train it on real data, and compare every number shown with the record."""

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, Request, Route, expect

from tests.e2e.playground import Playground, magnitude
from tests.e2e.record import Record
from tests.e2e.server import Server


@pytest.fixture
def playground(open_page: Any, server: Server) -> Playground:
    page = Playground(open_page(server.url), server.url)
    page.wait_ready()
    return page


def draw_digits_network(playground: Playground) -> None:
    playground.choose_data("digits")
    playground.clear()
    playground.add("input", "x")
    playground.add("dense", "dense_1")
    playground.set_field("network.nodes.dense_1.config.units", "64")
    playground.add("relu", "relu_1")
    playground.add("dense", "dense_2")
    playground.set_field("network.nodes.dense_2.config.units", "10")


def assert_shows_record(playground: Playground, state: dict[str, Any], record: Record) -> None:
    """Texts of blocks equal the record at the step shown; brightness of wires orders as edge_delta_rms."""
    step = state["shownStep"]
    assert step in record.steps()
    assert set(state["nodes"]) >= {"dense_1", "dense_2"}
    for node_id, shown in state["nodes"].items():
        if node_id in record.schema["nodes"]:
            assert shown["text"] == magnitude(record.node_value(step, node_id, "delta_rms")), node_id
    recorded = record.edge_values(step)
    assert len(recorded) == 3
    order = sorted(recorded, key=recorded.__getitem__)
    brightness = {
        tuple(key.replace(">", ".").split(".")[::2]): edge["brightness"] for key, edge in state["edges"].items()
    }
    drawn = [brightness[edge] for edge in order]
    assert all(first <= second + 1e-6 for first, second in itertools.pairwise(drawn)), (order, drawn)


def test_a_network_drawn_by_hand_learns_real_digits_and_every_number_shown_is_the_recorded_one(
    playground: Playground,
) -> None:
    draw_digits_network(playground)
    steps: list[int] = []
    for target in (1, 200, 600):
        playground.play()
        playground.train_until_step(max(target, steps[-1] + 1 if steps else 1))
        playground.pause()
        state = playground.settle()
        steps.append(state["shownStep"])
        assert_shows_record(playground, state, playground.record())
    assert len(set(steps)) == 3
    first = playground.drawn()
    playground.wait_frames(60)
    second = playground.drawn()
    assert (first["nodes"], first["edges"], first["packets"]) == (second["nodes"], second["edges"], second["packets"])
    assert first["packets"] > 0
    playground.play()
    playground.wait_until(lambda _: playground.accuracy() > 0.95, "an accuracy above 95 %")
    playground.pause()


def test_a_learning_rate_changed_while_training_compiles_nothing_and_keeps_the_run(playground: Playground) -> None:
    playground.open_gallery("xor")
    playground.set_field("optimizer.config.learning_rate", "0.01")
    playground.play()
    playground.train_until_step(2000)
    run_id = playground.run_id()
    session = playground.page.evaluate("Object.keys(localStorage).join(' ')")
    before = compile_count(playground)
    assert before > 0
    playground.set_field("optimizer.config.learning_rate", "0.0001")
    playground.wait_until(lambda state: state["shownStep"] > applied_step(playground), "a report after the change")
    playground.pause()
    assert playground.run_id() == run_id
    assert compile_count(playground) == before, session
    record = playground.record()
    changes = [event for event in record.detail["events"] if event["kind"] == "live_change"]
    applied = changes[-1]["step"]
    assert changes[-1]["detail"]["to"] == pytest.approx(0.0001)
    weighted = [name for name, _ in record.schema["strip"]]
    steps = record.steps()
    ratio_before = np.median([mean_ratio(record, step, weighted) for step in steps if step <= applied][-5:])
    after = [mean_ratio(record, step, weighted) for step in steps if step > applied]
    assert after[0] / ratio_before < 0.2
    assert np.median(after[:5]) / ratio_before == pytest.approx(0.01, rel=2.0)


def applied_step(playground: Playground) -> float:
    """Step from which the last live change holds; infinite while the server has not told one."""
    changes = [event for event in playground.record().detail["events"] if event["kind"] == "live_change"]
    return changes[-1]["step"] if changes else float("inf")


def mean_ratio(record: Record, step: int, nodes: list[str]) -> float:
    return float(np.mean([record.node_value(step, name, "update_ratio") for name in nodes]))


def compile_count(playground: Playground) -> int:
    """Executables that the host has compiled, as the session's state tells it."""
    session_id = playground.record().detail["session_id"]
    answer = playground.page.request.get(f"{playground.server_url}/api/sessions/{session_id}")
    return int(answer.json()["state"]["compile_count"])


def test_shapes_that_cannot_be_added_are_reported_on_the_block_before_play(playground: Playground) -> None:
    playground.choose_data("digits")
    playground.clear()
    playground.add("input", "x")
    playground.add("dense", "dense_1")
    playground.set_field("network.nodes.dense_1.config.units", "64")
    with held_checks(playground.page) as release:
        playground.add("add", "add_1")
        playground.block("x").click()
        playground.part("palette-item-dense").click(modifiers=["Shift"])
        playground.set_field("network.nodes.dense_2.config.units", "32")
        wire_while_checked(playground, "port-dense_2-out", "port-add_1-in", release)
    problem = playground.part("problem-add_1")
    expect(problem).to_contain_text("64")
    expect(problem).to_contain_text("32")
    playground.page.set_viewport_size({"width": 1024, "height": 768})
    playground.wait_still()
    note = problem.bounding_box()
    assert note is not None
    for name in ("block-x", "block-dense_1", "block-dense_2", "block-add_1", "block-loss", "ramp-legend"):
        other = playground.part(name).bounding_box()
        assert other is not None
        assert not overlap(note, other), name


@contextmanager
def held_checks(page: Page) -> Iterator[Callable[[], None]]:
    """Answers of the check come when the test says so: what is yielded lets all go, those to come, too."""
    held: list[Route] = []
    open_now = False

    def take(route: Route) -> None:
        if open_now:
            route.continue_()
        else:
            held.append(route)

    def release() -> None:
        nonlocal open_now
        open_now = True
        for route in held:
            route.continue_()

    page.route("**/api/check", take)

    yield release


def wire_while_checked(playground: Playground, source: str, target: str, release: Callable[[], None]) -> None:
    """Draws a wire while the check tells that the drawing needs more room: what the pointer aims at stays."""
    playground.wait_still()
    (start_x, start_y), (end_x, end_y) = middle(playground.part(source)), middle(playground.part(target))
    mouse = playground.page.mouse
    mouse.move(start_x, start_y)
    mouse.down()
    release()
    expect(playground.part("problem-add_1")).to_contain_text("two inputs")
    playground.wait_still()
    assert middle(playground.part(target)) == (end_x, end_y)
    mouse.move(end_x, end_y)
    mouse.up()


def middle(element: Locator) -> tuple[float, float]:
    box = element.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_message_between_two_rows_of_blocks_covers_none_of_them(playground: Playground) -> None:
    playground.page.set_viewport_size({"width": 1024, "height": 768})
    playground.block("sigmoid_1").click()
    playground.add("conv2d", "conv2d_1")
    problem = playground.part("problem-conv2d_1")
    expect(problem).to_be_visible()
    playground.wait_still()
    note = problem.bounding_box()
    blocks = playground.page.locator('[data-testid^="block-"][role="group"]').all()
    assert len(blocks) > 8
    assert [block.get_attribute("data-testid") for block in blocks if overlap(note, block.bounding_box())] == []


def overlap(a: Any, b: Any) -> bool:
    """Whether two boxes on the page cover some of one another."""
    return all(abs(2 * a[x] + a[n] - 2 * b[x] - b[n]) < a[n] + b[n] for x, n in (("x", "width"), ("y", "height")))


def test_a_data_set_pressed_while_its_picture_arrives_is_chosen(open_page: Any, server: Server) -> None:
    page = open_page("about:blank")
    held: list[Route] = []
    page.route(
        "**/api/preview", lambda route: held.append(route) if asks_for_digits(route.request) else route.continue_()
    )
    page.goto(server.url)
    playground = Playground(page, server.url)
    playground.wait_ready()
    playground.open_tab("data")
    with page.expect_request(asks_for_digits):
        playground.part("datasets-image").click()
    choice = playground.part("dataset-digits")
    middle = choice.locator("canvas").bounding_box()
    assert middle is not None
    page.mouse.move(middle["x"] + middle["width"] / 2, middle["y"] + middle["height"] / 2)
    page.mouse.down()
    assert len(held) == 1
    held[0].continue_()
    expect(choice.locator("img")).to_be_visible()
    page.mouse.up()
    expect(choice).to_have_attribute("aria-pressed", "true")


def asks_for_digits(request: Request) -> bool:
    """Whether a request is the one for a preview of the digits."""
    return request.url.endswith("/api/preview") and request.post_data_json["data"]["type"] == "digits"
