"""A sentence with measured numbers names their step; one without a step has none that was measured."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from engine.findings import FINDINGS
from engine.findings.definition import Evidence
from engine.findings.facts import InputFacts
from engine.labs import LABS
from tests.engine.findings.evidence import make_evidence

LOCALES = Path(__file__).resolve().parents[3] / "frontend" / "src" / "locales"
PLACEHOLDER = re.compile(r"\{(\w+)\}")
STEPS = frozenset({"step", "steps"})
NO_STEP = {
    "initial_weights_too_large": "names the state before the first update",
    "loss_term_drowned": "of the data and the weights of the losses",
    "unscaled_inputs": "of the data",
}
"""Sentences without a step, and what their numbers are of."""
BY_TYPE = {each.type: each for each in FINDINGS}


def placeholders(language: str, type_: str, part: str) -> set[str]:
    catalogue = json.loads((LOCALES / f"catalog.{language}.json").read_text(encoding="utf-8"))
    return set(PLACEHOLDER.findall(catalogue.get(f"findings.{type_}.{part}", "")))


@pytest.mark.parametrize("language", ["en", "de", "hu"])
def test_every_sentence_with_a_measured_number_names_its_step(language: str) -> None:
    silent = [type_ for type_ in BY_TYPE if not placeholders(language, type_, "sentence") & STEPS]
    assert sorted(silent) == sorted(NO_STEP)


@pytest.mark.parametrize("language", ["en", "de", "hu"])
def test_an_explanation_has_no_number_that_training_changes(language: str) -> None:
    named = {type_: placeholders(language, type_, "explanation") for type_ in BY_TYPE}
    assert {type_: names for type_, names in named.items() if names} == {"rare_classes_missed": {"class", "percent"}}


def standing_at(rows: int, loss: float) -> dict[str, Evidence]:
    """A run at a ladder step with such a loss, whose data and losses each such sentence is about."""
    spec = next(entry.spec for entry in LABS if entry.id == "digits_dense")
    raw = InputFacts(low=0.13, high=1680.0, rms=800.0, narrowest=0.12, widest=315.0)
    diverged = {"node_id": "dense_1", "quantity": "update", "step": rows}
    goals = tuple(spec.objectives[0].model_copy(update={"weight": each}) for each in (1.0, 0.001))
    two = make_evidence(spec.model_copy(update={"objectives": goals}), {}, rows=rows, losses=loss, guessing=2.3)
    return {
        "loss_term_drowned": replace(two, facts=replace(two.facts, guessing=(2.3, 2.3))),
        "unscaled_inputs": make_evidence(spec, {}, rows=rows, losses=loss, guessing=2.3, inputs=raw, diverged=diverged),
    }


@pytest.mark.parametrize("type_", sorted(NO_STEP.keys() - {"initial_weights_too_large"}))
def test_a_sentence_without_a_step_has_the_same_numbers_at_every_step(type_: str) -> None:
    named = placeholders("en", type_, "sentence")
    found = [BY_TYPE[type_].evaluate(standing_at(rows, loss)[type_]) for rows, loss in ((40, 2.0), (64, 0.1))]
    (first,), (later,) = found
    assert {name: first.values[name] for name in named} == {name: later.values[name] for name in named}
