"""The record that makes a learning-rate schedule: a factor on the live learning rate."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic

import jax

from engine.spec import Config, ConfigT, ConfigType


def endless(config: Config) -> float | None:
    """The rate never comes to nothing, or nobody knows when."""
    return None


@dataclass(frozen=True)
class ScheduleDef(Generic[ConfigT]):
    """One schedule.

    Attributes:
        factor: (config, live, step as traced u32, steps per epoch) -> scalar factor on the learning rate; `live` holds
            a traced scalar for every Config field marked live, `config` defaults there.
        react: (live settings as numbers, what it remembers, validation loss) -> (what it remembers now, factor on the
            live learning rate itself), called behind every evaluation; memory is {} at first and holds numbers alone.
            None for a schedule that looks at the clock only.
        full_epochs: (config) -> epochs at the full rate that go as far as the schedule does until the rate stays below
            a hundredth of it; None where it never does.
        constant: leaves the learning rate as it is.
    """

    type: str
    title: str
    summary: str
    formula: str
    source: str
    Config: ConfigType[ConfigT]
    factor: Callable[[ConfigT, Mapping[str, jax.Array], jax.Array, int], jax.Array]
    react: Callable[[Mapping[str, float], Mapping[str, float], float], tuple[dict[str, float], float]] | None = None
    full_epochs: Callable[[ConfigT], float | None] = endless
    constant: bool = False
    version: int = 1
