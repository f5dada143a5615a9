"""`StudyStore`: studies and their members. What is asked of it, whatever keeps it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

Row = dict[str, Any]
"""One kept thing by the names of its columns."""


@dataclass(frozen=True)
class NewMember:
    """A member of a new study. spec_hash, document: as of `Store.add_experiment`. changes: what it differs in."""

    spec_hash: str
    document: Row
    changes: list[Row]


class StudyStore(Protocol):
    """A part of `Store`."""

    async def add_study(self, document: Row, title: str, token: str, members: Sequence[NewMember]) -> str:
        """Keeps a study with an experiment and a session for each member, and returns its id.

        The study is `running`, its members are `waiting`. The sessions have the study's owner.
        """
        ...

    async def study(self, name: str) -> Row | None:
        """id, owner_hash, document, title, created_at, status, problem, stage, trained_s, trained_steps, result,
        claims.
        """
        ...

    async def members_of(self, study_id: str) -> list[Row]:
        """study_id, number, session_id, changes, status, stages, step, figures, by number."""
        ...

    async def write_study(self, name: str, values: Row, members: Mapping[int, Row]) -> None:
        """Changes columns of a study and of members by their number, in one transaction."""
        ...

    async def delete_study(self, name: str) -> None:
        """Removes a study with its members; their sessions stay."""
        ...

    async def running_studies(self) -> list[str]:
        """Ids of studies with the status `running`, the oldest first."""
        ...
