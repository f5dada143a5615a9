"""Whatever is fed to `check`, it answers: thousands of random specs."""

import json
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from engine.checks import check
from tests.strategies import random_specs, valid_specs

FEW, MANY = 1_000, 10_000


@pytest.mark.slow
@pytest.mark.parametrize("examples", [FEW, pytest.param(MANY, marks=pytest.mark.full)])
def test_random_specs_are_answered_with_problems_or_a_normal_form(examples: int, tell: Callable[[str], None]) -> None:
    reported: Counter[str] = Counter()

    @settings(max_examples=examples, suppress_health_check=list(HealthCheck))
    @given(random_specs())
    def run(raw: Any) -> None:
        result = check(raw)
        reported["all"] += 1
        reported["valid"] += result.ok
        reported["shapes"] += any(node.output_shape is not None for node in result.nodes)
        assert result.ok == (result.spec is not None) == (result.spec_hash is not None)
        for problem in (*result.problems, *result.warnings):
            json.dumps(problem.model_dump(mode="json"), allow_nan=False).encode()
            assert problem.message
            assert problem.hint
        reported.update({problem.code for problem in result.problems})

    run()
    shares = {name: reported[name] / reported["all"] for name in ("valid", "shapes")}
    codes = len(reported) - 3
    tell(f"{reported['all']} specs, {shares['valid']:.0%} valid, {shares['shapes']:.0%} with shapes, {codes} codes")
    assert reported["all"] >= examples
    assert shares["valid"] >= 0.1
    assert shares["shapes"] >= 0.3


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(valid_specs())
def test_specs_made_to_be_valid_are_valid_and_their_normal_form_is_its_own(raw: dict[str, Any]) -> None:
    result = check(raw)
    assert result.problems == ()
    assert result.spec is not None
    again = check(result.spec.model_dump(mode="json"))
    assert again.spec == result.spec
    assert again.spec_hash == result.spec_hash
