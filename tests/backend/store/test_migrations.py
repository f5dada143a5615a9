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


async def test_a_home_of_the_first_version_gets_what_it_lacks_and_keeps_its_runs(tmp_path: Path) -> None:
    path = tmp_path / "backlight.sqlite3"
    made = Database(path)
    await made.open()
    async with made.transaction() as connection:
        for column in ("run_time_s", "playing", "keep_running", "name", "pinned", "times", "from_step"):
            await connection.exec_driver_sql(f"ALTER TABLE runs DROP COLUMN {column}")
        await connection.exec_driver_sql("ALTER TABLE checkpoints RENAME COLUMN name TO path")
        for table in ("saved_weights", "study_members", "studies", "uploaded_tables"):
            await connection.exec_driver_sql(f"DROP TABLE {table}")
        await connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
        await connection.exec_driver_sql("INSERT INTO specs (hash, document) VALUES ('h', '{}')")
        await connection.exec_driver_sql("INSERT INTO experiments VALUES ('e', 'h', '{}', '', '')")
        await connection.exec_driver_sql("INSERT INTO sessions VALUES ('s', '', 'e', '')")
        await connection.exec_driver_sql(
            "INSERT INTO runs VALUES ('r', 's', 'e', 1, 'start', 0, NULL, '{}', '{}', 'paused', 7, 0.5, 0)"
        )
        await connection.exec_driver_sql("INSERT INTO checkpoints VALUES ('r', 3, 7, '/home/r/7-3.checkpoint')")
    await made.close()
    opened = Database(path)
    await opened.open()
    async with opened.transaction() as connection:
        rows = (
            await connection.exec_driver_sql(
                "SELECT id, step, run_time_s, playing, keep_running, name, pinned, times, from_step FROM runs"
            )
        ).all()
        kept = (await connection.exec_driver_sql("SELECT run_id, next_seq, step, name FROM checkpoints")).all()
        saved = (await connection.exec_driver_sql("SELECT * FROM saved_weights")).all()
    await opened.close()
    assert saved == []
    assert [tuple(row) for row in rows] == [("r", 7, 0.0, 0, 0, "", 0, "[]", None)]
    assert [tuple(row) for row in kept] == [("r", 3, 7, "7-3")]
