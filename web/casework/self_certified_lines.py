"""Decides how the right to self-certify is told: what is used and left, why, and how far a period that is open reaches."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from flask_babel import gettext as _

from web.casework.reason_lines import reason_lines
from web.i18n import format_day, format_day_without_year
from workflow.domain.absence.periods import AbsenceKind
from workflow.domain.absence.self_certification import Counting, Limit, SelfCertification, Standing
from workflow.domain.absence.self_certification_left import why_self_certification_standing
from workflow.domain.absence.self_certification_reasons import why_self_certification
from workflow.domain.dated_rules import RuleBook
from workflow.domain.text import N_
from workflow.domain.tracks.counting import InForce
from workflow.services.records import Absence, EmploymentRecord
from workflow.services.self_certified import counted

FAR_ENOUGH = timedelta(days=60)
"""Longer than the employer period: no arrangement reaches so far."""
NOTHING_MORE: dict[Limit, str] = {
    Limit.QUALIFYING_TIME: N_("Nothing now: there is no right to it yet"),
    Limit.EMPLOYER_PERIOD: N_("Nothing more now: the employer period is used"),
    Limit.TIMES_IN_12_MONTHS: N_("Nothing more now: the times are used"),
    Limit.DAYS_AT_A_TIME: N_("Nothing more now: the days at a time are used"),
    Limit.DAYS_IN_12_MONTHS: N_("Nothing more now: the days in 12 months are used"),
}
"""Why there is none, by the limit that leaves none."""
WITHDRAWN = N_("Nothing now: the right is withdrawn")
NOT_EMPLOYED = N_("Nothing now: no employment is known today")


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """What self-certification is counted from: the periods of one employment, all employments, rules, the day."""

    own: Sequence[Absence]
    employments: Sequence[EmploymentRecord]
    rules: RuleBook
    today: date
    withdrawn: Sequence[InForce] = ()

    def counting(self) -> Counting:
        """Every time, and how the right stands today."""
        return counted(self.own, self.employments, self.rules, self.today)


def self_certified_box(kept: Kept, since: date | None, *, everything: bool) -> dict[str, object]:
    """What the box on a register shows; times before `since` are left out unless `everything` may be seen."""
    counting = kept.counting()
    standing = counting.standing
    times = [time for time in reversed(counting.times) if time.end >= standing.window_from]
    seen = [time for time in times if everything or (since is not None and time.end >= since)]
    return {
        "facts": _facts(standing, gone=any(days.covers(kept.today) for days in kept.withdrawn)),
        "withdrawn": withdrawn_lines(kept.withdrawn, kept.today),
        "times": [_time(time) for time in seen],
        "hidden": len(times) - len(seen),
        "why": reason_lines(why_self_certification_standing(standing)),
        "reaches": note_needed_line(kept),
    }


def withdrawn_lines(withdrawn: Sequence[InForce], today: date) -> list[str]:
    """Each withdrawal of the right that counts now or is to come."""
    return [withdrawn_line(days) for days in withdrawn if days.to_on >= today]


def withdrawn_line(days: InForce) -> str:
    """From when to when the right is withdrawn, and what that means."""
    return str(
        _(
            "The right to self-certify is withdrawn from %(first)s to %(last)s: a sick note is needed from the first day.",
            first=format_day_without_year(days.from_on),
            last=format_day(days.to_on),
        )
    )


def refund_line(days: InForce) -> str:
    """From when to when Nav refunds the employer period."""
    return str(
        _(
            "Nav refunds the employer period from %(first)s to %(last)s.",
            first=format_day(days.from_on),
            last=format_day(days.to_on),
        )
    )


def note_needed_line(kept: Kept) -> str:
    """How far the self-certification that is open reaches, and from when a note is needed; empty when none is."""
    running = next((one for one in kept.own if _is_running(one, kept.today)), None)
    if running is None:
        return ""
    longer = replace(running, end_on=max(kept.today, running.start_on) + FAR_ENOUGH)
    own = [longer if one.id == running.id else one for one in kept.own]
    counting = counted(own, kept.employments, kept.rules, kept.today)
    since = next((t.note_needed_from for t in counting.times if t.start <= running.start_on <= t.end), None)
    if since is None or (running.end_on is not None and running.end_on < since):
        return ""
    if since <= running.start_on:
        return str(_("A sick note is needed from %(day)s.", day=format_day_without_year(since)))
    return str(
        _(
            "Self-certification reaches until %(last)s; from %(since)s a sick note is needed.",
            last=format_day_without_year(since - timedelta(days=1)),
            since=format_day_without_year(since),
        )
    )


def _is_running(one: Absence, today: date) -> bool:
    """Whether it is self-certified and lasts at least until today."""
    return one.kind == AbsenceKind.SELF_CERTIFIED and (one.end_on is None or one.end_on >= today)


def _facts(standing: Standing, *, gone: bool) -> list[tuple[str, str]]:
    times = _used(standing.times_used, standing.times_left)
    window = _(
        "%(first)s to %(last)s", first=format_day(standing.window_from), last=format_day(standing.today)
    )
    return [
        (_("Times in 12 months"), times),
        (_("Days in 12 months"), _used(standing.days_used, standing.days_left)),
        (_("Counted"), str(window)),
        (_("The right holds from"), format_day(standing.right_from) if standing.right_from else ""),
        (_("Can be self-certified now"), str(_(WITHDRAWN)) if gone else _more(standing)),
    ]


def _used(used: int, left: int | None) -> str:
    if left is None:
        return str(_("%(used)s used; no limit", used=used))
    return str(_("%(used)s used, %(left)s left", used=used, left=left))


def _more(standing: Standing) -> str:
    limit = standing.arrangement.days_at_a_time
    if standing.held_by is not None:
        gone = standing.held_by is Limit.QUALIFYING_TIME and standing.employed is False
        return str(_(NOT_EMPLOYED if gone else NOTHING_MORE[standing.held_by]))
    return str(_("%(days)s days (at most %(limit)s at a time)", days=standing.more_days, limit=limit))


def _time(time: SelfCertification) -> dict[str, object]:
    return {
        "days": f"{format_day(time.start)} – {format_day(time.end)}"
        if time.start != time.end
        else format_day(time.start),
        "why": reason_lines(why_self_certification(time)),
    }
