"""A ready experiment on splits: folds, and how choosing by a set flatters the chosen network."""

import numpy as np

from engine.labs.chain import make_chain
from engine.labs.claims import StudyClaim, StudyOutcome
from engine.labs.definition import Lab, LabStudy
from engine.labs.digits import LABEL
from engine.labs.rates import steps_budget
from engine.labs.study_measures import StudyMeasure, picture_of, result_of
from engine.spec import Component, Data, Evaluation, ExperimentSpec, Split, Training
from engine.studies.ensemble import VIEW
from engine.studies.results import FoldsResult

FOLDS, NETWORKS, REPEATS = 5, 50, 20
EXAMPLES, STEPS = 1500, 128
EVERY = 7
"""Epochs between two evaluations, which read many examples."""

SPEC = ExperimentSpec(
    network=make_chain(("dense", {"units": 8}), "relu", ("dense", {"units": 10}), names=("logits",)),
    data=Data(type="digits", split=Split(train=EXAMPLES // 3, validation=2 * EXAMPLES // 3, test=297)),
    objectives=(LABEL,),
    optimizer=Component(type="adam", config={"learning_rate": 0.01}),
    training=Training(batch_size=32, evaluation=Evaluation(every=EVERY)),
)


def _deviation(metric: str) -> StudyMeasure:
    """The sample deviation of a metric over the folds."""

    def measure(outcome: StudyOutcome) -> float:
        deviation = result_of(outcome, FoldsResult).metrics[metric].deviation
        return float("nan") if deviation is None else deviation

    return measure


def optimism(outcome: StudyOutcome) -> float:
    """How much smaller the error of the best network is where it was chosen than on fresh examples, a mean.

    Twenty times the validation set is halved at random: by one half the best of all networks is chosen, the other half
    is fresh.
    """
    pictures = [picture_of(one, VIEW) for one in outcome.records]
    labels = pictures[0]["labels"].astype(np.int64)
    wrong = np.stack([one["probabilities"].argmax(axis=1) != labels for one in pictures])
    numbers = np.random.default_rng(0)
    gaps: list[float] = []
    for _ in range(REPEATS):
        order = numbers.permutation(len(labels))
        chosen_by, fresh = np.array_split(order, 2)
        best = int(wrong[:, chosen_by].mean(axis=1).argmin())
        gaps.append(float(wrong[best, fresh].mean() - wrong[best, chosen_by].mean()))
    return float(np.mean(gaps))


SPLITS = Lab(
    id="splits",
    title="Cross-validation, and choosing by a set",
    summary="Cross-validation uses every example for validation once and shows how much a result varies. The best of "
    "fifty networks looks better on the data that chose it than on fresh data.",
    spec=SPEC,
    studies=(
        LabStudy(
            "folds",
            "Five folds",
            Component(type="k_fold", config={"folds": FOLDS, "budget": {"unit": "epoch", "n": EVERY}}),
        ),
        LabStudy(
            "chosen",
            "The best of fifty networks",
            Component(type="ensemble", config={"count": NETWORKS, "budget": steps_budget(STEPS)}),
        ),
    ),
    study_claims=(
        StudyClaim(
            "All five folds are evaluated.", "folds", lambda outcome: result_of(outcome, FoldsResult).folds, least=FOLDS
        ),
        StudyClaim("The folds don't agree: their accuracies vary.", "folds", _deviation("accuracy"), least=1e-4),
        StudyClaim(
            "The chosen network's error is larger on fresh examples than on those that it was chosen by.",
            "chosen",
            optimism,
            least=1e-3,
        ),
    ),
    source="Stone 1974 (Cross-validatory choice); Hastie, Tibshirani, Friedman 2009, section 7.2.",
)
