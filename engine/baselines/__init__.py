"""Baselines beside a network, in the order of their list."""

from typing import Any

from engine.baselines.definition import BaselineDef
from engine.baselines.linear import LINEAR, LOGISTIC
from engine.baselines.neighbours import NEIGHBOURS
from engine.baselines.unsupervised import K_MEANS, PRINCIPAL_COMPONENTS

BASELINES: tuple[BaselineDef[Any], ...] = (LINEAR, LOGISTIC, NEIGHBOURS, K_MEANS, PRINCIPAL_COMPONENTS)
