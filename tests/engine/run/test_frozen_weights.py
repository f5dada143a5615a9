"""Single weights that are frozen: they keep every bit, the others learn as by hand, and a log gives the same bits."""

from typing import Any

import numpy as np
import pytest

from engine.checks import check
from engine.compile.cache import ExecutableCache
from engine.compile.forms import Forms
from engine.compile.live import first_values
from engine.compile.program import make_program
from engine.compile.variant import variant
from engine.errors import EngineError
from engine.normal_form import spec_hash
from engine.run import Run
from engine.run.moment import Rerun
from engine.spec import ExperimentSpec
from engine.spec.live import with_live_values
from tests.engine.experiments import Experiment, assert_same_reports, chain, dense, make_run, node, points, train

PREPARED = points(train=40, validation=17)
CACHE = ExecutableCache()
KERNEL = "network.nodes.out.frozen_weights.kernel."


def layer(name: str, units: int, frozen: dict[str, Any]) -> dict[str, Any]:
    return {**dense(name, units), "frozen_weights": frozen}


def softmax_layer(frozen: dict[str, Any], **training: Any) -> ExperimentSpec:
    """One layer from two inputs to two classes, on all 40 points at once."""
    optimizer = {"type": "sgd", "config": {"learning_rate": 0.5, "momentum": 0.9}}
    return Experiment(chain(layer("out", 2, frozen)), "out", optimizer=optimizer).spec(batch_size=40, **training)


def by_hand(
    kernel: Any, bias: Any, free: tuple[Any, Any], steps: int, l2: float, limit: float | None
) -> tuple[Any, Any]:
    """Gradient descent with momentum on the mean cross-entropy, in NumPy float64."""
    inputs = (np.asarray(PREPARED.inputs[:40], np.float64) - 0.25) * 1.5
    assert PREPARED.labels is not None
    target = np.eye(2)[PREPARED.labels[:40]]
    speed = [np.zeros_like(kernel), np.zeros_like(bias)]
    for _ in range(steps):
        score = inputs @ kernel + bias
        share = np.exp(score) / np.exp(score).sum(1, keepdims=True)
        slope = [inputs.T @ (share - target) / 40 + l2 * kernel, (share - target).mean(0)]
        slope = [part * mask for part, mask in zip(slope, free, strict=True)]
        norm = np.sqrt(sum(float((part**2).sum()) for part in slope))
        short = 1.0 if limit is None or norm <= limit else limit / norm
        speed = [0.9 * old + short * part for old, part in zip(speed, slope, strict=True)]
        kernel, bias = kernel - 0.5 * speed[0], bias - 0.5 * speed[1]
    return kernel, bias


@pytest.mark.parametrize(("l2", "limit"), [(0.0, None), (0.05, 0.02)])
def test_the_others_learn_as_by_hand_without_the_frozen_ones(l2: float, limit: float | None) -> None:
    clipping = None if limit is None else {"by": "global_norm", "at": limit}
    spec = softmax_layer({"kernel": [[0, 1]], "bias": [[0]]}, l2=l2, clipping=clipping)
    run = make_run(spec, PREPARED, CACHE)
    before = run.weights()["out"]
    free = (np.asarray([[1.0, 0.0], [1.0, 1.0]]), np.asarray([0.0, 1.0]))
    kernel, bias = by_hand(np.float64(before["kernel"]), np.float64(before["bias"]), free, 30, l2, limit)
    run.advance(30)
    after = run.weights()["out"]
    np.testing.assert_allclose(after["kernel"], kernel, rtol=2e-4, atol=2e-5)
    np.testing.assert_allclose(after["bias"], bias, rtol=2e-4, atol=2e-5)
    assert after["kernel"][0, 1] == before["kernel"][0, 1]
    assert after["bias"][0] == before["bias"][0]
    assert after["kernel"][0, 0] != before["kernel"][0, 0]


DEEP = chain(dense("one", 40), node("bend", "tanh"), dense("out", 2))


def optimizer(kind: str, **config: Any) -> dict[str, Any]:
    return {"type": kind, "config": config}


