"""The ladder: the steps that findings, claims and goals look at, eight an octave, the same in every run.

Statistics are always taken there, whatever the stride, and records never drop them. So a verdict depends neither on
the speed of the machine nor on how often a run reports.
"""

STEPS_PER_OCTAVE = 8


def ladder_gap(step: int) -> int:
    """Distance between neighbouring ladder steps in the octave of `step` (2^k <= step < 2^(k+1)), at least 1.

    Example:
        >>> [ladder_gap(step) for step in (0, 1, 15, 16, 31, 32, 1000)]
        [1, 1, 1, 2, 2, 4, 64]
    """
    return max(1, (1 << max(step.bit_length() - 1, 0)) // STEPS_PER_OCTAVE)


def on_ladder(step: int) -> bool:
    """Whether statistics of `step` belong to the ladder: 1, 2, ..., 16, 18, ..., 32, 36, ..., 64, 72, ...

    Example:
        >>> [step for step in range(1, 80) if on_ladder(step)][14:]
        [15, 16, 18, 20, 22, 24, 26, 28, 30, 32, 36, 40, 44, 48, 52, 56, 60, 64, 72]
    """
    return step > 0 and step % ladder_gap(step) == 0


def next_on_ladder(step: int) -> int:
    """The first ladder step behind `step`.

    Example:
        >>> next_on_ladder(0), next_on_ladder(16), next_on_ladder(17), next_on_ladder(63)
        (1, 18, 18, 64)
    """
    gap = ladder_gap(step)
    return (step // gap + 1) * gap
