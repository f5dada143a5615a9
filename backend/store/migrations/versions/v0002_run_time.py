"""How long a run has trained, so that it is known after a restart too."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Adds the column; earlier runs begin at 0 s."""
    op.add_column("runs", sa.Column("run_time_s", sa.Float, nullable=False, server_default="0"))
