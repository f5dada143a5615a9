"""Equal experiments have one normal form and one hash, whatever their spelling."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from engine.checks import check
from engine.labs import LABS
from engine.normal_form import canonical_json, normalize, spec_hash
from engine.spec import ExperimentSpec
from engine.spec.migrations import MIGRATIONS, migrate
from tests.engine.checks.specs import whole

VECTORS = Path(__file__).resolve().parents[2] / "contract" / "vectors" / "spec_hashes.json"


def hash_of(raw: dict[str, Any]) -> str:
    result = check(raw)
    assert result.ok, result.problems
    assert result.spec_hash is not None
    return result.spec_hash


def test_spelling_does_not_matter() -> None:
    spelled = whole()
    spelled["network"]["nodes"].reverse()
    spelled["network"]["edges"].reverse()
    spelled["network"]["nodes"][0]["config"] |= {"use_bias": True, "bias_initializer": {"type": "zeros"}}
    spelled["optimizer"] = {"type": "sgd", "config": {"momentum": 0, "learning_rate": 0.1}}
    spelled["schedule"] = {"type": "constant"}
    spelled["training"] = {"batch_size": 10, "l1": 0, "evaluation": {"unit": "epoch"}}
    assert hash_of(spelled) == hash_of(whole())


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("training",), {"seed": 1}),
        (("optimizer",), {"type": "sgd", "config": {"learning_rate": 0.2}}),
        (("data",), {"type": "spiral", "config": {"noise": 0.1}}),
        (("data",), {"type": "spiral", "split": {"train": 300}}),
        (("network", "nodes", 2, "type"), "relu"),
        (("network", "nodes", 1, "frozen"), True),
    ],
)
def test_what_changes_the_computation_changes_the_hash(path: tuple[Any, ...], value: Any) -> None:
    raw = copy.deepcopy(whole())
    holder: Any = raw
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    assert hash_of(raw) != hash_of(whole())


def test_the_order_of_wires_into_one_port_counts() -> None:
    def joined(first: str, second: str) -> dict[str, Any]:
        raw = whole()
        raw["network"]["nodes"].append({"id": "both", "type": "concat"})
        raw["network"]["edges"][2] = {"source": "both", "target": "logits"}
        raw["network"]["edges"] += [{"source": first, "target": "both"}, {"source": second, "target": "both"}]
        return raw

    assert hash_of(joined("act", "x")) != hash_of(joined("x", "act"))


def test_the_normal_form_is_its_own_normal_form() -> None:
    for entry in LABS:
        normal = normalize(entry.spec)
        assert normalize(normal) == normal
        assert ExperimentSpec.model_validate_json(normal.model_dump_json()) == normal


def test_defaults_are_written_out_down_to_the_initialisers() -> None:
    raw = whole()
    raw["network"]["nodes"][1]["config"]["weight_initializer"] = {"type": "normal"}
    result = check(raw)
    assert result.spec is not None
    hidden = next(node for node in result.spec.network.nodes if node.id == "hidden")
    assert hidden.config["weight_initializer"] == {"type": "normal", "config": {"std": 1.0, "scaling": "none"}}
    assert result.spec.data.split.train is None


def test_versions_of_all_components_are_hashed() -> None:
    versions = json.loads(canonical_json(ExperimentSpec.model_validate(whole())))["versions"]
    assert versions["layers.dense"] == 1
    assert versions["initializers.glorot_uniform"] == 1
    assert {"datasets.spiral", "losses.cross_entropy", "optimizers.sgd", "schedules.constant"} < set(versions)


def test_hashes_equal_the_committed_vectors() -> None:
    vectors: dict[str, Any] = json.loads(VECTORS.read_text(encoding="utf-8"))
    for name, vector in vectors.items():
        spec = ExperimentSpec.model_validate(vector["spec"])
        assert canonical_json(spec).decode() == vector["canonical"], name
        assert spec_hash(spec) == vector["sha256"], name


def test_a_present_spec_passes_the_migrations_unchanged() -> None:
    raw = whole()
    assert migrate(raw) == raw
    assert migrate(raw) is not raw
    assert migrate({"version": "old"}) == {"version": "old"}


def test_a_spec_of_version_1_is_the_same_experiment_without_groups() -> None:
    old = {**whole(), "version": 1}
    assert len(MIGRATIONS) == 1
    assert spec_hash(ExperimentSpec.model_validate(old)) == spec_hash(ExperimentSpec.model_validate(whole()))
    assert ExperimentSpec.model_validate_json(json.dumps(old)) == ExperimentSpec.model_validate(whole())
    assert check(old).spec == check(whole()).spec
    assert old["version"] == 1
