"""Decides how reminders that follow a change are told: those that get another day, those withdrawn, those added."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from web.casework.responsible.duties import DUTIES
from web.i18n import format_day
from workflow.domain.duties import duty_from
from workflow.domain.effects import Effect
from workflow.domain.text import N_
from workflow.foresight import Consequences
from workflow.timetable import Firing

REMINDERS: dict[Effect, str] = {
    Effect.WARN_SICK_PAY_MAY_STOP: N_("Notice that activity must be documented"),
    Effect.TELL_HR_ACTIVITY_IS_MISSING: N_("Message to HR that activity is not documented"),
    Effect.REMIND_PLAN_TO_NAV: N_("Reminder to send the plan to Nav"),
    Effect.REMIND_CONTACT: N_("Reminder to keep in touch"),
    Effect.REMIND_NEXT_CONTACT: N_("Reminder of the next contact you agreed on"),
    Effect.REMIND_TO_GO_ON: N_("Reminder to go on following up"),
    Effect.REMIND_PLAN_EVALUATION: N_("Reminder to look at the plan again"),
    Effect.REMIND_AAP: N_("Reminder about work assessment allowance"),
    Effect.REMIND_MAX_DATE_LETTER: N_("Reminder about the letter on the end of sick pay"),
    Effect.TELL_PAYROLL: N_("Message to payroll"),
}
A_REMINDER = N_("Reminder")


@dataclass(frozen=True, slots=True)
class Reminders:
    """The reminders of all cases that change; one that is withdrawn and added again with another day has moved."""

    moved: tuple[tuple[Firing, Firing], ...]
    withdrawn: tuple[Firing, ...]
    added: tuple[Firing, ...]

    @classmethod
    def of(cls, every: Sequence[Consequences]) -> "Reminders":
        """Paired within each case."""
        moved: list[tuple[Firing, Firing]] = []
        withdrawn: list[Firing] = []
        added: list[Firing] = []
        for found in every:
            new = {(one.effect, one.about): one for one in found.reminders_added}
            for old in found.reminders_withdrawn:
                again = new.pop((old.effect, old.about), None)
                if again is None:
                    withdrawn.append(old)
                else:
                    moved.append((old, again))
            added += new.values()
        return cls(tuple(moved), tuple(withdrawn), tuple(added))

    @property
    def count(self) -> int:
        """How many lines there are to tell."""
        return len(self.moved) + len(self.withdrawn) + len(self.added)


def moved_lines(pairs: Iterable[tuple[Firing, Firing]], today: date) -> list[str]:
    """What each is about, from which day to which."""
    return [
        str(
            _(
                "%(what)s: from %(old)s to %(new)s.",
                what=_about(new),
                old=format_day(old.on),
                new=_when(new, today),
            )
        )
        for old, new in sorted(pairs, key=lambda pair: (pair[1].on, pair[1].about))
    ]


def reminder_lines(firings: Iterable[Firing], today: date) -> list[str]:
    """What each is about and when; those whose day has come go out at once."""
    ordered = sorted(firings, key=lambda each: (each.on, each.about))
    return [f"{_about(firing)}: {_when(firing, today)}" for firing in ordered]


def _about(firing: Firing) -> str:
    duty = duty_from(firing.about) if firing.effect is Effect.REMIND_DUTY else None
    if duty is None:
        return str(_(REMINDERS.get(firing.effect, A_REMINDER)))
    return str(_("%(what)s, due %(day)s", what=_(DUTIES[duty].name), day=format_day(firing.due_on)))


def _when(firing: Firing, today: date) -> str:
    return str(_("now, at once")) if firing.on <= today else format_day(firing.on)
