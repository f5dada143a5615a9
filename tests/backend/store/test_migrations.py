"""A start that is cut off in the middle of its migrations leaves a home that opens again."""

from pathlib import Path

import pytest
from alembic import op

from backend.store.database import Database


async def test_an_interrupted_migration_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "backlight.sqlite3"

    def cut(*names: object, **options: object) -> None:
        raise RuntimeError("cut off")

    with monkeypatch.context() as patch:
        patch.setattr(op, "create_index", cut)
        interrupted = Database(path)
        with pytest.raises(RuntimeError, match="cut off"):
            await interrupted.open()
        await interrupted.close()
    database = Database(path)
    await database.open()
    async with database.transaction() as connection:
        tables = (await connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")).all()
    await database.close()
    assert {"runs", "chunks", "shares"} <= {row[0] for row in tables}
