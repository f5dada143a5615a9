"""What a study trains: its members, their specs, its stages; and what is refused, and how that is told."""

from typing import Any

import pytest

from engine.checks import check, require_valid
from engine.datasets import DATASETS
from engine.datasets.split import split_counts, split_rows
from engine.errors import EngineError
from engine.spec import Component, ExperimentSpec
from engine.studies import STUDIES
from engine.studies.definition import Plan, Rung, steps_of
from engine.studies.plan import plan_study
from engine.studies.search import halving_rungs
from tests.contract.make_vectors import SPEC

BASE = require_valid(ExperimentSpec.model_validate({**SPEC, "training": {"batch_size": 10}}))
SEED, RATE, UNITS = "training.seed", "optimizer.config.learning_rate", "network.nodes.dense_1.config.units"


def plan(kind: str, spec: ExperimentSpec = BASE, **config: Any) -> Plan:
    return plan_study(spec, Component(type=kind, config=config), check)


def refused(kind: str, spec: ExperimentSpec = BASE, **config: Any) -> list[tuple[str, str | None, Any]]:
    with pytest.raises(EngineError, match=r"\w") as caught:
        plan(kind, spec, **config)
    assert all(problem.message and problem.hint for problem in caught.value.problems)
    return [(problem.code, problem.path, problem.got) for problem in caught.value.problems]


def epochs(n: int) -> dict[str, Any]:
    return {"unit": "epoch", "n": n}


def test_a_sweep_trains_every_combination_and_names_each_by_what_differs() -> None:
    axes = [{"path": SEED, "values": [4, 5]}, {"path": UNITS, "values": [2, 3, 8]}]
    found = plan("sweep", axes=axes, budget=epochs(3))
    reported = [tuple(change.value for change in member.changes) for member in found.members]
    assert reported == [(4, 2), (4, 3), (4, 8), (5, 2), (5, 3), (5, 8)]
    for member, (seed, units) in zip(found.members, reported, strict=True):
        assert member.spec.training.seed == seed
        assert next(node for node in member.spec.network.nodes if node.id == "dense_1").config["units"] == units
        assert member.spec.training.epochs == 3
    rest = found.members[0].spec
    assert rest.network.edges == BASE.network.edges
    assert rest.optimizer == BASE.optimizer


def test_a_ladder_multiplies_from_step_to_step_and_is_whole_where_the_setting_is() -> None:
    rates = plan("sweep", axes=[{"path": RATE, "ladder": {"first": 0.001, "factor": 3, "count": 4}}], budget=epochs(1))
    assert [member.spec.optimizer.config["learning_rate"] for member in rates.members] == pytest.approx(
        [0.001, 0.003, 0.009, 0.027], rel=1e-12
    )
    ladder = {"first": 2, "factor": 1.5, "count": 3}
    units = plan("sweep", axes=[{"path": UNITS, "ladder": ladder}], budget=epochs(1))
    assert [member.changes[0].value for member in units.members] == [2, 3, 4]


def test_the_name_of_a_type_takes_it_with_its_default_settings() -> None:
    for path in ("optimizer", "optimizer.type"):
        found = plan("sweep", axes=[{"path": path, "values": ["adam", "rmsprop"]}], budget=epochs(1))
        assert [member.spec.optimizer.type for member in found.members] == ["adam", "rmsprop"]
        assert found.members[0].spec.optimizer.config["learning_rate"] == 0.001
    act = plan("sweep", axes=[{"path": "network.nodes.act_1.type", "values": ["relu", "sigmoid"]}], budget=epochs(1))
    nodes = [next(node for node in member.spec.network.nodes if node.id == "act_1") for member in act.members]
    assert [node.type for node in nodes] == ["relu", "sigmoid"]


def test_a_whole_component_keeps_the_settings_that_it_is_given() -> None:
    values = [{"type": "sgd", "config": {"learning_rate": 0.5, "momentum": 0.9}}]
    (member,) = plan("race", optimizers=values, budget=epochs(1)).members
    assert (member.spec.optimizer.config["learning_rate"], member.spec.optimizer.config["momentum"]) == (0.5, 0.9)


def test_a_race_has_every_optimiser_of_mini_batches_and_one_seed() -> None:
    found = plan("race", budget=epochs(1))
    types = {member.spec.optimizer.type for member in found.members}
    assert {"sgd", "adam", "rmsprop", "adagrad", "adadelta"} <= types
    assert "newton" not in types
    assert {member.spec.training.seed for member in found.members} == {BASE.training.seed}


def test_an_epoch_of_a_larger_batch_is_fewer_steps() -> None:
    found = plan("sweep", axes=[{"path": "training.batch_size", "values": [10, 25]}], budget=epochs(2))
    sizes = [member.steps_per_epoch for member in found.members]
    assert found.rungs[0].steps == (2 * sizes[0], 2 * sizes[1])
    assert sizes[0] > 2 * sizes[1]


