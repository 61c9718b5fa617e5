"""Cases of a year and more: the end of sick pay is near, and what comes after it is being cleared up."""

from web.demo.story import CaseStory, Story
from workflow.domain.contact_rhythm import ContactWay
from workflow.domain.difficulties import Help
from workflow.domain.documents import DocumentKind
from workflow.domain.tracks.kinds import Move, TrackKind

K, TRIAL = DocumentKind, TrackKind.POSITION_BANK


def max_date_is_near(case: CaseStory) -> Story:
    """Marit's letter about the max date is sent and payroll told; the pension application is not in yet."""
    yield case.begins(days_ago=326)
    case.report(expected_length="longer", expected_end=case.until(55), work_related="no")
    yield case.day(4)
    case.file(
        K.FIRST_CONVERSATION_MINUTES,
        held_on=case.now(),
        held_how="phone",
        told_of_trusted_person="yes",
        ability="Ikke noe arbeid de første månedene.",
        expected_length="longer",
        treatment_under_way="yes",
        tasks_to_cover="Hele stillingen. Vikariat lyses ut.",
        agreed="Amir ringer den første mandagen i måneden. Marit vil gjerne ha innkalling til sommeravslutningen.",
        next_conversation_on=case.ahead(28),
    )
    case.answer(K.FIRST_CONVERSATION_MINUTES)
    case.take("conclude_first_conversation")
    yield case.day(25)
    case.file(K.FOLLOW_UP_PLAN, **_plan_for_marit(case, "Ingenting før legen sier at det går an å prøve."))
    case.answer(K.FOLLOW_UP_PLAN)
    case.take("conclude_plan")
    yield case.day(44)
    case.file(
        K.DIALOGUE_MEETING_1_EXEMPTION,
        reason="too_ill",
        grounds="Marit og jeg er enige: det er ikke mulig å tenke på jobb nå. Hun sier selv fra når det endrer seg.",
    )
    case.take("exempt_dialogue_meeting_1")
    yield case.day(50)
    case.file(K.ACTIVITY_STATEMENT, outcome="medical", extended_certificate="yes")
    case.take("exempt_activity_medical")
    yield case.day(55)
    case.sick_note(56, 180, extended=True)
    yield case.day(168)
    case.file(
        K.DIALOGUE_MEETING_2_EXEMPTION,
        decided_on=case.now(),
        reason="medical",
        note="Nav tar det opp igjen når det er aktuelt. Marit har fått det samme brevet.",
    )
    case.take("exempt_dialogue_meeting_2")
    yield case.day(180)
    case.sick_note(181, 363)
    yield case.day(275)
    case.file(
        K.MAX_DATE_LETTER,
        max_date=case.max_date(),
        sent_on=case.now(),
        pension_form_enclosed="yes",
        message="Jeg ringer deg på torsdag, så ser vi på søknadene sammen. Du trenger ikke fylle ut noe før det.",
    )
    yield case.day(279)
    case.see_to_chores()
    case.keep_in_touch(weeks=4, way=ContactWay.PHONE)
    yield case.day(298)
    case.file(
        K.CONTACT_ATTEMPT,
        contacted_on=case.now(),
        channel="phone",
        outcome="talked",
        note="Marit har sendt søknaden til Nav. Hun vil gjerne ha beskjed om julebordet.",
    )


def _plan_for_marit(case: CaseStory, measure: str) -> dict[str, str]:
    return {
        "typical_workday": "Miljøarbeid i to bofellesskap, turnus med kveld og helg, ansvar for tiltaksplaner.",
        "tasks_possible": "Ingen nå.",
        "tasks_not_possible": "Alle oppgavene i turnus.",
        "earlier_accommodation": "Ingenting ennå.",
        "planned_accommodation": measure,
        "other_accommodation": "Tiltaksplaner hjemmefra, dagarbeid på kontoret, veiledning av lærlinger.",
        "employer_does": "Amir holder kontakten og holder av oppgaver som kan gjøres hjemmefra.",
        "employee_does": "Marit sier fra når hun kan tenke seg å prøve noe.",
        "help_from_nav": "no",
        "help_from_bht": "no",
        "follow_up": "Telefon den første mandagen i måneden.",
        "evaluation_on": case.ahead(90),
        "employee_took_part": "yes",
    }


