"""One input that never changes: what a network outputs then are its weights."""

from pathlib import Path

import numpy as np

from engine.datasets.definition import Description, Examples
from engine.datasets.plain import make_plain
from engine.spec import Config

EXAMPLES = 3
"""One to train, one to validate, one to test with."""


class ConstantInputConfig(Config):
    """It has no settings."""


def _load(config: ConstantInputConfig, directory: Path | None) -> Examples:
    return Examples(np.ones((EXAMPLES, 1)), None, None)


CONSTANT_INPUT = make_plain(
    type="constant_input",
    title="Constant input",
    summary="A single example whose input is 1, without a target. A dense layer without bias then outputs its weights: "
    "use it with the loss Surface.",
    source="The settings alone.",
    Config=ConstantInputConfig,
    description=Description(kind="table", input_shape=(1,), size=EXAMPLES, default_split=(1, 1, 1)),
    load=_load,
)
