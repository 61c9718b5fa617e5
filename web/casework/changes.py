"""Decides how the changes since an earlier version are shown: the changed questions open, the others folded."""

from uuid import UUID

from web.current import actor, wiring
from web.i18n import language
from web.queries.case_documents import DocumentLine
from web.queries.document_changes import document_changes
from web.queries.read_document import ReadDocument
from web.queries.reading_log import Reading, note_reading
from workflow.domain.documents import BY_EMPLOYEE

Shown = dict[str, object]


def changes_since(case_id: UUID, document_id: UUID, earlier: DocumentLine | None) -> Shown | None:
    """The version compared with and what is different; None without an earlier one. Showing it is a reading, and noted.

    Whoever calls has seen to it that both versions may be read.
    """
    if earlier is None:
        return None
    with wiring().reading.connect() as connection:
        found = document_changes(wiring(), connection, earlier.id, document_id, language())
    note_reading(wiring(), actor(), case_id, Reading.DOCUMENT, earlier.id)
    return {
        "version": earlier.version,
        "changed": [one for one in found if one.is_changed],
        "same": [one for one in found if not one.is_changed],
    }


def version_before(read: ReadDocument) -> DocumentLine | None:
    """The version right before this one."""
    return max(read.earlier, key=_number, default=None)


def version_answered(read: ReadDocument) -> DocumentLine | None:
    """The last earlier version the employee answered: what they know; else the one right before."""
    answered = (line for line in read.earlier if line.answer in BY_EMPLOYEE)
    return max(answered, key=_number, default=version_before(read))


def _number(line: DocumentLine) -> int:
    return line.version
