"""the log tells why, cannot be written again, and hangs together in one chain.

What was logged before gets its lines by `tilbake migrate` right after this, because the key is not known here.
A later migration that makes `history`, `read_log` or one of these tables anew on SQLite loses the triggers with the old
table: it has to call `guard` again.
"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)
_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
GUARDED = ("history", "read_log", "audit_event", "audit_chain", "audit_release")
RELEASABLE = ("history", "read_log", "audit_event")
NOT_REPLACED = """
CREATE TRIGGER {table}_is_not_replaced BEFORE INSERT ON {table} WHEN NEW.{key} IN (SELECT {key} FROM {table})
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END
"""
RELEASE_FUNCTION = """
CREATE FUNCTION tilbake_release(receipt uuid, of_table text, keys bigint[]) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = {schema}, pg_temp AS $$
DECLARE released integer;
BEGIN
  INSERT INTO audit_release (sequence, receipt_id)
    SELECT c.sequence, receipt FROM audit_chain c WHERE c.table_name = of_table AND c.row_key = ANY(keys);
  GET DIAGNOSTICS released = ROW_COUNT;
  INSERT INTO retention_pass (receipt_id) VALUES (receipt);
  IF of_table = 'history' THEN DELETE FROM history WHERE id = ANY(keys);
  ELSIF of_table = 'read_log' THEN DELETE FROM read_log WHERE id = ANY(keys);
  ELSIF of_table = 'audit_event' THEN DELETE FROM audit_event WHERE id = ANY(keys);
  ELSE RAISE EXCEPTION 'rows of this table are not released';
  END IF;
  DELETE FROM retention_pass WHERE receipt_id = receipt;
  RETURN released;
