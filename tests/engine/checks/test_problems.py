"""Each fault is told with its code, on the node or path that causes it."""

from typing import Any

import pytest

from engine.checks import check, require_valid
from engine.errors import EngineError
from engine.spec import ExperimentSpec
from tests.engine.checks.specs import chained, network, objective, reported, whole

Json = dict[str, Any]


def test_a_whole_spec_has_no_problems_and_no_warnings() -> None:
    result = check(whole())
    assert (result.ok, result.problems, result.warnings) == (True, (), ())
    assert result.weights == 2 * 8 + 8 + 8 * 2 + 2
    assert result.operations == 2 * 8 + 8 * 2
    assert (result.training_size, result.steps_per_epoch) == (300, 30)


FORM: dict[str, tuple[Any, list[tuple[str, str | None]]]] = {
    "no object": (7, [("not_an_object", "spec")]),
    "nothing": ({}, [("missing_key", "network"), ("missing_key", "data"), ("missing_key", "objectives")]),
    "unknown key": (whole(colour="red"), [("unknown_key", "colour")]),
    "newer version": (whole(version=3), [("unsupported_version", "version")]),
    "NaN": (
        whole(optimizer={"type": "sgd", "config": {"learning_rate": float("nan")}}),
        [("not_finite", "optimizer.config.learning_rate")],
    ),
    "1e400": (whole(training={"l2": float("inf")}), [("not_finite", "training.l2")]),
    "huge integer": (whole(training={"seed": 10**400}), [("number_too_large", "training.seed")]),
    "lone surrogate": (whole(data={"type": "\ud800"}), [("bad_text", "data.type")]),
    "bytes": (whole(training={"seed": b"1"}), [("not_a_json_value", "training.seed")]),
    "text for a number": (whole(training={"batch_size": "10"}), [("not_a_whole_number", "training.batch_size")]),
    "half a batch": (whole(training={"batch_size": 1.5}), [("not_a_whole_number", "training.batch_size")]),
    "negative penalty": (whole(training={"l1": -1}), [("out_of_bounds", "training.l1")]),
    "unknown precision": (whole(training={"precision": "float8"}), [("unknown_choice", "training.precision")]),
    "nine objectives": (
        whole(objectives=objective("cross_entropy", "logits", "label") * 9),
        [("wrong_length", "objectives")],
    ),
    "a penalty first": (
        whole(objectives=objective("sparsity_l1", "logits", "none")),
        [("objective_without_target", "objectives.0.target")],
    ),
    "two objectives, the second at fault": (
        whole(
            objectives=objective("cross_entropy", "logits", "label") + objective("pixel_cross_entropy", "gone", "label")
        ),
        [("prediction_unknown_node", "objectives.1.prediction"), ("one_class_an_example", "objectives.1.loss")],
    ),
    "three class weights for two classes": (
        whole(training={"class_weights": [1.0, 2.0, 3.0]}),
        [("class_weights_differ", "training.class_weights")],
    ),
    "a class weight of nothing": (
        whole(training={"class_weights": [1.0, 0.0]}),
        [("unknown_choice", "training.class_weights")],
    ),
    "unknown data set": (whole(data={"type": "cats"}), [("unknown_type", "data.type")]),
    "unknown loss": (
        whole(objectives=objective("surprise", "logits", "label")),
        [("unknown_type", "objectives.0.loss.type")],
    ),
    "unknown optimiser": (whole(optimizer={"type": "surprise"}), [("unknown_type", "optimizer.type")]),
    "unknown schedule": (whole(schedule={"type": "surprise"}), [("unknown_type", "schedule.type")]),
    "unknown preprocessing": (
        whole(data={"type": "spiral", "preprocessing": [{"type": "surprise"}]}),
        [("unknown_type", "data.preprocessing.0.type")],
    ),
    "augmentation": (
        whole(
            data={"type": "digits", "augmentations": [{"type": "surprise"}]},
            objectives=objective("mse", "logits", "value"),
        ),
        [("unknown_type", "data.augmentations.0.type"), ("data_without_values", "objectives.0.target")],
    ),
}


@pytest.mark.parametrize("name", FORM)
def test_faults_of_form_are_reported_with_their_path(name: str) -> None:
    raw, expected = FORM[name]
    assert reported(raw) == expected


def test_a_limit_on_the_number_of_groups_is_reported_as_a_limit() -> None:
    group = {"nodes": [{"id": "act", "type": "relu"}], "edges": [{"source": "in", "target": "act"}]}
    ported = group | {"ports": {"inputs": ["in"], "output": "act"}}
    groups = {f"group_{number}": ported for number in range(101)}
    problem = next(each for each in check(whole(network={"groups": groups})).problems if each.path == "network.groups")
    assert (problem.code, problem.got, problem.expected) == ("wrong_length", 101, "≤ 100")


