"""The experiment: what the UI edits, the server stores, the engine compiles and a link shares."""

from typing import Literal

from pydantic import Field, JsonValue, model_validator

from engine.spec.component import Component, Items, SpecPart
from engine.spec.data import Data
from engine.spec.migrations import migrate
from engine.spec.network import Network
from engine.spec.training import Objective, Training

MOST_OBJECTIVES = 8


class ExperimentSpec(SpecPart):
    """Everything that determines what a run computes, and nothing else (positions and titles are stored separately)."""

    version: Literal[2] = 2
    network: Network
    data: Data
    objectives: Items[Objective] = Field(min_length=1, max_length=MOST_OBJECTIVES)
    optimizer: Component = Component(type="sgd")
    schedule: Component = Component(type="constant")
    training: Training = Training()

    @model_validator(mode="before")
    @classmethod
    def _migrated(cls, raw: JsonValue) -> JsonValue:
        return migrate(raw) if isinstance(raw, dict) else raw
