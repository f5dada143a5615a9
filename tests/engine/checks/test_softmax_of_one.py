"""A softmax over one number is 1 whatever comes in, so that nothing before it learns."""

from typing import Any

import pytest

from bench.faults.edits import with_edits
from engine.checks import check
from engine.labs.chain import Step, make_chain
from engine.spec import Component, Data, ExperimentSpec, Objective
from engine.spec.training import Target


def spec(*layers: Step, data: str = "moons", loss: str = "mse", target: Target = "label") -> ExperimentSpec:
    return ExperimentSpec(
        network=make_chain(*layers, names=("output",)),
        data=Data(type=data),
        objectives=(Objective(loss=Component(type=loss), prediction="output", target=target),),
    )


def warned(given: ExperimentSpec) -> dict[str, Any]:
    return {problem.code: problem for problem in check(given.model_dump(mode="json")).warnings}


HIDDEN: tuple[Step, ...] = (("dense", {"units": 4}), "tanh")
ONE: Step = ("dense", {"units": 1})


@pytest.mark.parametrize(("data", "target", "end"), [("moons", "label", "sigmoid"), ("plane", "value", "dense")])
def test_a_softmax_of_one_number_is_reported_and_replaced_by_what_was_meant(
    data: str, target: Target, end: str
) -> None:
    given = spec(*HIDDEN, ONE, "softmax", data=data, target=target)
    problem = warned(given)["softmax_of_one"]
    assert problem.node_id == "output"
    fixed = with_edits(given, problem.fix)
    assert check(fixed.model_dump(mode="json")).ok
    assert "softmax_of_one" not in warned(fixed)
    types = {node.id: node.type for node in fixed.network.nodes}
    assert types[fixed.objectives[0].prediction] == end


def test_a_softmax_over_several_numbers_is_not_warned_of() -> None:
    given = spec(*HIDDEN, ("dense", {"units": 2}), "softmax", target="one_hot")
    assert "softmax_of_one" not in warned(given)
