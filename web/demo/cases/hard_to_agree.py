"""A case in which it is hard: nobody answers, a meeting is missed, the two disagree, and the plan is overdue."""

from web.demo.story import CaseStory, Story
from workflow.domain.consents import Party, Use
from workflow.domain.contact_rhythm import ContactWay
from workflow.domain.documents import DocumentKind
from workflow.domain.meetings import MeetingAnswer, MeetingKind, NotHeld

K = DocumentKind


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
    case.try_out(
        area="place",
        what="Daniel spiser lunsj med kollegene på base nord tirsdager, uten oppgaver, i fire uker.",
        why="Det er lettere å komme tilbake til folk en har sett.",
        from_on=case.ahead(3),
        until_on=case.until(70),
        evaluate_on=case.on(35),
        manager_does="Amir sier til gruppa at han kommer, og at ingen skal spørre om vakter.",
        employee_does="Daniel kommer når han vil, og går når han vil.",
    )
    case.answer(K.ACCOMMODATION_MEASURE)
    yield from _not_reached(case)
    yield from _not_agreed(case)


def _not_reached(case: CaseStory) -> Story:
    """Two tries, and a meeting each of them went to in another place."""
    yield case.day(20)
    case.file(K.CONTACT_ATTEMPT, contacted_on=case.now(), channel="message", outcome="no_answer")
    yield case.day(22)
    case.file(
        K.CONTACT_ATTEMPT,
        contacted_on=case.now(),
        contacted_at="13.10",
        channel="phone",
        outcome="left_message",
        offered=["shorter", "trusted_person"],
        note="La igjen beskjed om at han kan ha med noen, og at ti minutter er nok.",
    )
    yield case.day(23)
    case.call_to(
        MeetingKind.PLAN_MEETING,
        meeting_on=case.on(28),
        meeting_time="11.00",
        place="Avdelingskontoret",
        purpose="Vi begynner på planen sammen.",
    )
    case.reply(MeetingKind.PLAN_MEETING, MeetingAnswer.COMES)
    yield case.day(29)
    case.not_held(MeetingKind.PLAN_MEETING, NotHeld.DID_NOT_COME)
    case.file(
        K.NO_SHOW_NOTE,
        missed_on=case.on(28),
        medical_reason="no",
        other_reason="Daniel skrev at han hadde vært der. Jeg satt på kontoret og så ham ikke.",
        other_contact=["phone", "elsewhere"],
        shorter_offered="yes",
        trusted_person_offered="yes",
        agreed="Vi møtes ute neste gang og går en tur, slik han har bedt om.",
    )
    yield case.day(30)
    case.remember(
        K.NO_SHOW_NOTE,
        "Jeg sto utenfor base nord i tjue minutter, for der pleier vi å møtes. I innkallingen sto det kontoret, det så jeg "
        "først etterpå. Jeg ville gjerne snakke.",
    )


def _not_agreed(case: CaseStory) -> Story:
    """They disagree, find one thing, and ask the doctor what is possible."""
    yield case.day(34)
    case.file(
        K.CONTACT_ATTEMPT,
        contacted_on=case.now(),
        channel="in_person",
        outcome="talked",
        note="Gikk en tur rundt vannet, slik Daniel hadde bedt om. Det var lettere å snakke da.",
    )
    case.file(
        K.DISAGREEMENT_MINUTES,
        held_on=case.now(),
        subject="Om Daniel kan begynne med kveldsvakter, eller bare formiddager.",
        proposal_1_what="To formiddager i uka på base nord, sammen med Trine, uten kjøring.",
        proposal_1_made_by="employee",
        proposal_1_considered="Trine vil gjerne, og base nord har plass til en ekstra til jul. Det koster lite.",
        proposal_1_outcome="accepted",
        proposal_2_what="Kveldsvakt annenhver uke, for at turnusen skal gå opp.",
        proposal_2_made_by="manager",
        proposal_2_considered="Det løser turnusen, men da er han alene i bilen, og det er det han er mest usikker på.",
        proposal_2_outcome="rejected",
        proposal_2_why="Daniel kan ikke si ja til å være alene nå. Amir leier inn på kveldene fram til jul.",
        measure_agreed="yes",
        measures="To formiddager på base nord fra mandag om to uker og i fire uker. Amir setter opp, Trine er med.",
        employee_view="Jeg vil tilbake, men ikke alene. Når jeg har vært på formiddag en stund, kan vi snakke om kveld.",
        manager_view="Jeg trenger folk på kveld, men ser at dette er en start. Det er bedre enn ingenting for oss begge.",
        support_offered=["employee_rep", "doctor"],
        next_on=case.to_come(8),
    )
    yield case.day(35)
    case.answer(K.DISAGREEMENT_MINUTES)
    with_bht = case.agree_to(Party.OCCUPATIONAL_HEALTH, Use.MEETING, until=case.to_come(60))
    case.agree_to(
        Party.DOCTOR,
        Use.CONTACT,
        until=case.to_come(90),
        limits="Bare om oppgaver og vakter. Brevet skal gå gjennom meg.",
    )
    yield case.day(38)
    case.take_consent_back(with_bht)
    case.file(
        K.DOCTOR_LETTER,
        tasks="Besøk hjemme hos sju til ni brukere på en vakt, alene i bil, mye trapper. Kveldene er travlest.",
        possibilities="To formiddager i uka på base nord\nEn fast kollega på alle besøk\nIngen kjøring",
        questions=["which_tasks", "hours"],
        way="employee",
    )
    yield case.day(39)
    case.answer(K.DOCTOR_LETTER)
    case.keep_in_touch(weeks=1, way=ContactWay.MEETING)
