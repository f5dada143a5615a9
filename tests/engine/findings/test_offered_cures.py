"""Every fix that any rule offers on any experiment of the gallery: at most three, each valid, different, same seed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest

from engine.checks import check
from engine.findings import FINDINGS, find_all
from engine.findings.definition import Evidence, Finding
from engine.findings.facts import ClassFacts, InputFacts
from engine.findings.history import guessing_cost
from engine.findings.network import has_kernel, layers_by_id, predicting
from engine.labs import LABS
from engine.normal_form import normalize
from engine.spec import Clipping, Component, ExperimentSpec, Node
from engine.spec.data import Split
from engine.spec.expand import expand
from tests.engine.findings.evidence import make_evidence

RAW = InputFacts(low=0.13, high=1680.0, rms=800.0, narrowest=0.12, widest=315.0)
RISING = np.asarray([[8.0, 0.6], [16.0, 3.0], [32.0, 3.0], [64.0, 3.0], [128.0, 3.0]])
NEVER_LOWER = np.asarray([[8.0, 1.0], [16.0, 1.2], [32.0, 1.5], [64.0, 2.0], [128.0, 3.0]])
Change = Callable[[ExperimentSpec], ExperimentSpec]


def training(**values: Any) -> Change:
    return lambda spec: spec.model_copy(update={"training": spec.training.model_copy(update=values)})


def nodes(change: Callable[[Node], Node]) -> Change:
    def changed(spec: ExperimentSpec) -> ExperimentSpec:
        network = spec.network.model_copy(update={"nodes": tuple(map(change, spec.network.nodes))})
        return spec.model_copy(update={"network": network})

    return changed


def zeros(node: Node) -> Node:
    found = {name: {"type": "zeros", "config": {}} for name in node.config if name.endswith("_initializer")}
    zero = {"weight_initializer": {"type": "zeros", "config": {}}}
    return node.model_copy(update={"config": {**node.config, **found, **(zero if node.type == "dense" else {})}})


def linear(node: Node) -> Node:
    bent = node.type in ("relu", "tanh", "sigmoid", "elu", "leaky_relu")
    return node.model_copy(update={"type": "linear", "config": {}}) if bent else node


def frozen(spec: ExperimentSpec) -> ExperimentSpec:
    if spec.network.groups:
        return spec
    ends, kernels = predicting(spec), layers_by_id(spec)
    return nodes(
        lambda node: (
            node.model_copy(update={"frozen": True})
            if node.id in kernels and has_kernel(kernels[node.id][1]) and node.id not in ends
            else node
        )
    )(spec)


def unlike(spec: ExperimentSpec) -> ExperimentSpec:
    weights = [1.0, *[1e-4] * (len(spec.objectives) - 1)]
    goals = (goal.model_copy(update={"weight": size}) for goal, size in zip(spec.objectives, weights, strict=True))
    return spec.model_copy(update={"objectives": tuple(goals)})


def seen(spec: ExperimentSpec, columns: dict[str, Any] | None = None, **facts: Any) -> Evidence:
    """Every node holds the columns, those of first and last layer ("first", "last") apart; losses are in guesses."""
    flat = expand(spec)[0]
    wanted = columns or {}
    everywhere = {name: value for name, value in wanted.items() if name not in ("first", "last")}
    kernels = [name for name, (_, layer) in layers_by_id(flat).items() if has_kernel(layer)]
    held = {node.id: dict(everywhere) for node in flat.network.nodes}
    if kernels:
        held[kernels[0]] |= wanted.get("first", {})
        held[kernels[-1]] |= wanted.get("last", {})
    losses, evaluations = facts.pop("losses", 1.0), facts.pop("evaluations", np.zeros((0, 2)))
    evidence = make_evidence(flat, held, guessing=1.0, **facts)
    evidence = replace(evidence, drawn=spec, facts=replace(evidence.facts, guessing=(1.0,) * len(spec.objectives)))
    guess = guessing_cost(evidence)
    rows = np.array(evidence.losses)
    rows[:, 1:] = (np.broadcast_to(losses, len(rows)) * guess)[:, None]
    scaled = np.array(evaluations)
    scaled[:, 1:2] *= guess
    return replace(evidence, losses=rows, evaluations=scaled)


STILL = {"update_ratio": 4e-7, "weight_gradient_norm": 0.4, "weight_norm": 1.0}
MOVING = {"update_ratio": 5e-3}


def situations(spec: ExperimentSpec) -> Iterator[Evidence]:
    """What goes wrong in some experiment, each in the experiment in which it can."""
    yield seen(spec, STILL)
    yield seen(training(clipping=Clipping(by="norm", at=1e-6))(spec), STILL)
    decayed = spec.model_copy(update={"schedule": Component(type="exponential")})
    yield seen(decayed, STILL, rates=np.geomspace(0.1, 1e-7, 64))
    yield seen(spec, {**MOVING, "window_dead": 0.9, "batch_dead": 0.8})
    yield seen(spec, {**MOVING, "saturated": 0.99})
    yield seen(spec, {**MOVING, "delta_rms": 1e-2, "first": {"delta_rms": 1e-6}, "last": {"delta_rms": 1.0}})
    yield seen(spec, {**MOVING, "delta_rms": 1e-2, "first": {"delta_rms": 1e4}, "last": {"delta_rms": 1e-3}})
    yield seen(spec, MOVING, losses=[1.0, *[5.0] * 63])
    yield replace(seen(spec, MOVING, rows=4), diverged={"node_id": None, "quantity": "update", "step": 3})
    yield seen(spec, MOVING, inputs=RAW)
    yield seen(training(l2=1.0)(spec), {**MOVING, "weight_norm": [4.0, *[1.2] * 63]})
    yield seen(training(l1=0.1)(spec), {**MOVING, "weight_norm": [4.0, *[1.2] * 63]})
    grown = {**MOVING, "activation_std": 0.4, "last": {"activation_std": 900.0}}
    yield seen(spec, grown, losses=[100.0, *[5.0] * 63])
    yield seen(nodes(zeros)(spec), MOVING)
    yield seen(nodes(linear)(spec), MOVING)
    yield seen(frozen(spec), {"update_ratio": 0.0})
    yield seen(unlike(spec), MOVING)
    yield seen(spec, MOVING, losses=0.1, evaluations=RISING)
    yield seen(spec, MOVING, losses=0.1, evaluations=NEVER_LOWER)
    yield seen(training(epochs=1)(spec), {"update_ratio": 1e-3}, rows=16, finished=True)
    flat = expand(spec)[0]
    recurrent = [place for place, node in enumerate(flat.network.nodes) if node.type == "simple_recurrent"]
    yield seen(spec, MOVING, through_time=np.asarray([[256.0, place, -16.0] for place in recurrent]).reshape(-1, 3))
    if spec.objectives[0].loss.type != "cross_entropy":
        return
    counted = seen(spec, MOVING, losses=0.5, evaluations=np.asarray([[2.0**n, 0.5, 0.96] for n in range(4, 8)]))
    facts = replace(counted.facts, classes=ClassFacts((285, 15), (96, 4)))
    yield replace(counted, facts=facts, schema=replace(counted.schema, metrics=("accuracy",)))


RECURRENT = next(lab.spec for lab in LABS if lab.id == "adding_lstm")
SIMPLE = nodes(lambda node: node.model_copy(update={"type": "simple_recurrent"}) if node.type == "lstm" else node)(
    RECURRENT
)
CIRCLE = next(lab.spec for lab in LABS if lab.id == "circle_tanh")
TWO_TERMS = CIRCLE.model_copy(update={"objectives": CIRCLE.objectives * 2})
SPECS: dict[str, ExperimentSpec] = {
    **{lab.id: lab.spec for lab in LABS},
    "adding, simple": SIMPLE,
    "circle, two terms": TWO_TERMS,
    "circle, no rate": CIRCLE.model_copy(update={"optimizer": Component(type="l_bfgs")}),
    "circle, 20 examples": CIRCLE.model_copy(
        update={"data": CIRCLE.data.model_copy(update={"split": Split(train=20)})}
    ),
}


@cache
def offered(name: str) -> tuple[tuple[ExperimentSpec, Finding], ...]:
    """Findings, each beside the experiment that it is made in."""
    return tuple((evidence.drawn, finding) for evidence in situations(SPECS[name]) for finding in find_all(evidence))


@pytest.mark.parametrize("name", SPECS)
def test_fixes_are_few_valid_different_and_of_the_same_seed(name: str) -> None:
    checked = set[str]()
    found = offered(name)
    assert found
    for drawn, finding in found:
        assert len(finding.cures) <= 3
        assert all(isinstance(value, int | float | str) for value in finding.values.values()), finding
        forms = [normalize(drawn), *(normalize(cure.spec) for cure in finding.cures)]
        assert len({form.model_dump_json() for form in forms}) == len(forms), finding.code
        for cure in finding.cures:
            text = cure.spec.model_dump_json()
            if text not in checked:
                checked.add(text)
                reported = check(cure.spec.model_dump(mode="json")).problems
                before = check(drawn.model_dump(mode="json")).problems
                assert {each.code for each in reported} <= {each.code for each in before}, (
                    finding.code,
                    cure.code,
                    reported,
                )
            assert cure.spec.training.seed == SPECS[name].training.seed


def test_every_rule_finds_something_somewhere_and_offers_a_fix_where_there_is_one_to_offer() -> None:
    found = [finding for name in SPECS for _, finding in offered(name)]
    assert {finding.code for finding in found} == {rule.type for rule in FINDINGS}
    for rule in FINDINGS:
        codes = {cure.code for finding in found if finding.code == rule.type for cure in finding.cures}
        assert codes == {code for code, _ in rule.cure_titles}, rule.type
