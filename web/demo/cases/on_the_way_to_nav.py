"""Cases on the way to dialogue meeting 2: a confirmation that was refused, and a plan on its way to Nav with help asked for."""

from web.demo.story import CaseStory, Story
from workflow.domain.documents import DocumentKind
from workflow.domain.plan_sharing import Recipient
from workflow.domain.tracks.kinds import Move, TrackKind

K, BHT = DocumentKind, TrackKind.OCCUPATIONAL_HEALTH


def plan_refused(case: CaseStory) -> Story:
    """Liv, who works in two places, did not want to confirm the plan, and activity cannot be arranged; Nav soon considers a meeting."""
    yield case.begins(days_ago=112)
    case.report(
        expected_length="not_known", expected_end=case.until(27), work_related="not_said", how="by_other"
    )
    yield case.day(4)
    case.away_elsewhere(0, 2, by="mona")
    case.file(
        K.FIRST_CONVERSATION_MINUTES,
        held_on=case.now(),
        held_how="phone",
        told_of_trusted_person="yes",
        ability="Liv ville ikke si noe om det nå.",
        expected_length="not_known",
        treatment_under_way="not_said",
        agreed="Korte samtaler på telefon, aldri mer enn ti minutter. Liv kan ha med datteren sin.",
        next_conversation_on=case.ahead(14),
    )
    case.take("conclude_first_conversation")
    yield case.day(14)
    case.no_answer(
        K.FIRST_CONVERSATION_MINUTES,
        outcome="silent",
        attempts="Sendt samme dag, minnet på etter seks dager. Ringt to ganger og lest det opp på telefonen.",
        grounds="Liv sa at det var greit, men at hun ikke orker å svare her. Jeg går videre, og hun kan svare når hun vil.",
    )
    yield case.day(24)
    case.file(
        K.FOLLOW_UP_PLAN,
        typical_workday="Rengjøring og praktisk hjelp hjemme hos fire til fem brukere om dagen, alene i bil.",
        tasks_possible="Vi vet ikke ennå.",
        tasks_not_possible="Rengjøring, bilkjøring.",
        earlier_accommodation="Ingenting ennå.",
        planned_accommodation="Vi foreslår to timer om dagen på dagsenteret, uten kjøring, i fire uker fra neste måned.",
        other_accommodation="Telefonvakt på kontoret.",
        employer_does="Amir avtaler med dagsenteret.",
        employee_does="Liv holder kontakten på telefon.",
        help_from_nav="no",
        help_from_bht="no",
        follow_up="Telefon annenhver tirsdag, høyst ti minutter.",
        evaluation_on=case.ahead(28),
        employee_took_part="no",
        not_took_part_reason="Liv ble spurt 3 ganger på telefon og ønsket ikke å være med på å lage den nå.",
    )
    yield case.day(27)
    case.sick_note(28, 83)
    yield case.day(34)
    case.no_answer(
        K.FOLLOW_UP_PLAN,
        outcome="refused",
        attempts="Sendt her samme dag som planen var klar. Ringt en uke senere. Tilbudt møte med datteren eller "
        "tillitsvalgt til stede.",
        grounds="Liv sier at hun ikke vil bekrefte noe hun ikke har vært med på å skrive. Jeg mener planen er et "
        "forsiktig forslag, og at det er viktig at legen får se den. Vi går videre, og Liv kan svare når hun vil.",
    )
    case.take("conclude_plan")
    yield case.day(45)
    case.file(
        K.DIALOGUE_MEETING_1_EXEMPTION,
        reason="too_ill",
        grounds="Liv ringte selv og sa at det ikke er aktuelt å komme tilbake nå, verken helt eller delvis. "
        "Vi avtalte å ta det opp igjen om en måned.",
    )
    case.take("exempt_dialogue_meeting_1")
    yield case.day(51)
    case.file(
        K.ACTIVITY_STATEMENT,
        outcome="not_possible",
        why_not_possible="Arbeidet er hjemme hos brukere og krever bil og fysisk arbeid. Dagsenteret har tatt imot så mange "
        "på utprøving som de kan ut halvåret, og kontoret har ingen oppgaver uten journalsystemet.",
        considered="Dagsenteret, telefonvakt, arbeid sammen med en kollega. Ingen av delene lar seg gjøre nå.",
    )
    case.take("exempt_activity_not_possible")
    yield case.day(83)
    case.sick_note(84, 139)


