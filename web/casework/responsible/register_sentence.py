"""Decides the sentence above what would change: how many deadlines move, duties come or go, reminders follow."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from web.casework.responsible.register_reminders import Reminders
from workflow.domain.text import N_
from workflow.foresight import Consequences

NUMBERS = {2: N_("two"), 3: N_("three"), 4: N_("four"), 5: N_("five"), 6: N_("six"), 7: N_("seven"),
           8: N_("eight"), 9: N_("nine"), 10: N_("ten"), 11: N_("eleven"), 12: N_("twelve")}  # fmt: skip
Clause = Callable[[int], str]


@dataclass(frozen=True, slots=True)
class Counts:
    """How much changes of each kind; a duty that comes back or goes is not also counted as moved."""

    moved: int
    reopened: int
    closed: int
    shifted: int
    withdrawn: int
    added: int

    @classmethod
    def of(cls, every: Sequence[Consequences]) -> "Counts":
        """Counted over all cases that change."""
        reminders = Reminders.of(every)
        duties = [duty for found in every for duty in found.duties]
        return cls(
            moved=sum(duty.moves and not duty.reopens and not duty.closes for duty in duties),
            reopened=sum(duty.reopens for duty in duties),
            closed=sum(duty.closes for duty in duties),
            shifted=len(reminders.moved),
            withdrawn=len(reminders.withdrawn),
            added=len(reminders.added),
        )


def sentence(counts: Counts) -> str:
    """If you save this, two deadlines move and one reminder is withdrawn; empty when nothing of the kind happens."""
    parts: list[tuple[int, Clause, Clause]] = [
        (counts.moved, _first_moves, _moves),
        (counts.reopened, _first_comes_back, _comes_back),
        (counts.closed, _first_goes, _goes),
        (counts.shifted, _first_shifted, _shifted),
        (counts.withdrawn, _first_withdrawn, _withdrawn),
        (counts.added, _first_added, _added),
    ]
    told = [(count, first, later) for count, first, later in parts if count]
    if not told:
        return ""
    count, first, _later = told[0]
    clauses = [first(count), *(later(number) for number, _first, later in told[1:])]
    *before, last = clauses
    return (", ".join(before) + str(_(" and ")) if before else "") + last + "."


def number_word(number: int) -> str:
    """Small numbers in words."""
    return str(_(NUMBERS[number])) if number in NUMBERS else str(number)


# The first clause and the later ones are sentences of their own: Norwegian turns verb and noun round after the first comma.


def _first_moves(n: int) -> str:
    return str(
        ngettext(
            "If you save this, one deadline moves",
            "If you save this, %(many)s deadlines move",
            n,
            many=number_word(n),
        )
    )


def _moves(n: int) -> str:
    return str(ngettext("one deadline moves", "%(many)s deadlines move", n, many=number_word(n)))


def _first_comes_back(n: int) -> str:
    return str(
        ngettext(
            "If you save this, one duty comes back",
            "If you save this, %(many)s duties come back",
            n,
            many=number_word(n),
        )
    )


def _comes_back(n: int) -> str:
    return str(ngettext("one duty comes back", "%(many)s duties come back", n, many=number_word(n)))


def _first_goes(n: int) -> str:
    return str(
        ngettext(
            "If you save this, one duty is no longer needed",
            "If you save this, %(many)s duties are no longer needed",
            n,
            many=number_word(n),
        )
    )


def _goes(n: int) -> str:
    return str(
        ngettext(
            "one duty is no longer needed", "%(many)s duties are no longer needed", n, many=number_word(n)
        )
    )


def _first_shifted(n: int) -> str:
    return str(
        ngettext(
            "If you save this, one reminder moves",
            "If you save this, %(many)s reminders move",
            n,
            many=number_word(n),
        )
    )


def _shifted(n: int) -> str:
    return str(ngettext("one reminder moves", "%(many)s reminders move", n, many=number_word(n)))


def _first_withdrawn(n: int) -> str:
    return str(
        ngettext(
            "If you save this, one reminder is withdrawn",
            "If you save this, %(many)s reminders are withdrawn",
            n,
            many=number_word(n),
        )
    )


def _withdrawn(n: int) -> str:
    return str(
        ngettext("one reminder is withdrawn", "%(many)s reminders are withdrawn", n, many=number_word(n))
    )


def _first_added(n: int) -> str:
    return str(
        ngettext(
            "If you save this, one reminder is added",
            "If you save this, %(many)s reminders are added",
            n,
            many=number_word(n),
        )
    )


def _added(n: int) -> str:
    return str(ngettext("one reminder is added", "%(many)s reminders are added", n, many=number_word(n)))
