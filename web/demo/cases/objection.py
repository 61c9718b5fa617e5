"""A case in which the employee does not agree with the plan, and a second version takes up part of what was said."""

from web.demo.letter import invented_letter
from web.demo.story import CaseStory, Story
from workflow.domain.documents import DocumentKind
from workflow.domain.papers import PaperKind

K = DocumentKind


def objection_before_meeting(case: CaseStory) -> Story:
    """Ingrid works forty per cent, did not agree with her plan, and is called to dialogue meeting 1."""
    yield case.begins(days_ago=44)
    case.report(
        grade=60,
        expected_length="longer",
        expected_end=case.until(27),
        work_related="wholly",
        workplace_note="Arbeidsmengden som kontaktlærer for to klasser, etter at en kollega sluttet.",
        ability="Undervise to økter om dagen når hun slipper kontaktlæreransvaret.",
        cover_needed="no",
    )
    yield case.day(3)
    case.file(
        K.FIRST_CONVERSATION_MINUTES,
        held_on=case.now(),
        held_how="in_person",
        told_of_trusted_person="yes",
        also_present="Tove Lien, tillitsvalgt",
        ability="Undervisning i engelsk, to økter om dagen, på formiddagen.",
        expected_length="longer",
        treatment_under_way="not_said",
        accommodation="Fri fra kontaktlæreransvar til vi snakkes igjen.",
        tasks_to_cover="Foreldremøter og elevsamtaler i 6A og 6B.",
        obstacles="Ansvaret for to klasser. Ingrid mener det er uholdbart; rektor ser på fordelingen.",
        agreed="Ingrid underviser 08.30–11.30. Mona snakker med 6A og 6B sine foreldre.",
        next_conversation_on=case.ahead(14),
    )
    case.answer(K.FIRST_CONVERSATION_MINUTES)
    yield case.day(4)
    case.take("conclude_first_conversation")
    case.invite("tove", "case", days=120)
    yield case.day(6)
    case.read(by="tove")
    yield case.day(20)
    case.file(
        K.FOLLOW_UP_PLAN,
        **_plan_for_ingrid(
            case,
            planned_accommodation="Kontaktlæreransvar for bare 6A fra om tre uker, med Eirik som medkontakt, i åtte uker.",
            other_accommodation="Bytte til timelærer ut skoleåret.",
        ),
    )
    yield case.day(21)
    case.answer(
        K.FOLLOW_UP_PLAN,
        "objected",
        "Jeg er ikke enig i at jeg skal ha kontaktlæreransvar igjen om tre uker. Jeg foreslo å være timelærer ut året, "
        "og det står bare som noe vi kan prøve senere. Det vil jeg at vi tar opp i dialogmøtet, med Tove til stede.",
    )
    yield case.day(22)
    case.read(by="tove")
    yield case.day(24)
    case.take("conclude_plan")
    case.sick_note(28, 69, grade=60)
    yield case.day(25)
    case.read()
    yield case.day(35)
    case.receive(
        PaperKind.LETTER_FROM_NAV,
        invented_letter(
            (
                "Nav Lerkedal",
                "",
                "Til Ingrid Aasen",
                "",
                "Vi har mottatt søknaden din om sykepenger for november.",
                "Du trenger ikke gjøre noe nå.",
            )
        ),
        line="Svaret på søknaden om sykepenger. Mona spurte om når det kom.",
    )
    yield case.day(38)
    case.file(
        K.DIALOGUE_MEETING_1_INVITATION,
        meeting_on=case.ahead(9),
        meeting_time="13.00",
        length_minutes="45",
        place="Møterommet på biblioteket, så vi slipper å bli avbrutt",
        employee_told_of_trusted_person="yes",
        invited=["employee_rep", "bht"],
        message="Vi går gjennom planen og det du skrev om kontaktlæreransvaret. Tenk gjerne over hva en god uke ville "
        "være for deg nå.",
    )
    yield case.day(43)
    case.file(
        K.FOLLOW_UP_PLAN,
        **_plan_for_ingrid(
            case,
            planned_accommodation="Timelærer i engelsk fram til jul, uten kontaktlæreransvar. Eirik er kontaktlærer for 6A "
            "så lenge.",
            other_accommodation="Kontaktlæreransvar for bare 6A etter jul, med Eirik som medkontakt.",
        ),
    )
    case.answer(
        K.FOLLOW_UP_PLAN,
        "commented",
        "Dette er bedre, takk. Jeg mener fortsatt at jeg bør være timelærer ut skoleåret, og vil at vi tar det opp i "
        "dialogmøtet.",
    )


def _plan_for_ingrid(case: CaseStory, **agreed: str) -> dict[str, str]:
    return {
        "typical_workday": "Kontaktlærer for 6A og 6B: undervisning til 13.30, elevsamtaler, foreldrekontakt, fellestid.",
        "tasks_possible": "Engelsk på 5.–7. trinn, to økter om dagen.",
        "tasks_not_possible": "Kontaktlæreransvar, foreldremøter på kveldstid, tilsyn.",
        "earlier_accommodation": "Fri fra kontaktlæreransvar i fire uker. Ingrid sier at det hjalp straks.",
        "employer_does": "Mona avklarer med Eirik og gir beskjed til foreldrene.",
        "employee_does": "Ingrid prøver ordningen med 6A og sier fra hver fredag hvordan uka var.",
        "help_from_nav": "no",
        "help_from_bht": "yes",
        "help_from_bht_what": "Se på arbeidsmengden for kontaktlærere på mellomtrinnet sammen med oss.",
        "follow_up": "Hver fredag klokka 12, ti minutter.",
        "evaluation_on": case.ahead(28),
        "employee_took_part": "yes",
        **agreed,
    }
