"""Cases around the follow-up plan: waiting for an answer, with an objection, and exempted."""

from web.demo.cases.at_work import PAPERS_FROM_HOME
from web.demo.letter import invented_letter
from web.demo.story import CaseStory, Story
from workflow.domain.documents import DocumentKind
from workflow.domain.guide import Ask
from workflow.domain.meetings import MeetingAnswer, MeetingKind
from workflow.domain.papers import PaperKind

K = DocumentKind


def waiting_for_confirmation(case: CaseStory) -> Story:
    """Kari has the plan to read; her manager waits for the answer."""
    yield case.begins(days_ago=23)
    case.report(
        expected_length="up_to_8_weeks",
        expected_end=case.until(13),
        work_related="partly",
        workplace_note="To klasser med mye uro, og lite tid mellom timene.",
        cover_needed="yes",
        cover_note="Norsk og samfunnsfag på 8. trinn til over høstferien eller vinterferien, den som kommer først.",
    )
    yield case.day(3)
    case.file(
        K.FIRST_CONVERSATION_MINUTES,
        held_on=case.now(),
        held_how="phone",
        told_of_trusted_person="yes",
        ability="Kari kan rette oppgaver og planlegge hjemmefra, en time eller to om gangen. Ikke stå i klasserommet.",
        expected_length="up_to_8_weeks",
        treatment_under_way="yes",
        accommodation="Arbeid hjemmefra med retting når hun selv vil, ingen faste tider.",
        tasks_to_cover="Alle timene. Magnus tar norsk, vi leier inn vikar i samfunnsfag.",
        obstacles="Kari ønsker at vi ser på hvor mange møter som ligger rett etter undervisningen.",
        agreed="Mona ringer hver onsdag etter lunsj. Kari gir beskjed hvis det passer dårlig. Vi sier til kollegene at "
        "Kari er borte en stund, ikke mer.",
        next_conversation_on=case.ahead(14),
    )
    yield case.day(4)
    case.answer(K.FIRST_CONVERSATION_MINUTES)
    case.take("conclude_first_conversation")
    yield case.day(5)
    case.try_out(
        from_list=PAPERS_FROM_HOME,
        area="place",
        what="Retting av norskstilene til 8A hjemmefra, høyst to timer om dagen, når det passer. Ingen frist.",
        why="Det går an å følge elevenes arbeid uten å stå i klasserommet.",
        from_on=case.on(6),
        until_on=case.to_come(14),
        evaluate_on=case.to_come(2),
        manager_does="Mona sender stilene fredager og sier til 8A at svarene kan ta tid.",
        employee_does="Kari fører opp hvor lenge hun holdt på.",
        others_do="Magnus tar stilene som haster.",
    )
    case.answer(K.ACCOMMODATION_MEASURE)
    yield case.day(12)
    case.sick_note(14, 41)
    yield case.day(16)
    case.file(
        K.FOLLOW_UP_PLAN,
        typical_workday="Undervisning fra 08.15 til 13.45 med korte pauser, tilsyn i storefri, fellestid to ettermiddager. "
        "Retting og planlegging hjemme.",
        tasks_possible="Retting, planlegging, samtaler med én elev om gangen.",
        tasks_not_possible="Hel klasse, tilsyn ute, kveldsmøter med foreldre.",
        earlier_accommodation="Retting hjemmefra de to siste ukene. Det gikk bra når det ikke var frist på det.",
        planned_accommodation="Fra mandag om to uker: to timer tirsdag og torsdag med lesegruppa (fire elever) på "
        "grupperommet, i fire uker. Magnus er i klassen ved siden av.",
        other_accommodation="Dele 8B i to grupper når Kari kommer tilbake til klassen. Halv stilling en periode.",
        employer_does="Mona ordner grupperommet og legger om timeplanen innen fredag. Fellestiden er frivillig så lenge.",
        employee_does="Kari prøver lesegruppa og sier fra samme dag hvis det blir for mye. Hun viser planen til legen.",
        help_from_nav="no",
        help_from_bht="no",
        follow_up="Telefon onsdager. En kaffe på skolen annenhver fredag hvis Kari vil.",
        evaluation_on=case.ahead(28),
        employee_took_part="yes",
    )
    yield case.day(20)
    case.call_to(
        MeetingKind.PLAN_MEETING,
        meeting_on=case.to_come(3),
        meeting_time="12.30",
        place="Det lille møterommet ved personalinngangen",
        purpose="Vi går gjennom planen sammen, og ser på hvordan rettingen hjemmefra har gått.",
        message="Ta gjerne med noen. Vi kan også ta det på telefon hvis det er bedre.",
    )
    yield case.day(23)
    case.reply(
        MeetingKind.PLAN_MEETING,
        MeetingAnswer.ANOTHER_TIME,
        proposed_on=case.to_come(5),
        proposed_time="10.00",
        words="Formiddagen er best for meg, da er det roligere på skolen.",
        brings=["trusted_person"],
    )
    case.think_over(
        MeetingKind.PLAN_MEETING,
        Ask.CAN_DO,
        "Retting går fint når jeg bestemmer tida selv. Lesegruppa vil jeg gjerne prøve.",
        share=True,
    )
    case.think_over(
        MeetingKind.PLAN_MEETING,
        Ask.UNSURE,
        "Jeg gruer meg til å møte kollegene på personalrommet. Vet ikke om jeg vil si det ennå.",
        share=False,
    )
    case.say_how_it_goes(
        "En time går fint, to blir for mye. Det beste er at ingen venter på stilene. Jeg savner å høre hva elevene sier."
    )
    case.tick(MeetingKind.PLAN_MEETING, "time", "room", "trusted", "possible")


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


def plan_unnecessary(case: CaseStory) -> Story:
    """Odd comes back soon and in full, so there is no plan; next is dialogue meeting 1."""
    yield case.begins(days_ago=35)
    case.report(
        expected_length="up_to_8_weeks", expected_end=case.until(44), work_related="no", cover_needed="no"
    )
    yield case.day(2)
    case.file(
        K.FIRST_CONVERSATION_MINUTES,
        held_on=case.now(),
        held_how="phone",
        told_of_trusted_person="yes",
        ability="Ingenting no, men heilt som før når han er tilbake.",
        expected_length="up_to_8_weeks",
        treatment_under_way="yes",
        tasks_to_cover="Brøyteruta på Øversida. Knut tek henne.",
        agreed="Odd ringjer når han veit datoen. Sigrid spør ikkje i mellomtida, etter Odds eige ønske.",
        next_conversation_on=case.ahead(21),
    )
    case.answer(K.FIRST_CONVERSATION_MINUTES)
    case.take("conclude_first_conversation")
    yield case.day(24)
    case.file(
        K.PLAN_EXEMPTION,
        reason="back_soon",
        grounds="Odd ringde og har fått dato: attende i full stilling om tre veker, med dei same oppgåvene som før. "
        "Vi er samde om at ein plan ikkje ville endra noko.",
    )
    case.take("exempt_plan")
