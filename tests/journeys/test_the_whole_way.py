"""From the notice of an absence to its clarification, through the pages, as everybody who takes part.

The employee reports and answers, the manager follows up, HR clarifies, payroll stops the pay, a representative reads.
The clock goes on week by week meanwhile, and what should happen by itself happens.
"""

from datetime import date, timedelta
from io import BytesIO
from uuid import UUID

import pytest
from pypdf import PdfReader

from tests.forms.examples import example, shown
from tests.journeys.conftest import GoIn
from tests.journeys.ledger import Ledger
from tests.journeys.newcomers import hire
from tests.journeys.pages.employee import EmployeeHome, OwnAbsence
from tests.journeys.pages.manager import CasePage, FormPage, ManagerHome
from tests.journeys.pages.others import HrHome, PayrollHome, RepresentativeHome
from tests.journeys.pages.plan import BothSides, WhoHasThePlan
from tests.journeys.pages.tab import Shows, Tab, day_and_month
from tests.journeys.service import RunningService
from workflow.domain.documents import DocumentKind as K
from workflow.domain.effects import Effect
from workflow.domain.stages import Stage

pytestmark = pytest.mark.browser
EMPLOYEE = "Eirik Langveien"


class Story:
    """The people, their windows, and the case they meet over."""

    def __init__(self, service: RunningService, go_in: GoIn) -> None:
        self.service = service
        self.who = hire(service, EMPLOYEE, "mona")
        self.manager, self.employee = go_in("mona"), go_in(self.who.username)
        self.go_in = go_in
        self.first_day = service.today()
        self._case: str = ""

    @property
    def ledger(self) -> Ledger:
        """What the case has left behind, once the workers are done with it."""
        if not self._case:
            self.case()
        self.service.settle()
        return Ledger(self.service, UUID(self._case.rpartition("/")[2]))

    def day(self, number: int) -> date:
        """The nth day after the first."""
        return self.first_day + timedelta(days=number)

    def case(self) -> CasePage:
        if self._case:
            return self.manager.open(self._case, CasePage)
        page = self.manager.open("/manager/", ManagerHome).case_of(EMPLOYEE)
        self._case = f"/manager/cases/{page.case_id}"
        return page

    @property
    def case_path(self) -> str:
        """Where the manager finds the case."""
        if not self._case:
            self.case()
        return self._case

    @property
    def own_path(self) -> str:
        """Where the employee finds it."""
        return f"/me/cases/{self.case_path.rpartition('/')[2]}"

    def me(self) -> EmployeeHome:
        return self.employee.open("/me/", EmployeeHome)

    def file(self, kind: K, page: CasePage | None = None, **changes: str) -> CasePage:
        """Let the manager (or whoever has the page) fill in a form and send it."""
        answers = example(kind, self.service.today(), self.first_day) | changes
        return (page or self.case()).fill_in(kind).answer(answers).send()

    def answer(self, outcome: str, statement: str = "") -> None:
        self.me().read_what_is_asked().answer(outcome, statement)

    def go_on(self, to: Stage) -> CasePage:
        """Take the step that is next, and see the case once the workers have done their part."""
        page = self.case().take_step()
        assert page.refusal() == {}
        self.service.settle()
        page = page.again()
        assert page.stage is to
        return page


def test_a_whole_absence_from_the_notice_to_its_clarification(service: RunningService, go_in: GoIn) -> None:
    story = Story(service, go_in)
    reported(story)
    first_conversation(story)
    plan(story)
    representative_reads_along(story)
    dialogue_meeting_1(story)
    activity_check(story)
    dialogue_meeting_2(story)
    max_date(story)
    payroll_stops_the_pay(story)
    clarification(story)
    aftercare(story)
    looking_back(story)


def reported(story: Story) -> None:
    home = story.employee.open("/me/absence", OwnAbsence).report(
        {"first_day": shown(story.first_day), "grade": "100"}
    )
    assert "Mona Bakke" in home.text
    story.service.settle()
    page = story.case()
    assert page.stage is Stage.REPORTED
    assert set(page.checklist().values()) == {"done"}
    page = story.go_on(Stage.FIRST_CONVERSATION)
    assert page.copies(), "the notice and the overview of deadlines lie in the folder"
    assert story.ledger.effects()[Effect.TELL_EMPLOYEE_RIGHTS] == 1
    assert ("manager", Stage.FIRST_CONVERSATION) in story.ledger.open_tasks()
    assert day_and_month(story.day(4)) in page.due


