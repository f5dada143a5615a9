"""Runs of networks with groups: live values of copies, checkpoints, freezing, kept weights, findings and reports."""

import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from engine.checks import check, require_valid
from engine.compile.cache import ExecutableCache
from engine.datasets.prepare import prepare
from engine.errors import EngineError
from engine.findings import changes
from engine.findings.folding import folded_back
from engine.run import Run
from engine.saved_weights import SavedNodes, saved_nodes, weights_name
from engine.spec import ExperimentSpec
from engine.spec.expand import expand
from tests import compiled
from tests.engine.groups.specs import Json, grouped, node, wires

pytestmark = pytest.mark.usefixtures("quick_programs")

CACHE = ExecutableCache()
Change = Callable[[ExperimentSpec], ExperimentSpec]
CHANGES: tuple[Change, ...] = (
    changes.with_relu_and_he,
    changes.with_drawn_weights,
    changes.with_hidden_relu,
    changes.with_leaky_relu,
    changes.with_lstm,
    changes.with_batch_norm,
)

LOOPED = 7
"""Copies from which on they are compiled as a loop."""


def run_of(raw: Json, saved: Any = None) -> Run:
    spec = require_valid(ExperimentSpec.model_validate(raw))
    return Run(spec, prepare(spec.data, None), cache=CACHE, **({"saved": saved} if saved else {}))


def frames(run: Run, steps: int) -> list[Any]:
    done: list[Any] = []
    while steps > 0:
        advance = run.advance(steps)
        steps -= advance.steps
        done += advance.reports
    return done


@pytest.fixture(scope="module", name="run")
def _run() -> Run:
    with compiled.quick():
        run = run_of(grouped(LOOPED))
        frames(run, 12)
    return run


def test_the_schema_names_every_copy(run: Run) -> None:
    assert run.schema.nodes[2:8] == tuple(f"deep/1/{name}" for name in ("fit", "norm", "act", "drop", "back", "sum"))
    assert len(run.schema.nodes) == 3 + 6 * LOOPED
    assert ("deep/6/sum", "out", "deep/7/fit", "in") in run.schema.edges
    assert run.schema.strip[0] == ("logits", None)
    assert run.schema.strip[2] == (f"deep/{LOOPED}/norm", f"deep/{LOOPED}/act")


def test_every_copy_reports_its_own_numbers(run: Run) -> None:
    report = frames(run, 1)[-1]
    rows = dict(zip(run.schema.nodes, report.arrays["node_statistics"], strict=True))
    norms = [rows[f"deep/{copy}/fit"][run.schema.node_columns.index("weight_norm")] for copy in range(1, LOOPED + 1)]
    assert len(set(norms)) == LOOPED
    weights = run.weights()
    for copy, norm in enumerate(norms, 1):
        own = np.concatenate([array.ravel() for array in weights[f"deep/{copy}/fit"].values()])
        assert norm == pytest.approx(np.linalg.norm(own), rel=0.1)


def test_copies_start_unlike_each_other_and_do_not_depend_on_how_many_there_are() -> None:
    few, many = run_of(grouped(2)).weights(), run_of(grouped(LOOPED)).weights()
    for name in few:
        for array in few[name]:
            np.testing.assert_array_equal(few[name][array], many[name][array], err_msg=name)
    kernels = [many[f"deep/{copy}/fit"]["kernel"].tobytes() for copy in range(1, LOOPED + 1)]
    assert len(set(kernels)) == LOOPED


def test_a_parameter_is_live_in_all_copies_at_once() -> None:
    run = run_of(grouped(LOOPED))
    assert "network.nodes.deep.config.rate" in run.live()
    event = run.set_live("network.nodes.deep.config.rate", 0.0)
    assert event.detail == {"path": "network.nodes.deep.config.rate", "from": 0.25, "to": 0.0}
    plain = run_of(grouped(LOOPED, config={"rate": 0.0}))
    np.testing.assert_array_equal(
        frames(run, 3)[-1].arrays["node_statistics"], frames(plain, 3)[-1].arrays["node_statistics"]
    )
    with pytest.raises(EngineError, match="deep"):
        run.set_live("network.nodes.deep.config.rate", 1.5)
    with pytest.raises(EngineError):
        run.set_live("network.nodes.deep/1/drop.config.rate", 0.5)


@pytest.mark.parametrize("repeat", [2, LOOPED])
def test_a_run_goes_on_from_its_checkpoint_bit_for_bit(repeat: int) -> None:
    run = run_of(grouped(repeat))
    frames(run, 5)
    run.set_live("network.nodes.deep.config.rate", 0.5)
    resumed = Run.resume(run.checkpoint(), prepare(run.spec.data, None), cache=CACHE)
    assert resumed.live() == run.live()
    left, right = frames(run, 6), frames(resumed, 6)
    for one, other in zip(left, right, strict=True):
        assert one.arrays.keys() == other.arrays.keys()
        for name, array in one.arrays.items():
            np.testing.assert_array_equal(array, other.arrays[name], err_msg=name)


