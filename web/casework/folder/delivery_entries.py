"""Decides how a delivery is told in the folder: what went to whom, how, when and by whom, or why it did not."""

from flask_babel import gettext as _

from web.casework.folder.reached import is_own
from web.casework.names import DOCUMENT_NAMES
from web.casework.plan_words import OWN_WAYS
from web.casework.wording import inside_sentence
from web.i18n import format_day, format_short_day
from web.queries.deliveries import DeliveryLine
from workflow.domain.people import Role
from workflow.domain.plan_sharing import Channel
from workflow.domain.text import N_
from workflow.services.delivery_names import CHANNEL_NAMES, ENDED_NAMES, NOT_YET, RECIPIENT_NAMES
from workflow.services.norway import day_in_norway

Shown = dict[str, object]
YOUR_MANAGER = N_("Your manager")
SOMEBODY = N_("Somebody else")
SOMEHOW = N_("In another way")
NEVER = N_("Not delivered")


def delivery_entry(line: DeliveryLine) -> Shown:
    """Everything a list shows of a delivery."""
    return {
        "title": _handed_to(line),
        "lines": [told for told in (_when(line), line.reason) if told],
        "status": _status(line),
        "files": [],
    }


def _status(line: DeliveryLine) -> dict[str, str] | None:
    if line.is_open:
        return {"word": _(NOT_YET), "kind": "waiting"}
    if line.sent_on is None and line.ended_because is not None:
        return {"word": _(ENDED_NAMES.get(line.ended_because, NEVER)), "kind": "exempt"}
    return None


def _when(line: DeliveryLine) -> str:
    """How and when it went; of what has not gone, since when it was ready to."""
    if line.sent_on is None:
        return str(_("Made ready %(day)s", day=format_short_day(day_in_norway(line.made_at))))
    told = f"{_way(line.channel)}, {format_day(line.sent_on)}"
    return str(_("%(told)s, by %(who)s", told=told, who=line.sent_by)) if line.sent_by else told


def _way(channel: str) -> str:
    if is_own() and channel == Channel.THROUGH_EMPLOYEE:
        return str(_(OWN_WAYS[Channel.THROUGH_EMPLOYEE]))
    return str(_(CHANNEL_NAMES.get(channel, SOMEHOW)))


def _handed_to(line: DeliveryLine) -> str:
    what = str(_("a message"))
    if line.document:
        kind, version = line.document
        what = str(_("%(document)s, version %(number)s", document=_(DOCUMENT_NAMES[kind]), number=version))
    if is_own() and line.recipient == Role.EMPLOYEE:
        return str(_("To you: %(what)s", what=what))
    own_manager = is_own() and line.recipient == Role.MANAGER
    name = YOUR_MANAGER if own_manager else RECIPIENT_NAMES.get(line.recipient, SOMEBODY)
    return str(_("To %(who)s: %(what)s", who=inside_sentence(_(name)), what=what))