ROUNDED: dict[str, tuple[Json, str, str, float]] = {
    "a fraction that is 1": (
        whole(optimizer={"type": "adam", "config": {"beta2": 0.99999999}}),
        "optimizer.config.beta2",
        "< 1 (float32)",
        0.99999999,
    ),
    "a dropout that leaves nothing": (
        chained(("drop", "dropout", {"rate": 0.99999999}), ("logits", "dense", {"units": 2})),
        "network.nodes.drop.config.rate",
        "< 1 (float32)",
        0.99999999,
    ),
    "a start of nothing": (
        chained(
            (
                "logits",
                "dense",
                {"units": 2, "weight_initializer": {"type": "orthogonal", "config": {"gain": 1e-60}}},
            )
        ),
        "network.nodes.logits.config.weight_initializer.config.gain",
        "> 0 (float32)",
        1e-60,
    ),
    "a period of nothing": (
        whole(schedule={"type": "cosine", "config": {"epochs": 1e-60}}),
        "schedule.config.epochs",
        "> 0 (float32)",
        1e-60,
    ),
    "a limit of nothing": (
        whole(training={"clipping": {"by": "norm", "at": 1e-60}}),
        "training.clipping.at",
        "> 0 (float32)",
        1e-60,
    ),
    "a weight of nothing": (
        whole(objectives=[{**objective("cross_entropy", "logits", "label")[0], "weight": 1e-60}]),
        "objectives.0.weight",
        "> 0 (float32)",
        1e-60,
    ),
}


@pytest.mark.parametrize("name", ROUNDED)
def test_a_number_that_float32_rounds_onto_an_open_bound_is_refused(name: str) -> None:
    raw, path, expected, got = ROUNDED[name]
    found = [(p.code, p.path, p.expected, p.got) for p in check(raw).problems]
    assert found == [("out_of_bounds", path, expected, got)]


@pytest.mark.parametrize(
    "parts",
    [
        {"optimizer": {"type": "adam", "config": {"beta2": 0.99999999}}, "training": {"precision": "float64"}},
        {"data": {"type": "spiral", "preprocessing": [{"type": "standardize", "config": {"floor": 1e-60}}]}},
    ],
    ids=["a float64 network", "what prepares the data"],
)
def test_what_computes_in_float64_keeps_the_number_that_was_written(parts: Json) -> None:
    assert reported(whole(**parts)) == []


@pytest.mark.parametrize("value", [0.0, 0.9, 0.999, 0.9999999])
def test_a_number_within_its_bounds_in_float32_is_taken(value: float) -> None:
    assert reported(whole(optimizer={"type": "adam", "config": {"beta2": value}})) == []


def test_a_document_nested_100_000_deep_is_refused_at_once() -> None:
    deep: Any = 1
    for _ in range(100_000):
        deep = [deep]
    assert reported(whole(training=deep)) == [("spec_too_deep", None)]
    while isinstance(deep, list):
        deep = deep.pop()


def test_a_document_of_a_million_values_is_refused_at_once() -> None:
    assert reported(whole(data=[0] * 1_000_000)) == [("spec_too_large", None)]


def test_all_faults_are_reported_together_each_on_its_node() -> None:
    raw = whole(
        network=network(
            ("dense_1", "dense", {"units": 0}),
            ("mystery", "quantum", {}),
            ("drop", "dropout", {"rate": 2, "colour": 1}),
            ("logits", "dense", {"units": 2, "weight_initializer": {"type": "normal", "config": {"std": -1}}}),
            edges=(("x", "dense_1"), ("dense_1", "mystery"), ("mystery", "drop"), ("drop", "logits")),
        ),
        training={"batch_size": 0},
    )
    assert reported(raw) == [
        ("out_of_bounds", "dense_1"),
        ("unknown_type", "mystery"),
        ("out_of_bounds", "drop"),
        ("unknown_key", "drop"),
        ("out_of_bounds", "logits"),
        ("out_of_bounds", "training.batch_size"),
    ]


