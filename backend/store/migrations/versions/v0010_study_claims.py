"""What labs claim of a study, with its numbers; null of studies that ended before."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Adds the column."""
    op.add_column("studies", sa.Column("claims", sa.JSON))
