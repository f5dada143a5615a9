"""Rules look at the last octave of ladder steps, whatever came before."""

import numpy as np
import pytest

from engine.findings.history import current_loss, guessing_cost, learned_nothing, level, recent, sustained
from engine.labs import LABS
from engine.spec import Component, Objective
from tests.engine.findings.evidence import LADDER, make_evidence

SPEC = LABS[0].spec
NODE = SPEC.network.nodes[1].id


@pytest.mark.parametrize(("rows", "first"), [(15, None), (16, 9), (24, 18), (40, 72)])
def test_a_rule_sees_the_second_half_of_the_steps_from_step_16_on(rows: int, first: int | None) -> None:
    steps = [float(step) for step in LADDER[:rows]]
    seen = recent(make_evidence(SPEC, {NODE: {"delta_rms": steps}}, rows=rows), NODE, "delta_rms")
    assert seen.tolist() == ([] if first is None else steps[steps.index(first) :])


def test_three_quarters_of_the_rows_have_to_say_so() -> None:
    assert sustained(np.asarray([0.0, 0.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0])) == pytest.approx(3.75)
    assert np.isnan(sustained(np.asarray([np.nan, 1.0])))


def test_the_loss_of_an_octave_weighs_its_intervals_by_their_steps() -> None:
    losses = [*[9.0] * 15, 7.0, *[1.0] * 8]
    evidence = make_evidence(SPEC, {}, rows=24, losses=losses)
    assert level(evidence) == pytest.approx(1.0)
    assert level(evidence, octaves_ago=1) == pytest.approx((7 * 9.0 + 7.0) / 8)


def test_where_dropout_inflates_the_training_loss_the_last_evaluation_counts() -> None:
    nodes = [
        *SPEC.network.nodes,
        SPEC.network.nodes[1].model_copy(update={"id": "drop", "type": "dropout", "config": {}}),
    ]
    noisy = SPEC.model_copy(update={"network": SPEC.network.model_copy(update={"nodes": tuple(nodes)})})
    late, stale = np.asarray([[0.0, 0.7], [20.0, 0.2]]), np.asarray([[0.0, 0.7]])
    assert current_loss(make_evidence(noisy, {}, rows=24, losses=3.0, evaluations=late)) == 0.2
    assert current_loss(make_evidence(noisy, {}, rows=24, losses=3.0, evaluations=stale)) == pytest.approx(3.0)
    assert current_loss(make_evidence(SPEC, {}, rows=24, losses=3.0, evaluations=late)) == pytest.approx(3.0)


def test_guessing_is_weighed_as_the_loss_is() -> None:
    halved = Objective(loss=Component(type="cross_entropy"), prediction="logits", target="label", weight=0.5)
    evidence = make_evidence(SPEC.model_copy(update={"objectives": (halved,)}), {}, guessing=0.8, losses=0.39)
    assert guessing_cost(evidence) == pytest.approx(0.4)
    assert learned_nothing(evidence)
    assert not learned_nothing(make_evidence(SPEC, {}, guessing=0.0, losses=0.39))
