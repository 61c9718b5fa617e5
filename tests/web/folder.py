"""Papers and packages put on a case straight in the database, as if somebody had sent or ordered them."""

import uuid
from datetime import timedelta

from tests.web.followed import Followed
from tests.web.world import EARLIER, TODAY
from workflow.adapters.persistence.store import SqlStore
from workflow.domain.papers import CheckState, PaperKind
from workflow.domain.people import Actor
from workflow.services.evidence_packages import PackageRecord
from workflow.services.ports import PDF
from workflow.services.received_papers import PaperRecord


def store_of(followed: Followed) -> SqlStore:
    return SqlStore(followed.wiring.engine, followed.wiring.keys)


def put_paper(
    followed: Followed, by: Actor, content: bytes = b"%PDF-1.7 brev", **changes: object
) -> uuid.UUID:
    values: dict[str, object] = {
        "id": uuid.uuid4(),
        "case_id": followed.case_id,
        "kind": PaperKind.LETTER_FROM_NAV,
        "document_id": None,
        "says": None,
        "received_on": TODAY,
        "media_type": PDF,
        "size": len(content),
        "sha256": "0" * 64,
        "sent_sha256": uuid.uuid4().hex * 2,
        "checked": CheckState.NOT_SCANNED,
        "uploaded_at": EARLIER,
        "uploaded_by": by.person_id,
        "uploaded_as": by.role,
    }
    paper = PaperRecord(**values | changes)  # type: ignore[arg-type]
    with store_of(followed).transaction() as tx:
        tx.papers.add(paper, content, "Et brev")
    return paper.id


def put_package(followed: Followed, by: Actor, content: bytes = b"PK pakke") -> uuid.UUID:
    package = PackageRecord(
        id=uuid.uuid4(),
        case_id=followed.case_id,
        language="nb",
        ordered_at=EARLIER,
        ordered_by=by.person_id,
        ordered_as=by.role,
        done=0,
        total=0,
    )
    until = followed.wiring.clock.wall() + timedelta(days=7)
    with store_of(followed).transaction() as tx:
        tx.packages.add(package)
        tx.packages.put_part(package.id, 1, 0, content, 1)
        tx.packages.finish(package.id, 1, len(content), "0" * 64, EARLIER, until)
    return package.id
