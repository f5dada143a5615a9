"""Settings that the engine knows reach the run from the page: splits, augmentations, objectives, weights, metrics."""

import json
import urllib.request
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.axe import violations
from tests.e2e.limits import LIMIT_S
from tests.e2e.playground import Playground, assert_each_loss_is_drawn
from tests.e2e.server import Server
from tests.e2e.test_legible import LANGUAGES, SCRIPT

FOLDS = {
    "data": ("fold-resampling", "fold-preprocessing", "fold-augmentations"),
    "training": ("fold-objectives", "fold-class-weights", "fold-evaluation", "training-more"),
}
SIZES = {"wide": (1440, 900), "narrow": (1024, 768), "phone": (390, 844)}

CUT_CHOICES = """() => [...document.querySelectorAll("select")].flatMap((select) => {
  const style = getComputedStyle(select);
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const text = select.selectedOptions[0]?.text ?? "";
  const room = select.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  const width = pen.measureText(text).width;
  return select.clientWidth > 0 && width > room + 1 ? [`${text} (${Math.ceil(width)} > ${Math.floor(room)})`] : [];
})"""

SIDEWAYS = """() => [...document.querySelectorAll("aside, aside *")].flatMap((box) => {
  const scrolls = ["auto", "scroll"].includes(getComputedStyle(box).overflowX);
  return scrolls && box.scrollWidth > box.clientWidth + 1 && box.querySelector("table, .katex") === null
    ? [`sideways: ${box.className} (${box.scrollWidth} > ${box.clientWidth})`] : [];
})"""


@pytest.fixture
def playground(open_page: Any, server: Server) -> Playground:
    page = Playground(open_page(server.url), server.url)
    page.wait_ready()
    return page


def unfold(playground: Playground, *names: str) -> None:
    for name in names:
        fold = playground.part(name)
        if fold.get_attribute("aria-expanded") == "false":
            fold.click()


def choose(playground: Playground, path: str, value: str) -> None:
    playground.part(f"field-{path}").select_option(value)


def add(playground: Playground, path: str, component: str) -> None:
    """A component at the end of a list, by its menu; by keyboard, since parts that load late move the button."""
    playground.part(f"add-{path}").press("Enter")
    playground.part(f"add-{path}-{component}").click()
    expect(playground.part(f"add-{path}-{component}")).to_have_count(0)


def choose_metrics(playground: Playground, *names: str) -> None:
    for name in names:
        playground.part("field-training.evaluation.metrics").get_by_label(name, exact=True).check()


def kept_spec(page: Page) -> Any:
    """The document as the browser keeps it."""
    return page.evaluate("JSON.parse(localStorage.getItem('backlight.document')).state.spec")


def live_changes(playground: Playground) -> dict[str, float]:
    """Where the run was told another live value, by path."""
    events = playground.record().detail["events"]
    return {event["detail"]["path"]: event["detail"]["to"] for event in events if event["kind"] == "live_change"}


def set_everything(playground: Playground) -> None:
    playground.choose_data("digits")
    unfold(playground, *FOLDS["data"])
    playground.set_field("data.split.folds", "5")
    choose(playground, "data.split.fold", "3")
    playground.set_field("data.split.bootstrap_seed", "7")
    add(playground, "data.augmentations", "rotate")
    add(playground, "data.augmentations", "noise")
    playground.part("earlier-data.augmentations.1").click()
    playground.set_field("data.augmentations.1.config.angle", "5")
    unfold(playground, *FOLDS["training"])
    playground.part("add-objective").click()
    choose(playground, "objectives.1.prediction", "dense_1")
    playground.set_field("objectives.1.weight", "0.02")
    choose(playground, "training.class_weights", "own")
    playground.set_field("training.class_weights.4", "2.5")
    choose_metrics(playground, "Accuracy", "F1")
    playground.set_field("training.evaluation.every", "2")
    choose(playground, "training.clipping", "norm")
    playground.set_field("training.clipping.at", "0.5")


def undo_and_redo_everything(playground: Playground, before: Any) -> None:
    """Every change is one step back, and comes again."""
    after = kept_spec(playground.page)
    assert after != before
    steps = 0
    while kept_spec(playground.page) != before:
        playground.part("undo-button").click()
        steps += 1
        assert steps < 40
    assert steps == 17
    for _ in range(steps):
        playground.part("redo-button").click()
    assert kept_spec(playground.page) == after


