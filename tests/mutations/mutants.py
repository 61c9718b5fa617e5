"""Which lines are taken away, and who must notice: one row a mutant."""

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
RELATIONS = "tests/web/test_access_relations.py::test_a_case_opens_to_each_relation_as_the_table_says"
PROOFS = "tests/web/proofs/"
READINGS = f"{PROOFS}test_readings_are_noted.py"
WORDS = f"{PROOFS}test_words_reach_nobody_else.py"
SERVICES = f"{PROOFS}test_use_cases_refuse.py"
GUARD = "tests/web/test_guard.py"


@dataclass(frozen=True, kw_only=True)
class Mutant:
    """A piece of code, what it becomes, and the tests one of which must then fail; `nth` of several equal pieces."""

    file: str
    old: str
    new: str
    tests: tuple[str, ...]
    nth: int = 0

    @property
    def name(self) -> str:
        return f"{self.file}[{self.nth}] {self.old.strip()!r} -> {self.new.strip()!r}"

    def applied(self, text: str) -> str:
        """The file with the piece replaced; ValueError where it is not there any more."""
        parts = text.split(self.old)
        if len(parts) <= self.nth + 1:
            raise ValueError(f"not found: {self.name}")
        return self.old.join(parts[: self.nth + 1]) + self.new + self.old.join(parts[self.nth + 1 :])


def _of(file: str, old: str, new: str, *tests: str, nth: int = 0) -> Mutant:
    return Mutant(file=file, old=old, new=new, tests=tests, nth=nth)


def _relation(name: str) -> str:
    return f"{RELATIONS}[{name}]"


_SIGHT, _REACH = "workflow/adapters/persistence/relations.py", "workflow/services/reach.py"
_OWN = "        found.append(case.c.employee_id == actor.person_id)\n"
_NOT_OWN = "        found.append(case.c.employee_id != actor.person_id)\n"
_AFTER = "the manager, a day more than four months after the absence"
_THEN = "the manager of then, when somebody else leads the employee now"
_BACK = "a substitute whose mandate was taken back"
_BEFORE = "a substitute on the day before the mandate"
_LATER = "a substitute on the day after the mandate"
_ELSE = "a substitute of another manager"

SEEING = (
    _of(_SIGHT, _OWN, "        found.append(sa.true())\n", SERVICES),
    _of(_SIGHT, _NOT_OWN, "        found.append(sa.true())\n", SERVICES),
    _of(_SIGHT, "sa.and_(led, not_theirs, not_over(today))", "sa.and_(not_theirs, not_over(today))", SERVICES),
    _of(_SIGHT, "sa.and_(led, not_theirs, not_over(today))", "sa.and_(led, not_over(today))", _relation("a manager whose own case it is"), _relation("a substitute whose own case it is")),
    _of(_SIGHT, "sa.and_(led, not_theirs, not_over(today))", "sa.and_(led, not_theirs)", _relation(_AFTER)),
    _of(_SIGHT, "sa.or_(is_open, still_manager)", "sa.true()", _relation(_THEN)),
    _of(_SIGHT, " >= seen_since(today)", " > seen_since(today)", _relation("the manager, four months to the day after the absence")),
    _of(_SIGHT, "        found.append(employment.c.person_id == actor.person_id)\n", "        found.append(sa.true())\n", SERVICES),
    _of(_SIGHT, "        found.append(employment.c.person_id != actor.person_id)\n", "        found.append(sa.true())\n", SERVICES),
    _of(_SIGHT, "sa.and_(led, employment.c.person_id != actor.person_id, not_own_manager)", "employment.c.person_id != actor.person_id", SERVICES),
    _of(_SIGHT, "        substitution.c.substitute_id == person_id,\n", "", _relation("another manager")),
    _of(_SIGHT, "        substitution.c.withdrawn_at.is_(None),\n", "", _relation(_BACK)),
    _of(_SIGHT, "        substitution.c.from_on <= today,\n", "", _relation(_BEFORE)),
    _of(_SIGHT, "        substitution.c.to_on >= today,\n", "", _relation(_LATER)),
    _of(_SIGHT, "sa.select(substitution.c.manager_id).where", "sa.select(case.c.manager_id).where", _relation(_ELSE)),
    _of(_SIGHT, "invitation.c.withdrawn_at.is_(None), ", "", SERVICES),
    _of(_SIGHT, "invitation.c.until_on >= today", "sa.true()", SERVICES),
    _of(_SIGHT, "        invitation.c.case_id == case.c.id,\n", "", SERVICES),
    _of(_SIGHT, "        invitation.c.representative_id == actor.person_id,\n", "", SERVICES, WORDS),
    _of(_SIGHT, "        invitation.c.scope.in_(scopes),\n", "", SERVICES, WORDS),
    _of(_SIGHT, "        holds(today),\n", "", SERVICES),
    _of("web/queries/managers_cases.py", "sight, case.c.closed_at.is_(None)", "case.c.closed_at.is_(None)", WORDS),
    _of("web/queries/managers_cases.py", "sight, case.c.closed_at.is_not(None)", "case.c.closed_at.is_not(None)", SERVICES),
    _of("web/queries/managers_cases.py", "            sight,\n", "", WORDS),
    _of("web/queries/hr_cases.py", "_ROWS.where(sight, ", "_ROWS.where(", SERVICES),
    _of("web/queries/escalations.py", "_ROWS.where(sight, *narrowed)", "_ROWS.where(*narrowed)", SERVICES),
    _of("web/queries/requests.py", "escalation.c.case_id == case_id, sight", "escalation.c.case_id == case_id", SERVICES),
    _of("web/queries/invitations.py", "invitation.c.representative_id == actor.person_id, holds(today)", "holds(today)", WORDS),
    _of("web/queries/invitations.py", "invitation.c.representative_id == actor.person_id, holds(today)", "invitation.c.representative_id == actor.person_id", SERVICES),
)  # fmt: skip

