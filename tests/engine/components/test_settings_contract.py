"""What every component's record and settings tell the inspector."""

from typing import Any

import pytest

from engine.initializers import INITIALIZERS
from engine.layers import LAYERS
from engine.losses import LOSSES
from engine.optimizers import OPTIMIZERS
from engine.schedules import SCHEDULES

COMPONENTS: tuple[Any, ...] = (*LAYERS, *LOSSES, *OPTIMIZERS, *INITIALIZERS, *SCHEDULES)
LIVE_IN_LAYERS = {("dropout", "rate"), ("feature_dropout", "rate"), ("gaussian_noise", "std")}
RESTARTING_IN_OPTIMIZERS = {("sgd", "form"), ("sgd", "nesterov"), ("l_bfgs", "memory")}
FINDING_THEIR_OWN_LENGTH = {"levenberg", "levenberg_marquardt", "bfgs", "l_bfgs"}
"""Optimisers without a learning rate."""
each_component = pytest.mark.parametrize("component", COMPONENTS, ids=lambda component: component.type)


def fields(component: Any) -> dict[str, Any]:
    return component.Config.model_json_schema().get("properties", {})


@each_component
def test_a_component_says_what_it_is(component: Any) -> None:
    assert component.title[0].isupper()
    assert component.summary.endswith(".")
    assert component.formula
    assert component.source.endswith(".")
    assert component.version >= 1


@each_component
def test_every_setting_has_a_title_and_a_line_of_help(component: Any) -> None:
    for name, schema in fields(component).items():
        assert schema["title"][0].isupper(), name
        assert schema["description"].endswith("."), name
        assert isinstance(schema["live"], bool), name


@each_component
def test_every_number_is_bounded_below(component: Any) -> None:
    for name, schema in fields(component).items():
        for part in schema.get("anyOf", [schema]):
            if part.get("type") in {"integer", "number"} and "enum" not in part:
                assert "minimum" in part or "exclusiveMinimum" in part, name
                assert "maximum" in part or "exclusiveMaximum" in part, name


def test_the_live_settings_of_layers_are_the_rates_that_a_lecturer_moves() -> None:
    layers = {(c.type, name) for c in LAYERS for name, schema in fields(c).items() if schema["live"]}
    assert layers == LIVE_IN_LAYERS


def test_every_number_of_an_optimizer_and_its_schedule_is_live() -> None:
    rates: tuple[Any, ...] = (*OPTIMIZERS, *SCHEDULES)
    fixed = {(c.type, name) for c in rates for name, schema in fields(c).items() if not schema["live"]}
    assert fixed == RESTARTING_IN_OPTIMIZERS


def test_what_draws_the_first_weights_and_what_is_minimised_are_not_live() -> None:
    others: tuple[Any, ...] = (*LOSSES, *INITIALIZERS)
    assert not [(c.type, name) for c in others for name, schema in fields(c).items() if schema["live"]]


@each_component
def test_a_live_setting_has_a_default(component: Any) -> None:
    assert all("default" in schema for schema in fields(component).values() if schema["live"])


@each_component
def test_an_unknown_setting_is_refused(component: Any) -> None:
    required = {"units": 3, "filters": 3, "shape": [3], "channels": 3}
    known = {name: value for name, value in required.items() if name in component.Config.model_fields}
    component.Config.model_validate(known)
    with pytest.raises(ValueError, match="Extra inputs are not permitted"):
        component.Config.model_validate({**known, "surprise": 1})


@pytest.mark.parametrize("optimizer", OPTIMIZERS, ids=lambda optimizer: optimizer.type)
def test_the_usual_learning_rates_are_offered(optimizer: Any) -> None:
    if optimizer.type in FINDING_THEIR_OWN_LENGTH:
        assert "learning_rate" not in fields(optimizer)
        return
    offered = fields(optimizer)["learning_rate"]["choices"]
    assert offered == [0.00001, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10]


@pytest.mark.parametrize("layer", LAYERS, ids=lambda layer: layer.type)
def test_a_layer_with_drawn_weights_lets_you_choose_how(layer: Any) -> None:
    schema = fields(layer)
    if layer.category in {"core", "convolution"} and "use_bias" in schema:
        assert schema["weight_initializer"]["default"] == {"type": "glorot_uniform", "config": {}}
        assert schema["bias_initializer"]["default"] == {"type": "zeros", "config": {}}
        assert schema["weight_initializer"]["component"] == "initializers"
