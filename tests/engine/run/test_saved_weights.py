"""Nodes that start with saved weights: equal bits, the others drawn as ever, and clear refusals."""

import json
from typing import Any

import numpy as np
import pytest

from engine.checks import check, require_valid
from engine.compile.cache import ExecutableCache
from engine.datasets.prepare import prepare
from engine.errors import EngineError
from engine.layers.dense import DENSE
from engine.run import Run
from engine.saved_weights import SavedNodes, saved_nodes, weights_name, write_weights
from engine.spec import ExperimentSpec
from tests.engine.experiments import Experiment, chain, dense, make_run, node, points, same, train
from tests.engine.groups.specs import grouped

pytestmark = pytest.mark.usefixtures("quick_programs")

NETWORK = chain(dense("one", 8), node("norm", "batch_norm"), node("bend", "relu"), dense("out", 2))
ADAM = {"type": "adam", "config": {"learning_rate": 0.01}}
SPEC = Experiment(NETWORK, "out", optimizer=ADAM).spec()
PREPARED = points(train=43, validation=17)
CACHE = ExecutableCache()


class Files:
    """Files of saved weights in memory."""

    def __init__(self, *blobs: bytes) -> None:
        self.blobs = {weights_name(blob): blob for blob in blobs}

    def nodes(self, name: str) -> SavedNodes | None:
        blob = self.blobs.get(name)
        return None if blob is None else saved_nodes(blob)

    def read(self, name: str) -> bytes | None:
        return self.blobs.get(name)


@pytest.fixture(scope="module", name="trained")
def _trained() -> Run:
    run = make_run(SPEC, PREPARED, CACHE)
    train(run, 30, 30)
    return run


def with_nodes(spec: ExperimentSpec, **changes: dict[str, Any]) -> ExperimentSpec:
    """The spec with other fields of some nodes."""
    raw = json.loads(spec.model_dump_json())
    for part in raw["network"]["nodes"]:
        part.update(changes.get(part["id"], {}))
    return ExperimentSpec.model_validate(raw)


def kept(blob: bytes, *names: str, **more: Any) -> dict[str, dict[str, Any]]:
    """Changes after which nodes start with the saved weights of the same name."""
    return {name: {"weights_from": {"weights": weights_name(blob), "node": name}, **more} for name in names}


def test_equal_weights_make_equal_files_and_other_weights_another(trained: Run) -> None:
    again = make_run(SPEC, PREPARED, CACHE)
    fresh = again.saved_weights()
    train(again, 30, 7)
    assert again.saved_weights() == trained.saved_weights() != fresh


def test_a_file_names_its_layers_and_shapes(trained: Run) -> None:
    nodes = saved_nodes(trained.saved_weights())
    assert sorted(nodes) == ["norm", "one", "out"]
    assert (nodes["one"].type, nodes["one"].weights) == ("dense", {"bias": (8,), "kernel": (2, 8)})
    assert nodes["norm"].layers == {"running_mean": (8,), "running_variance": (8,)}


def test_kept_weights_and_statistics_are_the_saved_bits_and_all_others_are_drawn_as_ever(trained: Run) -> None:
    blob = trained.saved_weights()
    run = Run(with_nodes(SPEC, **kept(blob, "one", "norm")), PREPARED, cache=CACHE, saved=Files(blob))
    state, before, fresh = run.state(), trained.state(), make_run(SPEC, PREPARED, CACHE).state()
    assert state.keys() == fresh.keys()
    for name, array in state.items():
        source = before if name.split("/")[1] in ("one", "norm") and name.startswith(("weights", "layers")) else fresh
        assert same(array, source[name]), name
    assert not same(before["weights/out/kernel"], fresh["weights/out/kernel"])


def test_weights_of_another_block_can_be_used(trained: Run) -> None:
    blob = trained.saved_weights()
    wide = chain(dense("first", 8), node("bend", "relu"), dense("out", 2))
    spec = with_nodes(
        Experiment(wide, "out").spec(), first={"weights_from": {"weights": weights_name(blob), "node": "one"}}
    )
    run = Run(spec, PREPARED, cache=CACHE, saved=Files(blob))
    assert same(run.state()["weights/first/kernel"], trained.state()["weights/one/kernel"])


def test_frozen_blocks_keep_their_saved_weights_and_statistics_bit_for_bit(trained: Run) -> None:
    blob = trained.saved_weights()
    spec = with_nodes(SPEC, **kept(blob, "one", "norm", frozen=True))
    run = Run(spec, PREPARED, cache=CACHE, saved=Files(blob))
    train(run, 25, 25)
    for name in ("one", "norm"):
        for entry in (entry for entry in run.state() if entry.startswith((f"weights/{name}/", f"layers/{name}/"))):
            assert same(run.state()[entry], trained.state()[entry]), entry
    assert not same(run.state()["weights/out/kernel"], make_run(SPEC, PREPARED, CACHE).state()["weights/out/kernel"])


