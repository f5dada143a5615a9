"""Measurements of networks with too many weights: refused with the cure before anything is read or allocated."""

from collections.abc import Mapping
from typing import Any

import pytest

from engine.compile.probes import PROBES
from engine.compile.probes.subject import Subject
from engine.compile.program import Program, make_program
from engine.errors import EngineError
from tests.engine.experiments import Experiment, chain, dense, points, roomy_cache

CACHE = roomy_cache()
OPTIONS = {"directions": "random", "resolution": "51", "reach": "1", "examples": "all", "seed": "0", "eigenvalues": "5"}


def never() -> Any:
    raise AssertionError("the weights of a network that is refused are read")


def huge(**inner: Any) -> Program:
    """10^8 weights between two layers of 10,000 units, and 50,002 around them."""
    inside = {**dense("inside", 10_000), **inner}
    network = chain(dense("first", 10_000), inside, dense("out", 2))
    return make_program(Experiment(network, "out").spec(), points(), "cpu")


def first_slice(view: str, program: Program, options: Mapping[str, str]) -> Any:
    return next(PROBES[view](Subject(CACHE, program, points(), never, never), options))


@pytest.mark.parametrize("view", ["loss_landscape", "hessian", "noise_scale"])
def test_a_network_of_a_hundred_million_weights_is_refused_with_the_cure(view: str) -> None:
    with pytest.raises(EngineError) as refused:
        first_slice(view, huge(), OPTIONS)
    (problem,) = refused.value.problems
    count = 2 * 10_000 + 10_000 + 10_000**2 + 10_000 + 10_000 * 2 + 2
    assert (problem.code, problem.got) == ("probe_too_large", count)
    assert problem.hint == "Measure a smaller network, or freeze the layers that don't matter for it."


@pytest.mark.parametrize("view", ["loss_landscape", "hessian", "noise_scale"])
def test_the_cure_holds(view: str) -> None:
    with pytest.raises(AssertionError, match="are read"):  # behind the check of the size
        first_slice(view, huge(frozen=True), OPTIONS)
