"""Cures are experiments that can be trained, with the seed of the run."""

from typing import Any

import pytest

from engine.checks import check
from engine.findings import changes, settings
from engine.findings.folding import folded_back
from engine.labs import LABS
from engine.spec import ExperimentSpec, Network
from engine.spec.expand import expand

CHANGES: tuple[Any, ...] = (
    changes.with_relu_and_he,
    changes.with_batch_norm,
    changes.with_leaky_relu,
    changes.with_lstm,
    changes.with_drawn_weights,
    changes.with_hidden_relu,
    settings.with_lower_rate,
    settings.with_clipping,
    settings.with_looser_clipping,
    settings.without_clipping,
    settings.with_constant_rate,
    settings.with_smaller_penalty,
    settings.without_penalty,
    settings.with_standardized_inputs,
)
BENDING = ("relu", "sigmoid", "tanh")


def cured(change: Any, spec: ExperimentSpec) -> ExperimentSpec | None:
    """The cure as a run offers it: of the network written out, and folded back where it has groups."""
    changed = change(expand(spec)[0])
    return folded_back(changed, spec) if spec.network.groups else changed


@pytest.mark.parametrize("entry", LABS, ids=lambda entry: entry.id)
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_every_cure_of_every_preset_can_be_trained_with_the_same_seed(entry: Any, change: Any) -> None:
    found = cured(change, entry.spec)
    if found is None:
        assert entry.spec.network.groups, "only what would differ from copy to copy is not offered"
        return
    assert check(found.model_dump(mode="json")).problems == ()
    assert found.training.seed == entry.spec.training.seed
    assert change(expand(found)[0]) is not None


@pytest.mark.parametrize("entry", [lab for lab in LABS if not lab.spec.network.groups], ids=lambda entry: entry.id)
def test_a_net_whose_activations_were_taken_out_gets_new_ones(entry: Any) -> None:
    spec = entry.spec
    kinds = {node.id: node.type for node in spec.network.nodes}
    predictions = {goal.prediction for goal in spec.objectives}
    nodes = [
        node.model_copy(update={"type": "linear"}) if kinds[node.id] in BENDING and node.id not in predictions else node
        for node in spec.network.nodes
    ]
    flat = spec.model_copy(update={"network": Network(nodes=tuple(nodes), edges=spec.network.edges)})
    found = changes.with_hidden_relu(flat)
    assert check(found.model_dump(mode="json")).problems == ()
    assert any(node.type == "relu" for node in found.network.nodes)
