"""What studies have in common in their settings: axes, domains, budgets, the criterion of a solved task."""

from typing import Annotated, Literal

from pydantic import Field, JsonValue, StringConstraints

from engine.spec import Setting, SpecPart, setting

MOST_MEMBERS = 64
MOST_AXES = 4
MOST_STEPS = 10_000_000

Path = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.]{1,200}$")]
"""A path of `engine.spec.paths`."""


class Ladder(SpecPart):
    """`count` values, each `factor` times the one before, from `first` on."""

    first: float = Field(gt=0.0, le=1e30)
    factor: float = Field(gt=0.0, le=1e6)
    count: int = Field(ge=1, le=MOST_MEMBERS)


class Axis(SpecPart):
    """A setting and the values that it takes: a list, or a ladder. Exactly one of the two."""

    path: Path
    values: tuple[JsonValue, ...] | None = Field(default=None, min_length=1, max_length=MOST_MEMBERS)
    ladder: Ladder | None = None


class Domain(SpecPart):
    """A setting and what it is drawn from: a list of values, or an interval (`log`: evenly over its logarithm).

    Where the experiment has a whole number at the path, whole numbers are drawn. Exactly one of the two.
    """

    path: Path
    values: tuple[JsonValue, ...] | None = Field(default=None, min_length=1, max_length=MOST_MEMBERS)
    between: tuple[float, float] | None = None
    scale: Literal["linear", "log"] = "linear"


class Budget(SpecPart):
    """Training, in steps or in epochs."""

    unit: Literal["step", "epoch"] = "epoch"
    n: int = Field(ge=1, le=MOST_STEPS)


class Criterion(SpecPart):
    """When a run has solved its task: the last evaluation of `metric` is `least` at least, or `most` at most."""

    metric: str = "accuracy"
    least: float | None = None
    most: float | None = None


def axes_setting(help_text: str) -> Setting:
    """The axes of a study."""
    return setting(title="Axes", help=help_text, min_length=1, max_length=MOST_AXES)


def count_setting(default: int, title: str, help_text: str, least: int = 1) -> Setting:
    """A number of members."""
    return setting(default, title=title, help=help_text, ge=least, le=MOST_MEMBERS)
