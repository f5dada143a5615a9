"""Studies of a `Store` in memory."""

import copy
from collections.abc import Mapping, Sequence
from typing import Any

from backend.store.ids import new_id, now, token_hash
from backend.store.study_store import NewMember, Row


class MemoryStudies:
    """See `StudyStore`."""

    def __init__(self) -> None:
        self._specs: dict[str, Row] = {}
        self._experiments: dict[str, Row] = {}
        self._sessions: dict[str, Row] = {}
        self._studies: dict[str, Row] = {}
        self._members: dict[str, dict[int, Row]] = {}

    async def add_study(self, document: Row, title: str, token: str, members: Sequence[NewMember]) -> str:
        name, owner = new_id(), token_hash(token)
        begun = {"status": "running", "problem": None, "stage": 0, "trained_s": 0.0, "trained_steps": 0}
        begun |= {"result": None, "claims": None}
        row = {"id": name, "owner_hash": owner, "document": document, "title": title, "created_at": now(), **begun}
        self._studies[name] = copy.deepcopy(row)
        self._members[name] = {}
        experiments: dict[str, str] = {}
        for number, one in enumerate(members):
            self._specs.setdefault(one.spec_hash, copy.deepcopy(one.document))
            if one.spec_hash not in experiments:
                layout: dict[str, Any] = {"positions": {}, "note": ""}
                kept = {"spec_hash": one.spec_hash, "layout": layout, "title": title}
                experiments[one.spec_hash] = self._add_to(self._experiments, kept)
            session = {"owner_hash": owner, "experiment_id": experiments[one.spec_hash]}
            first = {"study_id": name, "status": "waiting", "stages": 0, "step": 0, "figures": None}
            session_id = self._add_to(self._sessions, session)
            self._members[name][number] = {**first, "number": number, "session_id": session_id, "changes": one.changes}
        return name

    def _add_to(self, rows: dict[str, Row], values: Row) -> str:
        name = new_id()
        rows[name] = {"id": name, "created_at": now(), **copy.deepcopy(values)}
        return name

    async def study(self, name: str) -> Row | None:
        return copy.deepcopy(self._studies.get(name))

    async def members_of(self, study_id: str) -> list[Row]:
        return [copy.deepcopy(row) for _, row in sorted(self._members.get(study_id, {}).items())]

    async def write_study(self, name: str, values: Row, members: Mapping[int, Row]) -> None:
        if name in self._studies:
            self._studies[name] |= copy.deepcopy(values)
            for number, changed in members.items():
                self._members[name][number] |= copy.deepcopy(changed)

    async def delete_study(self, name: str) -> None:
        self._studies.pop(name, None)
        self._members.pop(name, None)

    async def running_studies(self) -> list[str]:
        return [name for name, row in self._studies.items() if row["status"] == "running"]
