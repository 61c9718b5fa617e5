"""Decides how a copy of the plan is told of: to whom, which version, and how far it has come; for both sides alike."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask_babel import gettext as _

from web.casework.plan_words import OWN_RECIPIENTS, OWN_WAYS, RECIPIENTS
from web.i18n import format_day_without_year
from web.queries.plan_deliveries import PlanDelivery
from workflow.domain.plan_sharing import Ended, Recipient
from workflow.services.delivery_names import WAYS_IN_WORDS
from workflow.services.norway import day_in_norway

Shown = dict[str, object]


def delivery_shown(line: PlanDelivery, *, own: bool = False) -> Shown:
    """One copy in words; `own` when it is the employee who reads."""
    return {
        "id": line.id,
        "who": _((OWN_RECIPIENTS if own else RECIPIENTS)[line.recipient]),
        "version": _("Version %(number)s", number=line.version),
        "made": made(line),
        "status": {"word": outcome(line, own=own), "kind": kind_of(line)},
        "reason": line.reason,
        "is_open": line.is_open,
    }


def outcome(line: PlanDelivery, *, own: bool = False) -> str:
    """How it ended, or that it waits."""
    if line.sent_on is not None:
        values = {
            "day": format_day_without_year(line.sent_on),
            "who": line.sent_by,
            "how": _((OWN_WAYS if own else WAYS_IN_WORDS)[line.channel]),
        }
        if not line.sent_by:
            return str(_("Delivered %(day)s. %(how)s", **values))
        return str(_("Delivered %(day)s by %(who)s. %(how)s", **values))
    if line.ended_because is Ended.REPLACED:
        return str(_("Not delivered: a newer copy took its place"))
    return str(_("Not delivered") if line.ended_because else _("Waits to be delivered"))


def made(line: PlanDelivery) -> str:
    """When it was made ready, and by whom."""
    day = format_day_without_year(day_in_norway(line.made_at))
    if line.made_by:
        return str(_("Made ready %(day)s by %(who)s", day=day, who=line.made_by))
    return str(_("Made ready %(day)s when the plan step was finished", day=day))


def kind_of(line: PlanDelivery) -> str:
    """The shape that goes with it."""
    if line.sent_on is not None:
        return "done"
    return "exempt" if line.ended_because else "waiting"


def newest_of_each(lines: Iterable[PlanDelivery], spell: int) -> dict[Recipient, PlanDelivery]:
    """The newest version each recipient has, or will have once it is handed over."""
    found: dict[Recipient, PlanDelivery] = {}
    for line in lines:
        best = found.get(line.recipient)
        if line.ended_because is None and line.spell == spell and (not best or line.version > best.version):
            found[line.recipient] = line
    return found


def behind_lines(lines: Iterable[PlanDelivery], spell: int, current: int) -> list[Shown]:
    """Those who have an older version than the one on file, in one sentence each."""
    return [
        {
            "recipient": recipient.value,
            "sentence": _(
                "%(who)s: has version %(old)s, and there is a version %(new)s. Send it anew.",
                who=_(RECIPIENTS[recipient]),
                old=line.version,
                new=current,
            ),
        }
        for recipient, line in newest_of_each(lines, spell).items()
        if line.version < current
    ]


def to_whom(detail: Mapping[str, Any]) -> str:
    """Recipient and version, as a line of the history tells them."""
    who = _(RECIPIENTS[Recipient(detail["recipient"])])
    version = _("Version %(number)s", number=detail.get("version"))
    return f"{who}. {version}"
