"""Links of TensorFlow Playground open as the same experiment and are written back; those that diverge say why."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.playground import Playground
from tests.e2e.server import Server

XOR = (
    "activation=relu&regularization=L2&batchSize=10&dataset=xor&regDataset=reg-plane&learningRate=0.1"
    "&regularizationRate=0.001&noise=15&networkShape=6,3&seed=0.40001&showTestData=false&discretize=false"
    "&percTrainData=60&x=true&y=true&xTimesY=true&xSquared=false&ySquared=false&cosX=false&sinX=false&cosY=false"
    "&sinY=true&collectStats=false&problem=classification&initZero=false&hideText=false"
)
# Bug reports 3, 77 and 153 of its tracker.
LINEAR = (
    "activation=tanh&batchSize=1&dataset=spiral&regDataset=reg-plane&learningRate=1&regularizationRate=0&noise=50"
    "&networkShape=8&seed=0.42182&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xTimesY=false"
    "&xSquared=false&ySquared=false&cosX=false&sinX=false&cosY=false&sinY=false&collectStats=false&problem=regression"
)
DECAYS = (
    "activation=tanh&regularization=L2&batchSize=30&dataset=spiral&regDataset=reg-plane&learningRate=0.3"
    "&regularizationRate=10&noise=15&networkShape=8,8&seed=0.65451&percTrainData=90&x=true&y=true&xTimesY=true"
    "&xSquared=true&ySquared=true&cosX=false&sinX=true&cosY=false&sinY=true&problem=classification&initZero=false",
    "activation=sigmoid&regularization=L2&batchSize=10&dataset=spiral&regDataset=reg-plane&learningRate=10"
    "&regularizationRate=3&noise=0&networkShape=8,8,8,8,8,8&seed=0.10261&percTrainData=50&x=true&y=true&xTimesY=true"
    "&xSquared=true&ySquared=true&cosX=false&sinX=true&cosY=false&sinY=true&problem=classification&initZero=false",
)


def paste(playground: Playground, text: str) -> None:
    """What the clipboard holds, onto the page."""
    playground.page.evaluate(
        """(text) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", text);
            const how = { clipboardData, bubbles: true, cancelable: true };
            document.body.dispatchEvent(new ClipboardEvent("paste", how));
        }""",
        text,
    )


@pytest.fixture
def playground(open_page: Any, server: Server) -> Playground:
    page = Playground(open_page(server.url), server.url)
    page.wait_ready()
    return page


def test_a_pasted_link_opens_says_what_differs_trains_and_is_written_back(playground: Playground) -> None:
    paste(playground, f"https://playground.tensorflow.org/#{XOR}")
    notes = playground.part("link-notes")
    expect(notes).to_be_visible()
    assert notes.locator("li").evaluate_all("items => items.map((item) => item.dataset.note)") == [
        "numbers",
        "order",
        "test",
    ]
    playground.part("link-close").click()
    expect(playground.block("relu_2")).to_be_attached()
    expect(playground.part("field-training.l2")).to_have_value("0.001")
    playground.part("share").click()
    expect(playground.part("share-playground-link")).to_have_value(f"https://playground.tensorflow.org/#{XOR}")
    playground.page.keyboard.press("Escape")
    playground.play()
    playground.train_until_step(600)
    playground.pause()
    assert playground.accuracy() > 0.8


def test_it_opens_as_the_address_and_by_the_list_of_commands(open_page: Any, server: Server) -> None:
    playground = Playground(open_page(f"{server.url}/#{XOR}"), server.url)
    playground.wait_ready()
    expect(playground.part("link-notes")).to_be_visible()
    playground.part("link-close").click()
    expect(playground.block("relu_2")).to_be_attached()
    playground.page.wait_for_function("() => location.hash.startsWith('#v=')")
    playground.page.keyboard.press("Control+k")
    playground.part("commands-search").fill("Open a link")
    playground.part("command-action.open_link").click()
    field = playground.part("link-field")
    field.fill("https://example.org/")
    field.press("Enter")
    expect(playground.part("link-dialog")).to_contain_text("isn't a link to an experiment")
    field.fill(f"https://playground.tensorflow.org/#{LINEAR}")
    field.press("Enter")
    expect(playground.part("link-notes")).to_be_visible()


@pytest.mark.parametrize("link", DECAYS)
def test_a_bug_report_with_too_much_decay_is_warned_of_before_training(playground: Playground, link: str) -> None:
    paste(playground, f"https://playground.tensorflow.org/#{link}")
    playground.part("link-close").click()
    expect(playground.page.get_by_text("Learning rate × L2 is").first).to_be_visible()


def test_a_bug_report_with_too_high_a_rate_stops_with_its_last_finite_weights_and_a_lower_rate_to_try(
    playground: Playground,
) -> None:
    paste(playground, f"https://playground.tensorflow.org/#{LINEAR}")
    playground.part("link-close").click()
    playground.play()
    card = playground.part("diverged-card")
    expect(card).to_contain_text("Stopped at step")
    expect(card).to_contain_text("last finite weights are kept")
    expect(card).to_contain_text(re.compile("learning rate", re.IGNORECASE))
