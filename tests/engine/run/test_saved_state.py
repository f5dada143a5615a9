"""Saved state is by name: versions and the order in memory may change, no array reaches another node."""

from dataclasses import replace
from functools import partial
from typing import Any

import jax
import numpy as np
import pytest
from numpy.typing import NDArray

from engine import registry
from engine.compile.cache import ExecutableCache
from engine.compile.program import Program, make_program
from engine.compile.saved import named_state, read_state
from engine.compile.start import first_state
from engine.compile.update import TrainState
from engine.datasets.prepare import prepare
from engine.errors import EngineError
from engine.optimizers import OPTIMIZERS
from engine.run import Run
from engine.run.checkpoint import read_checkpoint, write_checkpoint
from engine.spec import ExperimentSpec
from tests.engine.experiments import Experiment, chain, dense, make_run, node, points, same, train

pytestmark = pytest.mark.usefixtures("quick_programs")

CACHE = ExecutableCache()
PREPARED = points(width=4)
TWINS = chain(*[dense(f"twin_{number}", 4) for number in range(5)], dense("out", 2))
BRANCHES = {
    "nodes": [
        node("x", "input"),
        *(
            node(f"{side}_{kind}", layer) if layer != "dense" else dense(f"{side}_{kind}", 4)
            for side in ("left", "right")
            for kind, layer in (("sum", "dense"), ("norm", "batch_norm"), ("bend", "relu"))
        ),
        node("both", "concat"),
        dense("out", 2),
    ],
    "edges": [
        {"source": source, "target": target}
        for side in ("left", "right")
        for source, target in (
            ("x", f"{side}_sum"),
            (f"{side}_sum", f"{side}_norm"),
            (f"{side}_norm", f"{side}_bend"),
            (f"{side}_bend", "both"),
        )
    ]
    + [{"source": "both", "target": "out"}],
}


