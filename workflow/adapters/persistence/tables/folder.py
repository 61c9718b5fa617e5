"""What lies in the personnel folder besides filed copies: papers from outside, and evidence packages in sealed parts."""

import sqlalchemy as sa

from .base import Code, Id, Instant, Sealed, identifier, metadata, reference

received_paper = sa.Table(
    "received_paper",
    metadata,
    identifier(),
    reference("case_id", "follow_up_case.id", index=True),
    sa.Column("kind", Code, nullable=False),
    sa.Column("document_id", Id(), sa.ForeignKey("document.id"), index=True),  # what it is a signed copy of
    sa.Column("says", Code),  # the answer that stands on a signed copy
    sa.Column("received_on", sa.Date(), nullable=False),
    sa.Column("line_sealed", Sealed),  # a line about it
    sa.Column("media_type", sa.String(100), nullable=False),
    sa.Column("size", sa.Integer(), nullable=False),  # in bytes, as it is kept
    sa.Column("content_sealed", Sealed),  # empty once it is gone
    sa.Column("sha256", sa.String(64), nullable=False),  # as it is kept
    sa.Column(
        "sent_sha256", sa.String(64), nullable=False
    ),  # as it was sent: the same file again is known by it
    sa.Column("checked", Code, nullable=False),  # waiting, clean, not_scanned, refused
    sa.Column("uploaded_at", Instant, nullable=False),
    reference("uploaded_by", "person.id"),
    sa.Column("uploaded_as", Code, nullable=False),
    sa.Column("gone_at", Instant),  # taken back by a person, or refused by the scanner
    sa.Column("gone_by", Id(), sa.ForeignKey("person.id")),
    sa.Column("gone_as", Code),
    sa.Column("gone_because_sealed", Sealed),
    sa.Index("ix_received_paper_uploader", "uploaded_by", "uploaded_at"),
)
sa.Index(
    "uq_received_paper_once",
    received_paper.c.case_id,
    received_paper.c.sent_sha256,
    unique=True,
    postgresql_where=received_paper.c.gone_at.is_(None),
    sqlite_where=received_paper.c.gone_at.is_(None),
)

evidence_package = sa.Table(
    "evidence_package",
    metadata,
    identifier(),
    reference(
        "case_id", "follow_up_case.id", optional=True, index=True
    ),  # empty: everything about whoever ordered it
    sa.Column("language", sa.String(2), nullable=False),
    sa.Column("ordered_at", Instant, nullable=False),
    reference("ordered_by", "person.id", index=True),
    sa.Column("ordered_as", Code, nullable=False),
    sa.Column("done", sa.Integer(), nullable=False),  # files so far, for whoever waits
    sa.Column("total", sa.Integer(), nullable=False),  # 0 until it is begun
    sa.Column("ready_at", Instant),
    sa.Column("attempt", sa.Integer()),  # whose parts are the file
    sa.Column("size", sa.Integer()),
    sa.Column("sha256", sa.String(64)),
    sa.Column("keep_until", Instant),  # real time; then its parts are removed
    sa.Column("removed_at", Instant),
)

evidence_part = sa.Table(
    "evidence_part",
    metadata,
    sa.Column("package_id", Id(), sa.ForeignKey("evidence_package.id"), primary_key=True),
    sa.Column("attempt", sa.Integer(), primary_key=True, autoincrement=False),
    sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
    sa.Column("content_sealed", Sealed, nullable=False),
)