@pytest.mark.parametrize(
    "how",
    [
        optimizer("adamw", learning_rate=0.01, weight_decay=0.1),
        pytest.param(optimizer("rmsprop"), marks=pytest.mark.full),
        pytest.param(optimizer("l_bfgs"), marks=pytest.mark.full),
        pytest.param(optimizer("newton"), marks=pytest.mark.full),
        optimizer("levenberg"),
    ],
    ids=lambda how: how["type"],
)
def test_under_every_kind_of_optimiser_a_weight_frozen_in_a_run_keeps_its_bits(how: dict[str, Any]) -> None:
    small = chain(dense("one", 3), node("bend", "tanh"), dense("out", 2))
    spec = Experiment(small, "out", optimizer=how).spec(l2=0.01, batch_size=40)
    run = make_run(spec, PREPARED, CACHE)
    run.advance(3)
    run.set_live(KERNEL + "1.0", 1)
    held = run.weights()
    run.advance(5)
    after = run.weights()
    changed = after["out"]["kernel"] != held["out"]["kernel"]
    assert changed.tolist() == [[True, True], [False, True], [True, True]]
    assert np.isfinite(after["one"]["kernel"]).all()
    assert not np.array_equal(after["one"]["kernel"], held["one"]["kernel"])
    run.set_live(KERNEL + "1.0", 0)
    run.advance(2)
    assert run.weights()["out"]["kernel"][1, 0] != after["out"]["kernel"][1, 0]


def test_newton_steps_as_if_the_frozen_weight_were_no_variable() -> None:
    """The cost is convex and almost quadratic near its lowest point under a strong penalty: the slope there is 0."""
    spec = Experiment(chain(layer("out", 2, {"kernel": [[0, 1]]})), "out", optimizer=optimizer("newton")).spec(
        l2=0.5, batch_size=40
    )
    run = make_run(spec, PREPARED, CACHE)
    first = run.weights()["out"]["kernel"][0, 1]
    run.advance(8)
    end = {name: np.asarray(array, np.float64) for name, array in run.weights()["out"].items()}
    assert end["kernel"][0, 1] == first
    free = (np.asarray([[1.0, 0.0], [1.0, 1.0]]), np.ones(2))
    moved = by_hand(end["kernel"], end["bias"], free, 1, 0.5, None)
    np.testing.assert_allclose(moved[0], end["kernel"], atol=1e-5)
    np.testing.assert_allclose(moved[1], end["bias"], atol=1e-5)


SPEC = Experiment(DEEP, "out", optimizer=optimizer("adam", learning_rate=0.01)).spec()


def edited(chunk: int) -> tuple[Run, list[Any]]:
    run = make_run(SPEC, PREPARED, CACHE)
    reports, _ = train(run, 10, chunk)
    run.set_live(KERNEL + "3.0", 1)
    run.set_live("network.nodes.one.frozen_weights.bias.7", 1)
    reports += train(run, 30, chunk)[0]
    run.set_live(KERNEL + "3.0", 0)
    return run, reports + train(run, 30, chunk)[0]


def assert_equal_state(one: Run, other: Run) -> None:
    left, right = one.state(), other.state()
    assert left.keys() == right.keys()
    for name, array in left.items():
        assert np.array_equal(array, right[name]), name


def test_the_same_log_gives_the_same_bits_however_it_is_cut_up() -> None:
    whole, reports = edited(100)
    single, others = edited(1)
    assert_same_reports(reports, others)
    assert_equal_state(whole, single)


def test_a_run_that_resumes_before_or_behind_the_change_goes_on_alike() -> None:
    run = make_run(SPEC, PREPARED, CACHE)
    run.advance(8)
    before = run.checkpoint()
    events = [run.set_live(KERNEL + "3.0", 1)]
    run.advance(8)
    behind = run.checkpoint()
    run.advance(40)
    for saved, done in ((before, events), (behind, [])):
        again = Run.resume(saved, PREPARED, cache=CACHE, events=done)
        again.compile()
        again.advance(run.step - again.step)
        assert_equal_state(run, again)


def test_the_moment_of_a_step_behind_the_change_is_the_run_itself() -> None:
    run = make_run(SPEC, PREPARED, CACHE)
    run.advance(10)
    event = run.set_live(KERNEL + "3.0", 1)
    run.advance(5)
    fresh = make_run(SPEC, PREPARED, CACHE)
    rerun = Rerun(fresh, [event])
    rerun.approach(15, 100)
    assert rerun.look(15) is not None
    assert_equal_state(run, fresh)


