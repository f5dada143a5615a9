"""Reported experiments: the first finding names the cause, the first cure works, and a sound net hears nothing."""

from typing import Any

import pytest

from engine.spec import Clipping, Component
from tests.cases.findings_cases import codes, first_cure, load, reported, train

pytestmark = pytest.mark.usefixtures("quick_programs")

CAUSES = {
    "01_finite_run_vanishing": "vanishing_gradient",
    "02_finite_run_dead": "unscaled_inputs",
    "06_label_mse_saturated": "learning_rate_too_high",
    "08_big_init_blamed_on_rate": "initial_weights_too_large",
    "10_l2_strangles": "penalty_too_strong",
    "11_zero_start_blamed_on_step": "equal_start",
    "13_raw_table_dying": "unscaled_inputs",
    "14_raw_table_saturated": "unscaled_inputs",
    "16_standstill_small_rate": "learning_rate_too_low",
}


@pytest.mark.parametrize("case", CAUSES)
def test_the_cause_alone_is_named_within_20_steps(case: str) -> None:
    _, events = train(load(case), 20)
    assert codes(events) == [CAUSES[case]]


CURED = {
    "08_big_init_blamed_on_rate": (600, 0.94),
    "13_raw_table_dying": (840, 0.97),
}


@pytest.mark.parametrize("case", CURED)
def test_the_first_cure_reaches_the_accuracy_of_a_sound_net_without_a_finding(case: str) -> None:
    steps, accuracy = CURED[case]
    _, events = train(load(case), 20)
    run, after = train(first_cure(events), steps)
    assert run.evaluate("validation")["accuracy"] >= accuracy
    assert codes(after) == []


def test_a_gradient_that_fades_through_time_is_reported_and_an_lstm_offered() -> None:
    _, events = train(load("15_through_time_vanishing"), 128)
    assert reported(events) == [(128, "fading_through_time", True)]
    assert [node.type for node in first_cure(events).network.nodes] == ["input", "lstm", "dense"]


SOUND = {"03_hinge_false_alarm": 160, "07_dropout_blamed_on_rate": 160}


@pytest.mark.parametrize("case", SOUND)
def test_nothing_is_said_where_nothing_rose(case: str) -> None:
    _, events = train(load(case), SOUND[case])
    assert codes(events) == []


def test_a_linear_net_is_reported_as_one_layer_and_not_that_its_gradient_vanishes() -> None:
    _, events = train(load("12_linear_net_vanishing"), 160)
    assert codes(events) == ["linear_network"]
    run, after = train(first_cure(events), 200)
    assert run.evaluate("validation")["accuracy"] > 0.9
    assert codes(after) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"optimizer": Component(type="sgd", config={"learning_rate": 1e-10})}, "learning_rate_too_low"),
        ({"clipping": Clipping(by="global_norm", at=1e-6)}, "clipping_too_low"),
    ],
    ids=["sgd 1e-10", "clipped"],
)
def test_a_standstill_is_reported_with_what_holds_the_weights(change: dict[str, Any], code: str) -> None:
    spec = load("16_standstill_small_rate")
    if "clipping" in change:
        faster = Component(type="sgd", config={"learning_rate": 0.1})
        change = {"optimizer": faster, "training": spec.training.model_copy(update=change)}
    _, events = train(spec.model_copy(update=change), 20)
    assert codes(events) == [code]


def test_a_schedule_that_used_the_rate_up_is_reported() -> None:
    spec = load("16_standstill_small_rate")
    faster = Component(type="sgd", config={"learning_rate": 0.1})
    schedule = Component(type="exponential", config={"factor": 0.5})
    _, events = train(spec.model_copy(update={"optimizer": faster, "schedule": schedule}), 720)
    assert codes(events) == ["learning_rate_decayed"]


@pytest.mark.parametrize(("case", "epochs"), [("01_finite_run_vanishing", 2), ("02_finite_run_dead", 3)])
def test_a_run_of_20_steps_reports_it_before_it_is_finished(case: str, epochs: int) -> None:
    run, events = train(load(case, epochs=epochs), 1000)
    assert 20 <= run.step <= 21
    assert codes(events) == [CAUSES[case]]
    assert [event.kind for event in events][-1] == "finished"


@pytest.mark.parametrize("case", ["01_finite_run_vanishing", "02_finite_run_dead"])
def test_the_verdict_depends_neither_on_the_stride_nor_on_how_the_steps_were_cut_up(case: str) -> None:
    _, slow = train(load(case), 120, stride=1, chunk=100_000)
    for stride, chunk in ((1, 1), (1024, 100_000), (1024, 7)):
        _, fast = train(load(case), 120, stride=stride, chunk=chunk)
        assert [event for event in fast if event.kind == "finding"] == [e for e in slow if e.kind == "finding"]
    assert reported(slow)
