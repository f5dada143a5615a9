"""Runs of a search that findings end early: at which steps each is looked at, and which finding ends it."""

from collections.abc import Iterable, Sequence

from engine.errors import Problem
from engine.findings import FINDINGS
from engine.problems import make_problem
from engine.spec import Setting, paths, setting

LOOKS = 8
"""So often a run is looked at in each stage. Fixed steps, so that a run ends at the same one however fast it trains."""

TYPES = tuple(rule.type for rule in FINDINGS)

STOP_AT: Setting = setting(
    (),
    title="Stop at",
    help="Findings that end a run early, such as learning_rate_too_high. Each run is checked 8 times per stage. Empty: "
    "every run trains to the end.",
    choices=TYPES,
    max_length=len(TYPES),
)


def check_types(asked: Sequence[str], where: str) -> list[Problem]:
    """Findings that do not exist."""
    known = ", ".join(TYPES)
    return [
        make_problem("unknown_choice", path=paths.join(where, at), got=one, expected=known)
        for at, one in enumerate(asked)
        if one not in TYPES
    ]


def looks(begin: int, end: int) -> tuple[int, ...]:
    """Steps at which a run is looked at in a stage from `begin` to `end`, which is the last of them.

    Example:
        >>> looks(0, 20), looks(100, 103)
        ((2, 5, 7, 10, 12, 15, 17, 20), (101, 102, 103))
    """
    parts = range(1, LOOKS + 1)
    return tuple(sorted({begin + (end - begin) * part // LOOKS for part in parts} - {begin} | {end}))


def ended_by(stop_at: Sequence[str], standing: Iterable[str]) -> str | None:
    """The finding that ends a run: of those that stand, the first of the list."""
    found = set(standing)
    return next((one for one in stop_at if one in found), None)


def standing_at(step: int, log: Iterable[tuple[int, str, bool]]) -> list[str]:
    """Findings that stand at a step.

    Args:
        log: (step, type, whether it stands from there on) in the order in which it was reported.
    """
    state = {code: stands for at, code, stands in log if at <= step}
    return [code for code, stands in state.items() if stands]
