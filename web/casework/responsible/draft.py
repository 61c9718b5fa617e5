"""Decides what becomes of a half-written form: kept for its writer, offered again, thrown away when asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from flask import flash
from flask_babel import gettext as _

from web.current import reading, signed_in, wiring
from web.posted import kept_of, posted_answers, submission
from workflow.domain.errors import AlreadyDone
from workflow.services.drafts import discard_draft, load_draft, save_draft


@dataclass(frozen=True, slots=True)
class Draft:
    """What was written earlier, and when it was kept."""

    answers: Mapping[str, list[str]]
    saved_at: datetime


def kept_draft(subject_id: UUID, form: str) -> Draft | None:
    """The draft somebody has of a form, or None."""
    found = load_draft(wiring().office, signed_in().account_id, subject_id, form)
    return Draft({name: list(values) for name, values in found[0].items()}, found[1]) if found else None


def keep_draft(subject_id: UUID, form: str) -> bool:
    """Keep what was posted; False when it is too long to keep.

    The autosave of a page may arrive after its form was sent: what is filed already leaves no draft behind.
    """
    try:
        with reading() as tx:
            tx.history.refuse_again(submission())
    except AlreadyDone:
        return True
    return (
        save_draft(wiring().office, signed_in().account_id, subject_id, form, kept_of(posted_answers()))
        is not None
    )


def keep_draft_and_say(subject_id: UUID, form: str) -> None:
    """The same, for the button without script."""
    if keep_draft(subject_id, form):
        flash(_("Your draft is kept. Only you can see it."), "success")
    else:
        flash(_("The text is too long to be kept as a draft. Please shorten it."), "warning")


def forget_draft(subject_id: UUID, form: str) -> None:
    """Throw a draft away."""
    discard_draft(wiring().office, signed_in().account_id, subject_id, form)
