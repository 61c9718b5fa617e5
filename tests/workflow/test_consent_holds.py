"""When a consent holds, as a table: each row is a consent, what is asked of it, and the answer."""

from datetime import date
from uuid import UUID

import pytest

from workflow.domain.consents import Consent, Party, Use, any_holds, holds, is_overridden

DOCTOR, BHT = Party.DOCTOR, Party.OCCUPATIONAL_HEALTH
CONTACT, MEETING = Use.CONTACT, Use.MEETING
BOTH = (CONTACT, MEETING)


def day(text: str) -> date:
    return date.fromisoformat(f"2026-{text}")


def consent(
    given: str, until: str, *covers: Use, to: Party = DOCTOR, back: str = "", paper: bool = False
) -> Consent:
    return Consent(
        id=UUID(int=1),
        case_id=UUID(int=2),
        party=to,
        covers=frozenset(covers),
        given_on=day(given),
        until_on=day(until),
        on_paper=paper,
        withdrawn_on=day(back) if back else None,
    )


@pytest.mark.parametrize(
    ("why", "given", "asked_on", "to", "use", "answer"),
    [
        ("from the day it is given", consent("03-02", "06-30", *BOTH), "03-02", DOCTOR, None, True),
        ("not the day before", consent("03-02", "06-30", *BOTH), "03-01", DOCTOR, None, False),
        ("its last day included", consent("03-02", "06-30", *BOTH), "06-30", DOCTOR, None, True),
        ("not the day after", consent("03-02", "06-30", *BOTH), "07-01", DOCTOR, None, False),
        ("only what it covers", consent("03-02", "06-30", MEETING), "03-09", DOCTOR, CONTACT, False),
        ("what it covers", consent("03-02", "06-30", MEETING), "03-09", DOCTOR, MEETING, True),
        ("only to whom it names", consent("03-02", "06-30", *BOTH, to=BHT), "03-09", DOCTOR, None, False),
        ("to whom it names", consent("03-02", "06-30", *BOTH, to=BHT), "03-09", BHT, None, True),
        (
            "a paper from its day",
            consent("02-27", "06-30", CONTACT, paper=True),
            "03-02",
            DOCTOR,
            CONTACT,
            True,
        ),
        ("taken back today", consent("03-02", "06-30", *BOTH, back="03-09"), "03-09", DOCTOR, None, False),
        ("taken back later", consent("03-02", "06-30", *BOTH, back="03-10"), "03-09", DOCTOR, None, False),
        ("one that covers nothing", consent("03-02", "06-30"), "03-09", DOCTOR, None, False),
    ],
    ids=lambda value: value.replace(" ", "-") if isinstance(value, str) and " " in value else None,
)
def test_a_consent_holds(
    why: str, given: Consent, asked_on: str, to: Party, use: Use | None, answer: bool
) -> None:
    assert holds(given, to, day(asked_on), use) is answer, why


def test_one_that_holds_among_several_is_enough_and_none_is_not() -> None:
    ended = consent("01-05", "02-28", *BOTH)
    assert any_holds([ended, consent("03-02", "06-30", CONTACT)], DOCTOR, day("03-09"), CONTACT)
    assert not any_holds([ended], DOCTOR, day("03-09"), CONTACT)
    assert not any_holds([], DOCTOR, day("03-09"))


@pytest.mark.parametrize(
    ("why", "former", "paper_of", "answer"),
    [
        (
            "a paper from before what was taken back",
            consent("03-02", "06-30", *BOTH, back="03-10"),
            "03-09",
            True,
        ),
        ("a paper from that very day", consent("03-02", "06-30", *BOTH, back="03-10"), "03-10", True),
        ("a paper from after it", consent("03-02", "06-30", *BOTH, back="03-10"), "03-11", False),
        ("one that only ended", consent("03-02", "03-08", *BOTH), "03-05", False),
        ("one to somebody else", consent("03-02", "06-30", *BOTH, to=BHT, back="03-10"), "03-09", False),
    ],
)
def test_what_the_employee_took_back_goes_before_a_paper(
    why: str, former: Consent, paper_of: str, answer: bool
) -> None:
    assert is_overridden([former], DOCTOR, day(paper_of)) is answer, why
