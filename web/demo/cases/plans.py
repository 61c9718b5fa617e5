"""Cases around the follow-up plan: waiting for an answer, overdue, with an objection, and exempted."""

from web.demo.story import CaseStory, Story
from workflow.domain.documents import DocumentKind

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


def plan_overdue(case: CaseStory) -> Story:
    """Daniel's plan should have been there two weeks ago. One sick note was typed wrongly and mended."""
    yield case.begins(days_ago=43)
    case.report(
        proof="self_certified",
        expected_length="up_to_16_days",
        expected_end=case.until(2),
        how="message",
        work_related="not_said",
    )
    yield case.day(4)
    case.sick_note(3, 13)
    case.file(
        K.FIRST_CONVERSATION_MINUTES,
        held_on=case.now(),
        held_how="phone",
        told_of_trusted_person="yes",
        ability="Ingenting foreløpig. Daniel trenger ro.",
        expected_length="not_known",
        treatment_under_way="not_said",
        agreed="Daniel vil helst ha meldinger framfor telefon. Amir skriver mandager og torsdager.",
        next_conversation_on=case.ahead(10),
    )
    yield case.day(5)
    case.answer(
        K.FIRST_CONVERSATION_MINUTES, "commented", "Jeg vil gjerne at vi møtes ute og går en tur neste gang."
    )
    case.take("conclude_first_conversation")
    yield case.day(14)
    note = case.sick_note(14, 41)
    someone_elses = case.sick_note(42, 48)
    yield case.day(15)
    case.take_back(someone_elses)
    case.correct(note, 14, 55)


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
        typical_workday="Kontaktlærer for 6A og 6B: undervisning til 13.30, elevsamtaler, foreldrekontakt, fellestid.",
        tasks_possible="Engelsk på 5.–7. trinn, to økter om dagen.",
        tasks_not_possible="Kontaktlæreransvar, foreldremøter på kveldstid, tilsyn.",
        earlier_accommodation="Fri fra kontaktlæreransvar i fire uker. Ingrid sier at det hjalp straks.",
        planned_accommodation="Kontaktlæreransvar for bare 6A fra om tre uker, med Eirik som medkontakt, i åtte uker.",
        other_accommodation="Bytte til timelærer ut skoleåret.",
        employer_does="Mona avklarer med Eirik og gir beskjed til foreldrene.",
        employee_does="Ingrid prøver ordningen med 6A og sier fra hver fredag hvordan uka var.",
        help_from_nav="no",
        help_from_bht="yes",
        help_from_bht_what="Se på arbeidsmengden for kontaktlærere på mellomtrinnet sammen med oss.",
        follow_up="Hver fredag klokka 12, ti minutter.",
        evaluation_on=case.ahead(28),
        employee_took_part="yes",
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
