"""Names and pins of runs, and the seconds that their steps took."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Adds the columns; earlier runs have no name and no times."""
    op.add_column("runs", sa.Column("name", sa.String(100), nullable=False, server_default=""))
    op.add_column("runs", sa.Column("pinned", sa.Integer, nullable=False, server_default="0"))
    op.add_column("runs", sa.Column("times", sa.JSON, nullable=False, server_default="[]"))
