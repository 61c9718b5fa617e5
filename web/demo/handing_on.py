"""What crosses the border of the house in a case: consents, plans that are handed on, papers that come; and small tasks."""

from typing import cast
from uuid import UUID

import sqlalchemy as sa

from forms.base import answers_to_edit
from forms.received_paper import ReceivedPaperForm
from forms.steps.consent import ConsentForm, ConsentTakenBackForm
from forms.steps.plan_delivery import PlanDeliveryForm
from web.casework.filling import filled_in
from web.demo.desk import KNOWN, Desk
from web.demo.roster import Somebody
from workflow.adapters.persistence.tables import work_item
from workflow.domain.consents import Party, Use
from workflow.domain.documents import DocumentKind
from workflow.domain.papers import PaperKind
from workflow.domain.plan_sharing import WAYS, Channel, Grounds, Recipient, grounds_for
from workflow.services.chores import Chore
from workflow.services.deliver_plan import Told, tell_delivery
from workflow.services.keep_consent import Given, give_consent, withdraw_consent
from workflow.services.receive_paper import SentPaper, receive_paper
from workflow.services.settle_task import settle_task
from workflow.services.share_plan import Choice, pack_plan, share_plan

DONE_BY_DOING: frozenset[Chore] = frozenset(
    {
        Chore.DOCUMENT_SILENCE,
        Chore.EVALUATE_MEASURES,
        Chore.SEE_MEETING_ANSWER,
        Chore.ANSWER_PLAN_QUESTIONS,
        Chore.HAND_OVER_DOCTOR_LETTER,
        Chore.KEEP_IN_TOUCH,
        Chore.SEE_CONTACT_WISH,
    }
)
"""What ends by what it asks for, and is never ticked off: a story does it where it needs it, or leaves it open."""


class HandingOn(Desk):
    """Consents, deliveries and papers, told in verbs."""

    def agree_to(self, party: Party, covers: Use, *, until: str, limits: str = "") -> UUID:
        """The employee gives a consent; returns it."""
        posted = {"party": party.value, "covers": covers.value, "until": until, "limits": limits}
        form = cast(ConsentForm, self._filled(ConsentForm, posted, self._employee))
        given = Given(
            party=party,
            covers=frozenset({covers}),
            until=form["until"].data,
            paper=filled_in(form, self._employee.language),
        )
        consent_id = give_consent(self._office, self._id, given, actor=self._actor(self._employee))
        self._minutes_pass()
        return consent_id

    def send_plan(self, to: Recipient, *, by: str | None = None) -> None:
        """The manager sees what would leave, and makes the plan ready for somebody outside."""
        actor, bench, case = self._actor(self._writer(by)), self._around.bench, self._case
        choice = Choice(recipient=to, language=self._writer(by).language, grounds=self._grounds(to))
        seen = pack_plan(bench, case.id, choice, actor=actor).mark
        share_plan(bench, case.id, choice, seen=seen, actor=actor)
        self._minutes_pass()

    def _grounds(self, to: Recipient) -> Grounds:
        with self._office.store.transaction() as tx:
            plan = tx.documents.current(self._case, DocumentKind.FOLLOW_UP_PLAN)
        return grounds_for(to, dict(plan.facts) if plan else {})[0]

    def take_consent_back(self, consent_id: UUID) -> None:
        """The employee takes a consent back."""
        with self._office.store.transaction() as tx:
            paper = tx.documents.current_about(self._id, DocumentKind.CONSENT, consent_id)
            former = answers_to_edit(tx.documents.answers(paper.id)) if paper else {}
        posted = {**former, "taken_back_on": self.now()}
        form = cast(ConsentForm, self._filled(ConsentTakenBackForm, posted, self._employee))
        back = filled_in(form, self._employee.language)
        withdraw_consent(self._office, consent_id, back, actor=self._actor(self._employee))
        self._minutes_pass()

    def receive(self, kind: PaperKind, content: bytes, *, line: str) -> None:
        """The employee puts a paper on the case that came today."""
        posted = {"kind": kind.value, "received_on": self.now(), "line": line, "file": "brev.pdf"}
        form = self._filled(ReceivedPaperForm, posted, self._employee)
        sent = SentPaper(
            kind=kind, content=content, received_on=form["received_on"].data, line=form["line"].data
        )
        actor = self._actor(self._employee)
        receive_paper(self._office, self._around.papers, self._id, sent, actor=actor)
        self._minutes_pass()

    def see_to_chores(self, *, by: str | None = None) -> None:
        """Whoever it is (the manager, unless another is named) hands on what lies ready, and closes what is no duty."""
        who = KNOWN[by or self._employee.manager or ""]
        if by is None:
            self._hand_on_plans(who)
        actor = self._actor(who)
        chores = sa.select(work_item.c.id).where(
            work_item.c.case_id == self._case_id,
            work_item.c.role == actor.role,
            work_item.c.task.in_([chore for chore in Chore if chore not in DONE_BY_DOING]),
            work_item.c.done_at.is_(None),
        )
        for item_id in self._around.connection.scalars(chores.order_by(work_item.c.made_at)).all():
            settle_task(self._office, item_id, actor=actor)

    def _hand_on_plans(self, who: Somebody) -> None:
        """Each plan that waits reaches its recipient in the usual way."""
        case = self._case
        with self._office.store.transaction() as tx:
            waiting = [copy for copy in tx.plan_copies.of_case(case.id, case.spell) if copy.is_open]
        for copy in waiting:
            ways = {"channel": [(way.value, way.value) for way in WAYS[copy.recipient]]}
            posted = {"outcome": "delivered", "channel": WAYS[copy.recipient][0].value, "on": self.now()}
            form = self._filled(PlanDeliveryForm, posted, who, choices=ways)
            told = Told(channel=Channel(form["channel"].data), on=form["on"].data)
            tell_delivery(self._office, case.id, copy.id, told, actor=self._actor(who))
