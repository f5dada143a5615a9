"""Which runs train on after the server was down, also where nobody watches them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Adds the columns; earlier runs rest."""
    op.add_column("runs", sa.Column("playing", sa.Integer, nullable=False, server_default="0"))
    op.add_column("runs", sa.Column("keep_running", sa.Integer, nullable=False, server_default="0"))
