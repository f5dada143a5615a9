"""Sequences whose answer lies far back: adding and copying; and sine waves to go on with."""

from pathlib import Path

import numpy as np

from engine.datasets.definition import DatasetDef, Description, Examples
from engine.datasets.randomness import RandomNumbers
from engine.layers.spans import SYMMETRIC, UNIT, Span
from engine.spec import Config, setting

SYMBOLS = 8
BLANK, MARKER = SYMBOLS, SYMBOLS + 1


class SequenceConfig(Config):
    """Settings of a set of sequences."""

    examples: int = setting(
        2000, title="Sequences", help=("Total number of examples: training, validation and test."), ge=20, le=20_000
    )
    seed: int = setting(0, title="Data seed", help="A different seed draws different sequences.", ge=0, lt=2**32)


class AddingConfig(SequenceConfig):
    """Settings of the adding task."""

    steps: int = setting(
        20,
        title="Steps",
        help="Length of each sequence. The longer it is, the further the gradient has to travel back.",
        ge=2,
        le=500,
        choices=(10, 20, 50, 150),
    )


class CopyingConfig(SequenceConfig):
    """Settings of the copying task."""

    delay: int = setting(
        10,
        title="Delay",
        help="Number of blanks between the symbols and the marker.",
        ge=1,
        le=400,
        choices=(10, 50),
    )
    symbols: int = setting(5, title="Symbols", help="Number of symbols to remember.", ge=1, le=20)


class SineConfig(SequenceConfig):
    """Settings of the sine waves."""

    steps: int = setting(20, title="Steps", help="Number of steps in the input.", ge=2, le=500, choices=(10, 20, 50))
    noise: float = setting(
        0.05, title="Noise", help="Standard deviation of the noise added to every number.", ge=0.0, le=1.0
    )


def _load_adding(config: AddingConfig, directory: Path | None) -> Examples:
    """Numbers from 0 to 1 and two marks, one in each half; the sum of the two marked numbers."""
    random, count, steps = RandomNumbers(config.seed), config.examples, config.steps
    numbers = random.uniform(0.0, 1.0, count * steps).reshape(count, steps)
    half = steps // 2
    first = np.floor(random.uniform(0, half, count)).astype(np.int64)
    second = half + np.floor(random.uniform(0, steps - half, count)).astype(np.int64)
    rows = np.arange(count)
    marks = np.zeros((count, steps))
    marks[rows, first] = marks[rows, second] = 1.0
    sums = numbers[rows, first] + numbers[rows, second]
    return Examples(np.stack([numbers, marks], axis=2), None, sums[:, None])


def _length(config: CopyingConfig) -> int:
    return config.delay + 2 * config.symbols


def _load_copying(config: CopyingConfig, directory: Path | None) -> Examples:
    """Symbols, blanks, a marker, blanks; wanted are blanks, and the symbols behind the marker."""
    random, count, kept = RandomNumbers(config.seed), config.examples, config.symbols
    symbols = np.floor(random.uniform(0, SYMBOLS, count * kept)).astype(np.int32).reshape(count, kept)
    inputs = np.full((count, _length(config)), BLANK, np.float64)
    inputs[:, :kept] = symbols
    inputs[:, kept + config.delay - 1] = MARKER
    wanted = np.full((count, _length(config)), BLANK, np.int32)
    wanted[:, -kept:] = symbols
    return Examples(inputs, wanted, None)


def _load_sine(config: SineConfig, directory: Path | None) -> Examples:
    """Waves of random period (5 to 25 steps) and phase; wanted is the number that comes next, without its noise."""
    random, count = RandomNumbers(config.seed), config.examples
    period, phase = random.uniform(5.0, 25.0, count), random.uniform(0.0, 2 * np.pi, count)
    angles = phase[:, None] + 2 * np.pi * np.arange(config.steps + 1) / period[:, None]
    waves = np.sin(angles)
    shown = waves[:, :-1] + config.noise * random.normal(count * config.steps).reshape(count, -1)
    return Examples(shown[..., None], None, waves[:, -1:])


def _describe_adding(config: AddingConfig, directory: Path | None) -> Description:
    return Description(
        kind="sequence",
        input_shape=(config.steps, 2),
        size=config.examples,
        outputs=1,
        value_span=Span(0.0, 2.0),
        input_span=UNIT,
    )


def _describe_copying(config: CopyingConfig, directory: Path | None) -> Description:
    positions = (_length(config),)
    return Description(
        kind="tokens",
        input_shape=positions,
        size=config.examples,
        classes=(*(str(number) for number in range(SYMBOLS)), "blank", "marker"),
        label_shape=positions,
        tokens=SYMBOLS + 2,
    )


def _describe_sine(config: SineConfig, directory: Path | None) -> Description:
    return Description(
        kind="sequence",
        input_shape=(config.steps, 1),
        size=config.examples,
        outputs=1,
        value_span=SYMMETRIC,
        input_span=SYMMETRIC,
    )


ADDING = DatasetDef(
    type="adding",
    title="Adding",
    summary="Regression: two numbers in a long sequence are marked. The network predicts their sum at the end.",
    source="Hochreiter and Schmidhuber 1997, section 5.4, with a fixed length; one mark in each half.",
    Config=AddingConfig,
    describe=_describe_adding,
    load=_load_adding,
)
COPYING = DatasetDef(
    type="copying",
    title="Copying",
    summary="Symbols, then blanks, then a marker, after which the symbols must be repeated: one class per step.",
    source="Hochreiter and Schmidhuber 1997, as in Arjovsky, Shah, Bengio 2016, section 5.1; all steps count.",
    Config=CopyingConfig,
    describe=_describe_copying,
    load=_load_copying,
)
SINE_WAVES = DatasetDef(
    type="sine_waves",
    title="Sine waves",
    summary="Regression: part of a sine wave of unknown period. The network predicts the next number.",
    source="Elman 1990 (next-step prediction); waves of 5 to 25 steps.",
    Config=SineConfig,
    describe=_describe_sine,
    load=_load_sine,
)
