"""Ready experiments on the learning rate: too small, good and too large, and the test that finds it."""

import numpy as np
from pydantic import JsonValue

from engine.labs.chain import make_chain
from engine.labs.claims import StudyClaim, StudyOutcome
from engine.labs.definition import Lab, LabStudy
from engine.labs.digits import LABEL
from engine.labs.study_measures import pairs, place_of_best, result_of, setting_of, steps_to_training_loss
from engine.spec import Component, Data, ExperimentSpec, Training, paths
from engine.studies.results import RangeTestResult

RATE = paths.setting(paths.OPTIMIZER, "learning_rate")
LOWEST, FACTOR, COUNT = 0.001, 3.0, 9
STEPS = 2048
LOSS = 0.3
"""Of the training, at which steps are counted."""

TANH_DIGITS = ExperimentSpec(
    network=make_chain(("dense", {"units": 32}), "tanh", ("dense", {"units": 10}), names=("logits",)),
    data=Data(type="digits", preprocessing=(Component(type="standardize"),)),
    objectives=(LABEL,),
    optimizer=Component(type="sgd", config={"learning_rate": 0.1}),
    training=Training(batch_size=32),
)


def steps_budget(steps: int) -> JsonValue:
    """So many steps of each run."""
    return {"unit": "step", "n": steps}


def rate_axis(first: float, factor: float, count: int) -> JsonValue:
    """Learning rates, each a factor larger than the one before."""
    return {"path": RATE, "ladder": {"first": first, "factor": factor, "count": count}}


RATES = LabStudy(
    "rates",
    "Nine learning rates",
    Component(type="sweep", config={"axes": [rate_axis(LOWEST, FACTOR, COUNT)], "budget": steps_budget(STEPS)}),
)


def steps_by_rate(outcome: StudyOutcome) -> list[float]:
    """Steps to the training loss, from the smallest rate to the largest; infinite where it is never reached."""
    found = sorted(
        (setting_of(member, RATE), steps_to_training_loss(record, LOSS)) for member, record in pairs(outcome)
    )
    return [steps for _, steps in found]


def _smallest_against_best(outcome: StudyOutcome) -> float:
    steps = steps_by_rate(outcome)
    return steps[0] / min(steps)


LEARNING_RATES = Lab(
    id="learning_rates",
    title="Learning rates",
    summary="Nine learning rates, each three times the one before. The smallest hardly learns, the largest never "
    "does, and the best lies between them.",
    spec=TANH_DIGITS,
    studies=(RATES,),
    study_claims=(
        StudyClaim(
            "The rate that learns in the fewest steps is neither the smallest nor the largest.",
            "rates",
            lambda outcome: float(np.argmin(steps_by_rate(outcome))),
            least=1,
            most=COUNT - 2,
        ),
        StudyClaim(
            "The smallest rate takes more than ten times the steps of the best.",
            "rates",
            _smallest_against_best,
            least=10,
        ),
        StudyClaim(
            "The largest rate never learns.",
            "rates",
            lambda outcome: steps_by_rate(outcome)[-1],
            least=float("inf"),
        ),
        StudyClaim(
            "The rate with the smallest validation loss is neither the smallest nor the largest.",
            "rates",
            place_of_best,
            least=1,
            most=COUNT - 2,
        ),
    ),
    source="Bengio 2012 (Practical recommendations for gradient-based training), section 3.1.1.",
)

RANGE_TEST = LabStudy("range_test", "Range test", Component(type="range_test"))


def suggested_rate(outcome: StudyOutcome) -> float:
    """The rate at which the loss fell fastest."""
    suggestions = result_of(outcome, RangeTestResult).suggestions
    return next((one.rate for one in suggestions if one.rule == "steepest"), float("nan"))


def _below_explosion(outcome: StudyOutcome) -> float:
    """The suggested rate over the one at which the loss exploded."""
    stopped = result_of(outcome, RangeTestResult).stopped_at
    return suggested_rate(outcome) / (float("inf") if stopped is None else stopped)


FIND_THE_RATE = Lab(
    id="find_the_rate",
    title="Find the learning rate",
    summary="A range test raises the rate from step to step. Where the loss falls fastest, a run comes close to "
    "the best of nine rates.",
    spec=TANH_DIGITS,
    studies=(RANGE_TEST,),
    study_claims=(
        StudyClaim(
            "The loss falls fastest at a rate below the one at which it explodes.",
            "range_test",
            _below_explosion,
            most=0.5,
        ),
        StudyClaim(
            "The rate at which the loss falls fastest lies among the nine rates.",
            "range_test",
            suggested_rate,
            least=LOWEST,
            most=LOWEST * FACTOR ** (COUNT - 1),
        ),
    ),
    source="Smith 2017 (Cyclical learning rates for training neural networks), section 3.3.",
)
