"""What goes wrong, as the server words it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with an experiment or a request.

    Attributes:
        code: stable name of the kind. message, hint: what is wrong, and what to do.
        node_id: block that it is about. path: setting that it is about, such as `training.batch_size`.
    """

    code: str
    message: str
    hint: str | None = None
    node_id: str | None = None
    path: str | None = None

    def __str__(self) -> str:
        """One line."""
        place = self.node_id or self.path
        return " ".join(filter(None, (f"{place}:" if place else "", self.message, self.hint)))


def read_problems(body: Any) -> tuple[Problem, ...]:
    """The problems in the body of an answer; none where it has another form."""
    listed = body.get("problems") if isinstance(body, dict) else None
    names = ("code", "message", "hint", "node_id", "path")
    return tuple(Problem(**{name: one.get(name) for name in names}) for one in listed or ())


class BacklightError(Exception):
    """The server refused something, can't be reached, or a run has failed.

    Attributes:
        problems: all that is wrong; empty where no server answered.
    """

    def __init__(self, message: str, problems: Sequence[Problem] = ()) -> None:
        super().__init__(message)
        self.problems = tuple(problems)
