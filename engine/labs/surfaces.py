"""A ready experiment in which all optimisers descend a surface over the plane from one start."""

import numpy as np
from pydantic import JsonValue

from engine.labs.chain import make_chain
from engine.labs.claims import Claim, StudyClaim, StudyOutcome
from engine.labs.definition import Lab, LabRun, LabStudy
from engine.labs.measures import last_validation
from engine.labs.race import RATES, different_starts
from engine.labs.rates import steps_budget
from engine.labs.study_measures import StudyMeasure, count_of, figures_of, steps_to_training_loss
from engine.metrics import FIRST_OUTPUT, SECOND_OUTPUT
from engine.spec import Component, Data, Evaluation, ExperimentSpec, Objective, Training
from engine.studies.figures import MemberFigures
from engine.surfaces import SURFACES, SurfaceName

STEPS = 512
PLAIN = ("sgd", "momentum")
PLACES: tuple[tuple[SurfaceName, str], ...] = (
    ("ravine", "in the ravine"),
    ("beale", "on Beale’s function"),
    ("saddle", "on the saddle"),
)
ARRIVED = 0.03
"""Loss at which steps are counted in the ravine."""

ON_SURFACES: dict[str, dict[str, JsonValue]] = {
    **RATES,
    "sgd": {"learning_rate": 0.003},
    "momentum": {"learning_rate": 0.003, "momentum": 0.9},
    "nesterov": {"learning_rate": 0.003, "momentum": 0.9, "nesterov": True},
    "adagrad": {"learning_rate": 0.3},
    "rmsprop": {"learning_rate": 0.01},
    "adam": {"learning_rate": 0.1},
    "adamw": {"learning_rate": 0.1, "weight_decay": 0.001},
    "nadam": {"learning_rate": 0.1},
    "lion": {"learning_rate": 0.01},
}
"""One setting of each for all surfaces."""

RACERS: list[JsonValue] = [
    {"type": "sgd" if name in ("momentum", "nesterov") else name, "config": config}
    for name, config in ON_SURFACES.items()
]
STARTS: dict[SurfaceName, tuple[float, float]] = {
    "ravine": (1.0, 1.0),
    "beale": (1.0, 1.5),
    "saddle": (1.0, 0.001),
}


def on_surface(surface: SurfaceName, optimizer: Component) -> ExperimentSpec:
    """A network that outputs its two weights, which start at one point of a surface; every step is evaluated."""
    start: JsonValue = {"type": "given", "config": {"values": list(STARTS[surface])}}
    return ExperimentSpec(
        network=make_chain(
            ("dense", {"units": 2, "use_bias": False, "weight_initializer": start}),
            names=("point",),
        ),
        data=Data(type="constant_input"),
        objectives=(
            Objective(loss=Component(type="surface", config={"surface": surface}), prediction="point", target="none"),
        ),
        optimizer=optimizer,
        training=Training(
            batch_size=1,
            evaluation=Evaluation(every=1, unit="step", metrics=(FIRST_OUTPUT.type, SECOND_OUTPUT.type)),
        ),
    )


def _with_momentum(surface: SurfaceName) -> ExperimentSpec:
    return on_surface(surface, Component(type="sgd", config=ON_SURFACES["momentum"]))


def _race(surface: SurfaceName, title: str, run: str) -> LabStudy:
    race = Component(type="race", config={"optimizers": RACERS, "budget": steps_budget(STEPS)})
    return LabStudy(surface, title, race, run=run)


def _figures(outcome: StudyOutcome, name: str) -> MemberFigures:
    return figures_of(outcome.records[list(ON_SURFACES).index(name)])


def _momentum_against_plain(outcome: StudyOutcome) -> float:
    """Steps in the ravine with momentum over those without, at one rate."""
    steps = [steps_to_training_loss(outcome.records[list(ON_SURFACES).index(name)], ARRIVED) for name in PLAIN]
    return steps[1] / steps[0]


def _last_loss(name: str) -> StudyMeasure:
    def measure(outcome: StudyOutcome) -> float:
        value = _figures(outcome, name).evaluation["loss"]
        return float("nan") if value is None else value

    return measure


def _distance(figures: MemberFigures, surface: SurfaceName) -> float:
    """Of the last point from the nearest minimum."""
    point = np.array([figures.evaluation[metric.type] for metric in (FIRST_OUTPUT, SECOND_OUTPUT)], np.float64)
    return float(np.linalg.norm(np.asarray(SURFACES[surface].minima) - point, axis=1).min())


def _adam_against_descent(outcome: StudyOutcome) -> float:
    """Distances from Beale's minimum at the end."""
    return _distance(_figures(outcome, "adam"), "beale") / _distance(_figures(outcome, "sgd"), "beale")


RACE_ON_SURFACES = Lab(
    id="race_on_surfaces",
    title="Race on surfaces",
    summary="Ten optimisers start at one point of a ravine, of Beale’s function or of a saddle. Watch who swings, who "
    "cuts the corner, and who stays on the ridge.",
    spec=_with_momentum("ravine"),
    main_title="Ravine",
    others=(
        LabRun("beale", "Beale’s function", _with_momentum("beale")),
        LabRun("saddle", "Saddle", _with_momentum("saddle")),
    ),
    claims=tuple(
        Claim(statement, STEPS, last_validation("loss"), most=1e-3, run=run)
        for run, statement in (
            ("main", "With momentum, gradient descent reaches the bottom of the ravine."),
            ("beale", "With momentum, gradient descent reaches the minimum of Beale’s function."),
            ("saddle", "With momentum, gradient descent leaves the saddle for a minimum."),
        )
    ),
    studies=(
        _race("ravine", "Ten optimisers in the ravine", "main"),
        _race("beale", "Ten optimisers on Beale’s function", "beale"),
        _race("saddle", "Ten optimisers on the saddle", "saddle"),
    ),
    study_claims=(
        *(
            StudyClaim(f"All optimisers start at one point {place}.", surface, different_starts, most=0.0)
            for surface, place in PLACES
        ),
        *(
            StudyClaim(f"All of them train to the end {place}.", surface, count_of("done"), least=len(ON_SURFACES))
            for surface, place in PLACES
        ),
        StudyClaim(
            "In the ravine, momentum needs at most a third of the steps of gradient descent at the same rate.",
            "ravine",
            _momentum_against_plain,
            most=1 / 3,
        ),
        StudyClaim(
            "On Beale’s function, Adam ends ten times closer to the minimum than gradient descent.",
            "beale",
            _adam_against_descent,
            most=0.1,
        ),
        StudyClaim(
            "On the saddle, gradient descent is still on the ridge after all steps.",
            "saddle",
            _last_loss("sgd"),
            least=0.25,
        ),
        StudyClaim("Adam has left the saddle for a minimum.", "saddle", _last_loss("adam"), most=1e-3),
    ),
    source="Beale 1958; Dauphin et al. 2014 (saddle points); Schmidt, Schneider, Hennig 2021.",
)