DENSE = ("a", "dense", {"units": 4})
OUT = ("logits", "dense", {"units": 2})
GRAPH: dict[str, tuple[Json, list[tuple[str, str | None]]]] = {
    "nothing drawn": ({"nodes": [], "edges": []}, [("network_empty", "network.nodes")]),
    "no input": (
        {"nodes": [{"id": "logits", "type": "dense", "config": {"units": 2}}], "edges": []},
        [("input_missing", "network.nodes"), ("wire_missing", "logits")],
    ),
    "two inputs": (
        network(
            ("y", "input", {}), ("both", "concat", {}), OUT, edges=(("x", "both"), ("y", "both"), ("both", "logits"))
        ),
        [("several_inputs", "x"), ("several_inputs", "y")],
    ),
    "missing edge": (network(DENSE, OUT, edges=(("x", "a"),)), [("wire_missing", "logits"), ("unused_node", "a")]),
    "dangling node": (network(DENSE, OUT, edges=(("x", "a"), ("x", "logits"))), [("unused_node", "a")]),
    "wire to nowhere": (
        network(OUT, edges=(("x", "logits"), ("x", "ghost"))),
        [("edge_unknown_node", "x")],
    ),
    "wire twice": (
        network(("sum", "add", {}), OUT, edges=(("x", "sum"), ("x", "sum"), ("sum", "logits"))),
        [("duplicate_edge", "sum")],
    ),
    "one of two ports": (
        network(("back", "max_unpool2d", {}), OUT, edges=(("x", "back"), ("back", "logits"))),
        [("port_not_connected", "back")],
    ),
    "none of two ports": (
        network(("back", "max_unpool2d", {}), OUT, edges=(("back", "logits"),)),
        [("port_not_connected", "back"), ("port_not_connected", "back"), ("unused_node", "x")],
    ),
    "two wires into one": (
        network(DENSE, OUT, edges=(("x", "a"), ("a", "logits"), ("x", "logits"))),
        [("too_many_wires", "logits")],
    ),
    "wire into the input": (
        network(OUT, edges=(("x", "logits"), ("logits", "x"))),
        [("takes_no_wire", "x"), ("cycle", "logits"), ("cycle", "x")],
    ),
    "cycle": (
        network(("sum", "add", {}), DENSE, OUT, edges=(("x", "sum"), ("a", "sum"), ("sum", "a"), ("a", "logits"))),
        [("cycle", "a"), ("cycle", "sum")],
    ),
    "python keyword": (network(("if", "dense", {"units": 2}), edges=(("x", "if"),)), [("reserved_node_id", "if")]),
}


@pytest.mark.parametrize("name", GRAPH)
def test_faults_of_the_wiring_are_reported_on_the_node_that_causes_them(name: str) -> None:
    drawn, expected = GRAPH[name]
    prediction = "if" if name == "python keyword" else "logits"
    assert reported(whole(network=drawn, objectives=objective("cross_entropy", prediction, "label"))) == expected


def test_a_name_given_twice_and_a_name_that_is_none_are_reported() -> None:
    drawn = network(OUT, ("logits", "tanh", {}), ("Bad Name", "tanh", {}), edges=(("x", "logits"),))
    assert reported(whole(network=drawn)) == [("duplicate_node_id", "logits"), ("bad_name", "network.nodes.3.id")]


def test_unknown_ports_are_reported() -> None:
    raw = whole()
    raw["network"]["edges"][0]["target_port"] = "side"
    raw["network"]["edges"][1]["source_port"] = "top"
    assert reported(raw) == [("unknown_port", "hidden"), ("unknown_port", "hidden")]


def test_an_add_of_64_and_32_units_is_reported_on_the_add_and_nowhere_else() -> None:
    drawn = network(
        ("wide", "dense", {"units": 64}),
        ("narrow", "dense", {"units": 32}),
        ("sum", "add", {}),
        OUT,
        edges=(("x", "wide"), ("x", "narrow"), ("wide", "sum"), ("narrow", "sum"), ("sum", "logits")),
    )
    result = check(whole(network=drawn))
    assert [(problem.code, problem.node_id) for problem in result.problems] == [("add_shapes_differ", "sum")]
    assert "64 and 32" in result.problems[0].message
    assert {node.node_id: node.output_shape for node in result.nodes}["logits"] is None


def test_what_lies_behind_a_fault_is_not_blamed() -> None:
    raw = chained(("map", "conv2d", {"filters": 4}), ("pool", "max_pool2d", {}), OUT)
    assert reported(raw) == [("image_expected", "map")]


def test_require_valid_gives_the_normal_form_or_every_problem() -> None:
    spec = ExperimentSpec.model_validate(whole())
    assert require_valid(spec).network.nodes[0].id == "act"
    broken = ExperimentSpec.model_validate(whole(data={"type": "cats"}, optimizer={"type": "surprise"}))
    with pytest.raises(EngineError, match=r"no component named cats.*no component named surprise"):
        require_valid(broken)


def test_nothing_in_the_input_is_changed() -> None:
    raw = whole(colour=float("nan"))
    before = repr(raw)
    check(raw)
    assert repr(raw) == before
