"""What counts for a time because of a request: a withdrawn right to self-certify, and refund of the employer period."""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.track_rows import TrackRows
from workflow.bootstrap import Wiring
from workflow.domain.tracks.counting import InForce
from workflow.domain.tracks.kinds import TrackKind


def withdrawn_rights(connection: sa.Connection, wiring: Wiring, employment_id: UUID) -> Sequence[InForce]:
    """The days without the right to self-certify in an employment."""  # fmt: skip
    return TrackRows(connection, wiring.keys).counting(employment_id, TrackKind.SELF_CERTIFICATION_WITHDRAWAL)


def refunds(connection: sa.Connection, wiring: Wiring, employment_id: UUID) -> Sequence[InForce]:
    """The days on which Nav refunds the employer period in an employment."""
    return TrackRows(connection, wiring.keys).counting(employment_id, TrackKind.EMPLOYER_PERIOD_REFUND)