@pytest.mark.parametrize("repeat", [2, LOOPED])
def test_a_group_freezes_and_thaws_while_it_trains(repeat: int) -> None:
    run = run_of(grouped(repeat))
    frames(run, 2)
    run.set_live("network.nodes.deep.frozen", 1)
    frozen = run.state()
    frames(run, 3)
    inside = [name for name in frozen if name.startswith(("weights/deep", "layers/deep"))]
    assert len(inside) == 8 * repeat
    for name in inside:
        np.testing.assert_array_equal(run.state()[name], frozen[name], err_msg=name)
    assert not np.array_equal(run.state()["weights/logits/kernel"], frozen["weights/logits/kernel"])
    run.set_live("network.nodes.deep.frozen", 0)
    run.set_live("network.groups.block.nodes.fit.learning_rate_factor", 0)
    frames(run, 2)
    for copy in range(1, repeat + 1):
        np.testing.assert_array_equal(
            run.state()[f"weights/deep/{copy}/fit/kernel"], frozen[f"weights/deep/{copy}/fit/kernel"]
        )
        assert not np.array_equal(
            run.state()[f"weights/deep/{copy}/back/kernel"], frozen[f"weights/deep/{copy}/back/kernel"]
        )


class Files:
    """One file of saved weights."""

    def __init__(self, blob: bytes) -> None:
        self.blob, self.name = blob, weights_name(blob)

    def nodes(self, name: str) -> SavedNodes | None:
        return saved_nodes(self.blob) if name == self.name else None

    def read(self, name: str) -> bytes | None:
        return self.blob if name == self.name else None


def kept(repeat: int, files: Files) -> Json:
    raw = grouped(repeat)
    raw["network"]["nodes"][2]["weights_from"] = {"weights": files.name, "node": "deep"}
    return raw


def test_a_group_starts_with_the_saved_weights_of_another(run: Run) -> None:
    files = Files(run.saved_weights())
    assert check(kept(LOOPED, files), saved=files).problems == ()
    again = run_of(kept(LOOPED, files), files)
    for name, arrays in run.weights().items():
        for array, values in arrays.items():
            assert np.array_equal(again.weights()[name][array], values) == name.startswith("deep"), name


def test_a_group_with_more_copies_than_were_saved_is_refused(run: Run) -> None:
    files = Files(run.saved_weights())
    problems = check(kept(LOOPED + 1, files), saved=files).problems
    assert {(problem.code, problem.node_id) for problem in problems} == {("weights_node_unknown", "deep")}


def test_cures_are_changes_of_the_group() -> None:
    drawn = require_valid(ExperimentSpec.model_validate(grouped(3)))
    flat, _ = expand(drawn)

    def with_node(name: str, **config: Any) -> ExperimentSpec:
        nodes = tuple(
            node.model_copy(update={"config": {**node.config, **config}}) if node.id.endswith(name) else node
            for node in flat.network.nodes
        )
        return flat.model_copy(update={"network": flat.network.model_copy(update={"nodes": nodes})})

    assert folded_back(flat, drawn) == drawn
    cured = folded_back(with_node("/fit", weight_initializer={"type": "he_normal", "config": {}}), drawn)
    assert cured is not None
    fit = next(node for node in cured.network.groups["block"].nodes if node.id == "fit")
    assert fit.config["weight_initializer"] == {"type": "he_normal", "config": {}}
    assert fit.config["units"] == {"parameter": "width"}
    assert folded_back(with_node("2/fit", weight_initializer={"type": "zeros", "config": {}}), drawn) is None
    assert folded_back(with_node("/fit", units=9), drawn) is None


def scaled(*rates: float) -> Json:
    """Groups whose dropout is twice their parameter, one behind the other."""
    raw = grouped(2)
    group = raw["network"]["groups"]["block"] = json.loads(json.dumps(raw["network"]["groups"]["block"]))
    group["nodes"][3]["config"]["rate"] = {"parameter": "rate", "times": 2}
    names = [f"deep_{number}" for number in range(len(rates))]
    blocks = [node(name, "block", rate=rate) for name, rate in zip(names, rates, strict=True)]
    raw["network"]["nodes"][2:3] = blocks
    raw["network"]["edges"] = wires(" ".join(["x first", *names, "logits"]))
    return raw


def test_a_setting_worked_out_from_a_parameter_is_each_instances_own_and_not_live() -> None:
    run = run_of(scaled(0.05, 0.4))
    assert not [path for path in run.live() if "rate" in path and "learning" not in path]
    plain = grouped(1, config={"rate": 0.1})
    other = json.loads(json.dumps(plain["network"]["nodes"][2]))
    plain["network"]["nodes"][2]["id"] = "deep_0"
    plain["network"]["nodes"].insert(3, {**other, "id": "deep_1", "config": {"rate": 0.8}})
    plain["network"]["edges"] = wires("x first deep_0 deep_1 logits")
    same = run_of(plain)
    left, right = frames(run, 3)[-1].arrays["node_statistics"], frames(same, 3)[-1].arrays["node_statistics"]
    np.testing.assert_allclose(left, right, rtol=1e-5, atol=1e-6)
    with pytest.raises(EngineError):
        run.set_live("network.nodes.deep_0.config.rate", 0.2)


@pytest.mark.parametrize("change", [*CHANGES], ids=lambda change: change.__name__)
def test_every_change_that_a_finding_proposes_can_be_worked_out_for_groups(change: Change) -> None:
    drawn = require_valid(ExperimentSpec.model_validate(grouped(3)))
    changed = change(expand(drawn)[0])
    folded = folded_back(changed, drawn)
    assert folded is None or check(folded.model_dump(mode="json")).problems == ()