def test_every_setting_is_undone_and_redone_reaches_the_run_and_if_it_is_live_reaches_it_while_it_trains(
    playground: Playground,
) -> None:
    playground.choose_data("digits")
    before = kept_spec(playground.page)
    set_everything(playground)
    undo_and_redo_everything(playground, before)
    playground.play()
    playground.train_until_step(50)
    run_id = playground.run_id()
    detail = playground.record().detail
    spec = detail["spec"]
    split = spec["data"]["split"]
    assert (split["folds"], split["fold"], split["bootstrap_seed"]) == (5, 3, 7)
    assert [step["type"] for step in spec["data"]["augmentations"]] == ["noise", "rotate"]
    assert spec["data"]["augmentations"][1]["config"]["angle"] == 5
    penalty = spec["objectives"][1]
    assert (penalty["loss"]["type"], penalty["target"]) == ("sparsity_l1", "none")
    assert (penalty["prediction"], penalty["weight"]) == ("dense_1", 0.02)
    training = spec["training"]
    assert training["class_weights"] == [1, 1, 1, 1, 2.5, 1, 1, 1, 1, 1]
    assert (training["evaluation"]["every"], training["evaluation"]["metrics"]) == (2, ["accuracy", "f1"])
    assert training["clipping"] == {"by": "norm", "at": 0.5}
    assert detail["run_schema"]["metrics"][-2:] == ["accuracy", "f1"]
    assert detail["run_schema"]["training_size"] < 1297
    playground.set_field("data.augmentations.1.config.angle", "12")
    playground.set_field("objectives.1.weight", "0.5")
    playground.train_until_step(playground.drawn()["shownStep"] + 50)
    playground.pause()
    assert playground.run_id() == run_id
    assert live_changes(playground) == {"data.augmentations.1.config.angle": 12, "objectives.1.weight": 0.5}
    assert_each_loss_is_drawn(playground, {"loss": "× 1", "loss-1": "× 0.5"})


def test_a_rare_class_is_balanced_by_weights_or_by_thinning_and_a_batch_may_hold_all(playground: Playground) -> None:
    playground.choose_data("unbalanced")
    unfold(playground, "fold-resampling", "fold-class-weights")
    choose(playground, "training.class_weights", "balanced")
    playground.play()
    playground.train_until_step(100)
    playground.pause()
    detail = playground.record().detail
    assert detail["spec"]["training"]["class_weights"] == "balanced"
    everything = detail["run_schema"]["training_size"]
    former = playground.run_id()
    playground.set_field("data.split.largest_ratio", "1")
    expect(playground.part("field-training.class_weights")).to_have_value("balanced")
    playground.part("field-training.batch_size").locator("..").get_by_role("button").click()
    playground.page.locator('[data-testid^="choice-training.batch_size-"]').click()
    playground.play()
    playground.wait_until(lambda state: state["runId"] != former and state["shownStep"] >= 50, "a thinned run")
    playground.pause()
    thinned = playground.record().detail
    size = thinned["run_schema"]["training_size"]
    assert size < everything / 2
    assert thinned["spec"]["training"]["batch_size"] >= size
    assert thinned["run_schema"]["steps_per_epoch"] == 1


def test_what_cannot_be_is_reported_at_the_field_and_nothing_is_lost(refusing: Playground) -> None:
    refusing.open_tab("data")
    unfold(refusing, "fold-resampling")
    before = kept_spec(refusing.page)
    refusing.set_field("data.split.folds", "1")
    expect(refusing.page.locator("[id='data.split.folds-problem']")).to_have_text("At least 2.")
    expect(refusing.part("field-data.split.folds")).to_have_value("1")
    assert kept_spec(refusing.page) == before
    refusing.set_field("data.split.folds", "4")
    choose(refusing, "data.split.fold", "3")
    refusing.set_field("data.split.folds", "2")
    assert kept_spec(refusing.page)["data"]["split"]["fold"] == 1
    refusing.set_field("data.split.train", "900000")
    split = refusing.page.get_by_role("region", name="Split")
    expect(split.get_by_role("alert")).to_contain_text("900")
    expect(refusing.part("field-data.split.train")).to_have_value("900000")


def test_lists_are_worked_by_keyboard_alone(playground: Playground) -> None:
    playground.choose_data("digits")
    fold = playground.part("fold-augmentations")
    fold.press("Enter")
    playground.part("add-data.augmentations").press("Enter")
    expect(playground.part("add-data.augmentations-shift")).to_be_visible()
    playground.page.keyboard.press("ArrowDown")
    playground.page.keyboard.press("Enter")
    expect(playground.part("data.augmentations.0")).to_be_visible()
    playground.part("remove-data.augmentations.0").press("Enter")
    expect(playground.part("data.augmentations.0")).to_have_count(0)
    expect(fold).to_have_attribute("aria-expanded", "true")


