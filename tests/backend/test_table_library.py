"""What a library of tables is left with when things happen at once, or a server ends in the middle."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from backend.store.ids import token_hash
from backend.store.study_store import Row
from backend.tables.files import TableFiles
from backend.tables.library import MOST_TABLES, TableLibrary
from engine.errors import EngineError
from engine.tabular.reading import ReadOptions
from engine.tabular.table import table_name
from tests.contract.memory_store import MemoryStore
from tests.waiting import one_turn

ME, YOU = "token-of-one-person", "token-of-another-one"
ROWS = b"y,n\n" + b"".join(b"%s,%d\n" % (b"ab"[i % 2 :][:1], i) for i in range(20))


class SlowStore(MemoryStore):
    """Other work gets its turn between any two calls."""

    async def add_table(self, owner_hash: str, values: Row) -> Row:
        await one_turn()
        return await super().add_table(owner_hash, values)

    async def tables_of(self, owner_hash: str) -> list[Row]:
        found = await super().tables_of(owner_hash)
        await one_turn()
        return found

    async def delete_table(self, name: str) -> bool:
        last = await super().delete_table(name)
        await one_turn()
        return last


class Shelf(TableFiles):
    """Files of tables; a file is removed late, when others have had their turn."""

    def __init__(self, folder: Path, **limits: int) -> None:
        super().__init__(folder, **limits)
        self.folder = folder / "tables"

    def held(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir()) if self.folder.exists() else []


def library(tmp_path: Path, store: Any = None, **limits: Any) -> tuple[TableLibrary, Shelf, Any]:
    files, kept = Shelf(tmp_path), SlowStore() if store is None else store
    return TableLibrary(kept, files, **limits), files, kept


async def add(tables: TableLibrary, tmp_path: Path, token: str = ME, content: bytes = ROWS) -> Any:
    source = tmp_path / f"source-{len(content)}"
    await asyncio.to_thread(source.write_bytes, content)
    return await tables.add(source, "t.csv", ReadOptions(), token)


async def test_the_same_file_twice_at_once_is_one_table(tmp_path: Path) -> None:
    tables, files, store = library(tmp_path)
    first, second = await asyncio.gather(add(tables, tmp_path), add(tables, tmp_path))
    assert first.id == second.id
    assert len(await store.tables_of(token_hash(ME))) == 1
    assert files.held() == [f"{first.table}.safetensors"]


async def test_a_table_that_one_deletes_while_another_uploads_it_stays_for_the_other(tmp_path: Path) -> None:
    tables, files, store = library(tmp_path)
    mine = await add(tables, tmp_path)
    _, yours = await asyncio.gather(tables.delete(mine.id, ME), add(tables, tmp_path, YOU))
    assert [row["id"] for row in await store.tables_named(yours.table)] == [yours.id]
    assert files.held() == [f"{yours.table}.safetensors"]


async def test_a_table_that_is_uploaded_anew_while_it_expires_stays(tmp_path: Path) -> None:
    tables, files, store = library(tmp_path)
    mine = await add(tables, tmp_path)
    await store.update_table(mine.id, {"expires_at": "2020-01-01T00:00:00+00:00"})
    again, _ = await asyncio.gather(add(tables, tmp_path), tables.sweep())
    rows = await store.tables_of(token_hash(ME))
    assert [row["table"] for row in rows] == [again.table]
    assert rows[0]["expires_at"] > "2020-02-01"
    assert files.held() == [f"{again.table}.safetensors"]


class Killed(BaseException):
    """The server ends here."""


async def test_a_server_that_ends_between_file_and_row_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables, files, store = library(tmp_path)
    kept = await add(tables, tmp_path)

    async def killed(*_: Any) -> Any:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(store, "add_table", killed)
        with pytest.raises(Killed):
            await add(tables, tmp_path, YOU, ROWS + b"a,77\n")
    assert len(files.held()) == 2
    (files.folder / "half.unfinished").write_bytes(b"x")
    again = TableLibrary(store, files)
    await again.drop_strays()
    assert files.held() == [f"{kept.table}.safetensors"]


async def test_a_server_that_ends_between_row_and_file_leaves_no_row_without_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables, files, store = library(tmp_path)
    kept = await add(tables, tmp_path)

    def killed(*_: Any) -> Any:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(files, "delete", killed)
        with pytest.raises(Killed):
            await tables.delete(kept.id, ME)
    assert await store.tables_named(kept.table) == []
    await TableLibrary(store, files).drop_strays()
    assert files.held() == []


async def test_an_owner_has_so_many_bytes_and_so_many_tables(tmp_path: Path) -> None:
    tables, files, store = library(tmp_path)
    size = (await add(tables, tmp_path)).size_bytes
    small = TableLibrary(store, files, most_own_bytes=size + 1)
    await add(small, tmp_path)  # the same again takes nothing
    with pytest.raises(EngineError, match=f"more than the {size + 1} bytes that one person may have") as refused:
        await add(small, tmp_path, content=ROWS + b"a,77\n")
    assert [one.code for one in refused.value.problems] == ["own_tables_full"]
    await add(small, tmp_path, YOU, ROWS)
    assert len(files.held()) == 1
    for number in range(1, MOST_TABLES):
        await store.add_table(token_hash(ME), await row(number))
    await add(tables, tmp_path)  # for a full owner, too, the time of a table begins anew
    with pytest.raises(EngineError, match=f"There are {MOST_TABLES} uploaded tables already"):
        await add(tables, tmp_path, content=ROWS + b"a,77\n")
    assert len(files.held()) == 1


class RefusingStore(MemoryStore):
    async def add_table(self, owner_hash: str, values: Row) -> Row:
        raise OSError("the disk is full")


async def test_a_table_that_cannot_be_noted_leaves_no_file(tmp_path: Path) -> None:
    files = Shelf(tmp_path)
    with pytest.raises(OSError, match="the disk is full"):
        await add(TableLibrary(RefusingStore(), files), tmp_path)
    assert files.held() == []


async def row(number: int) -> Row:
    name = table_name(b"%d" % number)
    return {"table": name, "name": "t", "size_bytes": 1, "expires_at": "2030-01-01T00:00:00+00:00", "document": {}}


def test_all_together_have_so_many_files(tmp_path: Path) -> None:
    files = Shelf(tmp_path, most_files=1)
    for number, content in enumerate((b"x", b"x", b"y")):
        target = files.scratch(str(number))
        target.write_bytes(content)
        if content == b"x":
            files.keep(target)
            continue
        with pytest.raises(EngineError, match="There are 1 uploaded tables on this server"):
            files.keep(target)
