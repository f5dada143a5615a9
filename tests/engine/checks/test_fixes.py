"""A problem with one cure carries it as edits of the spec: who applies them is rid of it, and of nothing else."""

import copy
from itertools import count
from typing import Any

import pytest

from engine.checks import check
from engine.errors import Edit, InsertNode, Problem, RemovePart, SetValue
from engine.problems.fixes import CURES
from tests.engine.checks.specs import chained, objective, whole
from tests.engine.checks.test_hints import CASES as ADVISED

Json = dict[str, Any]

BATCH = {"training": {"batch_size": 10}}
FULL = {"optimizer": {"type": "gauss_newton", "config": {}}}
ALL = {"batch_size": 300}

CURED: dict[str, Json] = {
    "activation_applied_twice": chained(
        *(("d", "dense", {"units": 2}), ("s", "softmax", {}), ("t", "softmax", {})),
    ),
    "batch_larger_than_training": whole(
        data={"type": "spiral", "split": {"train": 20, "validation": 10, "test": 0}}, training={"batch_size": 21}
    ),
    "batch_too_large": whole(training={"batch_size": 100_000}),
    "class_weights_without_classes": whole(
        data={"type": "plane"}, objectives=objective("mse", "logits", "value"), training={"class_weights": "balanced"}
    ),
    "classes_at_every_position": chained(
        ("c", "conv2d", {"filters": 4, "kernel_size": 1}), data={"type": "shapes_segmentation"}
    ),
    "clipping_bends_the_step": whole(**FULL, training={**ALL, "clipping": {"by": "global_norm", "at": 1.0}}),
    "data_without_classes": chained(
        ("d", "dense", {"units": 1}), data={"type": "plane"}, objectives=objective("mse", "d", "label")
    ),
    "full_batch_needed": whole(**FULL, **BATCH),
    "left_out_class_missing": chained(
        ("f", "flatten", {}), ("d", "dense", {"units": 10}), data={"type": "digits", "split": {"left_out_class": 10}}
    ),
    "metric_uninformative": whole(training={"evaluation": {"metrics": ["accuracy", "r2"]}}),
    "mixing_too_large": whole(data={"type": "cifar10", "preprocessing": [{"type": "whiten"}]}),
    "schedule_without_rate": whole(optimizer={"type": "bfgs"}, training=ALL, schedule={"type": "cosine"}),
    "thinning_without_classes": whole(
        data={"type": "plane", "split": {"largest_ratio": 2.0}}, objectives=objective("mse", "logits", "value")
    ),
    "tokens_are_names": whole(data={"type": "copying", "preprocessing": [{"type": "standardize"}]}),
    "too_few_tokens": chained(
        ("e", "embedding", {"tokens": 3}),
        ("d", "dense", {"units": 10, "per_position": True}),
        data={"type": "copying"},
        objectives=objective("pixel_cross_entropy", "d", "label"),
    ),
}


def apply(raw: Json, edits: tuple[Edit, ...]) -> Json:
    """The spec with the edits, by the words of their docstrings."""
    changed = copy.deepcopy(raw)
    for edit in edits:
        if isinstance(edit, InsertNode):
            _insert(changed["network"], edit)
        elif isinstance(edit, RemovePart) and edit.path.startswith("network.nodes."):
            _remove_node(changed, edit.path.split(".")[2])
        else:
            _write(changed, edit)
    return changed


def _write(raw: Json, edit: SetValue | RemovePart) -> None:
    *steps, last = edit.path.split(".")
    part: Any = raw
    for step in steps:
        if isinstance(part, list):
            items: list[Any] = part
            known = [item.get("id") if isinstance(item, dict) else None for item in items]
            part = items[known.index(step) if step in known else int(step)]
        else:
            part = part.setdefault(step, {})
    key: Any = int(last) if isinstance(part, list) else last
    if isinstance(edit, RemovePart):
        del part[key]
    else:
        part[key] = copy.deepcopy(edit.value)


def _insert(network: Json, edit: InsertNode) -> None:
    taken = {node["id"] for node in network["nodes"]}
    name = next(f"new_{number}" for number in count() if f"new_{number}" not in taken)
    network["nodes"].append({"id": name, "type": edit.layer, "config": dict(edit.config)})
    for edge in network["edges"]:
        if edge["source"] == edit.source and edit.target in (None, edge["target"]):
            edge["source"] = name
    network["edges"].append({"source": edit.source, "target": name})


def _remove_node(raw: Json, name: str) -> None:
    network = raw["network"]
    [source] = [edge["source"] for edge in network["edges"] if edge["target"] == name]
    network["nodes"] = [node for node in network["nodes"] if node["id"] != name]
    network["edges"] = [edge for edge in network["edges"] if edge["target"] != name]
    for edge in network["edges"]:
        edge["source"] = source if edge["source"] == name else edge["source"]
    for each in raw["objectives"]:
        each["prediction"] = source if each["prediction"] == name else each["prediction"]


def reported(raw: Json) -> list[Problem]:
    result = check(raw)
    return [*result.problems, *result.warnings]


def one(raw: Json, code: str) -> Problem:
    [problem] = [each for each in reported(raw) if each.code == code]
    return problem


def test_every_cure_has_a_case() -> None:
    assert set(CURED) == set(CURES)


@pytest.mark.parametrize("code", CURED)
def test_who_applies_the_fix_is_rid_of_the_problem(code: str) -> None:
    raw = CURED[code]
    fix = one(raw, code).fix
    assert fix
    changed = apply(raw, fix)
    assert code not in [problem.code for problem in reported(changed)]
    # Warnings are given only where there is no problem, so that new ones may come up.
    assert {problem.code for problem in check(changed).problems} <= {problem.code for problem in check(raw).problems}


@pytest.mark.parametrize(
    "name", [name for name, (_, advice) in ADVISED.items() if advice.code in ("change_setting", "insert_between")]
)
def test_a_worked_out_hint_is_a_fix_as_well(name: str) -> None:
    raw, _ = ADVISED[name]
    [problem] = [each for each in check(raw).problems if each.advice is not None]
    remaining = [(each.code, each.node_id) for each in check(apply(raw, problem.fix)).problems]
    assert (problem.code, problem.node_id) not in remaining


def test_the_units_of_a_classifier_are_set_to_its_classes() -> None:
    raw = chained(("d", "dense", {"units": 7}))
    assert one(raw, "prediction_classes_differ").fix == (SetValue(path="network.nodes.d.config.units", value=2),)


def test_a_problem_with_several_cures_has_no_fix() -> None:
    raw = whole(training={"batch_size": 10, "l2": 3.0}, optimizer={"type": "sgd", "config": {"learning_rate": 1.0}})
    assert one(raw, "decay_too_strong").fix == ()
