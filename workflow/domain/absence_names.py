"""Decides what the kinds of absence are called, on pages and on paper: message ids."""

from workflow.domain.absence.periods import AbsenceKind
from workflow.domain.text import N_

KIND_NAMES: dict[str, str] = {
    AbsenceKind.SELF_CERTIFIED: N_("Self-certified"),
    AbsenceKind.SICK_NOTE_FULL: N_("Sick note"),
    AbsenceKind.SICK_NOTE_GRADED: N_("Graded sick note"),
    AbsenceKind.SICK_NOTE_ZERO: N_("Sick note, 0 %"),
    AbsenceKind.SICK_NOTE_TREATMENT_DAYS: N_("Sick note, single treatment days"),
    AbsenceKind.SICK_NOTE_TRAVEL_SUBSIDY: N_("Sick note, travel subsidy"),
    AbsenceKind.SICK_NOTE_PENDING: N_("Sick note, pending"),
    AbsenceKind.APPLICATION_HOLIDAY: N_("Holiday during the absence"),
    AbsenceKind.APPLICATION_LEAVE: N_("Leave during the absence"),
    AbsenceKind.APPLICATION_WORK_RESUMED: N_("Back at work in full"),
}
ANOTHER_KIND = N_("Absence")
