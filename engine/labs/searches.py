"""A ready experiment on the search for settings: grid, random search and successive halving with one budget."""

from pydantic import JsonValue

from engine.labs.claims import StudyClaim, StudyOutcome
from engine.labs.definition import Lab, LabStudy
from engine.labs.rates import RATE, TANH_DIGITS, rate_axis, steps_budget
from engine.labs.study_measures import result_of, survivors
from engine.spec import Component, paths
from engine.studies.results import SearchResult

BUDGET, RUNS = 2700, 9
KINDS = (("grid", "A grid"), ("random", "A random search"), ("halving", "Halving"))
L2 = paths.join(paths.TRAINING, "l2")
DRAWN: list[JsonValue] = [
    {"path": RATE, "between": [0.001, 10.0], "scale": "log"},
    {"path": L2, "between": [1e-6, 0.1], "scale": "log"},
]


def _search(kind: str, **config: JsonValue) -> Component:
    return Component(type=kind, config={"budget": steps_budget(BUDGET), **config})


def _trained_steps(outcome: StudyOutcome) -> float:
    return result_of(outcome, SearchResult).trained_steps


def _books_against_runs(outcome: StudyOutcome) -> float:
    """Steps of all stages in the books minus those that the runs themselves have taken."""
    return sum(rung.trained_steps for rung in result_of(outcome, SearchResult).rungs) - sum(
        one.trained for one in outcome.records
    )


def _survivors_as_planned(outcome: StudyOutcome) -> float:
    """Whether 9, 3 and 1 runs entered the stages."""
    return float(list(survivors(outcome)) == [RUNS, 3, 1])


SEARCHES = Lab(
    id="searches",
    title="Search for settings",
    summary="Grid search, random search and successive halving have the same budget of training steps. Halving gives "
    "up bad settings early and trains the last one longest.",
    spec=TANH_DIGITS,
    studies=(
        LabStudy(
            "grid",
            "Grid search",
            _search("grid", axes=[rate_axis(0.01, 10.0, 3), {"path": L2, "values": [1e-6, 1e-4, 1e-2]}]),
        ),
        LabStudy("random", "Random search", _search("random", axes=DRAWN, count=RUNS)),
        LabStudy("halving", "Successive halving", _search("halving", axes=DRAWN, count=RUNS, factor=3)),
    ),
    study_claims=(
        *(
            StudyClaim(
                f"{name} takes its whole budget and no step more.", study, _trained_steps, least=BUDGET, most=BUDGET
            )
            for study, name in KINDS
        ),
        *(
            StudyClaim(
                f"{name} has exact books: its stages add up to its runs.", study, _books_against_runs, least=0, most=0
            )
            for study, name in KINDS
        ),
        StudyClaim("Of nine runs three go on, and of those one.", "halving", _survivors_as_planned, least=1),
    ),
    source="Bergstra and Bengio 2012 (Random search); Jamieson and Talwalkar 2016 (Successive halving).",
)
