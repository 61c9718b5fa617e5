"""What two people agree on in a case: measures that are tried and evaluated, and what each thinks of the next plan."""

from typing import Any, cast

from forms.measures.voice import MeasureVoiceForm
from forms.steps.accommodation_measure import AccommodationMeasureForm
from forms.steps.measure_evaluation import VOICE, MeasureEvaluationForm
from forms.steps.plan_answers import OwnPlanAnswersForm, PlanAnswersForm
from web.casework.filling import filled_in
from web.casework.responsible.measure_filled import agreement_in
from web.demo.desk import Desk, Posted, UnreadableStory
from workflow.domain.measures import HowItWent, WhatNext
from workflow.services.agree_measure import agree_measure
from workflow.services.evaluate_measure import Evaluation, evaluate_measure, say_how_it_works
from workflow.services.measures import MeasureRecord
from workflow.services.plan_answers import ask_for_plan_answers, share_plan_answers


class Agreeing(Desk):
    """Measures and the two voices of a plan, told in verbs."""

    def try_out(self, *, by: str | None = None, from_list: str = "", **posted: Posted) -> None:
        """The manager writes down a measure; `from_list` is how it stands on the unit's list."""
        self.read(by=by)
        who = self._writer(by)
        form = cast(AccommodationMeasureForm, self._filled(AccommodationMeasureForm, posted, who))
        with self._office.store.transaction() as tx:
            listed = {line.words: line.id for line in tx.unit_lists.standing(self._case.unit_id)}
        agree_measure(
            self._office,
            self._id,
            agreement_in(form),
            filled_in(form, who.language),
            actor=self._actor(who),
            version=self._case.version,
            option_id=listed[from_list] if from_list else None,
        )
        self._minutes_pass()

    def say_how_it_goes(self, words: str) -> None:
        """The employee writes how the measure works for them."""
        form = self._filled(MeasureVoiceForm, {"voice": words}, self._employee)
        actor, measure = self._actor(self._employee), self._measure()
        say_how_it_works(
            self._office, measure.id, form["voice"].data, actor=actor, version=self._case.version
        )
        self._minutes_pass()

    def look_back(self, *, by: str | None = None, **posted: Posted) -> None:
        """The manager writes how the measure went, after a talk about it."""
        self.read(by=by)
        who, measure = self._writer(by), self._measure()
        form: Any = self._filled(MeasureEvaluationForm, posted, who, known={VOICE: measure.voice})
        evaluation = Evaluation(
            how_it_went=HowItWent(form.how_it_went.data),
            what_next=WhatNext(form.what_next.data),
            new_until=form.new_until.data,
            next_on=form.next_on.data,
        )
        evaluate_measure(
            self._office,
            self._id,
            measure.id,
            evaluation,
            filled_in(form, who.language),
            actor=self._actor(who),
            version=self._case.version,
        )
        self._minutes_pass()

    def ask_what_they_think(self, *, by: str | None = None) -> None:
        """The manager asks the employee for their answers to the plan's questions."""
        ask_for_plan_answers(self._office, self._id, actor=self._actor(self._writer(by)))
        self._minutes_pass()

    def think_of_plan(self, *, by: str | None = None, **posted: Posted) -> None:
        """One side shares its answers to the plan's questions: the employee, unless somebody else is named."""
        who = self._writer(by) if by else self._employee
        form_class = OwnPlanAnswersForm if who is self._employee else PlanAnswersForm
        form = self._filled(form_class, posted, who)
        with self._around.speaking(who.language):
            answers = form.answers(who.language)
        share_plan_answers(self._office, self._id, answers, actor=self._actor(who))
        self._minutes_pass()

    def _measure(self) -> MeasureRecord:
        with self._office.store.transaction() as tx:
            found = tx.measures.of_case(self._id)
        if not found:
            raise UnreadableStory(f"{self._employee.username} has no measure")
        return found[-1]
