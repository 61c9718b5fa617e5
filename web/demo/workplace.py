"""What happens at the workplace besides the cases: the unit's list grows, the routine is renewed, read and gone through."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from forms.accounts.coverage import CoverageForm
from forms.context import FormContext
from forms.hr.routine import RoutineForm
from forms.hr.routine_start import STARTING_TEXT
from forms.measures.unit_list import EntryForm, SuggestionForm
from forms.routine_talk import RoutineTalkForm
from forms.substitution import SubstitutionForm
from forms.translating import _l
from web.casework.unit_list.filled import entry_in
from web.demo.days import Days
from web.demo.desk import KNOWN, Posted, Surroundings, filled_form
from web.demo.roster import Place
from workflow.adapters.persistence.directory import DirectoryRows
from workflow.domain.absence.periods import AbsenceKind
from workflow.domain.people import Actor, Role
from workflow.services.change_absence import change_absence
from workflow.services.cover_units import keep_coverage
from workflow.services.directory import Coverage
from workflow.services.keep_unit_list import accept_suggestion, add_option, suggest_option
from workflow.services.name_substitute import Named, name_substitute
from workflow.services.publish_routine import Written, publish_routine
from workflow.services.read_routine import acknowledge_routine, say_was_there
from workflow.services.register_edits import AddPeriod
from workflow.services.stated import Stated
from workflow.services.substitutes import Mandate
from workflow.services.talk_through_routine import talk_through_routine


class Workplace(Days):
    """The workplace, told in verbs."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around.days, around.clock, around.municipality.today)
        self._around = around
        self._talk_id: UUID | None = None

    def add_to_list(self, place: Place, words: str, *, by: str, kind: str, area: str) -> None:
        """The manager puts something on the unit's list."""
        form = self._filled(EntryForm, {"kind": kind, "area": area, "words": words}, by)
        actor = self._actor(by, Role.MANAGER)
        add_option(self._around.office, self._unit(place), entry_in(form), actor=actor, submission=None)
        self._minutes_pass()

    def suggest(self, place: Place, words: str, *, by: str, kind: str, area: str, named: bool) -> None:
        """Somebody who works there suggests something for the list."""
        posted = {"kind": kind, "area": area, "words": words, "named": "yes" if named else "no"}
        form = self._filled(SuggestionForm, posted, by)
        suggest_option(
            self._around.office,
            self._unit(place),
            entry_in(form),
            shows_name=named,
            actor=self._actor(by, Role.EMPLOYEE),
            submission=None,
        )
        self._minutes_pass()

    def accept(self, place: Place, *, by: str) -> None:
        """The manager puts on the list what was suggested last, as it was worded."""
        unit_id = self._unit(place)
        with self._around.office.store.transaction() as tx:
            last = next(one for one in tx.unit_lists.of_unit(unit_id) if one.answered_at is None)
        posted = {"kind": last.kind.value, "area": last.area.value, "words": last.words}
        entry = entry_in(self._filled(EntryForm, posted, by))
        accept_suggestion(self._around.office, unit_id, last.id, entry, actor=self._actor(by, Role.MANAGER))
        self._minutes_pass()

    def publish(self, by: str, changed: Mapping[str, str]) -> None:
        """HR publishes the routine of the whole employer: the text to begin with, but for what is `changed`."""
        who, unit_id = KNOWN[by], self._unit(Place.TOWN_HALL)
        with self._around.speaking(who.language):
            begun = {part: str(_l(text)) for part, text in STARTING_TEXT.items()}
        posted: dict[str, Posted] = {
            **begun,
            **changed,
            "written_in": who.language,
            "published_on": self.now(),
        }
        form: Any = self._filled(RoutineForm, posted, by)
        with self._around.office.store.transaction() as tx:
            former = next(iter(tx.routines.versions(unit_id)), None)
        with self._around.speaking(who.language):
            content = form.content()
        written = Written(
            content=content,
            published_on=form.published_on.data,
            based_on=former.version if former else 0,
        )
        publish_routine(self._around.office, unit_id, written, actor=self._actor(by, Role.HR))
        self._minutes_pass()

    def read(self, *usernames: str) -> None:
        """People say that they have read the routine that counts today."""
        for username in usernames:
            actor = self._actor(username, Role.EMPLOYEE)
            acknowledge_routine(self._around.office, self._routine(), actor=actor)

    def go_through(self, *usernames: str, by: str) -> None:
        """A manager notes that the routine was gone through together today."""
        people = {str(self._person(name)): KNOWN[name].given_name for name in usernames}
        posted: dict[str, Posted] = {"held_on": self.now(), "present": list(people)}
        form = self._filled(RoutineTalkForm, posted, by, choices={"present": list(people.items())})
        self._talk_id = talk_through_routine(
            self._around.office,
            self._routine(),
            form["held_on"].data,
            [UUID(each) for each in form["present"].data],
            actor=self._actor(by, Role.MANAGER),
        )
        self._minutes_pass()

    def was_there(self, *usernames: str) -> None:
        """People say that they were there."""
        for username in usernames:
            if self._talk_id is not None:
                say_was_there(self._around.office, self._talk_id, actor=self._actor(username, Role.EMPLOYEE))

    def was_away(self, username: str, first: date, *, days: int, by: str) -> None:
        """Some self-certified days of somebody long ago, typed in by their manager."""
        stated = Stated(
            kind=AbsenceKind.SELF_CERTIFIED, start_on=first, end_on=first + timedelta(days=days - 1)
        )
        employment_id = self._around.municipality.id_of("employment", username)
        change_absence(
            self._around.office, employment_id, AddPeriod(stated), actor=self._actor(by, Role.MANAGER)
        )

    def cover(self, username: str, place: Place, *, by: str) -> None:
        """The administrator notes that a representative covers a unit."""
        posted = {"unit": str(self._unit(place)), "with_below": "no", "from_on": self.now()}
        choices = {"unit": [(str(self._unit(place)), place.value)]}
        form = self._filled(CoverageForm, posted, by, choices=choices)
        coverage = Coverage(
            unit_id=self._unit(place),
            with_below=form["with_below"].data == "yes",
            from_on=form["from_on"].data,
            until_on=None,
        )
        directory = DirectoryRows(self._around.connection, self._around.keys)
        municipality = self._around.municipality
        keep_coverage(
            directory,
            municipality.id_of("coverage", f"{username} {place}"),
            municipality.id_of("account", username),
            self._person(username),
            coverage,
            by=self._person(by),
            at=self._around.clock.now(),
        )

    def leave_cases_to(self, username: str, *, by: str, until: str, decides: str) -> None:
        """A manager names somebody who follows up in their place from today."""
        posted: dict[str, Posted] = {
            "substitute": str(self._person(username)),
            "from_on": self.now(),
            "to_on": until,
            "may": ["talk", "plan", "accommodate"],
            "authority": decides,
            "told_of_confidentiality": "yes",
        }
        choices = {"substitute": [(str(self._person(username)), KNOWN[username].given_name)]}
        form = self._filled(SubstitutionForm, posted, by, choices=choices)
        named = Named(
            manager_id=self._person(by),
            substitute_id=self._person(username),
            from_on=form["from_on"].data,
            to_on=form["to_on"].data,
            mandate=Mandate(may=tuple(form["may"].data), decides=form["authority"].data),
        )
        name_substitute(self._around.office, named, actor=self._actor(by, Role.MANAGER))
        self._minutes_pass()

    def _routine(self) -> UUID:
        with self._around.office.store.transaction() as tx:
            return tx.routines.in_force(self._clock.today())[self._unit(Place.TOWN_HALL)].id

    def _filled(self, form_class: type[Any], posted: Mapping[str, Posted], by: str, **more: Any) -> Any:
        context = FormContext(today=self._clock.today(), **more)
        return filled_form(self._around, form_class, posted, KNOWN[by], context)

    def _actor(self, username: str, role: Role) -> Actor:
        return Actor(person_id=self._person(username), role=role)

    def _person(self, username: str) -> UUID:
        return self._around.municipality.id_of("person", username)

    def _unit(self, place: Place) -> UUID:
        return self._around.municipality.id_of("unit", place)

    def _minutes_pass(self) -> None:
        self._around.clock.advance(seconds=7 * 60)
