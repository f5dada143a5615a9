"""Cures are experiments that can be trained, with the seed of the run."""

from typing import Any

import pytest

from engine import registry
from engine.checks import check
from engine.findings import changes, settings
from engine.findings.folding import folded_back
from engine.findings.shortcuts import with_shortcuts
from engine.labs import LABS
from engine.spec import Component, ExperimentSpec, Network
from engine.spec.expand import expand
from tests.engine.experiments import Experiment, chain, dense


def shortcuts_around(spec: ExperimentSpec) -> ExperimentSpec:
    record = registry.dataset(spec.data.type)
    shape = record.describe(record.Config.model_validate(spec.data.config), None).input_shape
    return with_shortcuts(spec, shape)


def warmed_up(spec: ExperimentSpec) -> ExperimentSpec:
    return settings.with_warm_up(spec, 40)


CHANGES: tuple[Any, ...] = (
    changes.with_relu_and_he,
    changes.with_batch_norm,
    changes.with_leaky_relu,
    changes.with_lstm,
    changes.with_orthogonal_states,
    shortcuts_around,
    changes.with_drawn_weights,
    changes.with_hidden_relu,
    settings.with_lower_rate,
    settings.with_clipping,
    settings.with_early_stopping,
    warmed_up,
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


def has_hidden(spec: ExperimentSpec) -> bool:
    """Whether a network without groups has layers before its prediction that could be bent."""
    if spec.network.groups:
        return False
    return len(spec.network.nodes) > 2


@pytest.mark.parametrize("entry", LABS, ids=lambda entry: entry.id)
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_every_cure_of_every_preset_can_be_trained_with_the_same_seed(entry: Any, change: Any) -> None:
    found = cured(change, entry.spec)
    if found is None:
        reason = "only what would differ from copy to copy, or has no layer to change, is not offered"
        assert entry.spec.network.groups or not has_hidden(entry.spec), reason
        return
    assert check(found.model_dump(mode="json")).problems == ()
    assert found.training.seed == entry.spec.training.seed
    assert change(expand(found)[0]) is not None


@pytest.mark.parametrize("entry", [lab for lab in LABS if has_hidden(lab.spec)], ids=lambda entry: entry.id)
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


FADING = next(lab.spec for lab in LABS if lab.id == "spiral_vanishing")


def test_a_shortcut_leads_around_every_layer_of_one_width() -> None:
    """2, 8, 8, 8, 8, 2 units: around the second, third and fourth, and each begins at the sum before it."""
    found = with_shortcuts(FADING, (2,)).network
    sums = [node.id for node in found.nodes if node.type == "add"]
    sources = {name: {edge.source for edge in found.edges if edge.target == name} for name in sums}
    assert sources == {
        "add_1": {"sigmoid_1", "sigmoid_2"},
        "add_2": {"add_1", "sigmoid_3"},
        "add_3": {"add_2", "sigmoid_4"},
    }
    readers = {name: [edge.target for edge in found.edges if edge.source == name] for name in sums}
    assert readers == {"add_1": ["dense_3", "add_2"], "add_2": ["dense_4", "add_3"], "add_3": ["logits"]}


def test_a_network_with_joins_gets_no_more_of_them() -> None:
    once = with_shortcuts(FADING, (2,))
    assert with_shortcuts(once, (2,)) == once


def test_a_warm_up_rises_over_a_hundred_steps() -> None:
    assert settings.with_warm_up(FADING, 40).schedule == Component(type="warm_up", config={"epochs": 2.5})
    decaying = FADING.model_copy(update={"schedule": Component(type="exponential")})
    assert settings.with_warm_up(decaying, 40) == decaying


def test_states_of_a_simple_recurrent_layer_start_orthogonal() -> None:
    lstm = next(lab.spec for lab in LABS if lab.id == "adding_lstm")
    nodes = tuple(
        node.model_copy(update={"type": "simple_recurrent"}) if node.type == "lstm" else node
        for node in lstm.network.nodes
    )
    simple = lstm.model_copy(update={"network": lstm.network.model_copy(update={"nodes": nodes})})
    found = changes.with_orthogonal_states(simple).network.nodes
    starts = [node.config["recurrent_initializer"] for node in found if node.type == "simple_recurrent"]
    assert starts == [{"type": "orthogonal", "config": {}}]


def test_a_hidden_layer_before_given_weights_lets_them_be_drawn() -> None:
    given = {"type": "given", "config": {"values": [0.5, -1.0, 2.0, 1.0]}}
    spec = Experiment(chain(dense("logits", 2, weight_initializer=given)), "logits").spec()
    found = changes.with_hidden_relu(spec)
    assert check(found.model_dump(mode="json")).problems == ()
    assert next(node for node in found.network.nodes if node.id == "logits").config == {"units": 2}
