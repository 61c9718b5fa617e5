"""Cases around dialogue meeting 1 and the activity check: a meeting forgone, and an activity nobody has documented."""

from web.demo.story import CaseStory, Story
from workflow.domain.documents import DocumentKind
from workflow.domain.meetings import MeetingAnswer, MeetingKind

K = DocumentKind


def meeting_forgone(case: CaseStory) -> Story:
    """Grete works half, and nobody finds dialogue meeting 1 useful; the activity statement is next."""
    yield case.begins(days_ago=51)
    case.report(grade=50, expected_length="up_to_8_weeks", expected_end=case.until(34), work_related="no")
    yield case.day(4)
    case.file(
        K.FIRST_CONVERSATION_MINUTES,
        held_on=case.now(),
        held_how="in_person",
        told_of_trusted_person="yes",
        ability="Dagvakter på kontoret: vedtak, medisinlister, telefon.",
        expected_length="up_to_8_weeks",
        treatment_under_way="yes",
        accommodation="Tre dagvakter på kontoret i uka i stedet for runder.",
        tasks_to_cover="Nattvaktene. Vikar fra bemanningslista.",
        agreed="Grete setter opp vaktene sammen med Amir hver torsdag.",
        next_conversation_on=case.ahead(17),
    )
    case.answer(K.FIRST_CONVERSATION_MINUTES)
    case.take("conclude_first_conversation")
    yield case.day(22)
    case.file(
        K.FOLLOW_UP_PLAN,
        typical_workday="Turnus med runder hjemme hos brukere, annenhver helg, noen nattvakter.",
        tasks_possible="Kontorarbeid, veiledning av studenter, enkle besøk uten trapper.",
        tasks_not_possible="Nattvakter, runder med bil over fjellet, tunge stell.",
        earlier_accommodation="Tre dagvakter på kontoret i uka. Det har fungert godt.",
        planned_accommodation="Fortsatt tre dagvakter, og fra neste måned én runde i sentrum i uka, i seks uker.",
        other_accommodation="Fast rolle som studentansvarlig ut året.",
        employer_does="Amir legger turnusen slik og holder av studentansvaret.",
        employee_does="Grete prøver sentrumsrunden og noterer hva som går lett og tungt.",
        help_from_nav="no",
        help_from_bht="no",
        follow_up="Torsdager når vaktene settes opp.",
        evaluation_on=case.ahead(42),
        employee_took_part="yes",
    )
    case.answer(K.FOLLOW_UP_PLAN)
    case.take("conclude_plan")
    yield case.day(35)
    case.sick_note(35, 76, grade=50)
    yield case.day(44)
    case.file(
        K.DIALOGUE_MEETING_1_EXEMPTION,
        reason="graded_not_useful",
        grounds="Vi ses tre dager i uka og justerer planen hver torsdag. Grete og jeg er enige om at et eget møte ikke "
        "gir noe mer nå.",
    )
    case.take("forgo_dialogue_meeting_1")


def activity_missing(case: CaseStory) -> Story:
    """Nils is away in full after nine weeks, and nothing says whether activity is possible."""
    yield case.begins(days_ago=65)
    case.report(expected_length="longer", expected_end=case.until(27), work_related="not_said")
    yield case.day(5)
    case.file(
        K.FIRST_CONVERSATION_MINUTES,
        held_on=case.now(),
        held_how="phone",
        told_of_trusted_person="yes",
        ability="Ikkje køyre maskin. Kanskje noko papirarbeid seinare.",
        expected_length="longer",
        treatment_under_way="yes",
        tasks_to_cover="Gravemaskina i Storgata. Vi leiger inn.",
        agreed="Sigrid ringjer annakvar måndag.",
        next_conversation_on=case.ahead(14),
    )
    yield case.day(6)
    case.answer(K.FIRST_CONVERSATION_MINUTES)
    case.take("conclude_first_conversation")
    yield case.day(24)
    case.file(K.FOLLOW_UP_PLAN, **_plan_for_nils(case))
    case.answer(K.FOLLOW_UP_PLAN, "commented", "Eg vil gjerne vere med på maskinmøtet sjølv om eg er borte.")
    case.take("conclude_plan")
    yield case.day(28)
    case.sick_note(28, 83)
    case.holiday(36, 42)
    yield case.day(40)
    case.file(
        K.DIALOGUE_MEETING_1_INVITATION,
        meeting_on=case.on(45),
        meeting_time="09.30",
        length_minutes="45",
        place="Video; Nils får lenkje i kalenderen",
        employee_told_of_trusted_person="yes",
        message="Vi ser på planen og kva du kan tenkje deg å prøve.",
    )
    yield case.day(46)
    case.file(
        K.DIALOGUE_MEETING_1_MINUTES,
        held_on=case.now(),
        measures_evaluated="Papirarbeid heimanfrå er ikkje prøvd enno; utstyret kom først no.",
        new_measures="Oppmåling saman med Astrid ein dag i veka. Nils vil tenkje på det.",
        agreed="Astrid viser Nils programmet. Nils svarer innan to veker.",
        next_conversation_on=case.ahead(14),
    )
    case.file(K.FOLLOW_UP_PLAN, **_plan_for_nils(case))
    yield case.day(48)
    case.answer(K.DIALOGUE_MEETING_1_MINUTES)
    case.answer(K.FOLLOW_UP_PLAN)
    case.take("conclude_dialogue_meeting_1")
    yield case.day(50)
    case.call_to(
        MeetingKind.FOLLOW_UP_CONVERSATION,
        meeting_on=case.on(64),
        meeting_time="14.00",
        length_minutes="30",
        place="Kaffibaren i Storgata",
        purpose="Ein kort prat om korleis det går med bestillingane heimanfrå.",
    )
    case.reply(MeetingKind.FOLLOW_UP_CONVERSATION, MeetingAnswer.COMES)
    yield case.day(57)
    case.call_off(MeetingKind.FOLLOW_UP_CONVERSATION)
    yield case.day(63)
    case.read(by="hanne")


def _plan_for_nils(case: CaseStory) -> dict[str, str]:
    return {
        "typical_workday": "Maskinkøyring frå sju til tre, vedlikehald på verkstaden, beredskap kvar fjerde veke.",
        "tasks_possible": "Planlegging av arbeid, oppmåling og bestillingar på PC.",
        "tasks_not_possible": "Køyre tunge maskiner, beredskap.",
        "earlier_accommodation": "Ikkje noko enno.",
        "planned_accommodation": "PC heime for bestillingar, to timar om dagen når det passar, i åtte veker.",
        "other_accommodation": "Oppmåling saman med Astrid. Opplæring i kartverktøyet.",
        "employer_does": "Sigrid skaffar PC og tilgang. Astrid set av tid til opplæring.",
        "employee_does": "Nils prøver bestillingane og seier frå om kva som går.",
        "help_from_nav": "no",
        "help_from_bht": "no",
        "follow_up": "Telefon annakvar måndag.",
        "evaluation_on": case.ahead(28),
        "employee_took_part": "yes",
    }
