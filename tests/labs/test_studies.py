"""LABS O6 and R7 beyond the claims of their records: a suggested rate that trains, and searches over five seeds."""

import pytest
from pydantic import JsonValue

from engine.labs.definition import LabStudy
from engine.labs.rates import RANGE_TEST, RATE, RATES, STEPS, TANH_DIGITS, steps_budget, suggested_rate
from engine.labs.searches import BUDGET, SEARCHES
from engine.labs.study_measures import best_loss, result_of, survivors
from engine.spec import Component
from engine.studies.results import SearchResult
from tests.labs.studying import study_of

pytestmark = pytest.mark.usefixtures("quick_programs")


@pytest.mark.full
def test_o6_the_suggested_rate_reaches_a_loss_within_one_and_a_half_of_the_best_of_nine() -> None:
    rate = suggested_rate(study_of(TANH_DIGITS, RANGE_TEST))
    config: dict[str, JsonValue] = {"axes": [{"path": RATE, "values": [rate]}], "budget": steps_budget(STEPS)}
    alone = study_of(TANH_DIGITS, LabStudy("alone", "", Component(type="sweep", config=config)))
    best = best_loss(study_of(TANH_DIGITS, RATES))
    print(f"suggested {rate:.4g}: validation loss {best_loss(alone):.4f}, best of nine {best:.4f}")
    assert best_loss(alone) <= 1.5 * best


@pytest.mark.full
@pytest.mark.parametrize("seed", range(5))
def test_r7_searches_keep_exact_books_and_their_results_stand_side_by_side(seed: int) -> None:
    training = TANH_DIGITS.training.model_copy(update={"seed": seed})
    spec = TANH_DIGITS.model_copy(update={"training": training})
    for study in SEARCHES.studies:
        drawn = {} if study.id == "grid" else {"seed": seed}
        own = study.study.model_copy(update={"config": {**study.study.config, **drawn}})
        outcome = study_of(spec, LabStudy(study.id, study.title, own))
        result = result_of(outcome, SearchResult)
        print(f"seed {seed}, {study.id}: validation loss {best_loss(outcome):.4f}")
        assert result.trained_steps == BUDGET
        assert list(survivors(outcome)) == ([9, 3, 1] if study.id == "halving" else [9])
        assert [rung.steps for rung in result.rungs] == ([100, 400, 1300] if study.id == "halving" else [300])