END $$
"""


def upgrade() -> None:
    """Go to 0020."""
    _create_reason()
    _widen_read_log()
    _create_event()
    _create_chain()
    guard()


def downgrade() -> None:
    """Go back from 0020; the chain is given up with everything that only it can vouch for."""
    _unguard()
    for name in ("retention_pass", "audit_release", "audit_head", "audit_chain", "audit_event"):
        op.drop_table(name)
    op.drop_index("uq_read_log_listed", "read_log")
    op.drop_index("ix_read_log_reader", "read_log")
    with op.batch_alter_table("read_log") as table:
        table.drop_constraint(op.f("fk_read_log_reason_id_access_reason"), type_="foreignkey")
        table.drop_constraint(op.f("fk_read_log_on_behalf_of_person"), type_="foreignkey")
        for name in ("listed_on", "on_behalf_of", "reason_id", "purpose"):
            table.drop_column(name)
    op.drop_table("access_reason")


def _create_reason() -> None:
    op.create_table(
        "access_reason",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("given_by", sa.Uuid(), nullable=False),
        sa.Column("choice", sa.String(64), nullable=False),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("given_at", _TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["follow_up_case.id"], name=op.f("fk_access_reason_case_id_follow_up_case")
        ),
        sa.ForeignKeyConstraint(["given_by"], ["person.id"], name=op.f("fk_access_reason_given_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_reason")),
    )
    op.create_index(op.f("ix_access_reason_case_id"), "access_reason", ["case_id"])


def _widen_read_log() -> None:
    with op.batch_alter_table("read_log") as table:
        table.add_column(sa.Column("purpose", sa.String(64), nullable=True))
        table.add_column(sa.Column("reason_id", sa.Uuid(), nullable=True))
        table.add_column(sa.Column("on_behalf_of", sa.Uuid(), nullable=True))
        table.add_column(sa.Column("listed_on", sa.Date(), nullable=True))
        table.create_foreign_key(
            op.f("fk_read_log_reason_id_access_reason"), "access_reason", ["reason_id"], ["id"]
        )
        table.create_foreign_key(op.f("fk_read_log_on_behalf_of_person"), "person", ["on_behalf_of"], ["id"])
    op.create_index("ix_read_log_reader", "read_log", ["reader_id", "id"])
    stands = sa.text("listed_on IS NOT NULL")
    op.create_index(
        "uq_read_log_listed",
        "read_log",
        ["reader_id", "listed_on", "case_id", "read_as", "what"],
        unique=True,
        postgresql_where=stands,
        sqlite_where=stands,
    )


def _create_event() -> None:
    op.create_table(
        "audit_event",
        sa.Column("id", _NUMBER, autoincrement=True, nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("event", sa.String(64), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("acted_as", sa.String(64), nullable=True),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("object_id", sa.Uuid(), nullable=True),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_event")),
    )
    op.create_index("ix_audit_event_kind", "audit_event", ["event", "id"])
    named = sa.text("object_id IS NOT NULL")
    op.create_index(
        "ix_audit_event_object", "audit_event", ["object_id"], postgresql_where=named, sqlite_where=named
    )


def _create_chain() -> None:
    op.create_table(
        "audit_chain",
        sa.Column("sequence", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("table_name", sa.String(64), nullable=False),
        sa.Column("row_key", _NUMBER, nullable=False),
        sa.Column("row_mac", sa.LargeBinary(), nullable=False),
        sa.Column("link", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_audit_chain")),
        sa.UniqueConstraint("table_name", "row_key", name="uq_audit_chain_row"),
    )
    op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sequence", _NUMBER, nullable=False),
        sa.Column("link", sa.LargeBinary(), nullable=False),
        sa.Column("seal", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_audit_head_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_head")),
    )
    op.create_table(
        "audit_release",
        sa.Column("sequence", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("receipt_id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_audit_release")),
    )
    op.create_index(op.f("ix_audit_release_receipt_id"), "audit_release", ["receipt_id"])
    op.create_table(
        "retention_pass",
        sa.Column("receipt_id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("receipt_id", name=op.f("pk_retention_pass")),
    )


def guard() -> None:
    """Let the database itself refuse to change or remove rows of the log."""
    if op.get_bind().dialect.name == "postgresql":
        _guard_postgresql()
    else:
        _guard_sqlite()


def _guard_sqlite() -> None:
    for name in GUARDED:
        op.execute(
            f"CREATE TRIGGER {name}_is_not_changed BEFORE UPDATE ON {name} "
            "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
        )
        allowed = "WHEN NOT EXISTS (SELECT 1 FROM retention_pass) " if name in RELEASABLE else ""
        op.execute(
            f"CREATE TRIGGER {name}_is_not_removed BEFORE DELETE ON {name} {allowed}"
            "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
        )
    for name in (*GUARDED, "audit_head"):
        # INSERT OR REPLACE takes a row away without asking the trigger above.
        key = "sequence" if name in ("audit_chain", "audit_release") else "id"
        op.execute(NOT_REPLACED.format(table=name, key=key))
    op.execute(
        "CREATE TRIGGER audit_head_goes_on BEFORE UPDATE ON audit_head WHEN NEW.sequence <= OLD.sequence "
        "BEGIN SELECT RAISE(ABORT, 'the chain only grows'); END"
    )
    op.execute(
        "CREATE TRIGGER audit_head_is_not_removed BEFORE DELETE ON audit_head "
        "BEGIN SELECT RAISE(ABORT, 'the chain only grows'); END"
    )


def _guard_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION tilbake_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ "
        "BEGIN RAISE EXCEPTION 'the log is append-only' USING ERRCODE = 'insufficient_privilege'; END $$"
    )
    op.execute(
        "CREATE FUNCTION tilbake_refuse_unless_released() RETURNS trigger LANGUAGE plpgsql AS $$ "
        "BEGIN IF EXISTS (SELECT 1 FROM retention_pass) THEN RETURN OLD; END IF; "
        "RAISE EXCEPTION 'the log is append-only' USING ERRCODE = 'insufficient_privilege'; END $$"
    )
    for name in GUARDED:
        on_delete = "tilbake_refuse_unless_released" if name in RELEASABLE else "tilbake_refuse"
        op.execute(
            f"CREATE TRIGGER {name}_is_not_changed BEFORE UPDATE ON {name} "
            "FOR EACH ROW EXECUTE FUNCTION tilbake_refuse()"
        )
        op.execute(
            f"CREATE TRIGGER {name}_is_not_removed BEFORE DELETE ON {name} "
            f"FOR EACH ROW EXECUTE FUNCTION {on_delete}()"
        )
    for name in (*GUARDED, "audit_head"):
        op.execute(
            f"CREATE TRIGGER {name}_is_not_emptied BEFORE TRUNCATE ON {name} "
            "FOR EACH STATEMENT EXECUTE FUNCTION tilbake_refuse()"
        )
    op.execute(
        "CREATE TRIGGER audit_head_goes_on BEFORE UPDATE ON audit_head FOR EACH ROW "
        "WHEN (NEW.sequence <= OLD.sequence) EXECUTE FUNCTION tilbake_refuse()"
    )
    op.execute(
        "CREATE TRIGGER audit_head_is_not_removed BEFORE DELETE ON audit_head "
        "FOR EACH ROW EXECUTE FUNCTION tilbake_refuse()"
    )
    _create_release_function()


def _create_release_function() -> None:
    """The only way in which the application's role can remove rows: with a release for each, under a receipt's id."""
    op.execute(
        RELEASE_FUNCTION.format(schema=op.get_bind().scalar(sa.text("SELECT quote_ident(current_schema())")))
    )
    op.execute("REVOKE ALL ON FUNCTION tilbake_release(uuid, text, bigint[]) FROM PUBLIC")


def _unguard() -> None:
    on_postgresql = op.get_bind().dialect.name == "postgresql"
    for name in GUARDED:
        for what in ("changed", "removed"):
            op.execute(f"DROP TRIGGER {name}_is_not_{what}" + (f" ON {name}" if on_postgresql else ""))
    for what in ("goes_on", "is_not_removed"):
        op.execute(f"DROP TRIGGER audit_head_{what}" + (" ON audit_head" if on_postgresql else ""))
    if not on_postgresql:
        for name in (*GUARDED, "audit_head"):
            op.execute(f"DROP TRIGGER {name}_is_not_replaced")
        return
    for name in (*GUARDED, "audit_head"):
        op.execute(f"DROP TRIGGER {name}_is_not_emptied ON {name}")
    op.execute("DROP FUNCTION tilbake_release(uuid, text, bigint[])")
    op.execute("DROP FUNCTION tilbake_refuse_unless_released()")
    op.execute("DROP FUNCTION tilbake_refuse()")