def test_a_budget_in_steps_ends_a_run_and_not_its_epochs() -> None:
    spec = BASE.model_copy(update={"training": BASE.training.model_copy(update={"epochs": 1})})
    found = plan("sweep", spec, axes=[{"path": SEED, "values": [0, 1]}], budget={"unit": "step", "n": 70})
    assert found.rungs == (Rung((70, 70), 2),)
    assert [member.spec.training.epochs for member in found.members] == [None, None]
    without = plan("sweep", spec, axes=[{"path": SEED, "values": [0, 1]}])
    assert [member.spec.training.epochs for member in without.members] == [1, 1]


@pytest.mark.parametrize("folds", [2, 3, 7])
def test_cross_validation_uses_every_example_for_validation_once(folds: int) -> None:
    found = plan("k_fold", folds=folds, budget=epochs(1))
    (dataset,) = [one for one in DATASETS if one.type == BASE.data.type]
    described = dataset.describe(dataset.Config(), None)
    validated: list[int] = []
    for member in found.members:
        split = member.spec.data.split
        rows, (train, validation, test) = split_rows(split, described.size, 0, split_counts(split, described), None)
        own = [int(row) for row in rows[train : train + validation]]
        assert not set(own) & {int(row) for row in rows[:train]}
        validated += own
    pool = {int(row) for row in rows[: train + validation]}
    assert test
    assert sorted(validated) == sorted(pool)


def test_an_ensemble_has_seeds_of_its_own_and_bagging_samples_of_its_own() -> None:
    plain, bagged = (
        plan("ensemble", count=3, budget=epochs(1)),
        plan("ensemble", count=3, bagging=True, budget=epochs(1)),
    )
    first = BASE.training.seed
    assert [member.spec.training.seed for member in plain.members] == [first, first + 1, first + 2]
    assert [member.spec.data.split.bootstrap_seed for member in plain.members] == [None] * 3
    assert [member.spec.data.split.bootstrap_seed for member in bagged.members] == [0, 1, 2]


@pytest.mark.parametrize(("name", "target"), [("function", "value"), ("shapes_segmentation", "label")])
def test_an_ensemble_of_what_has_no_class_for_each_example_is_refused(name: str, target: str) -> None:
    """Not when it ends and has nothing to show."""
    other = BASE.model_copy(
        update={
            "data": BASE.data.model_copy(update={"type": name, "config": {}}),
            "objectives": (BASE.objectives[0].model_copy(update={"target": target}),),
        }
    )
    assert refused("ensemble", other, budget=epochs(1)) == [("study_needs_classes", "objectives.0.target", None)]


def test_a_range_test_ends_with_the_highest_rate_at_its_last_step() -> None:
    (member,) = plan("range_test", lowest=1e-4, highest=1.0, budget={"unit": "step", "n": 41}).members
    schedule = member.spec.schedule
    assert schedule.type == "exponential_rise"
    assert schedule.config["epochs"] * member.steps_per_epoch == pytest.approx(40, rel=1e-12)
    assert member.spec.optimizer.config["learning_rate"] == 1.0
    assert schedule.config["start"] == pytest.approx(1e-4, rel=1e-12)
    assert (member.spec.training.epochs, member.spec.training.early_stopping) == (None, None)


DOMAINS = [{"path": RATE, "between": [1e-3, 1.0], "scale": "log"}, {"path": UNITS, "between": [2, 9]}]


def test_a_random_search_draws_the_same_again_and_other_things_from_another_seed() -> None:
    def drawn(seed: int) -> list[tuple[Any, ...]]:
        budget = {"unit": "step", "n": 900}
        members = plan("random", axes=DOMAINS, count=9, seed=seed, budget=budget).members
        return [tuple(change.value for change in member.changes) for member in members]

    first = drawn(0)
    assert first == drawn(0)
    assert first != drawn(1)
    assert all(1e-3 <= rate <= 1.0 and isinstance(units, int) and 2 <= units <= 9 for rate, units in first)
    assert sum(rate < 0.0316 for rate, _ in drawn(2) + first) in range(3, 16)


def test_searches_share_one_budget() -> None:
    budget = {"unit": "step", "n": 901}
    grid = plan("grid", axes=[{"path": SEED, "values": [1, 2, 3]}], budget=budget)
    assert grid.rungs == (Rung((300, 300, 300), 3),)
    assert grid.budget_steps == 901
    halving = plan("halving", axes=DOMAINS, count=9, budget=budget)
    assert halving.budget_steps == 901
    assert steps_of(halving.rungs) <= 901