ACTING = (
    _of("workflow/adapters/persistence/case_rows.py", "_LOAD.where(case_in_reach(actor, right, today))", "_LOAD", SERVICES),
    _of("workflow/adapters/persistence/people_rows.py", "employment.c.id == employment_id, within", "employment.c.id == employment_id", SERVICES),
    _of(_REACH, "if version is not None and case.version != version:", "if False:", SERVICES),
    _of(_REACH, "    if not granted(actor.role, right):\n", "    if False:\n", SERVICES),
    _of(_REACH, "if actor.role not in roles:", "if False:", SERVICES),
    *(
        _of("workflow/services/change_house_rule.py", "    only(actor, CHANGE)\n", "", "tests/workflow/services/test_change_house_rule.py", nth=nth)
        for nth in (0, 1)
    ),
    *(
        _of(f"workflow/services/{file}.py", f"    {only}\n", "", SERVICES, nth=nth)
        for file, only, nth in (
            ("hand_over", "only(actor, WRITE)", 0), ("move_track", "only(actor, right)", 0), ("begin_track", "only(actor, DECIDE)", 0), ("mark_difficulty", "only(actor, WRITE)", 0),
            ("publish_routine", "only(actor, PUBLISH)", 0), ("evaluate_measure", "only(actor, ANSWER)", 0),
            ("answer_document", "only(actor, ANSWER)", 0), ("answer_document", "only_role(actor, Role.MANAGER, Role.HR)", 0),
            ("save_preparation", "only_role(actor, Role.EMPLOYEE)", 0), ("representatives", "only(actor, WRITE)", 0),
            ("representatives", "only(actor, WRITE)", 1), ("keep_consent", "only_role(actor, Role.EMPLOYEE)", 0),
            ("keep_consent", "only_role(actor, Role.MANAGER, Role.HR)", 0), ("keep_consent", "only_role(actor, Role.EMPLOYEE)", 1),
            ("keep_unit_list", "only(actor, SUGGEST)", 0), ("order_package", "only(actor, TAKE)", 0),
        )
    ),
)  # fmt: skip

