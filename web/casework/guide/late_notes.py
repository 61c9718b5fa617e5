"""Keeps a note or an answer that was sent after its session had lapsed: in its place, not as a draft."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from werkzeug.datastructures import MultiDict

from web.auth.rescue import Keep, LateForm
from web.casework.guide.written import note_in, shares, words_wait, writing_in
from workflow.domain.errors import NotFound
from workflow.services.office import Office
from workflow.services.save_note import save_note
from workflow.services.save_preparation import save_preparation
from workflow.services.talks import Frozen, Overtaken, Saved, Writing

NOTES = frozenset({"manager.talk_note", "hr.talk_note"})
ANSWERS = frozenset({"employee.preparation_now"})


def keep_late_notes(office: Office, otherwise: Keep) -> Keep:
    """A keeper that saves these, and leaves all other forms to `otherwise`."""

    def keep(late: LateForm) -> bool:
        if late.endpoint not in NOTES | ANSWERS:
            return otherwise(late)
        fields: MultiDict[str, str] = MultiDict(late.fields)
        form = note_in(fields, office.clock.today())
        if form.refusal:
            return False
        share = shares(fields) and not words_wait(form)
        return _kept(office, late, writing_in(fields, form), share=share)

    return keep


def _kept(office: Office, late: LateForm, new: Writing, *, share: bool) -> bool:
    """Nobody is there to choose: what was written meanwhile stays, and this stands below it."""
    try:
        outcome = _saved(office, late, new, share=share)
        if isinstance(outcome, Overtaken) and outcome.text != new.text:
            both = replace(new, text=f"{outcome.text}\n\n{new.text}", revision=outcome.revision)
            outcome = _saved(office, late, both, share=share)
    except NotFound:
        return False
    return not isinstance(outcome, Frozen)


def _saved(office: Office, late: LateForm, new: Writing, *, share: bool) -> Saved | Overtaken | Frozen:
    place: dict[str, Any] = dict(late.view_args)
    meeting_id: UUID = place["meeting_id"]
    if late.endpoint in NOTES:
        return save_note(office, meeting_id, place["question"], new, actor=late.actor)
    return save_preparation(office, meeting_id, place["question"], new, share=share, actor=late.actor)