@pytest.mark.parametrize(
    ("total", "count", "factor", "expected"),
    [
        (270, 9, 3, [(10, 3), (40, 1), (130, 1)]),
        (1000, 8, 2, [(31, 4), (93, 2), (218, 1), (468, 1)]),
        (100, 5, 2, [(5, 3), (13, 2), (25, 1), (50, 1)]),
        (90, 2, 16, [(22, 1), (67, 1)]),
    ],
)
def test_halving_gives_every_stage_an_equal_part_of_the_budget(
    total: int, count: int, factor: int, expected: list[tuple[int, int]]
) -> None:
    """Counted by hand: a stage has total / stages steps, which those that are left share."""
    assert halving_rungs(total, count, factor) == expected
    rungs = tuple(Rung((steps,) * count, keep) for steps, keep in expected)
    assert total - len(expected) * count <= steps_of(rungs) <= total


def test_steps_of_stages_are_those_of_whoever_is_left() -> None:
    assert steps_of((Rung((10,) * 9, 3), Rung((40,) * 9, 1), Rung((130,) * 9, 1))) == 90 + 90 + 90
    assert steps_of((Rung((5, 7), 2),)) == 12
    assert steps_of(()) == 0


AXIS = "study.config.axes.0"


def test_what_is_wrong_is_reported_with_its_place() -> None:
    assert refused("nothing") == [("unknown_type", "study.type", "nothing")]
    wrong = [{"path": "trainin.seed", "values": [1]}]
    assert refused("sweep", axes=wrong, budget=epochs(1)) == [("study_unknown_path", f"{AXIS}.path", "trainin.seed")]
    typo = [{"path": "optimizer.config.learning_rat", "values": [1]}]
    assert refused("sweep", axes=typo, budget=epochs(1))[0][0] == "study_unknown_path"
    place = [{"path": "objectives.7.weight", "values": [1]}]
    assert refused("sweep", axes=place, budget=epochs(1))[0][0] == "study_unknown_path"
    assert refused("sweep", axes=[{"path": SEED}], budget=epochs(1)) == [("study_values_missing", AXIS, None)]
    twice = [{"path": SEED, "values": [1]}, {"path": SEED, "values": [2]}]
    assert refused("sweep", axes=twice, budget=epochs(1)) == [("study_same_path", "study.config.axes", SEED)]
    same = [{"path": SEED, "values": [1, 2, 1]}]
    assert refused("sweep", axes=same, budget=epochs(1))[0] == ("study_same_runs", "study.config", f"{SEED} = 1")
    bad = [{"path": RATE, "between": [0, 1], "scale": "log"}]
    budget = {"unit": "step", "n": 90}
    assert refused("random", axes=bad, budget=budget) == [("study_bad_interval", f"{AXIS}.between", [0.0, 1.0])]
    metric = refused("sweep", axes=[{"path": SEED, "values": [1]}], metric="f0", budget=epochs(1))
    assert metric == [("unknown_choice", "study.config.metric", "f0")]


def test_a_study_without_an_end_is_refused() -> None:
    seeds = [{"path": SEED, "values": [1, 2]}]
    assert refused("sweep", axes=seeds) == [("study_without_budget", "study.config.budget", None)]
    assert refused("grid", axes=seeds) == [("search_without_budget", "study.config.budget", None)]
    few = refused("halving", axes=DOMAINS, count=9, budget={"unit": "step", "n": 8})
    assert few == [("study_budget_too_small", "study.config.budget", 8)]
    many = refused("sweep", axes=seeds, budget={"unit": "step", "n": 9_000_000})
    assert many == [("study_budget_too_large", "study.config", 18_000_000)]


def test_too_many_runs_are_refused_before_any_is_checked() -> None:
    axes = [{"path": SEED, "values": list(range(40))}, {"path": RATE, "values": [0.1, 0.2]}]
    asked = Component(type="sweep", config={"axes": axes, "budget": epochs(1)})

    def never(_: object) -> Any:
        raise AssertionError

    with pytest.raises(EngineError, match="80 networks, but at most 64"):
        plan_study(BASE, asked, never)


def test_members_that_cannot_be_trained_are_named_with_what_is_wrong() -> None:
    axes = [{"path": "training.batch_size", "values": [10, 0]}]
    assert refused("sweep", axes=axes, budget=epochs(1)) == [
        ("study_run_invalid", "study.config", "training.batch_size = 0"),
        ("out_of_bounds", "training.batch_size", 0),
    ]


def test_an_optimiser_without_a_rate_has_no_range_test() -> None:
    whole = BASE.training.model_copy(update={"batch_size": 300})
    without = BASE.model_copy(update={"optimizer": Component(type="l_bfgs"), "training": whole})
    assert refused("range_test", require_valid(without))[0][0] == "study_no_learning_rate"


@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.type)
def test_every_kind_has_texts_and_a_source(study: Any) -> None:
    assert study.title
    assert study.summary.endswith(".")
    assert study.source
