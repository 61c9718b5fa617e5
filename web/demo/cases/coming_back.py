"""Cases of people who came back: aftercare, away again, and closed."""

from web.demo.story import CaseStory, Story
from workflow.domain.documents import DocumentKind
from workflow.domain.tracks.kinds import Move, TrackKind

K, REFUND = DocumentKind, TrackKind.EMPLOYER_PERIOD_REFUND


def aftercare_ahead(case: CaseStory) -> Story:
    """Hassan has been back for a week; the talk about how it goes is next week."""
    yield case.begins(days_ago=40)
    case.report(expected_length="up_to_8_weeks", expected_end=case.until(33), work_related="not_said")
    yield case.day(3)
    case.file(
        K.FIRST_CONVERSATION_MINUTES,
        held_on=case.now(),
        held_how="phone",
        told_of_trusted_person="yes",
        ability="Ikke noe nå.",
        expected_length="up_to_8_weeks",
        treatment_under_way="not_said",
        agreed="Hassan sender melding hver fredag.",
        next_conversation_on=case.ahead(14),
    )
    case.answer(K.FIRST_CONVERSATION_MINUTES)
    case.take("conclude_first_conversation")
    yield case.day(14)
    case.file(
        K.EMPLOYER_PERIOD_REFUND,
        by="hanne",
        ground="chronic",
        from_on=case.on(0),
        to_on=case.until(15),
        decided="applied",
    )
    case.go_on(REFUND, Move.SEND, by="hanne", sent_on=case.now())
    yield case.day(21)
    case.file(
        K.FOLLOW_UP_PLAN,
        typical_workday="Dagvakter i bofellesskapet: måltider, turer, aktiviteter.",
        tasks_possible="Måltider og aktiviteter inne.",
        tasks_not_possible="Turer og bading med brukere.",
        earlier_accommodation="Ingenting ennå.",
        planned_accommodation="Korte vakter, fire timer, på formiddagen, i to uker når han kommer tilbake.",
        other_accommodation="Bytte av helgevakter.",
        employer_does="Amir setter opp korte vakter sammen med Ole.",
        employee_does="Hassan sier fra om hvilke vakter som passer.",
        help_from_nav="no",
        help_from_bht="no",
        follow_up="Melding fredager.",
        evaluation_on=case.ahead(14),
        employee_took_part="yes",
    )
    yield case.day(22)
    case.answer(K.FOLLOW_UP_PLAN)
    case.take("conclude_plan")
    yield case.day(33)
    case.file(
        K.RETURN_NOTE,
        returned_on=case.now(),
        work_percentage="100",
        helps="Korte vakter på formiddagen de to første ukene, sammen med Ole. Kollegene vet at han starter rolig.",
        follow_up_on=case.ahead(14),
    )
    case.try_out(
        area="hours",
        what="Vakter på fire timer på formiddagen, alltid sammen med Ole. Ingen helg.",
        why="Hassan kommer inn i rutinene igjen uten å stå alene med brukerne.",
        from_on=case.now(),
        until_on=case.until(47),
        evaluate_on=case.on(38),
        manager_does="Amir setter opp turnusen slik og leier inn i helgene.",
        employee_does="Hassan sier fra til Ole når noe blir for mye.",
    )
    case.answer(K.ACCOMMODATION_MEASURE)
    yield case.day(37)
    case.say_how_it_goes(
        "Fire timer er bra. Jeg klarer å gå hjem uten å være utslitt, og vil gjerne holde på litt til."
    )
    yield case.day(38)
    case.look_back(
        how_it_went="helped",
        manager_says="Det går godt. Brukerne er glade for å ha ham tilbake, og Ole kan gi mer og mer fra seg.",
        what_next="renew",
        new_until=case.until(61),
        next_on=case.to_come(12),
    )


