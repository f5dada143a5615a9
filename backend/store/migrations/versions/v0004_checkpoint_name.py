"""Checkpoints are known by their name in the checkpoint store, no longer by the path of a file."""

from pathlib import PurePath

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """A checkpoint's name is its file's, without folder and suffix."""
    op.execute("ALTER TABLE checkpoints RENAME COLUMN path TO name")
    connection = op.get_bind()
    for run_id, next_seq, path in connection.execute(sa.text("SELECT run_id, next_seq, name FROM checkpoints")).all():
        connection.execute(
            sa.text("UPDATE checkpoints SET name = :name WHERE run_id = :run_id AND next_seq = :next_seq"),
            {"name": PurePath(path).stem, "run_id": run_id, "next_seq": next_seq},
        )
