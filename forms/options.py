"""Decides the answers to questions that several forms ask in the same words."""

from collections.abc import Mapping

from forms.translating import _l

Options = tuple[tuple[str, str], ...]


def options_of(names: Mapping[str, str]) -> Options:
    """Answers that are called by message ids of the domain."""
    return tuple((code, _l(name)) for code, name in names.items())


WORK_RELATED: Options = (
    ("wholly", _l("Yes, wholly")),
    ("partly", _l("Yes, partly")),
    ("no", _l("No")),
    ("not_said", _l("Not said")),
)
"""Whether the absence has to do with the workplace, as the employee says; never why in medical terms."""

REPORTED_HOW: Options = (
    ("phone", _l("By phone")),
    ("message", _l("By text message or chat")),
    ("email", _l("By e-mail")),
    ("in_person", _l("In person")),
    ("by_other", _l("By somebody else")),
)

PROOF: Options = (
    ("self_certified", _l("Self-certified, or not clear yet")),
    ("sick_note", _l("Sick note from a doctor")),
)
"""What an absence from all work rests on; where somebody works in part there is always a note."""

EXPECTED_LENGTH: Options = (
    ("up_to_3_days", _l("Up to three days")),
    ("up_to_16_days", _l("Up to two weeks or so")),
    ("up_to_8_weeks", _l("Some weeks, up to two months")),
    ("longer", _l("Longer")),
    ("not_known", _l("Not known yet")),
)

TALKED_HOW: Options = (
    ("in_person", _l("We met")),
    ("video", _l("On video")),
    ("phone", _l("By phone")),
)

TAKES_PART: Options = (
    ("trusted_person", _l("A trusted person chosen by the employee")),
    ("employee_rep", _l("Employee representative")),
    ("safety_rep", _l("Safety representative")),
    ("hr", _l("HR")),
    ("bht", _l("Occupational health service")),
    ("nav", _l("Nav")),
    ("doctor", _l("The doctor who wrote the sick note")),
)
"""Who may sit in a meeting besides the employee and the manager."""

MEASURE_AREAS: Options = (
    ("tasks", _l("Tasks")),
    ("hours", _l("Working hours")),
    ("place", _l("Place and equipment")),
)
"""What accommodation can be about."""

_BROUGHT = ("trusted_person", "employee_rep", "safety_rep")

GUESTS: Options = tuple(option for option in TAKES_PART if option[0] not in _BROUGHT)
"""Whom the employer may invite; the others come when the employee wants them there."""

BRINGS: Options = (
    ("trusted_person", _l("Somebody I trust")),
    ("employee_rep", _l("My employee representative")),
    ("safety_rep", _l("The safety representative")),
)
"""Whom the employee may bring."""