def clarification_under_way(case: CaseStory) -> Story:
    """Per's sick pay has ended; a work trial at the library is to show what is possible."""
    yield case.begins(days_ago=410)
    case.report(expected_length="longer", expected_end=case.until(83), work_related="partly",
                workplace_note="Snømåking og tunge løft alene.")  # fmt: skip
    yield case.day(3)
    case.file(
        K.FIRST_CONVERSATION_MINUTES,
        held_on=case.now(),
        held_how="in_person",
        told_of_trusted_person="yes",
        ability="Tilsyn med teknisk anlegg, ikke måking og løft.",
        expected_length="longer",
        treatment_under_way="yes",
        tasks_to_cover="Uteområdet. Teknisk drift måker så lenge.",
        agreed="Per er innom verkstedet når han vil. Mona ringer annenhver uke.",
        next_conversation_on=case.ahead(14),
    )
    case.answer(K.FIRST_CONVERSATION_MINUTES)
    case.take("conclude_first_conversation")
    yield case.day(26)
    case.file(
        K.FOLLOW_UP_PLAN, **_plan_for_per(case, "Tilsyn med ventilasjon og varme, to timer tre dager i uka.")
    )
    case.answer(K.FOLLOW_UP_PLAN)
    case.take("conclude_plan")
    yield case.day(40)
    case.file(
        K.DIALOGUE_MEETING_1_INVITATION,
        meeting_on=case.on(46),
        meeting_time="09.00",
        length_minutes="45",
        place="Mona sitt kontor",
        employee_told_of_trusted_person="yes",
        invited=["employee_rep"],
    )
    yield case.day(47)
    case.file(
        K.DIALOGUE_MEETING_1_MINUTES,
        held_on=case.now(),
        present=["employee_rep"],
        measures_evaluated="Tilsynet går bra når Per kan styre tida selv.",
        agreed="Vi fortsetter, og Per får hjelp av Leif til det som krever to.",
    )
    case.file(
        K.FOLLOW_UP_PLAN, **_plan_for_per(case, "Tilsyn tre dager i uka, og opplæring i styringssystemet.")
    )
    case.answer(K.DIALOGUE_MEETING_1_MINUTES)
    case.answer(K.FOLLOW_UP_PLAN)
    case.take("conclude_dialogue_meeting_1")
    yield case.day(51)
    case.file(
        K.ACTIVITY_STATEMENT,
        outcome="in_activity",
        activity_description="Tilsyn med ventilasjon og varme tre formiddager i uka siden uke fem.",
    )
    case.take("conclude_activity_check")
    yield case.day(83)
    case.sick_note(84, 220)
    yield case.day(160)
    case.file(K.FOLLOW_UP_PLAN, **_plan_for_per(case, "Fire timer tre dager i uka med drift av anleggene."))
    case.answer(K.FOLLOW_UP_PLAN)
    yield case.day(163)
    case.file(K.PLAN_SENT_TO_NAV, sent_on=case.now(), how="nav_no", meeting_on=case.ahead(14))
    yield case.day(178)
    case.file(
        K.DIALOGUE_MEETING_2_OUTCOME,
        held_on=case.now(),
        present=["nav", "doctor"],
        agreed="Arbeidsutprøving som driftstekniker. Nav dekker kurset.",
        employer_does="Mona finner plass på kurset og en fadder hos teknisk drift.",
        employee_does="Per går kurset og prøver to dager i uka.",
        others_do="Nav svarer på søknaden innen tre uker.",
        next_conversation_on=case.ahead(30),
    )
    yield case.day(179)
    case.answer(K.DIALOGUE_MEETING_2_OUTCOME)
    case.take("conclude_dialogue_meeting_2")
    yield case.day(219)
    case.sick_note(221, 363)
    yield case.day(270)
    case.file(K.MAX_DATE_LETTER, max_date=case.max_date(), sent_on=case.now(), pension_form_enclosed="yes")
    yield case.day(310)
    case.file(
        K.PENSION_APPLICATION_RECEIPT,
        outcome="declined",
        received_on=case.now(),
        note="Per vil prøve arbeidet som driftstekniker først, og har fått vite at han kan søke senere.",
    )
    yield case.day(350)
    case.see_to_chores(by="lars")
    case.see_to_chores(by="per")
    case.take("conclude_max_date")
    yield case.day(363)
    case.sick_note(364, 470, grade=60)
    case.keep_in_touch(weeks=2, way=ContactWay.MEETING)
    yield from _other_work(case)


