"""Decides whether mail may go out at this instant, and for how long it waits when it may not."""

from datetime import datetime

from workflow.domain.quiet_hours import MailHours, mail_hours
from workflow.services.norway import NORWAY
from workflow.services.office import Office
from workflow.services.questions import Transaction


def on_the_wall(instant: datetime) -> datetime:
    """What the clock on the wall shows in Norway."""
    return instant.astimezone(NORWAY).replace(tzinfo=None)


def hours_now(office: Office, tx: Transaction) -> MailHours:
    """When mail goes out, as the house has it today."""
    return mail_hours(tx.house_rules.book(), on_the_wall(office.clock.now()), office.days)


def is_quiet(office: Office, tx: Transaction) -> bool:
    """Whether mail waits now."""
    return not hours_now(office, tx).open_at(on_the_wall(office.clock.now()))


def real_instant_of(office: Office, local: datetime) -> datetime:
    """When a time on the wall comes, as the machine counts: the clock of the service may be shifted by days."""
    return office.clock.wall() + (local.replace(tzinfo=NORWAY) - office.clock.now())


def morning_after(office: Office, tx: Transaction, since: datetime) -> datetime:
    """The first morning, on the wall, on which mail goes out after an instant."""
    return hours_now(office, tx).next_morning(on_the_wall(since))