def test_a_checkpoint_needs_no_file_but_a_start_does(trained: Run) -> None:
    blob = trained.saved_weights()
    run = Run(with_nodes(SPEC, **kept(blob, "one")), PREPARED, cache=CACHE, saved=Files(blob))
    train(run, 5, 5)
    resumed = Run.resume(run.checkpoint(), PREPARED, cache=CACHE)
    train(run, 5, 5)
    train(resumed, 5, 2)
    assert all(same(array, resumed.state()[name]) for name, array in run.state().items())
    with pytest.raises(EngineError, match="doesn't have them"):
        Run(run.spec, PREPARED, cache=CACHE).state()


def test_kept_weights_are_part_of_the_spec_and_of_its_hash(trained: Run) -> None:
    blob = trained.saved_weights()
    plain, starting = (check(spec.model_dump(mode="json")) for spec in (SPEC, with_nodes(SPEC, **kept(blob, "one"))))
    assert plain.ok
    assert starting.ok
    assert plain.spec_hash != starting.spec_hash


FAULTS: dict[str, tuple[dict[str, Any], str, str, str | None]] = {
    "no such file": ({"weights_from": {"weights": "ab" * 32, "node": "one"}}, "weights_missing", "abababababab", None),
    "no such block": ({"weights_from": {"weights": "", "node": "two"}}, "weights_node_unknown", "two", None),
    "another layer": ({"weights_from": {"weights": "", "node": "norm"}}, "weights_layer_differs", "batch_norm", None),
    "another width": ({"config": {"units": 9}}, "weights_shape_differs", "2×8", "2×9"),
    "no biases": ({"config": {"units": 8, "use_bias": False}}, "weights_shape_differs", "8", "0"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_weights_that_do_not_fit_are_a_problem_of_their_block(name: str, trained: Run) -> None:
    blob = trained.saved_weights()
    change, code, got, expected = FAULTS[name]
    fields = {**kept(blob, "one")["one"], **change}
    fields["weights_from"] = {
        **fields["weights_from"],
        "weights": fields["weights_from"]["weights"] or weights_name(blob),
    }
    result = check(with_nodes(SPEC, one=fields).model_dump(mode="json"), saved=Files(blob))
    assert [(problem.code, problem.node_id) for problem in result.problems] == [(code, "one")]
    problem = result.problems[0]
    assert (problem.got, problem.expected, problem.path) == (got, expected, "network.nodes.one.weights_from")
    assert "start fresh" in str(problem.hint)


def test_a_group_starts_with_the_saved_weights_of_its_copies() -> None:
    spec = ExperimentSpec.model_validate(grouped(repeat=2))
    prepared = points(train=43, validation=17)
    run = make_run(spec, prepared, CACHE)
    train(run, 10, 10)
    blob = run.saved_weights()
    assert {"deep/1/norm", "deep/2/back"} <= saved_nodes(blob).keys()
    again = with_nodes(spec, **kept(blob, "deep"))
    assert check(again.model_dump(mode="json"), saved=Files(blob)).ok
    state = Run(again, prepared, cache=CACHE, saved=Files(blob)).state()
    for name, array in run.state().items():
        if name.startswith(("weights/deep/", "layers/deep/")):
            assert same(array, state[name]), name
    assert not same(state["weights/logits/kernel"], run.state()["weights/logits/kernel"])


def test_exclusive_or_set_by_hand_is_evaluated_and_never_moves() -> None:
    """|x1 + x2| - |x1 - x2| has the sign of x1 x2: four ReLUs and their sums, every weight set by hand."""
    kernel = np.asarray([[1, -1, 1, -1], [1, -1, -1, 1]], np.float32)
    arrays = {
        "weights/hidden/kernel": kernel,
        "weights/hidden/bias": np.zeros(4, np.float32),
        "weights/end/kernel": np.asarray([[-1, 1], [-1, 1], [1, -1], [1, -1]], np.float32),
        "weights/end/bias": np.zeros(2, np.float32),
    }
    blob = write_weights(arrays, {"hidden": ("dense", DENSE.version), "end": ("dense", DENSE.version)})
    network = chain(dense("hidden", 4), node("bend", "relu"), dense("end", 2))
    raw = json.loads(
        with_nodes(Experiment(network, "end").spec(), **kept(blob, "hidden", "end", frozen=True)).model_dump_json()
    )
    raw["data"] = {"type": "exclusive_or", "config": {"noise": 0.0}}
    spec = require_valid(ExperimentSpec.model_validate(raw))
    run = Run(spec, prepare(spec.data, None), cache=CACHE, saved=Files(blob))
    run.compile()
    assert run.evaluate("train")["accuracy"] == run.evaluate("validation")["accuracy"] == 1.0
    reports = run.advance(40).reports
    assert reports
    assert run.evaluate("validation")["accuracy"] == 1.0
    assert same(run.state()["weights/hidden/kernel"], kernel)
    assert run.view("boundary").arrays
