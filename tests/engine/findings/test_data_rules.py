"""Rules about data, loss terms and flow: what each speaks at and is silent at, on made-up and on real runs."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from engine.datasets.prepare import prepare
from engine.findings import evaluate
from engine.findings.definition import Evidence
from engine.findings.evidence import evidence_of
from engine.findings.facts import ClassFacts, DataFacts
from engine.labs import LABS
from engine.labs.chain import make_chain
from engine.report import Arrays
from engine.run import Run
from engine.spec import Component, Data, ExperimentSpec, Objective, Training
from engine.spec.data import Split
from tests.engine.findings.evidence import CACHE, make_evidence

SPECS = {entry.id: entry.spec for entry in LABS}
DENSE, SPIRAL, AUTOENCODER = SPECS["digits_dense"], SPECS["spiral_vanishing"], SPECS["digits_autoencoder"]
DEEP = ("dense_1", "dense_2", "dense_3", "dense_4", "logits")
GROWING = {name: {"delta_rms": value} for name, value in zip(DEEP, (50.0, 10.0, 2.0, 0.4, 0.1), strict=True)}


def changed(spec: ExperimentSpec, **training: Any) -> ExperimentSpec:
    return spec.model_copy(update={"training": spec.training.model_copy(update=training)})


def rows(*losses: float, accuracy: float = 0.5) -> np.ndarray:
    """Evaluations at powers of two."""
    return np.asarray([[2.0 ** (3 + number), loss, accuracy] for number, loss in enumerate(losses)])


def counted(training: Sequence[int], validation: Sequence[int], accuracy: float, **facts: Any) -> Evidence:
    """Evidence of two classes; the accuracy is that of every evaluation."""
    seen = rows(0.3, 0.3, 0.3, accuracy=accuracy)
    evidence = make_evidence(SPIRAL, {}, guessing=0.33, losses=0.3, evaluations=seen, **facts)
    shape = evidence.facts.input_shape
    classes = ClassFacts(tuple(training), tuple(validation))
    schema = replace(evidence.schema, metrics=("accuracy",), classes=("blue", "orange"))
    return replace(evidence, schema=schema, facts=DataFacts((0.33,), evidence.facts.inputs, shape, classes))


TERMS = (Objective(loss=Component(type="cross_entropy"), prediction="logits", target="label", weight=0.001),)


def with_terms(weight: float) -> Evidence:
    """Two terms that cost 2.3 and, always predicting the same, so many times as much as the total weighs them."""
    goals = tuple(TERMS[0].model_copy(update={"weight": each}) for each in (1.0, weight))
    evidence = make_evidence(DENSE.model_copy(update={"objectives": goals}), {}, guessing=2.3, losses=1.0)
    return replace(evidence, facts=replace(evidence.facts, guessing=(2.3, 2.3)))


SEEN: dict[str, Any] = {"guessing": 2.3, "losses": 0.2}
UNTOLD: dict[str, Evidence] = {
    "nothing_carries_over": make_evidence(DENSE, {}, evaluations=rows(2.3, 2.3, 2.4, 2.6, 3.5), **SEEN),
    "rare_classes_missed": counted((285, 15), (96, 4), 0.96),
    "loss_term_drowned": with_terms(0.001),
    "mean_reconstruction": make_evidence(AUTOENCODER, {}, guessing=0.07, losses=0.0699),
    "exploding_gradient": make_evidence(SPIRAL, GROWING),
}
UNLIKE: dict[str, Evidence] = {
    "a validation loss that was once lower": make_evidence(DENSE, {}, evaluations=rows(2.3, 1.9, 2.1, 2.3), **SEEN),
    "training examples that aren't learned": make_evidence(
        DENSE, {}, evaluations=rows(2.3, 2.3, 2.3, 2.3, 2.3), guessing=2.3, losses=2.2
    ),
    "a run that is not evaluated yet": replace(counted((285, 15), (96, 4), 0.96), evaluations=np.zeros((0, 2))),
    "three evaluations": make_evidence(DENSE, {}, evaluations=rows(2.3, 2.3, 2.4), **SEEN),
    "one rare example found": counted((285, 15), (96, 4), 0.97),
    "a frequent example lost": counted((285, 15), (96, 4), 0.95),
    "classes as frequent as each other": counted((150, 150), (50, 50), 0.5),
    "a validation part of one class": counted((285, 15), (100, 0), 1.0),
    "no 200 steps": counted((285, 15), (96, 4), 0.96, rows=32),
    "a term of a tenth": with_terms(0.1),
    "an autoencoder that learns": make_evidence(AUTOENCODER, {}, guessing=0.07, losses=0.03),
    "an autoencoder at its start": make_evidence(AUTOENCODER, {}, guessing=0.07, losses=0.0699, rows=32),
    "a network of values at the mean": make_evidence(SPECS["function_curve"], {}, guessing=0.5, losses=0.5),
    "a gradient that grows in a network that has learned": make_evidence(SPIRAL, GROWING, losses=0.1),
    "a gradient that keeps its size": make_evidence(SPIRAL, {name: {"delta_rms": 0.1} for name in DEEP}),
}


@pytest.mark.parametrize("code", UNTOLD)
def test_the_rule_speaks_alone(code: str) -> None:
    assert [finding.code for finding in evaluate(UNTOLD[code])] == [code]


@pytest.mark.parametrize("name", UNLIKE)
def test_nothing_is_reported_of(name: str) -> None:
    assert [finding.code for finding in evaluate(UNLIKE[name])] == []


def test_numbers_and_first_cures_are_those_of_the_case() -> None:
    def one(code: str) -> Any:
        return evaluate(UNTOLD[code])[0]

    rare = one("rare_classes_missed")
    assert (rare.values["class"], rare.values["percent"], rare.values["accuracy"]) == ("blue", 95, 96)
    assert rare.cures[0].spec == changed(SPIRAL, class_weights="balanced")
    drowned = one("loss_term_drowned")
    assert (drowned.values["cost"], drowned.values["other_cost"], drowned.values["weight"]) == (0.0023, 2.3, 1.0)
    assert [goal.weight for goal in drowned.cures[0].spec.objectives] == [1.0, 1.0]
    assert one("exploding_gradient").values["ratio"] == 500
    assert one("nothing_carries_over").values["least"] == 2.3


def trained(spec: ExperimentSpec, steps: int, *, shuffled: bool = False) -> Evidence:
    """Evidence of a real run; with its labels shuffled among the examples where that is wanted."""
    data = prepare(spec.data, None)
    if shuffled:
        assert data.labels is not None
        data = replace(data, labels=np.random.default_rng(1).permutation(data.labels))
    run = Run(spec, data, cache=CACHE)
    run.compile_step()
    frames: list[tuple[int, Arrays]] = []
    while run.step < steps:
        frames += [(report.step, report.arrays) for report in run.advance(steps - run.step).reports]
    found = evidence_of(spec, run.schema, frames, ())
    assert found is not None
    return found


def classifier(data: Data, *units: int, rate: float = 0.01) -> ExperimentSpec:
    hidden: list[Any] = [step for width in units for step in (("dense", {"units": width}), "relu")]
    return ExperimentSpec(
        network=make_chain(*hidden, ("dense", {"units": 2}), names=("output",)),
        data=data,
        objectives=(Objective(loss=Component(type="cross_entropy"), prediction="output", target="label"),),
        optimizer=Component(type="adam", config={"learning_rate": rate}),
        training=Training(batch_size=20),
    )


SCALED = (Component(type="standardize", config={"per": "feature"}),)
FEW = classifier(Data(type="moons", config={"noise": 0.4}, preprocessing=SCALED, split=Split(train=60)), 64, 64)


@pytest.mark.usefixtures("quick_programs")
def test_shuffled_labels_are_distinguished_from_too_few_examples() -> None:
    reported = [finding.code for finding in evaluate(trained(FEW, 512, shuffled=True))]
    assert reported == ["nothing_carries_over"]
    assert [finding.code for finding in evaluate(trained(FEW, 512))] == ["overfitting"]


@pytest.mark.usefixtures("quick_programs")
def test_a_rare_class_that_is_never_predicted_is_reported_and_balanced_weights_find_it() -> None:
    spec = classifier(Data(type="unbalanced", config={"ratio": 50, "noise": 0.5}), 4, rate=0.003)
    (finding,) = evaluate(trained(spec, 512))
    assert finding.code == "rare_classes_missed"
    assert evaluate(trained(finding.cures[0].spec, 512)) == []


@pytest.mark.usefixtures("quick_programs")
def test_facts_count_the_classes_of_training_and_validation() -> None:
    data = prepare(FEW.data, None)
    assert data.labels is not None
    assert trained(FEW, 1).facts.classes == ClassFacts(
        (int(np.sum(data.labels[:60] == 0)), int(np.sum(data.labels[:60] == 1))),
        tuple(int(np.sum(data.labels[60 : 60 + data.counts[1]] == label)) for label in (0, 1)),
    )
