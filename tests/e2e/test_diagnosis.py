"""Faults are found, named and cured in the browser with the first button, and a run can be asked why it is stuck."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from engine.labs.chain import Step, make_chain
from engine.spec import Component, Data, ExperimentSpec, Objective, Training
from engine.spec.data import Split
from tests.cases.findings_cases import load
from tests.e2e.links import make_link
from tests.e2e.playground import Playground
from tests.e2e.server import Server

LABEL = Objective(loss=Component(type="cross_entropy"), prediction="output", target="label")
SCALED = (Component(type="standardize", config={"per": "feature"}),)
Open = Callable[[ExperimentSpec], Playground]


def experiment(data: Data, *units: int, classes: int, end: str | None = None, rate: float = 0.01) -> ExperimentSpec:
    hidden: list[Step] = []
    for width in units:
        hidden += [("dense", {"units": width}), "relu"]
    last: list[Step] = [("dense", {"units": classes}), *([] if end is None else [end])]
    return ExperimentSpec(
        network=make_chain(*hidden, *last, names=("output",)),
        data=data,
        objectives=(LABEL,),
        optimizer=Component(type="adam", config={"learning_rate": rate}),
        training=Training(batch_size=10),
    )


def link_of(spec: ExperimentSpec) -> str:
    raw = spec.model_dump(mode="json")
    network, objectives = raw.pop("network"), raw.pop("objectives")
    nodes = [[node["id"], node["type"], node["config"]] for node in network["nodes"]]
    edges = [[edge["source"], edge["target"], edge["source_port"], edge["target_port"]] for edge in network["edges"]]
    return make_link({"n": nodes, "e": edges, "o": objectives, "s": raw})


@pytest.fixture
def opened(open_page: Any, server: Server) -> Open:
    def open_spec(spec: ExperimentSpec) -> Playground:
        page = Playground(open_page(f"{server.url}/{link_of(spec)}"), server.url)
        page.wait_ready()
        return page

    return open_spec


MOONS = Data(type="moons", config={"noise": 0.1}, preprocessing=SCALED)
FEW = Data(type="moons", config={"noise": 0.4}, preprocessing=SCALED, split=Split(train=20))
REPORTED: dict[str, tuple[ExperimentSpec, str, str, int]] = {
    "rate too high": (experiment(MOONS, 16, 16, classes=2, rate=3.0), "learning_rate_too_high", "lower_rate", 200),
    "overfitting": (experiment(FEW, 64, 64, classes=2), "overfitting", "more_data", 400),
    "vanishing through time": (load("15_through_time_vanishing"), "fading_through_time", "lstm", 200),
}


@pytest.mark.parametrize(
    "fault", ["rate too high", *(pytest.param(name, marks=pytest.mark.full) for name in list(REPORTED)[1:])]
)
def test_what_training_shows_is_found_named_and_cured_with_the_first_button(opened: Open, fault: str) -> None:
    spec, code, cure, steps = REPORTED[fault]
    page = opened(spec)
    page.play()
    card = page.part("finding-card")
    expect(card).to_have_attribute("data-code", code)
    first = card.locator('[data-testid^="cure-"]').first
    expect(first).to_have_attribute("data-testid", f"cure-{cure}")
    former = page.run_id()
    first.click()
    page.wait_until(lambda state: state["runId"] != former and state["shownStep"] >= steps, "training with the cure")
    page.pause()
    detail = page.record().detail
    assert detail["run"]["reason"] == "cure"
    assert [(event["step"], event["detail"]) for event in detail["events"] if event["kind"] == "finding"] == []


BEFORE_PLAY: dict[str, tuple[ExperimentSpec, str]] = {
    "unscaled table": (experiment(Data(type="wine"), 16, classes=3), "unscaled_inputs"),
    "wrong output": (experiment(MOONS, 16, classes=2, end="relu"), "rectified_output"),
}


@pytest.mark.parametrize("fault", [pytest.param("unscaled table", marks=pytest.mark.full), "wrong output"])
def test_what_the_spec_shows_is_found_named_and_cured_before_play(opened: Open, fault: str) -> None:
    spec, code = BEFORE_PLAY[fault]
    page = opened(spec)
    page.page.locator('[data-testid^="warning-mark-"]').first.click()
    page.part(f"fix-{code}").click()
    expect(page.page.locator('[data-testid^="warning-mark-"]')).to_have_count(0)
    page.play()
    page.train_until_step(200)
    page.pause()
    assert [event for event in page.record().detail["events"] if event["kind"] == "finding"] == []
    assert page.accuracy() > 0.8


def test_the_card_of_a_cause_names_what_follows_from_it(opened: Open) -> None:
    equal = {"weight_initializer": {"type": "zeros", "config": {}}}
    spec = experiment(MOONS, 16, classes=2)
    nodes = tuple(
        node.model_copy(update={"config": {**node.config, **equal}}) if node.id == "dense_1" else node
        for node in spec.network.nodes
    )
    page = opened(spec.model_copy(update={"network": spec.network.model_copy(update={"nodes": nodes})}))
    page.play()
    expect(page.part("finding-card")).to_have_attribute("data-code", "equal_start")
    expect(page.part("finding-consequences").locator("li")).to_have_count(1)
    expect(page.part("follows-dying_relu")).to_contain_text("100 % of the units of")
    page.pause()


def test_a_run_without_a_finding_is_asked_why_it_is_stuck_and_offers_the_next_experiment(opened: Open) -> None:
    page = opened(experiment(Data(type="spiral", preprocessing=SCALED), 2, classes=2))
    expect(page.part("why-stuck")).to_have_count(0)
    page.play()
    page.train_until_step(3000)
    page.pause()
    page.part("why-stuck").click()
    panel = page.part("diagnosis-panel")
    expect(page.part("diagnosis-outlook")).to_have_attribute("data-outlook", "stalled")
    rows = panel.locator("tbody tr")
    assert rows.count() >= 8
    expect(page.part("looked-learning_rate_too_high")).to_have_attribute("data-standing", "usual")
    former = page.run_id()
    page.part("diagnosis-next").click()
    page.wait_until(lambda state: state["runId"] != former and state["shownStep"] > 0, "the next experiment")
    assert page.record().detail["run"]["reason"] == "cure"
