"""What is wrong is said, and the cure trains beside the disease."""

from typing import Any

import numpy as np
import pytest
from playwright.sync_api import expect

from tests.e2e.playground import Playground
from tests.e2e.server import Server


@pytest.fixture
def playground(open_page: Any, server: Server) -> Playground:
    page = Playground(open_page(server.url), server.url)
    page.wait_ready()
    return page


def test_the_opening_experiment_shows_the_vanishing_gradient_and_its_cure_trains_over_it(
    playground: Playground,
) -> None:
    playground.play()
    card = playground.part("finding-card")
    expect(card).to_be_visible(timeout=60_000)
    first = playground.record()
    finding = next(event for event in first.detail["events"] if event["kind"] == "finding")
    assert finding["detail"]["code"] == "vanishing_gradient"
    diseased_run = playground.run_id()
    playground.train_until_step(2000)
    playground.part("cure-relu_he").click()
    playground.wait_until(lambda state: state["runId"] != diseased_run and state["shownStep"] > 3000, "the cure trains")
    cured = playground.record()
    assert cured.detail["run"]["reason"] == "cure"
    assert cured.detail["run"]["from_run_id"] == diseased_run
    assert cured.detail["run"]["seed"] == first.detail["run"]["seed"]
    disease = playground.record_of(diseased_run)
    assert cured.evaluations()[-1, 1] < 0.5 * disease.evaluations()[-1, 1]
    assert playground.part("loss-chart").get_attribute("data-ghost") not in (None, "")
    playground.pause()


def test_a_healthy_preset_shows_no_finding(playground: Playground) -> None:
    playground.open_gallery("circle_tanh")
    playground.play()
    playground.train_until_step(5000)
    playground.pause()
    assert [event for event in playground.record().detail["events"] if event["kind"] == "finding"] == []
    expect(playground.part("finding-card")).to_have_count(0)


def test_with_batch_norm_no_block_behind_it_reads_dark(playground: Playground) -> None:
    playground.play()
    playground.part("finding-card").wait_for()
    former = playground.run_id()
    playground.part("cure-batch_norm").click()
    playground.wait_until(lambda state: state["runId"] != former and state["shownStep"] > 1000, "training with it")
    playground.pause()
    record = playground.record()
    column = record.schema["node_columns"].index("delta_rms")
    rows = [record.schema["nodes"].index(name) for name, _ in record.schema["strip"]]
    smallest = min(float(np.nanmin(record.statistics_at(step)[rows, column])) for step in record.steps())
    assert smallest >= 1e-5
