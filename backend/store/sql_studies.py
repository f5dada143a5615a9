"""Studies in an SQL database."""

from collections.abc import Mapping, Sequence

from sqlalchemy import delete, insert, select, update

from backend.store.ids import new_id, now, token_hash
from backend.store.sql_tables import SqlTables
from backend.store.study_store import NewMember, Row
from backend.store.tables import experiments, sessions, specs, studies, study_members


class SqlStudies(SqlTables):
    """A part of `Store`."""

    async def add_study(self, document: Row, title: str, token: str, members: Sequence[NewMember]) -> str:
        """See `StudyStore`."""
        name, owner, created = new_id(), token_hash(token), now()
        hashes = {one.spec_hash: one.document for one in members}
        experiment_ids = {spec_hash: new_id() for spec_hash in hashes}
        kept = [{"id": new_id(), "experiment_id": experiment_ids[one.spec_hash]} for one in members]
        empty = {"positions": {}, "note": ""}
        begun = {"status": "running", "problem": None, "stage": 0, "trained_s": 0.0, "trained_steps": 0}
        begun |= {"result": None, "claims": None}
        values = {"id": name, "owner_hash": owner, "document": document, "title": title, "created_at": created, **begun}
        async with self.database.transaction() as connection:
            known = await connection.execute(select(specs.c.hash).where(specs.c.hash.in_(list(hashes))))
            new = set(hashes) - {row[0] for row in known.all()}
            if new:
                rows = [{"hash": one, "document": hashes[one]} for one in sorted(new)]
                await connection.execute(insert(specs), rows)
            rows = [
                {"id": experiment_id, "spec_hash": one, "layout": empty, "title": title, "created_at": created}
                for one, experiment_id in experiment_ids.items()
            ]
            await connection.execute(insert(experiments), rows)
            owned = {"owner_hash": owner, "created_at": created}
            await connection.execute(insert(sessions), [{**one, **owned} for one in kept])
            await connection.execute(insert(studies).values(**values))
            first = {"study_id": name, "status": "waiting", "stages": 0, "step": 0, "figures": None}
            rows = [
                {**first, "number": number, "session_id": kept[number]["id"], "changes": one.changes}
                for number, one in enumerate(members)
            ]
            await connection.execute(insert(study_members), rows)
        return name

    async def study(self, name: str) -> Row | None:
        """See `StudyStore`."""
        return await self.one(select(studies).where(studies.c.id == name))

    async def members_of(self, study_id: str) -> list[Row]:
        """See `StudyStore`."""
        mine = select(study_members).where(study_members.c.study_id == study_id)
        return await self.all(mine.order_by(study_members.c.number))

    async def write_study(self, name: str, values: Row, members: Mapping[int, Row]) -> None:
        """See `StudyStore`."""
        async with self.database.transaction() as connection:
            if values:
                await connection.execute(update(studies).where(studies.c.id == name).values(**values))
            for number, changed in members.items():
                one = (study_members.c.study_id == name, study_members.c.number == number)
                await connection.execute(update(study_members).where(*one).values(**changed))

    async def delete_study(self, name: str) -> None:
        """See `StudyStore`."""
        async with self.database.transaction() as connection:
            await connection.execute(delete(study_members).where(study_members.c.study_id == name))
            await connection.execute(delete(studies).where(studies.c.id == name))

    async def running_studies(self) -> list[str]:
        """See `StudyStore`."""
        mine = select(studies.c.id).where(studies.c.status == "running").order_by(studies.c.created_at, studies.c.id)
        return [row["id"] for row in await self.all(mine)]