def test_one_more_frozen_weight_compiles_nothing_and_none_leaves_the_program_as_it_was() -> None:
    cache = ExecutableCache()
    run = make_run(SPEC, PREPARED, cache)
    run.compile()
    run.advance(3)
    plain = cache.compile_count
    assert not run.change_ready(KERNEL + "3.0", 1)
    run.compile_change(KERNEL + "3.0", 1)
    assert run.change_ready(KERNEL + "3.0", 1)
    first = cache.compile_count
    assert first > plain
    run.set_live(KERNEL + "3.0", 1)
    run.advance(3)
    assert run.change_ready(KERNEL + "5.1", 1)
    run.set_live(KERNEL + "5.1", 1)
    run.advance(3)
    run.set_live(KERNEL + "3.0", 0)
    run.set_live(KERNEL + "5.1", 0)
    run.advance(3)
    assert cache.compile_count == first


def test_a_program_in_which_all_weights_learn_has_no_mask() -> None:
    program = make_program(SPEC, PREPARED, "cpu")
    live = first_values(program, SPEC)
    thawed = variant(program, {**live, KERNEL + "3.0": 0.0})
    frozen = variant(program, {**live, KERNEL + "3.0": 1.0})
    weights = 2 * 40 + 40 + 40 * 2 + 2
    assert thawed == program
    assert Forms(frozen).inputs.live.shape[0] == Forms(program).inputs.live.shape[0] + weights


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        (KERNEL + "40.0", 1.0, "unknown_live_path"),
        (KERNEL + "3", 1.0, "unknown_live_path"),
        (KERNEL + "-1.0", 1.0, "unknown_live_path"),
        ("network.nodes.two.frozen_weights.bias.0", 1.0, "unknown_live_path"),
        ("network.nodes.out.frozen_weights.kernel", 1.0, "unknown_live_path"),
        (KERNEL + "3.0", 0.5, "live_value_out_of_range"),
        (KERNEL + "3.0", float("nan"), "live_value_out_of_range"),
    ],
)
def test_what_is_no_weight_or_no_choice_is_refused_and_changes_nothing(path: str, value: float, code: str) -> None:
    run = make_run(SPEC, PREPARED, CACHE)
    before = run.live()
    with pytest.raises(EngineError, match=r"can't be") as refused:
        run.set_live(path, value)
    assert [problem.code for problem in refused.value.problems] == [code]
    assert run.live() == before


def test_a_run_reports_what_was_frozen_and_its_spec_can_start_so() -> None:
    run = make_run(SPEC, PREPARED, CACHE)
    event = run.set_live(KERNEL + "3.0", 1)
    assert (event.kind, event.detail) == ("live_change", {"path": KERNEL + "3.0", "from": 0.0, "to": 1.0})
    spec = with_live_values(SPEC, run.live())
    assert {each.id: each.frozen_weights for each in spec.network.nodes if each.frozen_weights} == {
        "out": {"kernel": ((3, 0),)}
    }
    assert spec_hash(with_live_values(spec, {KERNEL + "3.0": 0.0})) == spec_hash(SPEC)


def test_the_order_in_which_weights_are_listed_makes_no_other_experiment() -> None:
    one, other = (
        softmax_layer({"kernel": places, "bias": []}) for places in ([[1, 0], [0, 1], [1, 0]], [[0, 1], [1, 0]])
    )
    assert spec_hash(one) == spec_hash(other) != spec_hash(softmax_layer({}))


@pytest.mark.parametrize(
    ("frozen", "got"),
    [
        ({"kernel": [[0, 1], [2, 0]]}, "kernel[2, 0]"),
        ({"scale": [[0]]}, "scale[0]"),
        ({"bias": [[1, 0]]}, "bias[1, 0]"),
    ],
)
def test_a_mark_on_a_weight_that_isnt_there_is_a_warning(frozen: dict[str, Any], got: str) -> None:
    spec = softmax_layer(frozen).model_dump(mode="json")
    found = check(spec)
    assert found.problems == ()
    warned = [(each.code, each.node_id, each.got) for each in found.warnings]
    assert ("frozen_weight_missing", "out", got) in warned


def test_a_list_that_is_none_is_a_problem_at_its_place() -> None:
    spec = softmax_layer({}).model_dump(mode="json")
    spec["network"]["nodes"][1]["frozen_weights"] = {"kernel": [[0, -1]]}
    paths = [problem.path or "" for problem in check(spec).problems]
    assert any("frozen_weights" in path for path in paths), paths
