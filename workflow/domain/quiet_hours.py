"""Decides when mail may go out: in the hours the house has chosen, on working days unless it chose otherwise.

Days and hours are those of the clock on the wall in Norway; what an instant is there, services/quiet_hours.py says.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from workflow.domain.dated_rules import RuleBook
from workflow.domain.rules_of_reminders import MAIL_FROM_HOUR, MAIL_ON_FREE_DAYS, MAIL_UNTIL_HOUR
from workflow.domain.working_days import WorkingDays

_MIDNIGHT = 24


@dataclass(frozen=True, kw_only=True, slots=True)
class MailHours:
    """From which hour until which, `until` not included; `on_free_days` too or on working days only."""

    begin: int
    until: int
    on_free_days: bool
    days: WorkingDays

    def open_at(self, local: datetime) -> bool:
        """Whether mail may go out at that time on the wall."""
        return self._counts(local) and self.begin <= local.hour < self.until

    def next_morning(self, local: datetime) -> datetime:
        """The next time mail begins to go out, strictly after that time on the wall."""
        day = local.date()
        while True:
            if self.on_free_days or self.days.is_working_day(day):
                opens = datetime.combine(day, time(self.begin))
                if opens > local:
                    return opens
            day += timedelta(days=1)

    def _counts(self, local: datetime) -> bool:
        return self.on_free_days or self.days.is_working_day(local.date())


def mail_hours(book: RuleBook, local: datetime, days: WorkingDays) -> MailHours:
    """The hours as the house has them on that day."""
    on = local.date()
    return MailHours(
        begin=book.value(MAIL_FROM_HOUR, on),
        until=min(book.value(MAIL_UNTIL_HOUR, on), _MIDNIGHT),
        on_free_days=bool(book.value(MAIL_ON_FREE_DAYS, on)),
        days=days,
    )
