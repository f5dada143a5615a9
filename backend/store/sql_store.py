"""`Store` in an SQL database."""

from sqlalchemy import delete, func, insert, literal_column, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.store import tables
from backend.store.ids import new_id, now, token_hash
from backend.store.sql_shares import SqlShares
from backend.store.sql_studies import SqlStudies
from backend.store.sql_upkeep import SqlUpkeep
from backend.store.sql_uploads import SqlUploads
from backend.store.store import ChunkInfo, Picture, RecordWrite, Row, StoredChunk
from backend.store.tables import (
    checkpoints,
    chunks,
    events,
    experiments,
    runs,
    sessions,
    shares,
    specs,
    views,
)

_SHARED = select(shares.c.run_id).where(shares.c.run_id.is_not(None))
_WRITTEN = literal_column("views.rowid")
"""SQLite numbers the rows of this table: a picture that is written again gets a new number, the highest."""


class SqlStore(SqlShares, SqlStudies, SqlUploads, SqlUpkeep):
    """See `Store`."""

    async def open(self) -> None:
        """See `Store`."""
        await self.database.open()

    async def close(self) -> None:
        """See `Store`."""
        await self.database.close()

    async def add_experiment(self, spec_hash: str, document: Row, layout: Row, title: str) -> str:
        """See `Store`."""
        name = new_id()
        async with self.database.transaction() as connection:
            known = await connection.execute(select(specs.c.hash).where(specs.c.hash == spec_hash))
            if known.first() is None:
                await connection.execute(insert(specs).values(hash=spec_hash, document=document))
            await connection.execute(
                insert(experiments).values(id=name, spec_hash=spec_hash, layout=layout, title=title, created_at=now())
            )
        return name

    async def experiment(self, name: str) -> Row | None:
        """See `Store`."""
        joined = experiments.join(specs, specs.c.hash == experiments.c.spec_hash)
        return await self.one(select(experiments, specs.c.document).select_from(joined).where(experiments.c.id == name))

    async def add_session(self, experiment_id: str, token: str) -> str:
        """See `Store`."""
        name = new_id()
        async with self.database.transaction() as connection:
            values = {"id": name, "owner_hash": token_hash(token), "experiment_id": experiment_id}
            await connection.execute(insert(sessions).values(**values, created_at=now()))
        return name

    async def session(self, name: str) -> Row | None:
        """See `Store`."""
        return await self.one(select(sessions).where(sessions.c.id == name))

    async def delete_session(self, name: str) -> None:
        """See `Store`."""
        async with self.database.transaction() as connection:
            pinned = select(runs.c.id).where(runs.c.session_id == name, runs.c.pinned == 1)
            await self._move(connection, name, [row[0] for row in (await connection.execute(pinned)).all()])
            doomed = select(runs.c.id).where(runs.c.session_id == name, runs.c.id.not_in(_SHARED))
            await self._remove(connection, [row[0] for row in (await connection.execute(doomed)).all()])
            left = await connection.execute(select(func.count()).where(runs.c.session_id == name))
            if left.scalar_one() == 0:
                await connection.execute(delete(sessions).where(sessions.c.id == name))
            else:
                await connection.execute(update(sessions).where(sessions.c.id == name).values(owner_hash=""))
                rest = update(runs).where(runs.c.session_id == name).values(playing=0, keep_running=0)
                await connection.execute(rest)  # nobody is left who could stop them

    async def _remove(self, connection: AsyncConnection, names: list[str]) -> None:
        """Runs with all that belongs to them."""
        for table in (events, chunks, views, checkpoints):
            await connection.execute(delete(table).where(table.c.run_id.in_(names)))
        await connection.execute(delete(runs).where(runs.c.id.in_(names)))

    async def _move(
        self, connection: AsyncConnection, session_id: str, names: list[str], *, owned: bool = True
    ) -> None:
        """Runs of a session into a new one, at rest; of the same owner, or of none."""
        if not names:
            return
        row = (await connection.execute(select(sessions).where(sessions.c.id == session_id))).mappings().one()
        values = {**row, "id": new_id(), **({} if owned else {"owner_hash": ""})}
        await connection.execute(insert(sessions).values(**values))
        moved = {"session_id": values["id"], "playing": 0, "keep_running": 0}
        await connection.execute(update(runs).where(runs.c.id.in_(names)).values(**moved))

    async def add_run(self, values: Row) -> None:
        """See `Store`."""
        async with self.database.transaction() as connection:
            await connection.execute(insert(runs).values(**values))

    async def add_branch(
        self, values: Row, events: list[Row], chunks: list[StoredChunk], pictures: list[Picture]
    ) -> None:
        """See `Store`."""
        run_id = values["id"]
        rows = {
            tables.events: [{"run_id": run_id, **entry} for entry in events],
            tables.chunks: [{"run_id": run_id, **vars(chunk)} for chunk in chunks],
            tables.views: [{"run_id": run_id, **vars(picture)} for picture in pictures],
        }
        async with self.database.transaction() as connection:
            await connection.execute(insert(runs).values(**values))
            for table, own in rows.items():
                if own:
                    await connection.execute(insert(table), own)

    async def update_run(self, name: str, values: Row) -> None:
        """See `Store`."""
        async with self.database.transaction() as connection:
            await connection.execute(update(runs).where(runs.c.id == name).values(**values))

    async def run(self, name: str) -> Row | None:
        """See `Store`."""
        return await self.one(select(runs).where(runs.c.id == name))

    async def delete_run(self, name: str) -> None:
        """See `Store`."""
        async with self.database.transaction() as connection:
            shared = (await connection.execute(select(shares.c.id).where(shares.c.run_id == name))).first()
            session_id = (await connection.execute(select(runs.c.session_id).where(runs.c.id == name))).scalar()
            if shared is None:
                await self._remove(connection, [name])
            elif session_id is not None:
                await self._move(connection, session_id, [name], owned=False)
                await connection.execute(update(runs).where(runs.c.id == name).values(pinned=0))

    async def runs_of(self, session_id: str) -> list[Row]:
        """See `Store`."""
        return await self.all(select(runs).where(runs.c.session_id == session_id).order_by(runs.c.number))

    async def last_runs(self) -> set[str]:
        """See `Store`."""
        return {row["id"] for row in await self._on_stage()}

    async def playing_runs(self) -> list[Row]:
        """See `Store`."""
        return [row for row in await self._on_stage() if row["playing"]]

    async def _on_stage(self) -> list[Row]:
        newest = select(runs.c.session_id, func.max(runs.c.number).label("number")).group_by(runs.c.session_id)
        last = newest.subquery()
        on_stage = (runs.c.session_id == last.c.session_id) & (runs.c.number == last.c.number)
        columns = (runs.c.id, runs.c.session_id, runs.c.playing, runs.c.keep_running)
        return await self.all(select(*columns).select_from(runs.join(last, on_stage)).order_by(runs.c.id))

    async def write_record(self, run_id: str, write: RecordWrite) -> None:
        """See `Store`."""
        async with self.database.transaction(synchronous="NORMAL") as connection:
            if write.events:
                await connection.execute(insert(events), [{"run_id": run_id, **entry} for entry in write.events])
            if write.chunk is not None:
                await connection.execute(insert(chunks).values(run_id=run_id, **vars(write.chunk)))
            for view, step in [*write.dropped, *((one.view, one.step) for one in write.pictures)]:
                same = (views.c.run_id == run_id, views.c.view == view, views.c.step == step)
                await connection.execute(delete(views).where(*same))
            if write.pictures:
                rows = [{"run_id": run_id, **vars(picture)} for picture in write.pictures]
                await connection.execute(insert(views), rows)
            if write.values:
                await connection.execute(update(runs).where(runs.c.id == run_id).values(**write.values))

    async def events_of(self, run_id: str) -> list[Row]:
        """See `Store`."""
        return await self.all(select(events).where(events.c.run_id == run_id).order_by(events.c.seq, events.c.id))

    async def chunks_of(self, run_id: str, first: int = 0, last: int | None = None) -> list[StoredChunk]:
        """See `Store`."""
        statement = select(chunks).where(chunks.c.run_id == run_id, chunks.c.last_seq >= first)
        if last is not None:
            statement = statement.where(chunks.c.first_seq <= last)
        rows = await self.all(statement.order_by(chunks.c.first_seq))
        return [StoredChunk(**{name: row[name] for name in StoredChunk.__dataclass_fields__}) for row in rows]

    async def chunk_index(self, run_id: str) -> list[ChunkInfo]:
        """See `Store`."""
        columns = (chunks.c.first_seq, chunks.c.last_seq, chunks.c.frames, chunks.c.coarse)
        size = func.length(chunks.c.body).label("size")
        rows = await self.all(select(*columns, size).where(chunks.c.run_id == run_id).order_by(chunks.c.first_seq))
        return [ChunkInfo(**row) for row in rows]

    async def replace_chunks(self, run_id: str, first_seq: int, last_seq: int, new: StoredChunk) -> None:
        """See `Store`."""
        async with self.database.transaction(synchronous="NORMAL") as connection:
            old = (chunks.c.run_id == run_id, chunks.c.first_seq >= first_seq, chunks.c.last_seq <= last_seq)
            await connection.execute(delete(chunks).where(*old))
            await connection.execute(insert(chunks).values(run_id=run_id, **vars(new)))

    async def rewind(self, run_id: str, next_seq: int, generation: int) -> None:
        """See `Store`."""
        async with self.database.transaction() as connection:
            await connection.execute(delete(events).where(events.c.run_id == run_id, events.c.seq > next_seq))
            ahead = (checkpoints.c.run_id == run_id, checkpoints.c.next_seq > next_seq)
            await connection.execute(delete(checkpoints).where(*ahead))
            await connection.execute(update(runs).where(runs.c.id == run_id).values(generation=generation))

    async def view_index(self, run_id: str) -> list[tuple[str, int, int]]:
        """See `Store`."""
        size = func.length(views.c.body).label("size")
        mine = select(views.c.view, views.c.step, size).where(views.c.run_id == run_id)
        rows = await self.all(mine.order_by(_WRITTEN))
        return [(row["view"], row["step"], row["size"]) for row in rows]

    async def views_of(self, run_id: str) -> list[Row]:
        """See `Store`."""
        return await self.all(select(views).where(views.c.run_id == run_id).order_by(_WRITTEN))

    async def add_checkpoint(self, run_id: str, next_seq: int, step: int, name: str) -> None:
        """See `Store`."""
        async with self.database.transaction() as connection:
            if (await connection.execute(select(runs.c.id).where(runs.c.id == run_id))).first() is None:
                return
            mine = checkpoints.c.run_id == run_id
            await connection.execute(delete(checkpoints).where(mine, checkpoints.c.next_seq == next_seq))
            values = {"run_id": run_id, "next_seq": next_seq, "step": step, "name": name}
            await connection.execute(insert(checkpoints).values(**values))
            newest = select(checkpoints.c.next_seq).where(mine).order_by(checkpoints.c.next_seq.desc()).limit(2)
            kept = [row[0] for row in (await connection.execute(newest)).all()]
            await connection.execute(delete(checkpoints).where(mine, checkpoints.c.next_seq.not_in(kept)))

    async def checkpoints_of(self, run_id: str, durable_seq: int) -> list[Row]:
        """See `Store`."""
        statement = select(checkpoints).where(checkpoints.c.run_id == run_id, checkpoints.c.next_seq <= durable_seq + 1)
        return await self.all(statement.order_by(checkpoints.c.next_seq.desc()))

    async def forget_checkpoint(self, run_id: str, next_seq: int) -> None:
        """See `Store`."""
        async with self.database.transaction() as connection:
            mine = (checkpoints.c.run_id == run_id, checkpoints.c.next_seq == next_seq)
            await connection.execute(delete(checkpoints).where(*mine))
