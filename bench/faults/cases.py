"""Every fault in every network it can be made in, from several seeds, beside its sound twin."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bench.faults.kinds import FAULTS, Fault
from bench.faults.nets import NETS, Net
from bench.faults.record import Score
from engine.spec import ExperimentSpec

SEEDS = (0, 1, 2)
HELD_SEED = 2
POINTS = 0.05
"""So much accuracy less than the twin hurts."""
SHARE = 0.1
FLOOR = 0.01
"""So much more loss than the twin hurts: a tenth of its own, and a hundredth of what guessing costs."""


@dataclass(frozen=True)
class Case:
    """One faulty run and its twin."""

    fault: Fault
    net: Net
    seed: int
    sound: ExperimentSpec
    faulty: ExperimentSpec
    source: Literal["seeded", "real"] = "seeded"

    @property
    def held(self) -> bool:
        """Whether thresholds were chosen without it."""
        return self.net.held or self.seed == HELD_SEED


def cases(seeds: tuple[int, ...], nets: tuple[Net, ...] = NETS, faults: tuple[Fault, ...] = FAULTS) -> Iterator[Case]:
    """Every case of some seeds, seed by seed."""
    for seed in seeds:
        for net in nets:
            sound = seeded(net.spec, seed)
            for fault in faults:
                faulty = fault.change(sound)
                if faulty is not None:
                    yield Case(fault, net, seed, sound, faulty)


def seeded(spec: ExperimentSpec, seed: int) -> ExperimentSpec:
    """The spec with a seed."""
    return spec.model_copy(update={"training": spec.training.model_copy(update={"seed": seed})})


def is_worse(score: Score, twin: Score) -> bool:
    """Whether a run did worse than its sound twin."""
    if twin.accuracy is not None:
        return score.accuracy is None or score.accuracy < twin.accuracy - POINTS
    assert twin.lost is not None
    return score.lost is None or score.lost > twin.lost * (1 + SHARE) + FLOOR