DOOR = (
    _of("web/security/guard.py", "    elif access.door is not Door.ANYONE:\n", "    elif False:\n", GUARD, WORDS),
    _of("web/security/guard.py", "    if access is None:\n        abort(HTTPStatus.NOT_FOUND)\n", "    if access is None:\n        return None\n", GUARD),
    _of("web/security/guard.py", "    _take_role(who, access)\n", "    from contextlib import suppress\n    from werkzeug.exceptions import NotFound\n    with suppress(NotFound):\n        _take_role(who, access)\n", GUARD),
    _of("web/security/guard.py", "    protection.protect()\n    return ask_again()\n", "    return ask_again()\n", GUARD),
    _of("web/security/guard.py", "    return ask_again()\n", "    return None\n", "tests/web/test_confirmed.py"),
    _of("web/security/guard.py", "    _refuse_other_sites()\n    if", "    if", GUARD),
    _of("web/security/guard.py", "        return CHANGE_PASSWORD, OPEN_WITH_HANDED_OUT_PASSWORD\n", "        return None\n", "tests/web/test_sign_in.py"),
    _of("web/security/addresses.py", "not parts.scheme and not parts.netloc and is_page", "is_page", GUARD),
    _of("web/security/addresses.py", '"\\\\" in wanted or not wanted.isprintable()', "False", GUARD),
    _of("web/security/headers.py", "    if _is_versioned_asset(response):\n", "    if True:\n", "tests/web/test_security_headers.py"),
    _of("web/security/headers.py", "    response.headers.update(HEADERS)\n", "", "tests/web/test_security_headers.py"),
)  # fmt: skip

LOGGING = tuple(
    _of(file, line, line[: len(line) - len(line.lstrip())] + "pass\n", READINGS)
    for file, line in (
        ("web/casework/responsible/case_page.py", "    note_reading(wiring(), actor(), case_id, Reading.CASE)\n"),
        ("web/casework/responsible/document_page.py", "    note_reading(wiring(), actor(), case_id, Reading.DOCUMENT, document_id)\n"),
        ("web/casework/responsible/copy_download.py", "    note_reading(wiring(), actor(), case_id, Reading.COPY, copy_id)\n"),
        ("web/casework/responsible/paper.py", "    note_reading(wiring(), actor(), case_id, Reading.DOCUMENT, document_id)\n"),
        ("web/casework/responsible/dates_data.py", "    note_reading(wiring(), actor(), case_id, Reading.DATES)\n"),
        ("web/casework/responsible/contact_page.py", "    note_reading(wiring(), actor(), case_id, Reading.CONTACTS)\n"),
        ("web/casework/responsible/readers_page.py", "    note_reading(wiring(), actor(), case_id, Reading.READINGS)\n"),
        ("web/casework/responsible/consent_form.py", "    note_reading(wiring(), actor(), case_id, Reading.CONSENTS)\n"),
        ("web/casework/responsible/preparation_page.py", "    note_reading(wiring(), actor(), case_id, Reading.PREPARATION, meeting_id)\n"),
        ("web/casework/responsible/talk_summary.py", "    note_reading(wiring(), actor(), case_id, Reading.TALK, meeting_id)\n"),
        ("web/casework/responsible/meeting_page.py", "    note_reading(wiring(), actor(), case_id, Reading.MEETING, meeting_id)\n"),
        ("web/casework/folder/folder_page.py", "    note_reading(wiring(), actor(), case_id, Reading.FOLDER)\n"),
        ("web/casework/folder/paper_file.py", "    note_reading(wiring(), actor(), case_id, Reading.PAPER, paper_id)\n"),
        ("web/employee/home.py", "    note_reading(wiring(), actor(), case_id, Reading.CASE)\n"),
        ("web/employee/readers.py", "    note_reading(wiring(), actor(), case_id, Reading.READINGS)\n"),
        ("web/employee/contacts.py", "    note_reading(wiring(), actor(), case_id, Reading.CONTACTS)\n"),
        ("web/employee/dates_data.py", "    note_reading(wiring(), actor(), case_id, Reading.DATES)\n"),
        ("web/employee/preparation.py", "    note_reading(wiring(), actor(), meeting.case_id, Reading.PREPARATION, meeting_id)\n"),
        ("web/employee/meetings.py", "    note_reading(wiring(), actor(), case.id, Reading.MEETING, meeting_id)\n"),
        ("web/representative/case.py", "    note_reading(wiring(), actor(), case_id, what, invitation.meeting_id)\n"),
        ("web/representative/contacts.py", "    note_reading(wiring(), actor(), case_id, Reading.CONTACTS)\n"),
        ("web/representative/documents.py", "    note_reading(wiring(), actor(), read.case_id, Reading.DOCUMENT, document_id)\n"),
        ("web/payroll/home.py", "    note_readings(wiring(), actor(), list(shown), Reading.DATES)\n"),
    )
)  # fmt: skip

MUTANTS: tuple[Mutant, ...] = (*SEEING, *ACTING, *DOOR, *LOGGING)
