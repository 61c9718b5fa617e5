"""the manager and the employee hear that HR has gone on with a request."""

from workflow.adapters.persistence.migrations.unknown_work import forget_work

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to 0029; the schema stays as it was."""


def downgrade() -> None:
    """Go back from 0029 without the work nobody would know how to do."""
    forget_work("tell_of_request")