def of_version(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Makes dense layers those of another version, so that plans order twins otherwise."""
    found, layers = registry.layer, registry.FAMILIES["layers"]
    other = {**layers, "dense": replace(layers["dense"], version=number)}
    monkeypatch.setattr(registry, "FAMILIES", {**registry.FAMILIES, "layers": other})
    monkeypatch.setattr(
        registry, "layer", lambda kind: replace(found(kind), version=number) if kind == "dense" else found(kind)
    )


USES = ExperimentSpec.model_validate(
    {
        "network": chain(node("flat", "flatten"), dense("out", 10)),
        "data": {
            "type": "digits",
            "preprocessing": [{"type": "standardize"}],
            "augmentations": [{"type": "noise"}],
        },
        "objectives": [{"loss": {"type": "cross_entropy"}, "prediction": "out", "target": "label"}],
        "optimizer": {"type": "sgd"},
        "schedule": {"type": "cosine"},
        "training": {"evaluation": {"metrics": ["accuracy"]}},
    }
)


@pytest.mark.parametrize(
    ("family", "kind"),
    [
        ("layers", "flatten"),
        ("datasets", "digits"),
        ("preprocessing", "standardize"),
        ("augmentations", "noise"),
        ("losses", "cross_entropy"),
        ("optimizers", "sgd"),
        ("schedules", "cosine"),
        ("metrics", "accuracy"),
    ],
)
def test_the_version_of_everything_that_a_run_reads_stands_in_its_fingerprint(family: str, kind: str) -> None:
    run = Run(USES, prepare(USES.data, None), cache=CACHE)
    components = run.fingerprint()["components"]
    assert isinstance(components, dict)
    versions = {"losses.cross_entropy": 2, "optimizers.sgd": 2}
    assert components[f"{family}.{kind}"] == versions.get(f"{family}.{kind}", 1)


def order(run: Program) -> list[str]:
    return [node.node_id for node in run.plan.nodes]


def filled(program: Program) -> TrainState:
    """A state whose every number differs, shaped as the program's; nothing is compiled."""
    words = jax.ShapeDtypeStruct((2,), np.uint32), jax.ShapeDtypeStruct((len(program.plan.nodes),), np.uint32)
    shapes = jax.eval_shape(partial(first_state, program), *words)
    leaves, structure = jax.tree.flatten(shapes)
    starts = np.cumsum([0, *(leaf.size for leaf in leaves)])
    made = [
        np.arange(start, start + leaf.size).reshape(leaf.shape).astype(leaf.dtype)
        for start, leaf in zip(starts, leaves, strict=False)
    ]
    return jax.tree.unflatten(structure, made)


def test_arrays_stand_under_the_names_of_their_nodes() -> None:
    network = chain(dense("one", 3), node("norm", "batch_norm"), node("bend", "relu"), dense("out", 2))
    adam = {"type": "adam", "config": {"learning_rate": 0.01}}
    run = make_run(Experiment(network, "out", optimizer=adam).spec(), points(), CACHE)
    train(run, 2, 2)
    shapes = {name: array.shape for name, array in run.state().items()}
    weights = {"one/kernel": (2, 3), "one/bias": (3,), "norm/scale": (3,), "norm/shift": (3,), "out/kernel": (3, 2)}
    assert (
        weights.items()
        <= {
            name.removeprefix("weights/"): shape for name, shape in shapes.items() if name.startswith("weights/")
        }.items()
    )
    assert shapes["optimizer/0/mu/one/kernel"] == shapes["optimizer/0/nu/one/kernel"] == (2, 3)
    assert shapes["alive/bend"] == (3,)
    assert {name.split("/")[1] for name in shapes if name.startswith("layers/")} == {"norm"}


@pytest.mark.parametrize("optimizer", [record.type for record in OPTIMIZERS])
def test_a_state_saved_under_one_version_is_read_by_name_under_another(
    optimizer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = registry.optimizer(optimizer).full_batch is not None
    training = {"batch_size": 40} if whole else {}
    orders: set[tuple[str, ...]] = set()
    for network in (TWINS, BRANCHES):
        spec = Experiment(network, "out", optimizer={"type": optimizer, "config": {}}, training=training).spec()
        program = make_program(spec, PREPARED, "cpu")
        saved = named_state(program, filled(program))
        for version in (2, 3, 4):
            with monkeypatch.context() as patch:
                of_version(patch, version)
                other = make_program(spec, PREPARED, "cpu")
            orders |= {tuple(order(other)), tuple(order(program))} if network is BRANCHES else set()
            again = named_state(other, read_state(other, saved, filled(other)))
            assert again.keys() == saved.keys()
            assert all(same(again[name], array) for name, array in saved.items())
    assert len(orders) > 1, "no version ordered the twins otherwise: the test shows nothing"


def test_a_run_that_resumes_under_another_version_keeps_its_weights_and_is_not_called_identical(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run = make_run(Experiment(BRANCHES, "out").spec(), PREPARED, CACHE)
    train(run, 3, 3)
    blob, before, weights = run.checkpoint(), run.fingerprint(), run.weights()
    of_version(monkeypatch, 3)
    resumed = Run.resume(blob, PREPARED, cache=CACHE)
    for name, arrays in resumed.weights().items():
        assert all(same(weights[name][key], array) for key, array in arrays.items())
    assert resumed.resumed_event(before).detail["identical"] is False


def changed(blob: bytes, name: str, array: NDArray[Any] | None) -> bytes:
    facts, arrays = read_checkpoint(blob)
    kept = {key: value for key, value in arrays.items() if key != name}
    return write_checkpoint(facts, kept if array is None else {**kept, name: array})


@pytest.mark.parametrize(
    ("name", "array", "message"),
    [
        ("weights/out/kernel", np.zeros((2, 4), np.float32), r"weights/out/kernel is float32\[2, 4\]"),
        ("weights/out/kernel", np.zeros((4, 2), np.float64), r"weights/out/kernel is float64\[4, 2\]"),
        ("weights/twin_2/bias", None, "weights/twin_2/bias is missing"),
        ("weights/stranger/bias", np.zeros(4, np.float32), "weights/stranger/bias"),
    ],
)
def test_a_saved_array_that_does_not_fit_is_refused_by_its_name(
    name: str, array: NDArray[Any] | None, message: str
) -> None:
    run = make_run(Experiment(TWINS, "out").spec(), PREPARED, CACHE)
    with pytest.raises(EngineError, match=message):
        Run.resume(changed(run.checkpoint(), name, array), PREPARED, cache=CACHE)


def test_states_behind_the_first_are_taken_without_tracing_and_hold_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two traces of the optimiser were most of what a keyframe of a small network cost."""
    spec = Experiment(chain(dense("one", 3), dense("out", 2)), "out", optimizer={"type": "adam", "config": {}}).spec()
    run = make_run(spec, PREPARED, CACHE)
    train(run, 3, 3)
    first = run.checkpoint()
    traced: list[object] = []
    trace = jax.eval_shape
    monkeypatch.setattr(jax, "eval_shape", lambda *given, **named: (traced.append(given), trace(*given, **named))[1])
    assert run.checkpoint() == first
    assert traced == []
    run.set_live("optimizer.config.beta1", 0.5)
    train(run, 4, 4)
    facts, _ = read_checkpoint(run.checkpoint())
    change = {"path": "optimizer.config.beta1", "from": 0.9, "to": 0.5}
    assert {"kind": "live_change", "step": 3, "detail": change} in facts["events"]
    resumed = Run.resume(run.checkpoint(), PREPARED, cache=CACHE)
    assert all(same(resumed.state()[name], array) for name, array in run.state().items())
