"""Nothing is said of what is healthy, and a cure cures; `test_pair.py` looks at a finding and its cure on the page."""

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


@pytest.mark.full
def test_a_healthy_preset_shows_no_finding(playground: Playground) -> None:
    playground.open_gallery("circle_tanh")
    playground.play()
    playground.train_until_step(5000)
    playground.pause()
    assert [event for event in playground.record().detail["events"] if event["kind"] == "finding"] == []
    expect(playground.part("finding-card")).to_have_count(0)


@pytest.mark.full
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
