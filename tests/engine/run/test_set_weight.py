"""One weight set by hand: it and nothing else changes, and whoever goes there again finds the same bits."""

import re
from typing import Any

import numpy as np
import pytest

from engine.compile.cache import ExecutableCache
from engine.errors import EngineError
from engine.report import Event
from engine.run import Run
from engine.run.moment import Rerun
from tests.engine.experiments import Experiment, assert_same_reports, chain, dense, make_run, node, points, same, train

ADAM = {"type": "adam", "config": {"learning_rate": 0.01}}
NETWORK = chain(dense("one", 40), node("bend", "tanh"), dense("out", 2))
"""The kernel of `one` is joined to biases (80 numbers stand alone), so both ways of lying in memory are met."""

SPEC = Experiment(NETWORK, "out", optimizer=ADAM).spec()
PREPARED = points(train=43, validation=17)
CACHE = ExecutableCache()


def differing(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str, tuple[int, ...]]]:
    assert before.keys() == after.keys()
    found = {name: np.argwhere(np.atleast_1d(before[name] != after[name])) for name in before}
    return [(name, tuple(map(int, place))) for name, places in found.items() for place in places]


@pytest.mark.parametrize(
    ("where", "index"), [(("one", "kernel"), [1, 39]), (("one", "bias"), [7]), (("out", "kernel"), [39, 1])]
)
def test_one_number_changes_and_the_memory_of_the_optimiser_stays(where: tuple[str, str], index: list[int]) -> None:
    run = make_run(SPEC, PREPARED, CACHE)
    run.advance(20)
    before = run.state()
    event = run.set_weight(*where, index, 0.1)
    name = f"weights/{where[0]}/{where[1]}"
    assert differing(before, run.state()) == [(name, tuple(index))]
    assert run.state()[name][tuple(index)] == np.float32(0.1)
    assert event.kind == "weight_change"
    assert event.detail["from"] == float(before[name][tuple(index)])


def test_pictures_show_the_changed_weight_at_once() -> None:
    run = make_run(SPEC, PREPARED, CACHE)
    run.advance(5)
    before = run.view("boundary").arrays["grid"]
    run.set_weight("out", "bias", [1], 30.0)
    after = run.view("boundary").arrays["grid"]
    assert np.all(after[..., 1] > 0.99)
    assert not np.all(before[..., 1] > 0.99)


def edited(chunk: int) -> tuple[Run, list[Any]]:
    run = make_run(SPEC, PREPARED, CACHE)
    reports, _ = train(run, 10, chunk)
    run.set_weight("out", "kernel", [3, 0], 2.5)
    run.set_weight("one", "bias", [0], -1.25)
    return run, reports + train(run, 90, chunk)[0]


def test_the_same_log_gives_the_same_bits_however_it_is_cut_up() -> None:
    whole, reports = edited(100)
    single, others = edited(1)
    assert_same_reports(reports, others)
    assert differing(whole.state(), single.state()) == []


def test_a_run_that_resumes_before_the_change_does_it_again() -> None:
    run = make_run(SPEC, PREPARED, CACHE)
    run.advance(8)
    saved = run.checkpoint()
    run.advance(2)
    events = [run.set_weight("out", "kernel", [3, 0], 2.5), run.set_weight("one", "kernel", [0, 0], 1.0)]
    run.advance(50)
    again = Run.resume(saved, PREPARED, cache=CACHE, events=events)
    again.compile()
    again.advance(52)
    assert again.step == run.step == 60
    assert differing(run.state(), again.state()) == []


def test_the_state_of_the_step_itself_has_the_change_and_the_one_behind_it_follows_from_it() -> None:
    run = make_run(SPEC, PREPARED, CACHE)
    run.advance(10)
    event: Event = run.set_weight("out", "kernel", [3, 0], 2.5)
    there = run.state()
    run.advance(1)
    behind = run.state()
    fresh = make_run(SPEC, PREPARED, CACHE)
    rerun = Rerun(fresh, [event])
    rerun.approach(10, 100)
    assert rerun.look(10) is not None
    assert differing(there, fresh.state()) == []
    assert rerun.look(11) is not None
    assert differing(behind, fresh.state()) == []


@pytest.mark.parametrize(
    ("where", "index", "value", "code", "texts"),
    [
        (("two", "kernel"), [0, 0], 1.0, "no_such_weights", ("two/kernel", "one, out")),
        (("bend", "kernel"), [0, 0], 1.0, "no_such_weights", ("bend/kernel", "one, out")),
        (("one", "weight"), [0, 0], 1.0, "no_such_weights", ("one/weight", "kernel, bias")),
        (("one", "kernel"), [0, 40], 1.0, "unknown_weight", ("0, 40", "0…1, 0…39")),
        (("one", "kernel"), [0, -1], 1.0, "unknown_weight", ("0, -1", "0…1, 0…39")),
        (("one", "kernel"), [0], 1.0, "unknown_weight", ("[0]", "0…1, 0…39")),
        (("one", "bias"), [0], 1e39, "weight_not_finite", ("1e+39", "float32")),
        (("one", "bias"), [0], float("nan"), "weight_not_finite", ("nan", "float32")),
    ],
)
def test_what_is_no_weight_or_no_number_is_refused_and_changes_nothing(
    where: tuple[str, str], index: list[int], value: float, code: str, texts: tuple[str, ...]
) -> None:
    run = make_run(SPEC, PREPARED, CACHE)
    before = run.state()
    with pytest.raises(EngineError, match=re.escape(texts[0])) as refused:
        run.set_weight(*where, index, value)
    problem = refused.value.problems[0]
    assert problem.code == code
    for text in texts:
        assert text in f"{problem.message} {problem.hint}"
    after = run.state()
    assert all(same(array, after[name]) for name, array in before.items())