def first_conversation(story: Story) -> None:
    story.service.shift_to(story.day(3))  # the working day before the fifth
    assert story.ledger.effects()[Effect.REMIND_DUTY] == 1
    page = story.case()
    assert set(page.checklist().values()) == {"missing"}
    page = page.take_step()
    assert page.stage is Stage.FIRST_CONVERSATION
    assert len(page.refusal()) == 3
    story.file(K.FIRST_CONVERSATION_MINUTES)
    story.go_on(Stage.PLAN)
    assert story.ledger.effects()[Effect.PUT_MEETING_IN_CALENDARS] == 1
    story.answer("commented", "Vi ble også enige om at jeg slipper kveldsmøter. 👍")
    assert "kveldsmøter" in story.case().text
    assert ("manager", Stage.FIRST_CONVERSATION) not in story.ledger.open_tasks()


def plan(story: Story) -> None:
    story.service.week_by_week(story.day(21))
    say_what_each_thinks(story)
    page = story.file(K.FOLLOW_UP_PLAN, help_from_bht="yes", help_from_bht_what="Se på arbeidsstillingen.")
    assert "waiting" in page.checklist().values()
    refused = page.take_step()
    assert refused.stage is Stage.PLAN
    assert len(refused.refusal()) == 1
    story.answer("confirmed")
    page = story.go_on(Stage.DIALOGUE_MEETING_1)
    assert story.ledger.effects()[Effect.SEND_PLAN_TO_DOCTOR] == 1
    assert page.tasks(), "the plan is to be given to the doctor"
    name = next(copy for copy in page.copies() if "plan" in copy.lower())
    paper = PdfReader(BytesIO(page.download(name)))
    text = "\n".join(sheet.extract_text() for sheet in paper.pages)
    assert EMPLOYEE in text
    assert "Planlegging og retting" in text
    hand_over_plan(story, "doctor", {"outcome": "delivered", "channel": "through_employee"})


def say_what_each_thinks(story: Story) -> None:
    """Both answer on their own; the differences become the draft that the plan begins with."""
    own = story.employee.open(f"{story.own_path}/plan-answers", FormPage)
    own.answer({"follow_up": "Helst på telefon."}).save_draft()
    own.answer({"tasks_possible": "Retting hjemmefra."})
    story.employee.press(own.send_button(), EmployeeHome)
    mine = story.manager.open(f"{story.case_path}/plan-answers", FormPage)
    mine.answer({"tasks_possible": "Planlegging og retting.", "employer_does": "Skaffer vikar."}).send()
    sides = story.manager.open(f"{story.case_path}/plan-answers/together", BothSides)
    assert len(sides.differing()) == 1
    plan = sides.choose({"tasks_possible": "both"})
    assert plan.written("tasks_possible") == "Planlegging og retting.\n\nRetting hjemmefra."
    assert plan.written("follow_up") == "Helst på telefon."
    story.employee.open(f"{story.own_path}/plan-answers/together", Shows)


def hand_over_plan(story: Story, recipient: str, outcome: dict[str, str]) -> None:
    """Look at what would leave, make it ready, and say how it went; the employee sees it."""
    page = story.manager.open(f"{story.case_path}/plan/share", WhoHasThePlan)
    page = page.look_at(recipient).make_ready().tell(outcome)
    assert any("Levert" in line for line in page.copies())
    shared = story.employee.open(f"{story.own_path}/plan/shared", Shows)
    assert "Gjennom deg" in shared.text


def representative_reads_along(story: Story) -> None:
    invitation = story.me().invite().invite("Tove Lien", "plan", shown(story.day(200)))
    tove = story.go_in("tove")
    seen = tove.open("/representative/", RepresentativeHome).case_of(EMPLOYEE)
    assert not seen.can_write()
    assert len(seen.documents()) == 1, "the plan, and nothing else"
    assert "Planlegging og retting" in seen.read("Oppfølgingsplan").text
    address = tove.page.url.removeprefix(story.service.address)
    invitation.take_back()
    assert tove.open(address, Shows).tab.status == 404
    assert (
        not tove.open("/representative/", RepresentativeHome).page.get_by_role("link", name=EMPLOYEE).count()
    )
    story.me().invite().invite("Tove Lien", "case", shown(story.day(400)))


def dialogue_meeting_1(story: Story) -> None:
    story.service.week_by_week(story.day(38))
    story.file(K.DIALOGUE_MEETING_1_INVITATION)
    assert story.ledger.effects()[Effect.TELL_OF_MEETING] == 1
    assert "10.00" in story.me().text
    story.service.week_by_week(story.day(45))
    story.file(K.DIALOGUE_MEETING_1_MINUTES)
    story.answer("objected", "Jeg sa at fire timer er for mye ennå.")
    assert "fire timer er for mye" in story.case().text
    story.file(
        K.FOLLOW_UP_PLAN,
        tasks_possible="Retting hjemmefra, tre timer om dagen.",
        revised_because="Fire var for mye.",
    )
    assert ("manager", "send_plan_anew") in story.ledger.open_tasks()
    story.answer("confirmed")
    page = story.go_on(Stage.ACTIVITY_CHECK)
    assert story.ledger.effects()[Effect.SEND_PLAN_TO_DOCTOR] == 2
    assert [one["version"] for one in story.ledger.documents() if one["kind"] == K.FOLLOW_UP_PLAN] == [1, 2]
    assert page.documents()


