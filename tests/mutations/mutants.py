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


_SIGHT, _REACH = "web/queries/sight.py", "workflow/services/reach.py"

SEEING = (
    _of(_SIGHT, "case.c.employee_id == actor.person_id\n\n", "sa.true()\n\n", WORDS),
    _of(_SIGHT, "sa.and_(case.c.manager_id == actor.person_id, not_own)", "not_own", WORDS),
    _of(_SIGHT, "sa.and_(case.c.manager_id == actor.person_id, not_own)", "case.c.manager_id == actor.person_id", SERVICES),
    _of(_SIGHT, "not_own = case.c.employee_id != actor.person_id", "not_own = sa.true()", SERVICES),
    _of(_SIGHT, "if actor.role is Role.HR else sa.false()", "if True else sa.false()", SERVICES),
    _of(_SIGHT, "invitation.c.withdrawn_at.is_(None), ", "", SERVICES),
    _of(_SIGHT, "invitation.c.until_on >= today", "sa.true()", SERVICES),
    _of(_SIGHT, "        invitation.c.case_id == case.c.id,\n", "", SERVICES),
    _of(_SIGHT, "        invitation.c.representative_id == actor.person_id,\n", "", SERVICES, WORDS),
    _of(_SIGHT, "        invitation.c.scope.in_(scopes),\n", "", SERVICES, WORDS),
    _of(_SIGHT, "        holds(today),\n", "", SERVICES),
    _of("web/queries/managers_cases.py", "followed_up_by(actor), case.c.closed_at.is_(None)", "case.c.closed_at.is_(None)", WORDS),
    _of("web/queries/managers_cases.py", "followed_up_by(actor), case.c.closed_at.is_not(None)", "case.c.closed_at.is_not(None)", SERVICES),
    _of("web/queries/managers_cases.py", "            followed_up_by(actor),\n", "", WORDS),
    _of("web/queries/hr_cases.py", "_ROWS.where(followed_up_by(actor), ", "_ROWS.where(", SERVICES),
    _of("web/queries/escalations.py", "_ROWS.where(followed_up_by(actor), status)", "_ROWS.where(status)", SERVICES),
    _of("web/queries/escalations.py", "escalation.c.id == escalation_id, followed_up_by(actor)", "escalation.c.id == escalation_id", SERVICES),
    _of("web/queries/invitations.py", "invitation.c.representative_id == actor.person_id, holds(today)", "holds(today)", WORDS),
    _of("web/queries/invitations.py", "invitation.c.representative_id == actor.person_id, holds(today)", "invitation.c.representative_id == actor.person_id", SERVICES),
)  # fmt: skip

ACTING = (
    _of(_REACH, "return actor.person_id == case.employee_id", "return True", SERVICES),
    _of(_REACH, "    if actor.person_id == case.employee_id:\n        return False\n", "", SERVICES),
    _of(_REACH, "actor.role is Role.MANAGER and actor.person_id == case.manager_id", "actor.role is Role.MANAGER", SERVICES),
    _of(_REACH, "actor.role is Role.MANAGER and actor.person_id == case.manager_id", "actor.person_id == case.manager_id", SERVICES),
    _of(_REACH, "return actor.role is Role.HR or (actor.role is Role.MANAGER and actor.person_id == case.manager_id)", "return True", SERVICES),
    _of(_REACH, "if case is None or not may_act(actor, case):", "if case is None:", SERVICES),
    _of(_REACH, "if version is not None and case.version != version:", "if False:", SERVICES),
    _of(_REACH, "return actor.person_id == employment.person_id", "return True", SERVICES),
    _of(_REACH, "    if actor.person_id == employment.person_id:\n        return False\n", "", SERVICES),
    _of(_REACH, "actor.role is Role.MANAGER and actor.person_id == employment.manager_id", "actor.role is Role.MANAGER", SERVICES),
    _of(_REACH, "if actor.role not in roles:", "if False:", SERVICES),
    *(
        _of(f"workflow/services/{file}.py", f"    only(actor, {roles})\n", "", SERVICES, nth=nth)
        for file, roles, nth in (
            ("change_house_rule", "Role.HR", 0), ("change_house_rule", "Role.HR", 1), ("hand_over", "Role.HR", 0),
            ("move_escalation", "Role.HR", 0), ("publish_routine", "Role.HR", 0), ("evaluate_measure", "Role.EMPLOYEE", 0),
            ("answer_document", "Role.EMPLOYEE", 0), ("answer_document", "Role.MANAGER, Role.HR", 0),
            ("agree_measure", "Role.MANAGER, Role.HR", 0), ("plan_meeting", "Role.MANAGER, Role.HR", 0),
            ("save_note", "Role.MANAGER, Role.HR", 0), ("save_preparation", "Role.EMPLOYEE", 0),
            ("representatives", "Role.EMPLOYEE", 0), ("representatives", "Role.EMPLOYEE", 1),
            ("tell_dates", "Role.MANAGER, Role.HR", 1), ("deliver_plan", "Role.MANAGER, Role.HR", 0),
            ("begin_talk", "Role.MANAGER, Role.HR", 0), ("keep_consent", "Role.EMPLOYEE", 0),
            ("keep_consent", "Role.MANAGER, Role.HR", 0), ("keep_consent", "Role.EMPLOYEE", 1),
            ("keep_unit_list", "Role.EMPLOYEE", 0), ("order_package", "*MAY_ORDER", 0),
        )
    ),
)  # fmt: skip

DOOR = (
    _of("web/security/guard.py", "    elif access.door is not Door.ANYONE:\n", "    elif False:\n", GUARD, WORDS),
    _of("web/security/guard.py", "    if access is None:\n        abort(HTTPStatus.NOT_FOUND)\n", "    if access is None:\n        return None\n", GUARD),
    _of("web/security/guard.py", "    _take_role(who, access)\n", "    from contextlib import suppress\n    from werkzeug.exceptions import NotFound\n    with suppress(NotFound):\n        _take_role(who, access)\n", GUARD),
    _of("web/security/guard.py", "    protection.protect()\n    return None\n\n\ndef _meet_stranger", "    return None\n\n\ndef _meet_stranger", GUARD),
    _of("web/security/guard.py", "    _refuse_other_sites()\n    if", "    if", GUARD),
    _of("web/security/guard.py", "return redirect(url_for(CHANGE_PASSWORD), HTTPStatus.SEE_OTHER)", "pass", "tests/web/test_sign_in.py"),
    _of("web/security/addresses.py", 'wanted.startswith(("//", "/\\\\"))', "False", GUARD),
    _of("web/security/headers.py", "if _is_versioned_asset(response) else NOT_KEPT", "if True else NOT_KEPT", "tests/web/test_security_headers.py"),
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
        ("web/representative/case.py", "    note_reading(wiring(), actor(), case_id, _what(invitation))\n"),
        ("web/representative/contacts.py", "    note_reading(wiring(), actor(), case_id, Reading.CONTACTS)\n"),
        ("web/representative/documents.py", "    note_reading(wiring(), actor(), read.case_id, Reading.DOCUMENT, document_id)\n"),
        ("web/payroll/home.py", "    note_readings(wiring(), actor(), list(shown), Reading.DATES)\n"),
    )
)  # fmt: skip

MUTANTS: tuple[Mutant, ...] = (*SEEING, *ACTING, *DOOR, *LOGGING)
