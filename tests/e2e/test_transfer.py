"""Features learned on all digits, kept and frozen, beat a fresh network on a few examples."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.playground import Playground
from tests.e2e.server import Server

CONVOLUTIONS, HEAD = ("conv2d_1", "conv2d_2"), "logits"
STEP = 40
"""Both networks are compared after so many updates."""


def select(playground: Playground, name: str) -> None:
    playground.block(name).click()
    expect(playground.part(f"field-network.nodes.{name}.frozen")).to_be_visible()


def start_with(playground: Playground, name: str, saved: bool) -> None:
    """A block starts with the weights kept of the same name, or with fresh ones."""
    select(playground, name)
    field = playground.part(f"field-network.nodes.{name}.weights_from")
    field.select_option(index=1 if saved else 0)
    expect(playground.part(f"weights-{name}").get_by_text("kept")).to_have_count(int(saved))


def accuracy_at(playground: Playground, step: int) -> float:
    """Validation accuracy of a new run at the last evaluation up to a step that it reaches."""
    former = playground.run_id()
    playground.play()
    playground.wait_until(
        lambda state: state["runId"] not in (None, former) and state["shownStep"] >= step, f"step {step} of a new run"
    )
    playground.pause()
    record = playground.record()
    rows = record.evaluations()
    column = 2 + record.schema["metrics"].index("accuracy")
    return float(rows[rows[:, 0] <= step][-1, column])


@pytest.mark.full
def test_kept_and_frozen_features_beat_a_fresh_network_on_few_examples(open_page: Any, server: Server) -> None:
    playground = Playground(open_page(server.url), server.url)
    playground.wait_ready()
    playground.open_gallery("digits_cnn")
    playground.play()
    playground.train_until_step(128)
    playground.wait_until(lambda _: playground.accuracy() > 0.9, "nine of ten digits")
    playground.pause()
    select(playground, HEAD)
    playground.part("keep-weights").click()
    expect(playground.part("kept-weights")).to_contain_text("Kept the weights of")

    playground.open_tab("data")
    playground.set_field("data.split.train", "200")
    start_with(playground, HEAD, saved=False)
    for name in CONVOLUTIONS:
        select(playground, name)
        playground.part(f"field-network.nodes.{name}.frozen").check()
    kept = accuracy_at(playground, STEP)

    for name in CONVOLUTIONS:
        start_with(playground, name, saved=False)
        playground.part(f"field-network.nodes.{name}.frozen").uncheck()
    fresh = accuracy_at(playground, STEP)
    assert kept > fresh + 0.05, (kept, fresh)
