"""Runs that branch off another one know at which step."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Adds the column."""
    op.add_column("runs", sa.Column("from_step", sa.Integer, nullable=True))
