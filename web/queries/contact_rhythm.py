"""How often contact is agreed on a case, what was agreed before, and what the employee said would suit them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.contact_rows import ContactRhythmRows
from workflow.adapters.persistence.tables import person
from workflow.bootstrap import Wiring
from workflow.services.contact_records import RhythmRecord, WishRecord


@dataclass(frozen=True, kw_only=True, slots=True)
class KeepingInTouch:
    """The rhythms of a case, the newest first; who set them, by id."""

    rhythms: Sequence[RhythmRecord] = ()
    wish: WishRecord | None = None
    names: Mapping[UUID, str] = field(default_factory=dict)

    @property
    def newest(self) -> RhythmRecord | None:
        """The one that counts."""
        return self.rhythms[0] if self.rhythms else None


def keeping_in_touch(wiring: Wiring, connection: sa.Connection, case_id: UUID) -> KeepingInTouch:
    """All of a case."""
    rows = ContactRhythmRows(connection, wiring.keys)
    rhythms = rows.of_case(case_id)
    query = sa.select(person.c.id, person.c.given_name + " " + person.c.family_name).where(
        person.c.id.in_({one.set_by for one in rhythms})
    )
    names = {row[0]: row[1] for row in connection.execute(query)} if rhythms else {}
    return KeepingInTouch(rhythms=rhythms, wish=rows.wish(case_id), names=names)
