"""A configuration that cannot work is refused with a message that names node, received, expected and cure."""

from typing import Any

import pytest

from engine.checks import check
from tests.engine.checks.specs import chained

Json = dict[str, Any]
DIGITS = {"type": "digits"}
OUT = ("logits", "dense", {"units": 2})


def convolved(**config: Any) -> Json:
    conv = ("conv", "conv2d", {"filters": 4, "padding": "valid", **config})
    return chained(conv, ("flat", "flatten", {}), ("logits", "dense", {"units": 10}), data=DIGITS)


CASES: dict[str, tuple[Json, str | None, Any, str, str]] = {
    "a kernel larger than its input": (convolved(kernel_size=11), "conv", [8, 8, 1], "11×11", "smaller window"),
    "zero units": (chained(("hidden", "dense", {"units": 0}), OUT), "hidden", 0, "≥ 1", "within the bounds"),
    "groups that do not divide": (convolved(kernel_size=3, groups=3), "conv", 3, "1", "another number of groups"),
    "a full-batch optimiser with batches": (
        chained(OUT, optimizer={"type": "newton", "config": {}}, training={"batch_size": 10}),
        None,
        10,
        "300",
        "Set the batch size to 300",
    ),
    "a softmax twice": (
        chained(OUT, ("soft", "softmax", {}), ("again", "softmax", {})),
        "soft",
        "softmax",
        "z",
        "Remove soft",
    ),
    "as many outputs as there are not classes": (
        chained(("logits", "dense", {"units": 7}), data=DIGITS),
        "logits",
        [7],
        "10",
        "Set Units of logits to 10.",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_message_names_node_received_expected_and_cure(name: str) -> None:
    raw, node, received, expected, cure = CASES[name]
    result = check(raw)
    assert result.spec is None
    problem = result.problems[0]
    assert (problem.node_id, problem.got) == (node, received)
    assert expected in str(problem.expected)
    assert cure in str(problem.hint)
