"""Studies in two clicks: ten seeds of a small network, and a range test whose rate is taken over."""

from typing import Any

import numpy as np
from playwright.sync_api import expect

from tests.e2e.limits import LIMIT_MS
from tests.e2e.links import make_link
from tests.e2e.playground import Playground
from tests.e2e.record import Record
from tests.e2e.server import Server
from tests.e2e.test_neurons import network

COORDINATES = ("first_output", "second_output")
SOLVED = 0.95
CHANCE = 0.6
RUNS = 10


def open_network(open_page: Any, server: Server, **readable: str) -> Playground:
    """Exclusive or with two hidden units."""
    link = make_link(network(2), data="exclusive_or", **readable)
    playground = Playground(open_page(f"{server.url}/{link}"), server.url)
    playground.wait_ready()
    expect(playground.block("hidden")).to_be_visible()
    return playground


def finite(values: np.ndarray) -> np.ndarray:
    """What a study's JSON has of them."""
    return np.where(np.isfinite(values), values, np.nan)


def ask(playground: Playground, question: str) -> None:
    """Two clicks: Study, and the question."""
    playground.part("study-menu").click()
    playground.part(f"action-study_{question}").click()
    expect(playground.part("study")).to_have_attribute("data-status", "finished", timeout=LIMIT_MS)


def test_ten_seeds_show_how_many_of_them_solve_the_task_also_to_others(open_page: Any, server: Server) -> None:
    playground = open_network(open_page, server, epochs="12", lr="0.3")
    ask(playground, "seeds")
    study_id = playground.page.evaluate("new URLSearchParams(location.search).get('study')")
    study = playground.page.evaluate("(id) => fetch(`/api/studies/${id}`).then((answer) => answer.json())", study_id)
    accuracies: list[float] = []
    for member in study["members"]:
        record = Record(server.url, member["run_id"])
        column = 2 + record.schema["metrics"].index("accuracy")
        accuracies.append(float(record.evaluations()[-1, column]))
    assert len(set(accuracies)) > 1
    solved = sum(accuracy >= SOLVED for accuracy in accuracies)
    expect(playground.part("study-solved")).to_have_text(
        f"{solved} of {RUNS} finished runs solved the task ({RUNS} in all)"
    )
    expect(playground.part("study-pictures").locator("canvas[data-step]")).to_have_count(RUNS)
    expect(playground.part("study-curves")).to_have_attribute("data-lines", str(RUNS + 1))
    # Another browser reads it by its link, and steers nothing.
    other = Playground(open_page(f"{server.url}/?study={study_id}"), server.url)
    expect(other.part("study")).to_have_attribute("data-status", "finished")
    expect(other.part("study-table").locator("tbody tr")).to_have_count(RUNS)
    expect(other.part("study-delete")).to_have_count(0)
    # A run opens as an experiment of its own: its seed is in the link.
    other.part("open-member-3").click()
    expect(other.part("study-dialog")).to_have_count(0)
    other.page.wait_for_url(lambda address: "seed=3" in address and "study=" not in address)
    playground.part("study-delete").click()
    expect(playground.part("kept-studies")).to_have_count(0)


def test_optimisers_race_over_a_surface_from_one_start(open_page: Any, server: Server) -> None:
    """Paths are those of the records, to the last digit; each ends at the height that the table has."""
    playground = Playground(open_page(server.url), server.url)
    playground.wait_ready()
    playground.open_gallery("race_on_surfaces")
    ask(playground, "optimizers")
    paths = playground.part("surface-path")
    expect(paths).to_have_count(4)
    expect(playground.part("surface-paths")).to_have_attribute("data-paths", "4")
    study_id = playground.page.evaluate("new URLSearchParams(location.search).get('study')")
    study = playground.page.evaluate("(id) => fetch(`/api/studies/${id}`).then((answer) => answer.json())", study_id)
    names = [name.inner_text().splitlines()[0] for name in paths.all()]
    assert names == ["Gradient descent", "RMSProp", "AdaGrad", "Adam"]
    for at, member in enumerate(study["members"]):
        record = Record(server.url, member["run_id"])
        columns = [2 + record.schema["metrics"].index(name) for name in COORDINATES]
        recorded = record.evaluations()
        assert recorded[0, columns].tolist() == [1.0, 1.0]
        drawn = [member["figures"]["validation"][name] for name in COORDINATES]
        rows = recorded[np.isin(recorded[:, 0], drawn[0]["steps"])]
        for column, curve in zip(columns, drawn, strict=True):
            np.testing.assert_array_equal(np.array(curve["values"], np.float64), finite(rows[:, column]))
        points = int(np.isfinite(rows[:, columns]).all(axis=1).sum())
        assert points > 1
        expect(paths.nth(at)).to_have_attribute("data-points", str(points))


def test_a_search_of_ones_own_ends_ill_runs_and_without_a_budget_says_so(refusing: Playground) -> None:
    playground = refusing
    playground.page.locator("body").press("Shift+S")
    playground.part("field-search-budget").fill("")
    playground.part("start-search").click()
    expect(playground.part("study-problems")).to_contain_text("A search needs a budget")
    expect(playground.part("study-problems")).to_contain_text("Set how many steps or epochs")
    playground.part("field-search-budget").fill("9")
    playground.part("search-stop-at").get_by_label("Learning rate too high").check()
    playground.part("start-search").click()
    expect(playground.part("study-table").locator("tbody tr")).to_have_count(9)
    config = playground.page.evaluate(
        "() => fetch(`/api/studies/${new URLSearchParams(location.search).get('study')}`)"
        ".then((answer) => answer.json()).then(({ study }) => study.config)"
    )
    assert config["stop_at"] == ["learning_rate_too_high"]
    assert config["budget"] == {"unit": "epoch", "n": 9}


def test_a_range_test_suggests_a_rate_that_is_taken_over(open_page: Any, server: Server) -> None:
    playground = open_network(open_page, server, lr="1e-7")
    ask(playground, "range_test")
    panel = playground.part("range-test")
    expect(panel).to_be_visible()
    panel.get_by_test_id("take-steepest").click()
    expect(playground.part("study-dialog")).to_have_count(0)
    rate = float(playground.part("field-optimizer.config.learning_rate").input_value())
    assert 1e-3 < rate < 10
    playground.play()
    playground.wait_until(lambda state: state["shownStep"] > 300, "some training")
    playground.wait_until(lambda _: playground.accuracy() > CHANCE, "better than guessing")


def test_a_sweep_of_ones_own_reports_what_is_wrong_with_it_and_loses_nothing(refusing: Playground) -> None:
    playground = refusing
    playground.page.locator("body").press("Shift+S")
    playground.part("field-study-path-0").select_option("optimizer.config.learning_rate")
    playground.part("field-study-values-0").fill("0.1, fast")
    playground.part("field-study-values-0").press("Enter")
    playground.part("start-sweep").click()
    expect(playground.part("study-problems")).to_contain_text("Learning rate must be a number")
    expect(playground.part("field-study-values-0")).to_have_value("0.1, fast")