def activity_check(story: Story) -> None:
    story.service.week_by_week(story.day(56))
    assert story.ledger.effects()[Effect.WARN_SICK_PAY_MAY_STOP] == 1
    assert story.ledger.effects()[Effect.TELL_HR_ACTIVITY_IS_MISSING] == 1
    story.file(K.ACTIVITY_STATEMENT)
    story.go_on(Stage.DIALOGUE_MEETING_2)


def dialogue_meeting_2(story: Story) -> None:
    story.service.week_by_week(story.day(17 * 7))
    assert story.ledger.effects()[Effect.REMIND_PLAN_TO_NAV] == 1
    story.service.week_by_week(story.day(24 * 7))
    assert story.ledger.effects()[Effect.REMIND_PLAN_TO_NAV] == 2
    story.file(K.PLAN_SENT_TO_NAV, meeting_on=shown(story.day(26 * 7 - 2)))
    story.service.week_by_week(story.day(26 * 7 - 2))
    story.file(K.DIALOGUE_MEETING_2_OUTCOME)
    story.answer("confirmed")
    page = story.go_on(Stage.MAX_DATE)
    ends = story.ledger.row()["max_date"]
    assert isinstance(ends, date)
    assert day_and_month(ends) in page.due


def max_date(story: Story) -> None:
    ends = story.ledger.row()["max_date"]
    story.service.week_by_week(ends - timedelta(weeks=12))
    done = story.ledger.effects()
    assert done[Effect.REMIND_AAP] == 1
    assert done[Effect.REMIND_MAX_DATE_LETTER] == 1
    assert done[Effect.REMIND_CONTACT] >= 1
    story.file(K.MAX_DATE_LETTER, max_date=shown(ends))
    story.file(K.PENSION_APPLICATION_RECEIPT)
    story.go_on(Stage.CLARIFICATION)
    assert ("payroll", "stop_pay") in story.ledger.open_tasks()


def payroll_stops_the_pay(story: Story) -> None:
    story.service.week_by_week(story.ledger.row()["max_date"] - timedelta(weeks=5))
    lars = story.go_in("lars")
    home = lars.open("/payroll/", PayrollHome)
    (task,) = [task for task in home.tasks() if EMPLOYEE in task]
    assert "100 %" in task
    assert all(EMPLOYEE not in one for one in home.finish(EMPLOYEE).tasks())
    assert ("payroll", "stop_pay") not in story.ledger.open_tasks()
    assert lars.open(f"/manager/cases/{story.ledger.case_id}", Shows).tab.status == 404


def clarification(story: Story) -> None:
    story.service.week_by_week(story.day(60 * 7))
    hanne: Tab = story.go_in("hanne")
    page = hanne.open("/hr/", HrHome).all_cases().find(EMPLOYEE)
    assert page.stage is Stage.CLARIFICATION
    page = story.file(K.CLARIFICATION_OUTCOME, page)
    page = story.file(K.RETURN_NOTE, page, work_percentage="60")
    assert page.stage is Stage.AFTERCARE
    assert story.me().text


def aftercare(story: Story) -> None:
    story.service.week_by_week(story.day(60 * 7 + 14))
    story.file(K.AFTERCARE_NOTE)
    page = story.go_on(Stage.CLOSED)
    assert page.step_button().count() == 0
    assert story.me().text


def looking_back(story: Story) -> None:
    ledger = story.ledger
    assert ledger.steps() == [
        "register_absence",
        "conclude_first_conversation",
        "conclude_plan",
        "conclude_dialogue_meeting_1",
        "conclude_activity_check",
        "conclude_dialogue_meeting_2",
        "conclude_max_date",
        "clarify_return",
        "conclude_aftercare",
    ]
    assert ledger.row()["closed_at"] is not None
    assert not {task for task in ledger.open_tasks() if task[0] == "manager"}
    ledger.check(*EMPLOYEE.split())
    recipients = {one for mail in ledger.mails() for one in mail.recipients}
    others = {f"{name}@lerkedal.example" for name in ("mona", "hanne", "lars", "tove")}
    # HR hears only while something is still missing when the mail goes: weeks pass faster here than mornings come.
    everybody = {story.who.email, *others}
    assert everybody - {"hanne@lerkedal.example"} <= recipients <= everybody
    readers = story.employee.open(f"/me/cases/{ledger.case_id}/readers", Shows).text
    assert readers.count("\n") > 10
