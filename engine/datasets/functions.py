"""Functions of one number, to be fitted: the simplest regression there is."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engine.datasets.definition import DatasetDef, Description, Examples
from engine.datasets.randomness import RandomNumbers
from engine.layers.spans import Span
from engine.spec import Config, setting

Numbers = NDArray[np.float64]
FunctionName = Literal["line", "parabola", "sine", "waves", "step", "sinc", "absolute"]

FUNCTIONS: dict[str, Callable[[Numbers], Numbers]] = {
    "line": lambda x: 0.5 * x,
    "parabola": lambda x: x**2 / 8 - 1,
    "sine": lambda x: np.sin(x),
    "waves": lambda x: (np.sin(x) + np.sin(3 * x) / 2) / 1.5,
    "step": lambda x: np.where(x >= 0, 1.0, -1.0),
    "sinc": lambda x: np.sinc(x),
    "absolute": lambda x: np.abs(x) / 2 - 1,
}
"""By name, over -4 to 4, with values of about -2 to 2."""

SPANS: dict[str, Span] = {
    "line": Span(-2.0, 2.0),
    "parabola": Span(-1.0, 1.0),
    "sine": Span(-1.0, 1.0),
    "waves": Span(-0.717, 0.717),
    "step": Span(-1.0, 1.0),
    "sinc": Span(-0.217, 1.0),
    "absolute": Span(-1.0, 1.0),
}
"""Least and largest value of each, without noise."""


class FunctionConfig(Config):
    """Settings of a function to be fitted."""

    function: FunctionName = setting("sine", title="Function", help="The function to fit.")
    examples: int = setting(
        200,
        title="Points",
        help="Total number of points: training, validation and test.",
        ge=20,
        le=20_000,
        unit="points",
    )
    noise: float = setting(
        0.1,
        title="Noise",
        help="Standard deviation of the noise added to the values. The mean squared error can't fall below its square.",
        ge=0.0,
        le=2.0,
        choices=(0.0, 0.05, 0.1, 0.2, 0.5),
    )
    seed: int = setting(0, title="Data seed", help="A different seed draws different points.", ge=0, lt=2**32)


def _load(config: FunctionConfig, directory: Path | None) -> Examples:
    random = RandomNumbers(config.seed)
    x = random.uniform(-4.0, 4.0, config.examples)
    values = FUNCTIONS[config.function](x) + config.noise * random.normal(config.examples)
    return Examples(x[:, None], None, values[:, None], np.stack([x, values], axis=1))


def _describe(config: FunctionConfig, directory: Path | None) -> Description:
    return Description(
        kind="function",
        input_shape=(1,),
        size=config.examples,
        outputs=1,
        value_span=SPANS[config.function],
        input_span=Span(-4.0, 4.0),
    )


FUNCTION = DatasetDef(
    type="function",
    title="Function",
    summary="Regression: a function of one variable, from a line to waves, with noise.",
    source="Cybenko 1989 (one hidden layer can approximate any such curve); drawn here with normal noise.",
    Config=FunctionConfig,
    describe=_describe,
    load=_load,
)
