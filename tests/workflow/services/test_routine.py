"""The routine: which version counts where, who says that they have read it, and what a manager can note."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from tests.workflow.papers import pdf, word
from tests.workflow.services.conftest import Workplace
from tests.workflow.services.routines import add_unit, join, publish, rows, text
from workflow.adapters.papers import ContentChecks
from workflow.adapters.persistence import tables as t
from workflow.domain.errors import AlreadyDone, Invalid, NotFound
from workflow.services.paper_faults import FAULTS
from workflow.services.paper_ports import PaperFault, Scanner, ScannerAway
from workflow.services.publish_routine import Written, publish_routine
from workflow.services.read_routine import acknowledge_routine, routines_of, say_was_there
from workflow.services.routine_file import (
    HARMFUL,
    ONLY_PDF,
    SCANNER_AWAY,
    TOO_LARGE,
    FileDesk,
    checked_file,
    file_name,
)
from workflow.services.talk_through_routine import talk_through_routine


def counting(work: Workplace, day: date | None = None) -> int | None:
    with work.office.store.transaction() as tx:
        found = tx.routines.in_force(day or work.clock.today()).get(work.unit)
    return found.version if found else None


def test_a_version_counts_from_its_day_and_those_before_stay_readable(work: Workplace) -> None:
    first = publish(work)
    second = publish(work, on=work.clock.today() + timedelta(days=10), words="Ring før åtte.")
    assert (counting(work), counting(work, second.published_on)) == (1, 2)
    with work.office.store.transaction() as tx:
        assert [one.version for one in tx.routines.versions(work.unit)] == [2, 1]
        shown = [tx.routines.content(one.id).sections[0].answers[0].shown for one in (first, second)]
    assert shown == ["Ring første dag.", "Ring før åtte."]


def test_the_text_lies_sealed(work: Workplace) -> None:
    publish(work)
    (row,) = rows(work, t.routine)
    assert b"Ring" not in row.content_sealed


def test_a_unit_follows_the_nearest_routine_above_until_it_has_its_own(work: Workplace) -> None:
    middle = add_unit(work, below=work.unit)
    top = add_unit(work, below=middle)
    of_top = publish(work, top)
    with work.office.store.transaction() as tx:
        assert [one.id for one in routines_of(work.office, tx, work.employee.person_id)] == [of_top.id]
    own = publish(work)
    with work.office.store.transaction() as tx:
        assert [one.id for one in routines_of(work.office, tx, work.employee.person_id)] == [own.id]


@pytest.mark.parametrize(("days", "field"), [(-1, "published_on"), (366, "published_on")])
def test_a_version_neither_counts_backwards_nor_from_far_ahead(
    work: Workplace, days: int, field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        publish(work, on=work.clock.today() + timedelta(days=days))
    assert refused.value.field == field


def test_a_version_does_not_count_before_the_one_it_follows(work: Workplace) -> None:
    publish(work, on=work.clock.today() + timedelta(days=10))
    with pytest.raises(Invalid):
        publish(work, on=work.clock.today() + timedelta(days=9))


def test_a_second_click_and_a_second_writer_publish_nothing_more(work: Workplace) -> None:
    written, submission = Written(content=text(), published_on=work.clock.today(), based_on=0), uuid4()
    publish_routine(work.office, work.unit, written, actor=work.hr, submission=submission)
    with pytest.raises(AlreadyDone):
        publish_routine(work.office, work.unit, written, actor=work.hr, submission=submission)
    with pytest.raises(Invalid) as refused:
        publish_routine(work.office, work.unit, written, actor=work.hr, submission=uuid4())
    assert refused.value.field == "based_on"
    assert len(rows(work, t.routine)) == 1


def test_only_hr_publishes_and_only_for_a_unit_there_is(work: Workplace) -> None:
    written = Written(content=text(), published_on=work.clock.today(), based_on=0)
    for unit, who in ((work.unit, work.manager), (uuid4(), work.hr)):
        with pytest.raises(NotFound):
            publish_routine(work.office, unit, written, actor=who)


def test_reading_is_noted_once_and_only_of_the_version_that_counts_where_one_works(work: Workplace) -> None:
    first = publish(work)
    acknowledge_routine(work.office, first.id, actor=work.employee)
    acknowledge_routine(work.office, first.id, actor=work.employee)
    assert len(rows(work, t.routine_reading)) == 1
    publish(work, words="Nytt.")
    elsewhere = publish(work, add_unit(work))
    for old in (first, elsewhere):
        with pytest.raises(NotFound):
            acknowledge_routine(work.office, old.id, actor=work.employee)


def test_what_a_manager_notes_acknowledges_nothing_until_those_present_say_so(work: Workplace) -> None:
    routine, today = publish(work), work.clock.today()
    siri = join(work, "Siri", start=date(2026, 1, 5))
    present = (siri.person_id, work.employee.person_id)
    talk = talk_through_routine(work.office, routine.id, today, present, actor=work.manager)
    assert rows(work, t.routine_reading) == []
    say_was_there(work.office, talk, actor=siri)
    say_was_there(work.office, talk, actor=siri)
    assert [row.person_id for row in rows(work, t.routine_reading)] == [siri.person_id]
    said = {row.person_id: row.said_at is not None for row in rows(work, t.routine_presence)}
    assert said == {siri.person_id: True, work.employee.person_id: False}


def test_nobody_says_so_who_was_not_noted(work: Workplace) -> None:
    talk = talk_through_routine(work.office, publish(work).id, work.clock.today(), (), actor=work.manager)
    with pytest.raises(NotFound):
        say_was_there(work.office, talk, actor=work.employee)


def test_a_manager_notes_only_for_their_own_and_only_days_that_have_been(work: Workplace) -> None:
    routine, today = publish(work), work.clock.today()
    with pytest.raises(NotFound):
        talk_through_routine(work.office, routine.id, today, (), actor=work.other_manager)
    with pytest.raises(NotFound):
        talk_through_routine(work.office, routine.id, today, (work.hr.person_id,), actor=work.manager)
    for day in (today + timedelta(days=1), date(2025, 9, 30)):
        with pytest.raises(Invalid):
            talk_through_routine(work.office, routine.id, day, (), actor=work.manager)


def test_a_second_click_notes_no_second_talk(work: Workplace) -> None:
    routine, submission = publish(work), uuid4()
    talk_through_routine(
        work.office, routine.id, work.clock.today(), (), actor=work.manager, submission=submission
    )
    with pytest.raises(AlreadyDone):
        talk_through_routine(
            work.office, routine.id, work.clock.today(), (), actor=work.manager, submission=submission
        )
    assert len(rows(work, t.routine_talk)) == 1


class Scan:
    """A scanner with one answer, or none."""

    def __init__(self, *, harmful: bool | None) -> None:
        self.harmful = harmful

    def is_harmful(self, content: bytes) -> bool:
        if self.harmful is None:
            raise ScannerAway("TimeoutError")
        return self.harmful


def desk(scanner: Scanner | None = None) -> FileDesk:
    return FileDesk(checks=ContentChecks(), scanner=scanner, largest=100_000)


def test_a_version_may_be_a_file_that_lies_sealed_and_is_told_from_another(work: Workplace) -> None:
    file = checked_file(desk(Scan(harmful=False)), "rutine.pdf", pdf("hemmelig"))
    written = Written(content=text(""), published_on=work.clock.today(), based_on=0, file=file)
    new = publish_routine(work.office, work.unit, written, actor=work.hr)
    (row,) = rows(work, t.routine)
    assert b"hemmelig" in file.content
    assert b"hemmelig" not in row.file_sealed
    with work.office.store.transaction() as tx:
        assert tx.routines.file(new.id) == file.content
        kept = tx.routines.find(new.id)
    assert kept is not None
    assert (kept.file_name, kept.file_sha256) == ("rutine.pdf", file.sha256)


def test_a_version_needs_a_text_or_a_file(work: Workplace) -> None:
    with pytest.raises(Invalid) as refused:
        publish(work, words=" ")
    assert refused.value.field == "file"


@pytest.mark.parametrize(
    ("content", "scanner", "sentence"),
    [
        (b"<html><script>1</script></html>", None, FAULTS[PaperFault.WEB_PAGE]),
        (pdf(script="1"), None, FAULTS[PaperFault.ACTIVE]),
        (word(), None, ONLY_PDF),
        (b"GIF89a", None, ONLY_PDF),
        (b"%PDF-" + b"x" * 100_000, None, TOO_LARGE),
        (pdf(), Scan(harmful=True), HARMFUL),
        (pdf(), Scan(harmful=None), SCANNER_AWAY),
    ],
)
def test_only_a_pdf_that_does_no_harm_is_taken(content: bytes, scanner: Scan | None, sentence: str) -> None:
    with pytest.raises(Invalid) as refused:
        checked_file(desk(scanner), "rutine.pdf", content)
    assert (refused.value.field, refused.value.sentence) == ("file", sentence)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        (r"C:\Mine\Rutine (ny).PDF", "Rutine (ny).pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ('a"\r\nX: y\u202efdp.exe', "aX yfdp.exe.pdf"),
        (".pdf", "rutine.pdf"),
        ("å" * 300 + ".pdf", "å" * 100 + ".pdf"),
    ],
)
def test_a_file_is_kept_under_a_name_that_any_system_can_have(sent: str, kept: str) -> None:
    assert file_name(sent) == kept
