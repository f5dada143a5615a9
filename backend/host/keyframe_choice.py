"""Which steps of a run are kept as keyframes, and which of them go when there are too many. Pure."""

from collections.abc import Mapping
from math import log2

from engine.ladder import on_ladder

SHARE = 0.0125
"""Part of the time of training that keyframes may take. Counted in processor time on a busy machine it is up to a third
more, and the last of them may cost more than expected: that leaves them below two per cent."""

FIRST_COST_S = 0.005
"""What a keyframe is taken to cost before one was measured."""

DENSITIES = (4, 2, 1)
EVENT_RANK = 2
"""A step off the ladder, at which something happened, goes when only one ladder step an octave is left."""


def rank(step: int) -> int:
    """How coarse a ladder still holds the step: 0 where only that of eight steps an octave does, then of 4, 2 and 1 an
    octave, of one in 2, 4, 8, ... octaves. What is left of a level above is always a part of the one below.

    >>> [rank(step) for step in (18, 20, 24, 32, 64, 256, 65_536)]
    [0, 1, 2, 3, 4, 6, 7]
    >>> rank(1001)
    2
    """
    if not on_ladder(step):
        return EVENT_RANK
    octave = step.bit_length() - 1
    held = sum(step % max(1, (1 << octave) // density) == 0 for density in DENSITIES)
    if held < len(DENSITIES):
        return held
    while octave and octave % (1 << (held - len(DENSITIES) + 1)) == 0 and held < len(DENSITIES) + 6:
        held += 1
    return held


def superfluous(sizes: Mapping[int, int], most: int, most_bytes: int) -> list[int]:
    """Steps whose keyframes go, so that no more than `most` stay, in `most_bytes`.

    The lowest rank goes first; of one rank, the keyframe whose neighbours are closest (by the ratio of their steps),
    because training there again takes the smallest share of a run. The last keyframe stays as long as it fits.

    Args:
        sizes: bytes by step.
    """
    kept = dict(sorted(sizes.items()))
    gone: list[int] = []
    while kept and (len(kept) > most or sum(kept.values()) > most_bytes):
        steps = list(kept)
        candidates = range(len(steps) - 1) if len(steps) > 1 else range(1)
        worst = min(candidates, key=lambda place: (rank(steps[place]), _gap(steps, place)))
        gone.append(steps[worst])
        del kept[steps[worst]]
    return gone


def _gap(steps: list[int], place: int) -> float:
    """Octaves between the neighbours of a keyframe."""
    before = steps[place - 1] if place else 0
    after = steps[place + 1] if place + 1 < len(steps) else steps[place]
    return log2((after + 1) / (before + 1))


def is_worth(trained_s: float, cost_s: float) -> bool:
    """Whether keyframes are worth their cost: training takes more than fifty times as long.

    Args:
        trained_s: time of training. cost_s: of the keyframes in it.

    >>> is_worth(0.5, 0.005), is_worth(0.3, 0.005)
    (True, False)
    """
    return trained_s >= cost_s / SHARE
