"""What studies answer, read on the page and worked out again from the records of their runs."""

import re
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import expect

from engine.compile.cache import ExecutableCache
from engine.datasets.prepare import prepare
from engine.run import Run
from engine.spec import ExperimentSpec
from tests.e2e.playground import Playground
from tests.e2e.record import Record, get_json
from tests.e2e.server import Server
from tests.e2e.test_studies import ask, open_network

NUMBER = r"-?[\d.]+(?:e-?\d+)?"
NEARLY = 5e-3
"""Numbers on the page have three digits."""


@pytest.fixture(scope="module")
def playground(open_page_of_file: Any, server: Server) -> Playground:
    """Exclusive or with two hidden units, each run of two epochs."""
    return open_network(open_page_of_file, server, epochs="2", rate="0.1")


def study_on_the_page(playground: Playground) -> dict[str, Any]:
    """The study that is open."""
    study_id = playground.page.evaluate("new URLSearchParams(location.search).get('study')")
    return dict(get_json(f"{playground.server_url}/api/studies/{study_id}"))


def records(playground: Playground) -> list[Record]:
    """Of all members of the study that is open."""
    return [Record(playground.server_url, one["run_id"]) for one in study_on_the_page(playground)["members"]]


def leave(playground: Playground) -> None:
    """Closes the study."""
    playground.page.keyboard.press("Escape")
    expect(playground.part("study-dialog")).to_have_count(0)


def last_training_loss(record: Record) -> float:
    """Mean loss of the last bucket of steps."""
    buckets = [frame.arrays["scalar_buckets"] for frame in record.frames if "scalar_buckets" in frame.arrays]
    return float(buckets[-1][0, -1, 1])


def numbers_in(text: str) -> list[float]:
    """Every number of a text."""
    return [float(number) for number in re.findall(NUMBER, text)]


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("rates", ["Learning rate 0.0333", "Learning rate 0.1", "Learning rate 0.3"]),
        ("optimizers", ["Gradient descent", "RMSProp", "AdaGrad", "Adam"]),
    ],
)
def test_runs_are_laid_over_one_another_by_name(playground: Playground, question: str, names: list[str]) -> None:
    ask(playground, question)
    expect(playground.part("study-curves")).to_have_attribute("data-lines", str(len(names)))
    rows = [row.inner_text().splitlines() for row in playground.part("study-legend").locator("li").all()]
    assert [row[0] for row in rows] == names
    ends = [last_training_loss(record) for record in records(playground)]
    assert len(set(ends)) == len(names), "each trained otherwise"
    assert [float(row[-1]) for row in rows] == pytest.approx(ends, rel=NEARLY)
    leave(playground)


def test_folds_have_the_mean_and_the_spread_of_their_records(playground: Playground) -> None:
    ask(playground, "k_fold")
    losses = np.array([record.evaluations()[-1, 1] for record in records(playground)])
    assert len(losses) == 5
    assert len(set(losses.tolist())) == 5
    shown = numbers_in(playground.part("folds-loss").inner_text())
    mean, deviation = losses.mean(), losses.std(ddof=1)
    assert shown == pytest.approx([mean, deviation, losses.min(), losses.max()], rel=NEARLY)
    leave(playground)


def predictions_of(record: Record, cache: ExecutableCache) -> dict[str, Any]:
    """What a member predicts for every validation example, trained again without a server."""
    spec = ExperimentSpec.model_validate(record.detail["spec"])
    run = Run(spec, prepare(spec.data, None), cache=cache)
    while run.step < record.detail["run"]["step"]:
        run.advance(record.detail["run"]["step"] - run.step)
    return dict(run.view("class_probabilities").arrays)


def cross_entropy(probabilities: Any, labels: Any) -> float:
    return float(-np.log(probabilities[np.arange(len(labels)), labels]).mean())


def test_an_ensemble_is_better_than_its_mean_member(playground: Playground) -> None:
    ask(playground, "ensemble")
    cache = ExecutableCache()
    predicted = [predictions_of(record, cache) for record in records(playground)]
    labels = predicted[0]["labels"].astype(int)
    each = np.stack([one["probabilities"] for one in predicted])
    losses = [cross_entropy(each.mean(axis=0), labels), float(np.mean([cross_entropy(one, labels) for one in each]))]
    assert losses[0] < losses[1], "the members differ"
    row = playground.part("ensemble").locator("tbody tr").first
    together, alone = (float(cell.inner_text()) for cell in row.locator("td").all())
    assert [together, alone] == pytest.approx(losses, rel=NEARLY)
    assert together < alone
    leave(playground)


def test_a_grid_of_ones_own_trains_every_combination_within_its_budget(playground: Playground) -> None:
    playground.part("study-menu").click()
    playground.part("action-studies").click()
    playground.part("field-search-kind").select_option("grid")
    expect(playground.part("field-search-runs")).to_have_count(0)
    playground.part("field-search-values-0").fill("0.1, 1")
    playground.part("field-search-path-1").select_option("training.batch_size")
    playground.part("field-search-values-1").fill("10, 30")
    playground.part("field-search-budget").fill("4")
    playground.part("start-search").click()
    expect(playground.part("study")).to_have_attribute("data-status", "finished")
    study = study_on_the_page(playground)
    assert study["study"]["type"] == "grid"
    combinations = [[change["value"] for change in member["changes"]] for member in study["members"]]
    assert combinations == [[0.1, 10], [0.1, 30], [1, 10], [1, 30]]
    rows = playground.part("study-table").locator("tbody tr")
    expect(rows).to_have_count(4)
    assert sum(member["figures"]["step"] for member in study["members"]) <= study["result"]["budget_steps"]
    losses = [record.evaluations()[-1, 1] for record in records(playground)]
    assert study["result"]["ranking"][0] == int(np.argmin(losses))
    best = combinations[int(np.argmin(losses))]
    expect(playground.part("search")).to_contain_text(f"Learning rate {best[0]:g}, Batch size {best[1]}")
    leave(playground)