def away_again(case: CaseStory) -> Story:
    """Silje came back, and was away again a week later: the case is where it was, with everything agreed before."""
    yield case.begins(days_ago=46)
    case.report(expected_length="up_to_8_weeks", expected_end=case.until(29), work_related="partly",
                workplace_note="Mange voldsepisoder på avdelingen før ferien.")  # fmt: skip
    yield case.day(4)
    case.file(
        K.FIRST_CONVERSATION_MINUTES,
        held_on=case.now(),
        held_how="in_person",
        told_of_trusted_person="yes",
        ability="Samtaler med foreldre, ikke miljøarbeid ute i gangene.",
        expected_length="up_to_8_weeks",
        treatment_under_way="not_said",
        obstacles="Bemanningen i storefri. Mona setter inn én til.",
        agreed="Vi snakkes tirsdager. Silje er velkommen på personalrommet når hun vil.",
        next_conversation_on=case.ahead(12),
    )
    case.answer(K.FIRST_CONVERSATION_MINUTES)
    case.take("conclude_first_conversation")
    yield case.day(24)
    case.file(
        K.FOLLOW_UP_PLAN,
        typical_workday="Miljøarbeid i gangene og ute, samtaler med elever, møter med barnevern og foreldre.",
        tasks_possible="Samtaler og møter, skriving av planer.",
        tasks_not_possible="Tilsyn ute og i gangene.",
        earlier_accommodation="Fritak fra tilsyn før fraværet. Det ble ikke fulgt opp.",
        planned_accommodation="Fritak fra tilsyn i seks uker fra hun er tilbake. Fatima tar tilsynet.",
        other_accommodation="Fast makker i storefri.",
        employer_does="Mona skriver om tilsynsplanen og følger med på at den holdes.",
        employee_does="Silje melder fra samme dag hvis hun blir satt opp likevel.",
        help_from_nav="no",
        help_from_bht="yes",
        help_from_bht_what="Kurs i håndtering av vold og trusler for hele avdelingen.",
        follow_up="Tirsdager etter siste time.",
        evaluation_on=case.ahead(28),
        employee_took_part="yes",
    )
    case.answer(K.FOLLOW_UP_PLAN)
    case.take("conclude_plan")
    case.try_out(
        area="tasks",
        what="Samtaler, møter og planer, ikke tilsyn ute og i gangene; Fatima står på lista i stedet.",
        why="Da kan Silje være på jobb uten å stå alene i storefri.",
        from_on=case.ahead(5),
        until_on=case.until(66),
        evaluate_on=case.until(37),
        manager_does="Mona skriver om tilsynsplanen for alle, ikke bare for Silje.",
        employee_does="Silje melder fra samme dag hvis hun blir satt opp likevel.",
        others_do="Fatima tar tilsynet i storefri.",
    )
    case.answer(K.ACCOMMODATION_MEASURE)
    yield case.day(30)
    case.file(
        K.RETURN_NOTE,
        returned_on=case.now(),
        work_percentage="80",
        helps="Fritak fra tilsyn i seks uker. Kollegene vet om det.",
        follow_up_on=case.ahead(14),
    )
    yield case.day(37)
    case.look_back(
        how_it_went="partly",
        manager_says="Samtalene og møtene gikk fint. Tilsynsplanen ble ikke endret for vikarene, og det er mitt ansvar.",
        employee_says="Godt å slippe gangene. Men jeg ble satt opp to ganger likevel, og da ble jeg redd for neste dag.",
        what_next="stop",
    )
    case.answer(K.MEASURE_EVALUATION)
    yield case.day(38)
    case.file(
        K.RELAPSE_NOTICE,
        first_day=case.now(),
        grade="100",
        proof="sick_note",
        expected_end=case.ahead(40),
        work_related="partly",
        what_changed="Silje ble satt opp på tilsyn to ganger den første uka. Det skal ikke skje igjen.",
    )
    yield case.day(41)
    case.ask_what_they_think()
    case.think_of_plan(
        by="mona",
        tasks_possible="Samtaler og møter, skriving av planer.",
        tasks_not_possible="Tilsyn ute og i gangene.",
        planned_accommodation="Fritak fra tilsyn ut skoleåret. Vikarene får sin egen plan, og jeg ser over den hver fredag.",
        employer_does="Mona godkjenner hver tilsynsplan selv.",
        help_from_nav="no",
        follow_up="Tirsdager etter siste time.",
    )
    yield case.day(43)
    case.think_of_plan(
        tasks_possible="Samtaler og møter, skriving av planer.",
        tasks_not_possible="Tilsyn ute og i gangene, og å være alene med de eldste guttene.",
        planned_accommodation="Fritak fra tilsyn, og en fast makker de første ukene.",
        employer_does="Si tydelig til alle at dette gjelder, også når noen er borte.",
        help_from_nav="no",
        follow_up="Tirsdager etter siste time.",
    )


def closed_well(case: CaseStory) -> Story:
    """Arne is back for good; the case is closed and can still be read."""
    yield case.begins(days_ago=95)
    case.report(expected_length="up_to_8_weeks", expected_end=case.until(48), work_related="no")
    yield case.day(2)
    case.file(
        K.FIRST_CONVERSATION_MINUTES,
        held_on=case.now(),
        held_how="phone",
        told_of_trusted_person="yes",
        ability="Ikkje tak og stige. Tilsyn inne kan gå.",
        expected_length="up_to_8_weeks",
        treatment_under_way="yes",
        agreed="Arne ringjer etter kvar time hos legen. Sigrid held av tilsyna i skulane.",
        next_conversation_on=case.ahead(20),
    )
    case.answer(K.FIRST_CONVERSATION_MINUTES)
    case.take("conclude_first_conversation")
    yield case.day(25)
    case.file(
        K.FOLLOW_UP_PLAN,
        typical_workday="Feiing og tilsyn i åtte til ti hus om dagen, mykje tak og stige.",
        tasks_possible="Tilsyn inne, rapportar.",
        tasks_not_possible="Tak og stige.",
        earlier_accommodation="Tilsyn i skulane. Det gjekk fint.",
        planned_accommodation="Tilsyn inne to dagar i veka, i fire veker.",
        other_accommodation="Lift i staden for stige.",
        employer_does="Sigrid leiger lift og set opp tilsyna.",
        employee_does="Arne prøver og seier frå.",
        help_from_nav="no",
        help_from_bht="no",
        follow_up="Telefon kvar fredag.",
        evaluation_on=case.ahead(28),
        employee_took_part="yes",
    )
    case.answer(K.FOLLOW_UP_PLAN)
    case.take("conclude_plan")
    yield case.day(48)
    case.file(
        K.RETURN_NOTE,
        returned_on=case.now(),
        work_percentage="100",
        helps="Lift dei første vekene.",
        follow_up_on=case.ahead(14),
    )
    yield case.day(62)
    case.file(
        K.AFTERCARE_NOTE,
        held_on=case.now(),
        goes_well="yes",
        notes="Lifta gjer jobben lettare for alle. Vi held fram med ho.",
        agreed="Ingen fleire samtalar no. Arne kjem innom om noko endrar seg.",
    )
    case.answer(K.AFTERCARE_NOTE)
    yield case.day(64)
    case.take("conclude_aftercare")
