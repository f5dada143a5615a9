"""Spec paths: what is read at one is what was put there, and nothing else changes."""

import pytest

from engine.spec import ExperimentSpec, paths
from engine.spec.frozen_weights import split_weight_path
from tests.engine.checks.specs import chained


@pytest.fixture
def spec() -> ExperimentSpec:
    raw = chained(("drop", "dropout", {"rate": 0.5}), ("logits", "dense", {"units": 2}))
    return ExperimentSpec.model_validate({**raw, "training": {"clipping": {"by": "norm", "at": 2.0}}})


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("training.l2", 0.25),
        ("training.clipping.at", 0.5),
        ("training.seed", 7),
        ("optimizer.config.learning_rate", 0.125),
        ("optimizer.config.momentum", 0.9),
        ("objectives.0.weight", 3.0),
        ("network.nodes.drop.config.rate", 0.1),
        ("network.nodes.logits.config.units", 5),
        ("network.nodes.logits.frozen", True),
        ("network.edges.1.target_port", "in"),
        ("data.type", "spiral"),
    ],
)
def test_a_value_is_read_where_it_was_put_and_leaves_the_rest(spec: ExperimentSpec, path: str, value: object) -> None:
    before = spec.model_dump()
    changed = paths.replace(spec, path, value)
    assert paths.read(changed, path) == value
    assert spec.model_dump() == before
    again = paths.replace(changed, path, "other")
    assert paths.read(again, path) == "other"
    assert _differences(changed.model_dump(warnings=False), again.model_dump(warnings=False)) == 1


def _differences(one: object, other: object) -> int:
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        return sum(_differences(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple) and len(one) == len(other):
        return sum(map(_differences, one, other))
    return int(one != other)


@pytest.mark.parametrize(
    ("path", "step"),
    [
        ("training.l3", "l3"),
        ("network.nodes.nobody.frozen", "nobody"),
        ("network.nodes.0.frozen", "0"),
        ("network.edges.99.source", "99"),
        ("network.edges.-1.source", "-1"),
        ("optimizer.type.learning_rate", "learning_rate"),
        ("objectives.0.loss.config.nothing.below", "nothing"),
        ("model_fields", "model_fields"),
        ("training.", ""),
    ],
)
def test_a_path_that_leads_nowhere_is_refused_with_its_step(spec: ExperimentSpec, path: str, step: str) -> None:
    with pytest.raises(KeyError) as read:
        paths.read(spec, path)
    with pytest.raises(KeyError) as replaced:
        paths.replace(spec, path, 1.0)
    assert read.value.args == replaced.value.args == (step,)


def test_the_whole_spec_is_at_the_empty_path(spec: ExperimentSpec) -> None:
    assert paths.read(spec, "") is spec


def test_paths_are_built_and_taken_apart_by_one_grammar() -> None:
    assert paths.setting(paths.node("dense_1"), "units") == "network.nodes.dense_1.config.units"
    assert paths.split_setting("data.augmentations.2.config.noise") == (paths.augmentation(2), "noise")
    assert paths.split_setting("training.l2") is None
    assert paths.split_setting("config.x") is None
    assert paths.parent("training.clipping.at") == ("training.clipping", "at")
    assert paths.parent("data") == ("", "data")
    assert paths.objective_index("objectives.3.loss") == 3
    assert [paths.objective_index(path) for path in ("objectives", "data.0", "objectives.x")] == [None] * 3


@pytest.mark.parametrize(
    ("path", "parts"),
    [
        ("network.nodes.out.frozen_weights.kernel.0.3", ("network.nodes.out", "kernel", (0, 3))),
        ("network.nodes.frozen_weights.frozen_weights.bias.2", ("network.nodes.frozen_weights", "bias", (2,))),
        ("network.nodes.out.frozen_weights.kernel", ("network.nodes.out", "kernel", ())),
        ("network.nodes.frozen_weights.config.units", None),
        ("network.nodes.frozen_weights.type", None),
        ("network.nodes.out.frozen_weights", None),
        ("network.nodes.out.frozen_weights.kernel.-1", None),
        ("network.nodes.out.frozen_weights.kernel.1234567890", None),
        ("frozen_weights.kernel.0", None),
        ("", None),
    ],
)
def test_the_path_of_a_weight_is_read_from_its_end(path: str, parts: tuple[str, str, tuple[int, ...]] | None) -> None:
    assert split_weight_path(path) == parts


@pytest.mark.parametrize(
    ("path", "group", "node", "objective"),
    [
        ("network.groups.block.nodes.dense_1.config.units", "block", None, None),
        ("network.groups.block", "block", None, None),
        ("network.groups", None, None, None),
        ("network.nodes.groups.config.units", None, "groups", None),
        ("objectives.1.weight", None, None, 1),
        ("objectives.first", None, None, None),
        ("", None, None, None),
    ],
)
def test_the_part_that_a_path_lies_in(path: str, group: str | None, node: str | None, objective: int | None) -> None:
    assert (paths.group_name(path), paths.node_id(path), paths.objective_index(path)) == (group, node, objective)
    assert paths.join(*paths.steps(path)) == path
