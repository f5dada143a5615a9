"""Groups and parameters that nothing uses belong to the document and not to the experiment's identity."""

import copy

import numpy as np
import pytest

from engine.checks import check
from engine.normal_form import document_hash
from engine.spec.used import used_groups
from tests.engine.groups.specs import RESIDUAL, Json, given, grouped, node, wires
from tests.engine.groups.test_runs import frames, run_of

pytestmark = pytest.mark.usefixtures("quick_programs")

SPARE: Json = {
    "nodes": [node("other", "dense", units=given("width")), node("act", "relu")],
    "edges": wires("in other act"),
    "ports": {"output": "act"},
    "parameters": {"width": 3},
}


def with_spare(raw: Json) -> Json:
    """A group that no node stands for, and a parameter that no layer reads."""
    kept = copy.deepcopy(raw)
    kept["network"]["groups"]["spare"] = SPARE
    kept["network"]["groups"]["block"]["parameters"]["depth"] = 9
    kept["network"]["nodes"][2]["config"]["depth"] = 4
    return kept


def nested(**config: int) -> Json:
    """A group in a group: `outer` hands its parameters on, of which the inner one reads one."""
    raw = grouped(2)
    inner = {**copy.deepcopy(RESIDUAL), "parameters": {**RESIDUAL["parameters"], "unread": 1}}
    raw["network"]["groups"] = {
        "block": inner,
        "outer": {
            "nodes": [node("in_it", "block", width=given("width"), unread=given("handed_on"))],
            "edges": wires("in in_it"),
            "ports": {"output": "in_it"},
            "parameters": {"width": 6, "handed_on": 2},
        },
    }
    raw["network"]["nodes"][2] = {**node("deep", "outer", **config), "repeat": 2}
    return raw


def test_what_nothing_uses_changes_no_hash_and_stays_in_the_document() -> None:
    plain, kept = check(grouped(3)), check(with_spare(grouped(3)))
    assert plain.spec is not None
    assert kept.spec is not None
    assert kept.spec_hash == plain.spec_hash
    assert kept.spec.network.groups["spare"].parameters == {"width": 3}
    assert kept.spec.network.groups["block"].parameters["depth"] == 9
    assert next(each for each in kept.spec.network.nodes if each.id == "deep").config["depth"] == 4
    assert document_hash(kept.spec) != document_hash(plain.spec)
    assert document_hash(plain.spec) == plain.spec_hash


def test_a_parameter_handed_on_to_a_group_that_does_not_read_it_is_unused_too() -> None:
    hashes = {check(nested(handed_on=value)).spec_hash for value in (2, 3)}
    assert len(hashes) == 1
    assert None not in hashes
    assert check(nested(width=5)).problems != ()  # 6 and 5 can't be added, so the width is read


def test_a_parameter_and_a_group_that_are_read_count() -> None:
    read = grouped(3, config={"rate": 0.5})
    assert check(read).spec_hash != check(grouped(3)).spec_hash
    other = with_spare(grouped(3))
    other["network"]["nodes"].insert(3, node("more", "spare", width=6))
    other["network"]["edges"] = wires("x first deep more logits")
    changed = copy.deepcopy(other)
    changed["network"]["nodes"][3]["config"]["width"] = 7
    hashes = {check(raw).spec_hash for raw in (grouped(3), other, changed)}
    assert len(hashes) == 3
    assert None not in hashes


def test_groups_inside_others_are_used() -> None:
    result = check(nested())
    assert result.spec is not None
    assert used_groups(result.spec.network) == {"outer", "block"}


def renamed(raw: Json, name: str) -> Json:
    """The same group under another name."""
    changed = copy.deepcopy(raw)
    changed["network"]["groups"][name] = changed["network"]["groups"].pop("block")
    changed["network"]["nodes"][2]["type"] = name
    return changed


def test_a_spare_group_and_another_name_of_a_group_change_no_number_of_a_run() -> None:
    plain, *others = [
        frames(run_of(raw), 2) for raw in (grouped(2), with_spare(grouped(2)), renamed(grouped(2), "a_name"))
    ]
    assert len(plain) == 2
    for other in others:
        for mine, theirs in zip(plain, other, strict=True):
            assert mine.arrays.keys() == theirs.arrays.keys()
            for name, values in mine.arrays.items():
                np.testing.assert_array_equal(values, theirs.arrays[name], err_msg=name)
