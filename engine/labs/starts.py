"""Ready experiments on several networks of one kind: other initial weights, and their mean prediction."""

import numpy as np
from pydantic import JsonValue

from engine.labs.claims import RunState, StateClaim, StudyClaim
from engine.labs.definition import Lab, LabRun, LabStudy
from engine.labs.digits import DIGITS_DENSE
from engine.labs.rates import steps_budget
from engine.labs.study_measures import count_of, disagreement_of_equals, loss_against_mean_member, mean_difference
from engine.spec import Component, Evaluation, ExperimentSpec, Split
from engine.studies.groups import SEED

STEPS = 1024
EVERY = 11
"""Epochs between two evaluations, which read many examples."""

SEEDS: list[JsonValue] = [1, 2, 3, 4, 5]


def _digits(train: int, validation: int, seed: int = 0) -> ExperimentSpec:
    """The digits with one ReLU layer, so many of them to learn from and to validate with."""
    spec = DIGITS_DENSE.spec
    split = Split(train=train, validation=validation, test=1797 - train - validation)
    data = spec.data.model_copy(update={"split": split})
    training = spec.training.model_copy(update={"seed": seed, "evaluation": Evaluation(every=EVERY)})
    return spec.model_copy(update={"data": data, "training": training})


def _difference(first: RunState, second: RunState) -> float:
    """The norm of the difference of all weights over the norm of the first's."""
    pairs = [
        (np.asarray(array, np.float64), np.asarray(second.weights[node][name], np.float64))
        for node, arrays in first.weights.items()
        for name, array in arrays.items()
    ]
    moved = sum(float(((a - b) ** 2).sum()) for a, b in pairs)
    return (moved / sum(float((a**2).sum()) for a, _ in pairs)) ** 0.5


OTHER_START = Lab(
    id="other_start",
    title="Other start, other weights, same error",
    summary="Networks that start from other random weights end with quite different weights and nearly the same error. "
    "There are many good minima.",
    spec=_digits(900, 800, seed=1),
    main_title="Seed 1",
    others=(LabRun("other", "Seed 2", _digits(900, 800, seed=2)),),
    state_claims=(
        StateClaim(
            "The weights of two runs differ by more than half of their length.",
            STEPS,
            _difference,
            least=0.5,
            runs=("main", "other"),
        ),
    ),
    studies=(
        LabStudy(
            "seeds",
            "Five seeds",
            Component(type="sweep", config={"axes": [{"path": SEED, "values": SEEDS}], "budget": steps_budget(STEPS)}),
        ),
    ),
    study_claims=(
        StudyClaim(
            "The accuracies of two runs differ by less than 2 points on average.",
            "seeds",
            mean_difference("accuracy"),
            most=0.02,
        ),
        StudyClaim("All of them train to the end.", "seeds", count_of("done"), least=len(SEEDS)),
    ),
    source="Choromanska et al. 2015 (The loss surfaces of multilayer networks).",
)

ENSEMBLE_STEPS = 512
EQUAL = 0.005


def _ensemble(*, bagging: bool) -> Component:
    return Component(type="ensemble", config={"count": 5, "bagging": bagging, "budget": steps_budget(ENSEMBLE_STEPS)})


ENSEMBLES = Lab(
    id="ensembles",
    title="Ensembles and bagging",
    summary="The mean prediction of five networks has a smaller cross-entropy than they have on average, since they "
    "make different mistakes.",
    spec=_digits(300, 1000),
    studies=(
        LabStudy("ensemble", "Five networks", _ensemble(bagging=False)),
        LabStudy("bagging", "Five networks, each on a sample of its own", _ensemble(bagging=True)),
    ),
    study_claims=(
        *(
            StudyClaim(
                f"{name} has at most the mean cross-entropy of its members.", study, loss_against_mean_member, most=1
            )
            for study, name in (("ensemble", "The ensemble"), ("bagging", "The ensemble of bootstrap samples"))
        ),
        StudyClaim(
            "Two networks of nearly equal accuracy predict different classes for more than 2 % of the examples.",
            "ensemble",
            disagreement_of_equals(EQUAL),
            least=0.02,
        ),
    ),
    source="Hansen and Salamon 1990; Breiman 1996 (Bagging predictors).",
)
