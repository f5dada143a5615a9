"""Reported cases in which the check was silent, or its hint led astray."""

import pytest

from tests.cases.reading import check_case, codes


def test_ten_sigmoids_are_no_distribution() -> None:
    result = check_case(17)
    assert codes(result.warnings) == [("probabilities_expected", "sg")]
    assert "0 … 1" in result.warnings[0].message


def test_a_sigmoid_cannot_reproduce_standardised_inputs() -> None:
    result = check_case(18)
    assert codes(result.warnings) == [("output_cannot_reach_targets", "oa")]
    assert (result.warnings[0].got, result.warnings[0].expected) == ("0 … 1", "< 0 … > 1")


def test_class_weights_in_a_batch_of_one_are_warned_of() -> None:
    result = check_case(20)
    assert codes(result.warnings) == [("class_weights_cancel", None)]
    assert result.warnings[0].path == "training.class_weights"


@pytest.mark.parametrize(
    ("number", "code", "node", "hint"),
    [
        (21, "add_shapes_differ", "a", "Set Padding of c2 to same."),
        (22, "sequence_expected", "c2", "Set Returns of c to sequence."),
        (23, "prediction_shape_differs", "t", "Set Output padding of t to 1."),
    ],
)
def test_the_hint_names_the_setting_that_makes_the_shapes_fit(number: int, code: str, node: str, hint: str) -> None:
    (problem,) = check_case(number).problems
    assert (problem.code, problem.node_id, problem.hint) == (code, node, hint)


def test_a_softmax_twice_is_refused() -> None:
    result = check_case(29)
    assert codes(result.problems) == [("activation_applied_twice", "sm")]


@pytest.mark.parametrize(
    ("number", "expected"), [(24, []), (30, []), (31, []), (32, []), (33, []), (34, []), (35, [("equal_start", "g")])]
)
def test_one_unit_has_none_to_be_equal_to(number: int, expected: list[tuple[str, str]]) -> None:
    """Case 35 is a GRU of three units that all start alike; the others have a single unit."""
    result = check_case(number)
    assert result.ok
    assert [(code, node) for code, node in codes(result.warnings) if code == "equal_start"] == expected
