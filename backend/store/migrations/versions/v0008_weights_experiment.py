"""The experiment that saved weights come from."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Adds the column; of earlier saved weights it is unknown."""
    op.add_column("saved_weights", sa.Column("experiment", sa.String(200), nullable=False, server_default=""))
