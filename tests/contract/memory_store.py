"""`Store` in memory."""

import copy
from dataclasses import asdict
from typing import Any

from backend.store.ids import new_id, now, token_hash
from backend.store.store import ChunkInfo, Picture, RecordWrite, Row, StoredChunk
from tests.contract.memory_studies import MemoryStudies
from tests.contract.memory_tables import MemoryTables

RUN_DEFAULTS = {"run_time_s": 0.0, "playing": 0, "keep_running": 0, "name": "", "pinned": 0, "times": []}
KEPT_CHECKPOINTS = 2


class MemoryStore(MemoryTables, MemoryStudies):
    """See `Store`. What goes in and out is copied, as through a database."""

    def __init__(self) -> None:
        super().__init__()
        self._runs: dict[str, Row] = {}
        self._shares: dict[str, Row] = {}
        self._events: dict[str, list[Row]] = {}
        self._chunks: dict[str, list[StoredChunk]] = {}
        self._views: dict[str, dict[tuple[str, int], Picture]] = {}
        self._checkpoints: dict[str, dict[int, Row]] = {}

    async def open(self) -> None:
        pass

    async def close(self) -> None:
        pass

    async def add_experiment(self, spec_hash: str, document: Row, layout: Row, title: str) -> str:
        self._specs.setdefault(spec_hash, copy.deepcopy(document))
        row = {"spec_hash": spec_hash, "layout": layout, "title": title}
        return _add(self._experiments, row)

    async def experiment(self, name: str) -> Row | None:
        row = _get(self._experiments, name)
        return None if row is None else {**row, "document": copy.deepcopy(self._specs[row["spec_hash"]])}

    async def add_session(self, experiment_id: str, token: str) -> str:
        return _add(self._sessions, {"owner_hash": token_hash(token), "experiment_id": experiment_id})

    async def session(self, name: str) -> Row | None:
        return _get(self._sessions, name)

    async def delete_session(self, name: str) -> None:
        mine = [row for row in self._runs.values() if row["session_id"] == name]
        self._move([row for row in mine if row["pinned"]], owned=True)
        for row in mine:
            if not row["pinned"] and not self._is_shared(row["id"]):
                self._remove(row["id"])
        left = [row for row in self._runs.values() if row["session_id"] == name]
        for row in left:
            row |= {"playing": 0, "keep_running": 0}
        if left:
            self._sessions[name]["owner_hash"] = ""
        else:
            self._sessions.pop(name, None)

    def _is_shared(self, run_id: str) -> bool:
        return any(share["run_id"] == run_id for share in self._shares.values())

    def _remove(self, run_id: str) -> None:
        for kept in (self._runs, self._events, self._chunks, self._views, self._checkpoints):
            kept.pop(run_id, None)

    def _move(self, rows: list[Row], *, owned: bool) -> None:
        if rows:
            former = self._sessions[rows[0]["session_id"]]
            values = {**former, "id": new_id(), **({} if owned else {"owner_hash": ""})}
            self._sessions[values["id"]] = values
            for row in rows:
                row |= {"session_id": values["id"], "playing": 0, "keep_running": 0}

    async def delete_run(self, name: str) -> None:
        if not self._is_shared(name):
            self._remove(name)
        elif name in self._runs:
            self._move([self._runs[name]], owned=False)
            self._runs[name]["pinned"] = 0

    async def add_run(self, values: Row) -> None:
        self._runs[values["id"]] = {"from_run_id": None, "from_step": None, **RUN_DEFAULTS, **copy.deepcopy(values)}

    async def add_branch(
        self, values: Row, events: list[Row], chunks: list[StoredChunk], pictures: list[Picture]
    ) -> None:
        await self.add_run(values)
        await self.write_record(values["id"], RecordWrite(events, None, {}, pictures, []))
        self._chunks[values["id"]] = list(chunks)

    async def update_run(self, name: str, values: Row) -> None:
        if name in self._runs:
            self._runs[name] |= copy.deepcopy(values)

    async def run(self, name: str) -> Row | None:
        return _get(self._runs, name)

    async def runs_of(self, session_id: str) -> list[Row]:
        mine = [row for row in self._runs.values() if row["session_id"] == session_id]
        return copy.deepcopy(sorted(mine, key=lambda row: row["number"]))

    async def last_runs(self) -> set[str]:
        return {row["id"] for row in self._last_rows()}

    async def playing_runs(self) -> list[Row]:
        columns = ("id", "session_id", "playing", "keep_running")
        return [{name: row[name] for name in columns} for row in self._last_rows() if row["playing"]]

    def _last_rows(self) -> list[Row]:
        last: dict[str, Row] = {}
        for row in sorted(self._runs.values(), key=lambda row: row["number"]):
            last[row["session_id"]] = row
        return sorted(last.values(), key=lambda row: row["id"])

    async def write_record(self, run_id: str, write: RecordWrite) -> None:
        if run_id not in self._runs:
            raise LookupError(f"no run {run_id}")
        self._events.setdefault(run_id, []).extend(copy.deepcopy(write.events))
        if write.chunk is not None:
            self._chunks.setdefault(run_id, []).append(write.chunk)
        views = self._views.setdefault(run_id, {})
        for key in [*write.dropped, *((one.view, one.step) for one in write.pictures)]:
            views.pop(key, None)
        for picture in write.pictures:
            views[picture.view, picture.step] = picture
        await self.update_run(run_id, write.values)

    async def events_of(self, run_id: str) -> list[Row]:
        return copy.deepcopy(sorted(self._events.get(run_id, []), key=lambda entry: entry["seq"]))

    async def chunks_of(self, run_id: str, first: int = 0, last: int | None = None) -> list[StoredChunk]:
        found = [
            chunk
            for chunk in self._chunks.get(run_id, [])
            if chunk.last_seq >= first and (last is None or chunk.first_seq <= last)
        ]
        return sorted(found, key=lambda chunk: chunk.first_seq)

    async def chunk_index(self, run_id: str) -> list[ChunkInfo]:
        return [chunk.info for chunk in await self.chunks_of(run_id)]

    async def replace_chunks(self, run_id: str, first_seq: int, last_seq: int, new: StoredChunk) -> None:
        kept = [
            chunk
            for chunk in self._chunks.get(run_id, [])
            if not (chunk.first_seq >= first_seq and chunk.last_seq <= last_seq)
        ]
        self._chunks[run_id] = [*kept, new]

    async def rewind(self, run_id: str, next_seq: int, generation: int) -> None:
        self._events[run_id] = [entry for entry in self._events.get(run_id, []) if entry["seq"] <= next_seq]
        for seq in [seq for seq in self._checkpoints.get(run_id, {}) if seq > next_seq]:
            del self._checkpoints[run_id][seq]
        await self.update_run(run_id, {"generation": generation})

    async def view_index(self, run_id: str) -> list[tuple[str, int, int]]:
        return [(one.view, one.step, len(one.body)) for one in self._views.get(run_id, {}).values()]

    async def views_of(self, run_id: str) -> list[Row]:
        return [{"run_id": run_id, **asdict(one)} for one in self._views.get(run_id, {}).values()]

    async def add_checkpoint(self, run_id: str, next_seq: int, step: int, name: str) -> None:
        if run_id in self._runs:
            kept = self._checkpoints.setdefault(run_id, {})
            kept[next_seq] = {"run_id": run_id, "next_seq": next_seq, "step": step, "name": name}
            for old in sorted(kept)[:-KEPT_CHECKPOINTS]:
                del kept[old]

    async def checkpoints_of(self, run_id: str, durable_seq: int) -> list[Row]:
        kept = self._checkpoints.get(run_id, {})
        return [dict(kept[seq]) for seq in sorted(kept, reverse=True) if seq <= durable_seq + 1]

    async def forget_checkpoint(self, run_id: str, next_seq: int) -> None:
        self._checkpoints.get(run_id, {}).pop(next_seq, None)

    async def known_runs(self) -> set[str]:
        return set(self._runs)

    async def expirable_runs(self) -> list[Row]:
        shared = {share["run_id"] for share in self._shares.values()}
        rows = [row for row in self._runs.values() if not (row["id"] in shared or row["pinned"] or row["playing"])]
        sizes = {name: sum(len(chunk.body) for chunk in chunks) for name, chunks in self._chunks.items()}
        return [
            {**{name: row[name] for name in ("id", "session_id", "status")}, "size_bytes": sizes.get(row["id"], 0)}
            for row in rows
        ]

    async def expire_runs(self, names: list[str]) -> set[str]:
        gone = {row["id"] for row in await self.expirable_runs()}.intersection(names)
        for run_id in gone:
            for kept in (self._runs, self._events, self._chunks, self._views, self._checkpoints):
                kept.pop(run_id, None)
        return gone

    async def used_bytes(self) -> int:
        return sum(len(chunk.body) for chunks in self._chunks.values() for chunk in chunks)

    async def compact(self) -> None:
        pass

    async def add_share(self, values: Row, token: str) -> str:
        return _add(self._shares, {"owner_hash": token_hash(token) if token else "", **values})

    async def share(self, name: str) -> Row | None:
        return _get(self._shares, name)

    async def delete_share(self, name: str) -> None:
        self._shares.pop(name, None)


def _add(rows: dict[str, Row], values: Row) -> str:
    name = new_id()
    rows[name] = {"id": name, "created_at": now(), **copy.deepcopy(values)}
    return name


def _get(rows: dict[str, Row], name: str) -> dict[str, Any] | None:
    return copy.deepcopy(rows.get(name))
