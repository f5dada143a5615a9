"""Networks of other kinds, drawn by hand, started and watched: convolutions, a denoising autoencoder, an LSTM."""

from typing import Any

import pytest

from tests.e2e.playground import Playground, magnitude
from tests.e2e.server import Server
from tests.e2e.test_autoencoder import mean_error


@pytest.fixture
def playground(open_page: Any, server: Server) -> Playground:
    page = Playground(open_page(server.url), server.url)
    page.wait_ready()
    return page


def setting(playground: Playground, name: str, value: str) -> None:
    """One setting of a node, by `node.field`."""
    node_id, field = name.split(".")
    playground.set_field(f"network.nodes.{node_id}.config.{field}", value)


def choose(playground: Playground, path: str, value: str) -> None:
    playground.part(f"field-{path}").select_option(value)


def assert_every_block_shows_its_record(playground: Playground, least: int) -> None:
    """Paused: what the blocks say is what was recorded at that step."""
    state = playground.settle()
    record = playground.record()
    shown = {name: entry["text"] for name, entry in state["nodes"].items() if name in record.schema["nodes"]}
    assert len(shown) >= least
    for name, text in shown.items():
        assert text == magnitude(record.node_value(state["shownStep"], name, "delta_rms")), name


@pytest.mark.full
def test_a_convolutional_network_on_digits(playground: Playground) -> None:
    playground.choose_data("digits")
    playground.clear()
    playground.add("input", "x")
    playground.add("conv2d", "conv2d_1")
    setting(playground, "conv2d_1.filters", "8")
    playground.add("batch_norm", "batch_norm_1")
    playground.add("relu", "relu_1")
    playground.add("avg_pool2d", "avg_pool2d_1")
    playground.add("flatten", "flatten_1")
    playground.add("dense", "dense_1")
    setting(playground, "dense_1.units", "10")
    playground.play()
    playground.train_until_step(100)
    playground.pause()
    assert_every_block_shows_its_record(playground, 4)


@pytest.mark.full
def test_a_denoising_autoencoder_gives_back_clean_digits(playground: Playground) -> None:
    playground.choose_data("digits")
    playground.clear()
    playground.add("input", "x")
    playground.add("gaussian_noise", "gaussian_noise_1")
    playground.add("dense", "dense_1")
    setting(playground, "dense_1.units", "48")
    playground.add("relu", "relu_1")
    playground.add("dense", "dense_2")
    setting(playground, "dense_2.units", "64")
    playground.block("loss").click()
    choose(playground, "objectives.0.loss.type", "mse")
    choose(playground, "objectives.0.target", "input")
    playground.part("step-menu").click()
    playground.part("action-step").click()
    playground.part("reconstruction-pair-0").wait_for()
    before = mean_error(playground)
    playground.play()
    playground.wait_until(lambda _: mean_error(playground) * 2 < before, "half of the error")
    playground.pause()
    assert_every_block_shows_its_record(playground, 2)


def test_an_lstm_on_two_marked_numbers(playground: Playground) -> None:
    playground.choose_data("adding")
    playground.clear()
    playground.add("input", "x")
    playground.add("lstm", "lstm_1")
    setting(playground, "lstm_1.units", "16")
    playground.add("dense", "dense_1")
    setting(playground, "dense_1.units", "1")
    playground.play()
    playground.train_until_step(100)
    playground.pause()
    assert_every_block_shows_its_record(playground, 2)
