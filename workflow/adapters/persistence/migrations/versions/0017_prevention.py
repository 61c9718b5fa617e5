"""a preventive case may stand beside the case of an absence: one of each at a time."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from workflow.adapters.persistence.migrations.unknown_work import forget_work

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to 0017."""
    op.drop_index("uq_follow_up_case_one_open", table_name="follow_up_case")
    _one_open("uq_follow_up_case_one_open", "closed_at IS NULL AND spell > 0")
    _one_open("uq_follow_up_case_one_preventive", "closed_at IS NULL AND spell = 0")


def downgrade() -> None:
    """Go back from 0017; preventive cases that are open are closed, for a second open case has no place there."""
    forget_work("tell_of_prevention")
    op.drop_index("uq_follow_up_case_one_preventive", table_name="follow_up_case")
    op.drop_index("uq_follow_up_case_one_open", table_name="follow_up_case")
    op.execute(
        "UPDATE follow_up_case SET closed_at = opened_at, outcome = 'registered_in_error', stage = 'closed'"
        " WHERE spell = 0 AND closed_at IS NULL"
    )
    op.execute("UPDATE follow_up_case SET stage = 'closed' WHERE stage = 'prevention'")
    _one_open("uq_follow_up_case_one_open", "closed_at IS NULL")


def _one_open(name: str, condition: str) -> None:
    where: dict[str, Any] = {"postgresql_where": sa.text(condition), "sqlite_where": sa.text(condition)}
    op.create_index(name, "follow_up_case", ["employment_id"], unique=True, **where)
