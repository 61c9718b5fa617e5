"""Reads and writes what both sides answer to the plan's questions, and the copies of the plan that leave the house."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from workflow.domain.documents import Answers, DocumentKind
from workflow.domain.people import Role
from workflow.domain.plan_sharing import Channel, Recipient
from workflow.domain.plan_voices import Side
from workflow.services.plan_records import Handed, NewCopy, NotHanded, PlanCopy, PlanVoice
from workflow.services.ports import Cipher
from workflow.services.records import CaseRecord

from .sealing import answers_from, answers_text, place
from .tables import delivery, document, plan_voice

BY_HAND = "share_plan"
"""What a delivery is called that a person asked for; those of the process bear the name of their effect."""
_VOICE = [plan_voice.c[name] for name in PlanVoice.__dataclass_fields__]
_COPIES = (
    sa.select(
        delivery.c.id,
        delivery.c.case_id,
        delivery.c.document_id,
        document.c.version,
        delivery.c.recipient,
        sa.and_(delivery.c.sent_at.is_(None), delivery.c.ended_because.is_(None)).label("is_open"),
    )
    .select_from(delivery.join(document, document.c.id == delivery.c.document_id))
    .where(document.c.kind == DocumentKind.FOLLOW_UP_PLAN, delivery.c.recipient.in_(list(Recipient)))
)


class PlanVoiceRows:
    """What the two sides have shared, in the database."""

    def __init__(self, connection: sa.Connection, keys: Cipher) -> None:
        self._connection = connection
        self._keys = keys

    def add(self, voice: PlanVoice, answers: Answers) -> None:
        """Keep what was shared, sealed."""
        sealed = self._keys.encrypt_text(
            answers_text(answers), context=place("plan_voice", "answers", voice.id)
        )
        row = {name: getattr(voice, name) for name in PlanVoice.__dataclass_fields__}
        self._connection.execute(plan_voice.insert(), row | {"answers_sealed": sealed})

    def latest(self, case: CaseRecord, for_version: int) -> Mapping[Side, tuple[PlanVoice, Answers]]:
        """The newest answers of each side."""
        query = (
            sa.select(*_VOICE, plan_voice.c.answers_sealed)
            .where(
                plan_voice.c.case_id == case.id,
                plan_voice.c.spell == case.spell,
                plan_voice.c.for_version == for_version,
            )
            .order_by(plan_voice.c.revision.desc())
        )
        found: dict[Side, tuple[PlanVoice, Answers]] = {}
        for row in self._connection.execute(query):
            if Side(row.side) not in found:
                found[Side(row.side)] = self._voice(row)
        return found

    def _voice(self, row: sa.Row[*tuple[Any, ...]]) -> tuple[PlanVoice, Answers]:
        values = row._asdict()
        text = self._keys.decrypt_text(
            values.pop("answers_sealed"), context=place("plan_voice", "answers", values["id"])
        )
        typed = {"side": Side(values["side"]), "sent_as": Role(values["sent_as"])}
        return PlanVoice(**{**values, **typed}), answers_from(text)


class PlanCopyRows:
    """Copies of the plan, in the database."""

    def __init__(self, connection: sa.Connection, keys: Cipher) -> None:
        self._connection = connection
        self._keys = keys

    def load(self, copy_id: UUID) -> PlanCopy | None:
        """A copy of the plan; nothing else that was ever delivered."""
        row = self._connection.execute(_COPIES.where(delivery.c.id == copy_id)).one_or_none()
        return _copy(row) if row else None

    def of_case(self, case_id: UUID, spell: int) -> Sequence[PlanCopy]:
        """Those that wait and those that arrived."""
        query = _COPIES.where(
            delivery.c.case_id == case_id, document.c.spell == spell, delivery.c.ended_because.is_(None)
        )
        return [_copy(row) for row in self._connection.execute(query.order_by(delivery.c.made_at))]

    def add(self, copy: NewCopy) -> None:
        """Note a copy that waits to be handed over."""
        row = {name: getattr(copy, name) for name in NewCopy.__dataclass_fields__}
        self._connection.execute(delivery.insert(), row | {"channel": Channel.BY_HAND, "message": BY_HAND})

    def hand_over(self, copy_id: UUID, handed: Handed) -> None:
        """Note how it went."""
        changes = {
            "channel": handed.channel,
            "sent_on": handed.on,
            "sent_by": handed.by,
            "sent_at": handed.at,
        }
        self._connection.execute(sa.update(delivery).where(delivery.c.id == copy_id).values(**changes))

    def give_up(self, copy_ids: Collection[UUID], ended: NotHanded) -> None:
        """Note why copies did not arrive."""
        for copy_id in copy_ids:
            sealed = self._keys.encrypt_text(ended.words, context=place("delivery", "reason", copy_id))
            changes = {"ended_because": ended.because, "ended_at": ended.at, "ended_by": ended.by}
            self._connection.execute(
                sa.update(delivery)
                .where(delivery.c.id == copy_id)
                .values(**changes, reason_sealed=sealed if ended.words else None)
            )


def _copy(row: sa.Row[*tuple[Any, ...]]) -> PlanCopy:
    values = row._asdict()
    return PlanCopy(**{**values, "recipient": Recipient(values["recipient"]), "is_open": bool(row.is_open)})
