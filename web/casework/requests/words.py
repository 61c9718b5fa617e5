"""Decides in which words a request for help is told: where it stands, what was done, and what was told with it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from uuid import UUID

from flask_babel import gettext as _

from forms.kroner import in_kroner
from web.casework.wording import inside_sentence
from web.i18n import format_day, format_day_without_year, format_short_day
from workflow.domain.documents import Fact
from workflow.domain.text import N_
from workflow.domain.tracks.kinds import BEGIN, STATE_NAMES, TRACK_NAMES, Move, State, TrackKind
from workflow.domain.tracks.moves import Answer
from workflow.domain.tracks.table import TRACKS
from workflow.services.norway import day_in_norway
from workflow.services.tracks import TrackRecord

SHAPES: dict[State, str] = {
    State.ASKED: "waiting",
    State.TAKEN_UP: "now",
    State.SENT: "waiting",
    State.ANSWERED: "now",
    State.APPROVED: "now",
    State.BEGUN: "now",
    State.REPORTED: "now",
    State.CLAIMED: "waiting",
    State.REFUNDED: "now",
    State.ASSESSED: "now",
    State.IN_TRIAL: "now",
    State.EVALUATED: "now",
    State.REGISTERED: "now",
    State.IN_FORCE: "now",
    State.CLOSED: "done",
    State.DECLINED: "exempt",
    State.WITHDRAWN: "exempt",
}
DONE: dict[str, str] = {
    BEGIN: N_("Asked for"),
    Move.TAKE_UP: N_("HR decided to go on with it"),
    Move.DECLINE: N_("HR said no"),
    Move.SEND: N_("Sent"),
    Move.ASK_AGAIN: N_("Asked again"),
    Move.NOTE_ANSWER: N_("An answer came"),
    Move.NOTE_APPROVAL: N_("Nav said yes"),
    Move.NOTE_REFUSAL: N_("Nav said no"),
    Move.NOTE_BEGINNING: N_("The expert began"),
    Move.RECEIVE_REPORT: N_("The expert's report came"),
    Move.CLAIM_REFUND: N_("The refund was claimed"),
    Move.RECEIVE_REFUND: N_("The refund came"),
    Move.NOTE_ASSESSMENT: N_("Other work was assessed"),
    Move.BEGIN_TRIAL: N_("A trial in other work was agreed"),
    Move.EVALUATE_TRIAL: N_("The trial was looked at"),
    Move.REGISTER: N_("Registered in the position bank"),
    Move.GIVE_NOTICE: N_("The employee got notice"),
    Move.PROLONG: N_("It was prolonged"),
    Move.REINSTATE: N_("The right was given back"),
    Move.CLOSE: N_("Closed"),
    Move.WITHDRAW: N_("Taken back"),
}
"""What each line says, in the past; also in the history of the case."""

FACTS: dict[str, str] = {
    "why": N_("Why"),
    "grounds": N_("Grounds"),
    "answer": N_("What was said"),
    "outcome": N_("What came of it"),
    "sent_on": N_("Day"),
    "asked_again_on": N_("Day"),
    "answered_on": N_("Day"),
    "approved_on": N_("Day"),
    "approved_kroner": N_("Granted"),
    "case_number": N_("Nav's case number"),
    "begun_on": N_("Day"),
    "reported_on": N_("Day"),
    "claimed_on": N_("Day"),
    "claimed_kroner": N_("Claimed"),
    "refunded_on": N_("Day"),
    "refunded_kroner": N_("Refunded"),
    "assessed_by": N_("Assessed by"),
    "trial_from": N_("From"),
    "trial_to": N_("Until"),
    "position": N_("Where"),
    "evaluated_on": N_("Day"),
    "trial_outcome": N_("How it went"),
    "from_on": N_("From"),
    "to_on": N_("Until"),
    "review_on": N_("Looked at anew"),
    "ended_on": N_("Counts again from"),
}


def track_name(kind: TrackKind) -> str:
    """What is asked for."""
    return str(_(TRACK_NAMES[kind]))


def standing(track: TrackRecord, today: date) -> dict[str, str]:
    """Where it stands, with its shape; late when the day for the next word has passed."""
    return standing_of(track.state, track.due_on if track.is_open else None, today)


def standing_of(state: State, due_on: date | None, today: date) -> dict[str, str]:
    """The same of a line in a list; `due_on` is the day for the next word, None where nothing is waited for."""
    word = str(_(STATE_NAMES[state]))
    if due_on is None or due_on >= today:
        return {"word": word, "kind": SHAPES[state]}
    day = format_day_without_year(due_on) if due_on.year == today.year else format_day(due_on)
    late = _("%(state)s (late since %(day)s)", state=word, day=day)
    return {"word": str(late), "kind": "overdue"}


def request_lines(
    tracks: Iterable[TrackRecord], today: date, href: Callable[[UUID], str]
) -> list[dict[str, str]]:
    """The requests of a case: what, since when, how far, and the way to each."""
    return [
        {
            "what": track_name(track.kind),
            "when": _("asked %(day)s", day=format_day_without_year(day_in_norway(track.asked_at))),
            "href": href(track.id),
            **standing(track, today),
        }
        for track in tracks
    ]


def in_history(event: str, word: str, detail: Mapping[str, object]) -> str:
    """What a line of the history says of a request; empty for other lines."""
    if event == "track_begun" and word in set(TrackKind):
        return f"{track_name(TrackKind(word))}: {inside_sentence(_(DONE[BEGIN]))}"
    kind = str(detail.get("kind", ""))
    if event == "track_moved" and kind in set(TrackKind) and word in DONE:
        return f"{track_name(TrackKind(kind))}: {inside_sentence(_(DONE[word]))}"
    return ""


def told(kind: TrackKind, facts: Mapping[str, Fact], words: Mapping[str, str]) -> list[tuple[str, str]]:
    """What was told with a line, question by question."""
    given: list[tuple[str, str]] = [
        (_(FACTS[name]), _shown(kind, name, fact))
        for name, fact in facts.items()
        if name in FACTS and fact not in (None, "")
    ]
    return given + [(_(FACTS[name]), text) for name, text in words.items() if name in FACTS]


def _shown(kind: TrackKind, name: str, fact: Fact) -> str:
    if isinstance(fact, int) and not isinstance(fact, bool):
        return str(_("%(amount)s kroner", amount=in_kroner(fact)))
    label = _OPTIONS.get((kind, name), {}).get(str(fact))
    return str(_(label)) if label else format_short_day(date.fromisoformat(str(fact)))


_OPTIONS: dict[tuple[TrackKind, str], dict[str, str]] = {}
for _kind, _track in TRACKS.items():
    for _row in _track.moves:
        for _ask in _row.asks:
            if _ask.answer is Answer.CHOICE:
                _OPTIONS.setdefault((_kind, _ask.name), {}).update(_ask.options)
