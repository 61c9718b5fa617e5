"""Cases around the follow-up plan: waiting for an answer, and exempted."""

from web.demo.cases.at_work import PAPERS_FROM_HOME
from web.demo.story import CaseStory, Story
from workflow.domain.contact_rhythm import ContactWay
from workflow.domain.documents import DocumentKind
from workflow.domain.guide import Ask
from workflow.domain.meetings import MeetingAnswer, MeetingKind

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
    case.keep_in_touch(weeks=1, way=ContactWay.PHONE)
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
    yield case.day(17)
    case.file(K.CONTACT_ATTEMPT, contacted_on=case.now(), channel="phone", outcome="talked",
              note="Kari har rettet to bunker. Vi snakket om lesegruppa.")  # fmt: skip
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
        proposed_on=case.to_come(7),
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
    case.wish_for_contact(
        "Helst etter klokka tolv. En melding først er fint.", weeks=2, way=ContactWay.MESSAGE
    )
    case.say_how_it_goes(
        "En time går fint, to blir for mye. Det beste er at ingen venter på stilene. Jeg savner å høre hva elevene sier."
    )
    case.tick(MeetingKind.PLAN_MEETING, "time", "room", "trusted", "possible")


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
