"""A ready experiment in which all optimisers train one network from one start."""

import numpy as np
from pydantic import JsonValue

from engine.labs.claims import StudyClaim, StudyOutcome
from engine.labs.definition import Lab, LabStudy
from engine.labs.rates import LOSS, TANH_DIGITS, steps_budget
from engine.labs.study_measures import count_of, figures_of, pairs, steps_to_training_loss
from engine.spec import Component

STEPS = 1024
RATES: dict[str, dict[str, JsonValue]] = {
    "sgd": {"learning_rate": 0.03},
    "momentum": {"learning_rate": 0.03, "momentum": 0.9},
    "nesterov": {"learning_rate": 0.03, "momentum": 0.9, "nesterov": True},
    "adagrad": {"learning_rate": 0.03},
    "rmsprop": {"learning_rate": 0.003},
    "adadelta": {"learning_rate": 1.0},
    "adam": {"learning_rate": 0.003},
    "adamw": {"learning_rate": 0.003},
    "nadam": {"learning_rate": 0.003},
    "lion": {"learning_rate": 0.001},
}
RACERS: list[JsonValue] = [
    {"type": "sgd" if name in ("momentum", "nesterov") else name, "config": config} for name, config in RATES.items()
]


def different_starts(outcome: StudyOutcome) -> float:
    """The spread of the validation losses before the first step."""
    first = [figures_of(one).validation["loss"].values[0] for one in outcome.records]
    return float(np.ptp([np.nan if value is None else value for value in first]))


def _momentum_against_plain(outcome: StudyOutcome) -> float:
    """Steps to the training loss with momentum over those without, at one learning rate."""
    steps = dict(zip(RATES, (steps_to_training_loss(record, LOSS) for _, record in pairs(outcome)), strict=True))
    return steps["momentum"] / steps["sgd"]


RACE = Lab(
    id="race",
    title="Race of optimisers",
    summary="Ten optimisers train one network from the same initial weights and with the same batches. Watch who is "
    "first, and who overtakes.",
    spec=TANH_DIGITS,
    studies=(
        LabStudy(
            "race",
            "Ten optimisers",
            Component(type="race", config={"optimizers": RACERS, "budget": steps_budget(STEPS)}),
        ),
    ),
    study_claims=(
        StudyClaim("All optimisers start from the same weights.", "race", different_starts, most=0.0),
        StudyClaim("All of them train to the end.", "race", count_of("done"), least=len(RATES)),
        StudyClaim(
            "At one learning rate, momentum learns in at most a third of the steps.",
            "race",
            _momentum_against_plain,
            most=1 / 3,
        ),
    ),
    source="Schmidt, Schneider, Hennig 2021 (Descending through a crowded valley).",
)
