"""Body of a diagnosis. What is in it stands in `engine.findings.diagnosis`."""

from typing import Any, Literal

from backend.protocol.http import Body


class OfferedCure(Body):
    """A change that is worth trying, with the whole changed spec."""

    code: str
    spec: dict[str, Any]


class FoundConsequence(Body):
    """A finding that another explains."""

    code: str
    node_id: str | None
    values: dict[str, int | float | str]


class FoundCause(Body):
    """A finding, the changes that it offers, best first, and its consequences."""

    code: str
    severity: Literal["warning", "error"]
    node_id: str | None
    values: dict[str, int | float | str]
    cures: list[OfferedCure]
    consequences: list[FoundConsequence]


class LookedAt(Body):
    """A number that was looked at; `codes`: rules that read it, `least` and `most`: what is usual (None: no bound)."""

    codes: list[str]
    value: float | None
    least: float | None
    most: float | None
    standing: Literal["found", "usual", "unusual", "unknown"]


class RunDiagnosis(Body):
    """A run at its last ladder step (0: it has none).

    Attributes:
        outlook: `early`: too few steps. `found`: something is wrong. Else the task is `solved`, the loss is still
            `falling`, or it has `stalled`.
        loss, guessing: mean training loss of the last octave of steps, and what always predicting the same costs.
        next: the experiment to try where nothing is wrong and something is left to gain.
    """

    run_id: str
    step: int
    outlook: Literal["early", "found", "solved", "falling", "stalled"]
    loss: float | None
    guessing: float | None
    causes: list[FoundCause]
    looked: list[LookedAt]
    next: OfferedCure | None