def _other_work(case: CaseStory) -> Story:
    """Other work is assessed, and tried at the library."""
    yield case.day(364)
    case.mark_difficult(
        category="illness_or_injury",
        note="Egen stilling går ikke lenger. Per er skuffet og trekker seg unna kollegene.",
        review_on=case.to_come(25),
    )
    case.help_given(Help.CLOSE_DIALOGUE)
    case.begin_help(
        TRIAL,
        "Per kan ikke gå tilbake til uteområdet. Han vil gjerne prøve noe annet i kommunen.",
        by="hanne",
        note="Biblioteket har en ledig halv stilling fra høsten.",
    )
    case.file(
        K.OCCUPATIONAL_HEALTH_REFERRAL,
        by="hanne",
        asked_for="work_trial",
        question="Hvilket arbeid i kommunen kan passe, og hva må det ta hensyn til?",
        work_situation="Drift av tekniske anlegg tre formiddager i uka.",
        employee_agrees="yes",
        shared="Navnet og planen.",
        plan_shared="yes",
    )
    yield case.day(370)
    case.go_on(TRIAL, Move.SEND, by="hanne", sent_on=case.now())
    yield case.day(382)
    case.go_on(
        TRIAL,
        Move.NOTE_ASSESSMENT,
        by="hanne",
        answered_on=case.now(),
        assessed_by="occupational_health",
        answer="Innendørs arbeid med mye bevegelse og uten tunge løft. Biblioteket passer godt.",
    )
    yield case.day(389)
    case.go_on(
        TRIAL,
        Move.BEGIN_TRIAL,
        by="hanne",
        trial_from=case.now(),
        trial_to=case.to_come(20),
        position="Biblioteket, vaktmester og utlån, to dager i uka",
    )
    case.help_given(Help.TRIAL)
    yield case.day(398)
    case.file(
        K.CONTACT_ATTEMPT,
        contacted_on=case.now(),
        channel="in_person",
        outcome="talked",
        note="Møttes på biblioteket. Utprøvingen går greit så langt.",
    )


def _plan_for_per(case: CaseStory, measure: str) -> dict[str, str]:
    return {
        "typical_workday": "Låse opp klokka seks, måke, flytte inventar, små reparasjoner, tilsyn med anleggene.",
        "tasks_possible": "Tilsyn, bestillinger, enkle reparasjoner.",
        "tasks_not_possible": "Måking, tunge løft, arbeid i stige.",
        "earlier_accommodation": "Teknisk drift tar uteområdet. Det tar unna det tyngste.",
        "planned_accommodation": measure,
        "other_accommodation": "Driftstekniker i hele kommunen.",
        "employer_does": "Mona avtaler med teknisk drift og skaffer opplæring.",
        "employee_does": "Per fører opp hva han har gjort, og sier fra når det er for tungt.",
        "help_from_nav": "yes",
        "help_from_nav_what": "Kurs for driftsteknikere.",
        "help_from_bht": "no",
        "follow_up": "Annenhver uke, på verkstedet.",
        "evaluation_on": case.ahead(60),
        "employee_took_part": "yes",
    }
