"""Two clicks from any experiment to a running study: every question of the Study menu, on experiments of every kind."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Route, expect

from tests.e2e.limits import LIMIT_MS
from tests.e2e.playground import Playground
from tests.e2e.server import Server
from tests.e2e.test_studies import open_network

PRESETS = ("seeds", "rates", "range_test", "optimizers", "race", "widths", "batch_sizes", "k_fold", "ensemble")
AT_WORK = re.compile("running|finished")

KINDS: dict[str, set[str]] = {
    "xor": set(),
    "digits_cnn": set(),
    "digits_autoencoder": {"ensemble"},
    "function_curve": {"ensemble"},
    "shapes_pixels": {"ensemble"},
    "shapes_boxes": {"ensemble"},
    "adding_lstm": {"ensemble"},
    "transfer": {"ensemble"},
    "saddle": {"widths", "ensemble"},
}
"""Ready experiments on points, images, numbers, pixels, boxes and sequences, and what cannot be asked of each."""
KINDS_IN_TEST = {"digits_cnn", "digits_autoencoder"}
"""One of which everything can be asked, one of which not; all in `make labs`. The test above asks everything of points,
and `studyPresets.test.ts` says what is offered where."""
TRAINED_HERE = {"optimizers", "k_fold", "ensemble"}
"""A race, folds and an ensemble; a sweep and a range test are trained to their ends in `test_studies.py`."""


def ask(playground: Playground, preset: str) -> None:
    """Two clicks."""
    playground.part("study-menu").click()
    playground.part(f"action-study_{preset}").click()


def test_every_question_of_the_menu_is_two_clicks_from_a_running_study(open_page: Any, server: Server) -> None:
    playground = open_network(open_page, server, epochs="400", lr="0.3")
    for preset in PRESETS:
        ask(playground, preset)
        study = playground.part("study")
        expect(study).to_have_attribute("data-status", AT_WORK)
        expect(playground.part("study-table").locator("tbody tr").first).to_be_visible()
        if preset in TRAINED_HERE:
            expect(study.locator("[data-status=training], [data-status=done]").first).to_be_visible(timeout=LIMIT_MS)
        expect(playground.part("study-problems")).to_have_count(0)
        playground.part("study-delete").click()
        expect(playground.part("study")).to_have_count(0)
        playground.page.keyboard.press("Escape")
        expect(playground.part("study-dialog")).to_have_count(0)


@pytest.mark.parametrize(
    ("name", "unfit"),
    [
        pytest.param(name, unfit, marks=() if name in KINDS_IN_TEST else pytest.mark.full)
        for name, unfit in KINDS.items()
    ],
)
def test_on_experiments_of_every_kind_the_server_takes_what_is_asked(
    refusing: Playground, server: Server, name: str, unfit: set[str]
) -> None:
    """What the page sends is planned and not trained; what cannot be asked is told with the cure, and not sent."""
    playground, planned = refusing, dict[str, Any]()

    def plan(route: Route) -> None:
        answer = route.fetch(url=f"{server.url}/api/studies/plan")
        planned[preset] = answer.json()
        route.fulfill(status=503, content_type="application/json", body=json.dumps({"problems": []}))

    playground.page.route("**/api/studies", plan)
    playground.open_gallery(name)
    expect(playground.part("study-menu")).to_be_enabled()
    reported: dict[str, str] = {}
    problems = playground.part("study-problems")
    for preset in PRESETS:
        ask(playground, preset)
        expect(playground.part("study-dialog")).to_be_visible()
        playground.wait_until(lambda _, own=preset: own in planned or problems.count() > 0, "an answer")
        if preset in planned:
            assert planned[preset].get("runs", 0) > 0, planned[preset]
        else:
            reported[preset] = problems.inner_text()
        playground.page.keyboard.press("Escape")
        expect(playground.part("study-dialog")).to_have_count(0)
    assert set(reported) == unfit
    assert all(" first." in text for text in reported.values())
