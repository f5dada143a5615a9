"""The neuron view: weights as the engine has them, set by hand in a run and before it."""

import json
import urllib.request
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.links import make_link
from tests.e2e.playground import Playground
from tests.e2e.server import Server

XOR: dict[str, Any] = {
    "n": [
        ["x", "input"],
        ["hidden", "dense", {"units": 2}],
        ["bend", "relu"],
        ["out", "dense", {"units": 1}],
    ],
    "e": [["x", "hidden"], ["hidden", "bend"], ["bend", "out"]],
    "o": [
        {"loss": {"type": "binary_cross_entropy", "config": {}}, "prediction": "out", "target": "label", "weight": 1.0}
    ],
}

LEFT, UP = "ArrowLeft", "ArrowUp"