def fitted(playground: Playground, baseline: str) -> dict[str, Any]:
    """What the server itself says of a baseline on the present data."""
    body = {"data": kept_spec(playground.page)["data"], "baseline": {"type": baseline}}
    headers = {"Content-Type": "application/json", "Origin": playground.server_url}
    url = f"{playground.server_url}/api/baselines"
    request = urllib.request.Request(url, json.dumps(body).encode(), headers)
    with urllib.request.urlopen(request, timeout=LIMIT_S) as answer:
        return json.load(answer)["metrics"]


def test_baselines_stand_beside_the_network_in_one_table(playground: Playground) -> None:
    playground.open_gallery("xor")
    playground.play()
    playground.train_until_step(500)
    playground.pause()
    playground.part("tab-baselines").click()
    network = playground.part("baseline-network")
    expect(network).to_contain_text(f"{100 * playground.accuracy():.1f} %")
    playground.part("fit-baselines").click()
    for baseline in ("logistic_regression", "k_nearest_neighbours"):
        accuracy = fitted(playground, baseline)["validation"]["accuracy"]
        expect(playground.part(f"baseline-{baseline}")).to_contain_text(f"{100 * accuracy:.1f} %")
    expect(playground.part("baseline-k_means")).to_contain_text("purity")
    expect(playground.part("fit-baselines")).to_have_count(0)
    unfold(playground, "fold-baselines")
    playground.set_field("baselines.k_nearest_neighbours.config.k", "50")
    expect(playground.part("baseline-k_nearest_neighbours")).to_contain_text("%")
    playground.open_tab("data")
    playground.set_field("data.split.train", "50")
    expect(playground.part("fit-baselines")).to_be_visible()


def test_a_refused_baseline_says_why_and_can_be_tried_again(refusing: Playground) -> None:
    refusing.open_tab("data")
    refusing.set_field("data.split.train", "900000")
    refusing.part("tab-baselines").click()
    refusing.part("fit-baselines").click()
    row = refusing.part("baseline-logistic_regression")
    expect(row.get_by_role("alert")).to_contain_text("900")
    expect(refusing.part("fit-baselines")).to_have_text("Try again")
    refusing.set_field("data.split.train", "200")
    refusing.part("fit-baselines").click()
    expect(row).to_contain_text("%")


@pytest.mark.parametrize(
    "size", ["narrow", *(pytest.param(size, marks=pytest.mark.full) for size in ("phone", "wide"))]
)
def test_no_text_of_an_open_setting_is_cut(open_page: Any, server: Server, size: str) -> None:
    width, height = SIZES[size]
    viewport = {"width": width, "height": height}
    playground = Playground(open_page(server.url, viewport=viewport, reduced_motion="reduce"), server.url)
    playground.wait_ready()
    playground.choose_data("digits")
    unfold(playground, *FOLDS["data"], *FOLDS["training"])
    playground.set_field("data.split.folds", "5")
    for path, component in (("data.augmentations", "flip"), ("data.preprocessing", "min_max")):
        add(playground, path, component)
    playground.part("add-objective").click()
    choose(playground, "training.class_weights", "own")
    choose(playground, "training.clipping", "global_norm")
    playground.part("tab-baselines").click()
    wrong: list[str] = []
    for language in LANGUAGES:
        playground.speak(language)
        wrong += [f"{language}: {text}" for text in open_settings(playground, size)]
    wrong += violations(playground.page, more=())
    assert not wrong, "\n".join(dict.fromkeys(wrong))


def open_settings(playground: Playground, size: str) -> list[str]:
    """What is cut, covered or wider than its column while the settings are unfolded."""
    wrong: list[str] = []
    for fold in (*FOLDS["data"], *FOLDS["training"], "tab-baselines"):
        playground.part(fold).scroll_into_view_if_needed()
        found = playground.page.evaluate(SCRIPT)
        over = [] if size == "phone" else found["over"]  # there the page scrolls under the bar
        wrong += [f"{fold}: {text}" for text in (*found["cut"], *over)]
        wrong += playground.page.evaluate(SIDEWAYS)
    return [*wrong, *playground.page.evaluate(CUT_CHOICES)]