def meeting_with_nav_is_near(case: CaseStory) -> Story:
    """Piotr's plan is sent to Nav, the meeting is days away, and HR is asked for expert assistance."""
    yield case.begins(days_ago=171)
    case.report(
        expected_length="longer",
        expected_end=case.until(27),
        work_related="wholly",
        workplace_note="Arbeid i kummer og grøfter uten riktig utstyr den siste tida.",
    )
    yield case.day(3)
    case.file(
        K.FIRST_CONVERSATION_MINUTES,
        held_on=case.now(),
        held_how="in_person",
        told_of_trusted_person="yes",
        ability="Lager og bestillingar, sitjande arbeid ein time om gongen.",
        expected_length="longer",
        treatment_under_way="yes",
        obstacles="Utstyret i grøftene. Verneombodet ser på det.",
        agreed="Piotr er på lageret måndag og onsdag føremiddag når han kan.",
        next_conversation_on=case.ahead(14),
    )
    case.answer(K.FIRST_CONVERSATION_MINUTES)
    case.take("conclude_first_conversation")
    yield case.day(5)
    case.invite("jorunn", "plan", days=330)
    yield case.day(23)
    case.file(K.FOLLOW_UP_PLAN, **_plan_for_piotr(case, "Lager måndag og onsdag føremiddag i seks veker."))
    case.answer(K.FOLLOW_UP_PLAN)
    case.take("conclude_plan")
    yield case.day(26)
    case.read(by="jorunn")
    yield case.day(27)
    case.sick_note(28, 90)
    yield case.day(38)
    case.file(
        K.DIALOGUE_MEETING_1_INVITATION,
        meeting_on=case.on(45),
        meeting_time="10.00",
        length_minutes="60",
        place="Møterom Furua i rådhuset",
        employee_told_of_trusted_person="yes",
        invited=["safety_rep", "bht"],
        message="Vi tek òg for oss utstyret i grøftene. Jorunn har bilete med.",
    )
    yield case.day(46)
    case.file(
        K.DIALOGUE_MEETING_1_MINUTES,
        held_on=case.now(),
        present=["safety_rep", "bht"],
        measures_evaluated="Lageret går greitt ein time om gongen. Vi held fram.",
        new_measures="Hjelpemiddel til arbeid i kum. Kurs i prosjektering.",
        views_differ="Piotr meiner utstyret burde vore på plass i fjor. Sigrid er samd i at det tok for lang tid.",
        agreed="Sigrid bestiller utstyret no. Piotr prøver tre timar på lageret.",
        next_conversation_on=case.ahead(21),
    )
    case.file(
        K.FOLLOW_UP_PLAN, **_plan_for_piotr(case, "Tre timar på lageret måndag og onsdag, i åtte veker.")
    )
    yield case.day(47)
    case.answer(K.DIALOGUE_MEETING_1_MINUTES)
    case.answer(K.FOLLOW_UP_PLAN)
    case.take("conclude_dialogue_meeting_1")
    yield case.day(51)
    case.file(
        K.ACTIVITY_STATEMENT,
        outcome="in_activity",
        activity_description="Tre timar på lageret måndag og onsdag sidan førre veke: bestillingar, teljing, utlevering.",
    )
    case.take("conclude_activity_check")
    yield from _surroundings_looked_at(case)
    yield case.day(90)
    case.sick_note(91, 153)
    yield case.day(152)
    case.sick_note(154, 195)
    case.nav_calls(meeting_on=case.to_come(7), meeting_time="12.00", place="Nav Lerkedal, møterom 2")
    yield case.day(155)
    case.file(
        K.FOLLOW_UP_PLAN, **_plan_for_piotr(case, "Fire timar på lageret tre dagar i veka, i seks veker.")
    )
    case.answer(K.FOLLOW_UP_PLAN)
    yield case.day(157)
    for recipient in Recipient:
        case.send_plan(recipient)
    yield case.day(158)
    case.file(K.PLAN_SENT_TO_NAV, sent_on=case.now(), how="nav_no", meeting_on=case.to_come(7))
    yield case.day(165)
    case.file(
        K.HELP_REQUEST,
        track="expert_assistance",
        needed="Nokon utanfrå som kan sjå på røyrleggjararbeidet vårt og seie kva som kan gjerast annleis.",
        tried="Lager sidan veke 3, nytt utstyr frå veke 12, BHT i dialogmøte 1, kurs i prosjektering frå veke 15.",
    )
    yield case.day(167)
    case.read(by="hanne")


def _surroundings_looked_at(case: CaseStory) -> Story:
    """The occupational health service is asked to look at the trenches, and answers."""
    yield case.day(54)
    case.file(
        K.OCCUPATIONAL_HEALTH_REFERRAL,
        asked_for="surroundings",
        question="Kva kan gjerast med arbeidsstillingane i kum og grøft, for heile gruppa?",
        work_situation="Graving og legging av leidningar, mykje på kne.",
        employee_agrees="yes",
        shared="Namnet, og at han no arbeider på lageret.",
        plan_shared="yes",
    )
    yield case.day(56)
    case.go_on(BHT, Move.TAKE_UP, by="hanne")
    yield case.day(57)
    case.go_on(BHT, Move.SEND, by="hanne", sent_on=case.now())
    yield case.day(75)
    case.go_on(
        BHT,
        Move.NOTE_ANSWER,
        by="hanne",
        answered_on=case.now(),
        answer="Dei har sett på to grøfter og tilrår kneputer, rullebrett og bytte kvar halvtime.",
    )
    yield case.day(88)
    case.go_on(
        BHT, Move.CLOSE, by="hanne", outcome="helped", grounds="Utstyret er kjøpt inn, og gruppa bytter på."
    )


def _plan_for_piotr(case: CaseStory, measure: str) -> dict[str, str]:
    return {
        "typical_workday": "Graving, legging og reparasjon av leidningar, mykje på kne og i kum, ute heile året.",
        "tasks_possible": "Lager, bestillingar, kontroll av teikningar.",
        "tasks_not_possible": "Arbeid i kum og grøft, tunge løft.",
        "earlier_accommodation": "Lagerarbeid ein time om gongen. Det gjekk bra.",
        "planned_accommodation": measure,
        "other_accommodation": "Prosjektering saman med Hilde. Kurs i teikneprogrammet.",
        "employer_does": "Sigrid skaffar utstyr til kum og melder Piotr på kurs.",
        "employee_does": "Piotr prøver lageret og seier frå same dagen når det blir for mykje.",
        "help_from_nav": "yes",
        "help_from_nav_what": "Hjelpemiddel til arbeid i kum, og råd om kurs.",
        "help_from_bht": "yes",
        "help_from_bht_what": "Sjå på arbeidsstillingane saman med verneombodet.",
        "follow_up": "Kvar onsdag på lageret.",
        "evaluation_on": case.ahead(42),
        "employee_took_part": "yes",
    }
