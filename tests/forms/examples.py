"""For every form a valid set of answers as a browser would post them, given the day it is and the first day."""

from collections.abc import Callable
from datetime import date, timedelta

Posted = dict[str, str]


def shown(day: date) -> str:
    return day.strftime("%d.%m.%Y")


def example(name: str, today: date, first_day: date) -> Posted:
    """The least a manager (or the employee) can post: required questions only."""
    return EXAMPLES[name](today, first_day)


def absence_notice(today: date, first_day: date) -> Posted:
    return {"first_day": shown(first_day), "grade": "100", "proof": "sick_note", "reported_how": "phone"}


def first_conversation_minutes(today: date, first_day: date) -> Posted:
    return {
        "held_on": shown(today),
        "told_of_trusted_person": "yes",
        "ability": "Kan svare på e-post hjemmefra et par timer.",
        "agreed": "Vi snakkes på telefon hver fredag.",
        "next_conversation_on": shown(today + timedelta(days=7)),
    }


def follow_up_plan(today: date, first_day: date) -> Posted:
    return {
        "typical_workday": "Undervisning fra åtte til to, møter etterpå.",
        "tasks_possible": "Planlegging og retting.",
        "tasks_not_possible": "Hele dager i klasserommet.",
        "earlier_accommodation": "Kortere dager i to uker. Det hjalp.",
        "planned_accommodation": "To timer om dagen fra mandag, i fire uker.",
        "other_accommodation": "Deling av klassen.",
        "employer_does": "Skaffer vikar til fredag.",
        "employee_does": "Sier fra når det blir for mye.",
        "help_from_nav": "no",
        "help_from_bht": "no",
        "follow_up": "En kort prat hver fredag.",
        "evaluation_on": shown(today + timedelta(days=28)),
        "employee_took_part": "yes",
    }


def plan_exemption(today: date, first_day: date) -> Posted:
    return {"reason": "back_soon", "grounds": "Avtalt i samtale: tilbake for fullt om en uke."}


def dialogue_meeting_1_invitation(today: date, first_day: date) -> Posted:
    return {
        "meeting_on": shown(today + timedelta(days=7)),
        "meeting_time": "10.00",
        "length_minutes": "45",
        "place": "Møterom Furua",
        "employee_told_of_trusted_person": "yes",
    }


def dialogue_meeting_1_minutes(today: date, first_day: date) -> Posted:
    return {
        "held_on": shown(today),
        "measures_evaluated": "Kortere dager fungerer, vi beholder det.",
        "agreed": "Fire timer om dagen fra neste uke.",
    }


def dialogue_meeting_1_exemption(today: date, first_day: date) -> Posted:
    return {"reason": "graded_not_useful", "grounds": "Begge mener at planen er nok for tiden."}


def activity_statement(today: date, first_day: date) -> Posted:
    return {"outcome": "in_activity", "activity_description": "Tre timer om dagen med planlegging."}


def plan_sent_to_nav(today: date, first_day: date) -> Posted:
    return {"sent_on": shown(today), "how": "nav_no", "meeting_on": shown(today + timedelta(days=14))}


def dialogue_meeting_2_outcome(today: date, first_day: date) -> Posted:
    return {"held_on": shown(today), "agreed": "Arbeidsutprøving i biblioteket i fire uker."}


def dialogue_meeting_2_exemption(today: date, first_day: date) -> Posted:
    return {"decided_on": shown(today), "reason": "documented_measure"}


def earlier_meeting_request(today: date, first_day: date) -> Posted:
    return {
        "meeting": "dialogue_meeting_2",
        "asked_by": "manager",
        "why": "Vi har prøvd tre ordninger og trenger råd om tiltak.",
    }


def max_date_letter(today: date, first_day: date) -> Posted:
    return {
        "max_date": shown(today + timedelta(days=80)),
        "sent_on": shown(today),
        "pension_form_enclosed": "yes",
    }


def pension_application_receipt(today: date, first_day: date) -> Posted:
    return {"outcome": "received", "received_on": shown(today)}


def clarification_outcome(today: date, first_day: date) -> Posted:
    return {
        "outcome": "own_position_adapted",
        "decided_on": shown(today),
        "from_on": shown(today),
        "percentage": "100",
        "grounds": "Utprøvingen gikk bra; 60 % undervisning og 40 % planlegging.",
    }


def return_note(today: date, first_day: date) -> Posted:
    return {
        "returned_on": shown(today),
        "work_percentage": "100",
        "follow_up_on": shown(today + timedelta(days=14)),
    }


def aftercare_note(today: date, first_day: date) -> Posted:
    return {"held_on": shown(today), "goes_well": "yes"}


def relapse_notice(today: date, first_day: date) -> Posted:
    return {"first_day": shown(today), "grade": "100", "proof": "sick_note"}


def registration_error_note(today: date, first_day: date) -> Posted:
    return {"reason": "duplicate", "explanation": "Fraværet var alt meldt dagen før."}


def contact_attempt(today: date, first_day: date) -> Posted:
    return {"contacted_on": shown(today), "channel": "phone", "outcome": "talked"}


def prevention_note(today: date, first_day: date) -> Posted:
    return {"wished_by": "manager", "seen": "Vaktene har vært tunge i det siste."}


def prevention_outcome(today: date, first_day: date) -> Posted:
    return {
        "agreed": "Færre kveldsvakter fram til jul.",
        "outcome": "prevention_solved",
    }


def accommodation_measure(today: date, first_day: date) -> Posted:
    return {
        "area": "tasks",
        "what": "De to første timene uten klasse.",
        "why": "Da går resten av dagen.",
        "from_on": shown(today),
        "until_on": shown(today + timedelta(days=28)),
        "manager_does": "Setter opp vikar.",
    }


def measure_evaluation(today: date, first_day: date) -> Posted:
    return {
        "how_it_went": "helped",
        "manager_says": "Det har gått fint.",
        "employee_says": "Det hjelper.",
        "what_next": "keep",
    }


def no_show_note(today: date, first_day: date) -> Posted:
    return {
        "missed_on": shown(today),
        "medical_reason": "yes",
        "other_contact": "phone",
        "shorter_offered": "yes",
        "trusted_person_offered": "yes",
        "agreed": "Vi snakkes på telefon fredag.",
    }


def disagreement_minutes(today: date, first_day: date) -> Posted:
    return {
        "held_on": shown(today),
        "subject": "Om hjemmekontor to dager i uka lar seg gjøre.",
        "proposal_1_what": "Hjemmekontor tirsdag og torsdag.",
        "proposal_1_made_by": "employee",
        "proposal_1_considered": "Planlegging kan gjøres hjemme, undervisning ikke.",
        "proposal_1_outcome": "accepted",
        "measure_agreed": "yes",
        "measures": "Hjemmekontor tirsdager fra mandag til påske.",
        "employee_view": "Jeg trenger ro for å planlegge.",
        "manager_view": "Elevene trenger noen i rommet.",
        "support_offered": "bht",
    }


def consent(today: date, first_day: date) -> Posted:
    return {"party": "doctor", "covers": "contact", "until": shown(today + timedelta(days=90))}


def doctor_letter(today: date, first_day: date) -> Posted:
    return {
        "tasks": "Undervisning og planlegging.",
        "possibilities": "Kortere økter.",
        "questions": "in_part",
        "way": "employee",
    }


def own_statement(today: date, first_day: date) -> Posted:
    return {"statement": "Jeg ringte tilbake samme dag."}


def self_certification(today: date, first_day: date) -> Posted:
    return {"first_day": shown(today), "last_day": shown(today), "whose": "own", "confirmed": "yes"}


def nav_help_request(today: date, first_day: date) -> Posted:
    return {
        "help_kind": "aids",
        "wanted": "Se på arbeidsplassen sammen med oss.",
        "situation": "Klasserommet er langt fra heisen.",
        "tried": "Byttet rom i oktober. Det hjalp litt.",
        "employee_knows": "yes",
    }


def expert_assistance_basis(today: date, first_day: date) -> Posted:
    return {
        "sub_unit": "Solbakken skole",
        "contact_name": "Ola Nordmann",
        "contact_reach": "ola@example.no",
        "expert_name": "Eva Ekspert",
        "expert_firm": "Arbeid og vei AS",
        "expert_competence": "Arbeidspsykologi, autorisert 2010.",
        "nav_consulted": "no",
        "work_situation": "Undervisning i hel stilling, mange møter.",
        "absence_and_tried": "Tre perioder siden mars; kortere dager er prøvd.",
        "help_wanted": "Kartlegge hva som skal til.",
        "hours": "12",
        "amount": "20000",
        "start_on": shown(today + timedelta(days=30)),
        "employee_agrees": "yes",
        "expert_is_neutral": "yes",
    }


def occupational_health_referral(today: date, first_day: date) -> Posted:
    return {"asked_for": "needs", "question": "Hva kan endres i klasserommet?", "employee_agrees": "no"}


def contested_sick_note(today: date, first_day: date) -> Posted:
    return {
        "note_from": shown(first_day),
        "note_to": shown(today + timedelta(days=7)),
        "grounds": "Sett i arbeid for en annen arbeidsgiver 12. november.",
        "talked": "no",
    }


def employer_period_refund(today: date, first_day: date) -> Posted:
    return {"ground": "chronic", "from_on": shown(first_day), "to_on": shown(today), "decided": "applied"}


def self_certification_withdrawal(today: date, first_day: date) -> Posted:
    return {
        "reason": "doubt",
        "grounds": "Sett på jobb et annet sted to av dagene med egenmelding.",
        "employee_heard": "yes",
        "from_on": shown(today + timedelta(days=7)),
        "to_on": shown(today + timedelta(days=180)),
        "review_on": shown(today + timedelta(days=150)),
    }


def delegation(today: date, first_day: date) -> Posted:
    return {
        "delegate": "Siri Stedfortreder",
        "from_on": shown(today),
        "to_on": shown(today + timedelta(days=30)),
        "authority": "Kan avtale timer og oppgaver.",
        "told_of_confidentiality": "yes",
    }


def position_bank_registration(today: date, first_day: date) -> Posted:
    return {
        "assessed_on": shown(first_day),
        "assessed_by": "occupational_health",
        "trial_from": shown(first_day),
        "trial_to": shown(today),
        "trial_where": "Biblioteket, halv stilling",
        "trial_outcome": "successful",
        "percentage": "60",
        "wanted": "Arbeid med katalog og utlån.",
        "qualifications": "Lærerutdanning, ti år i skolen.",
        "employee_agrees": "yes",
    }


def aap_reminder(today: date, first_day: date) -> Posted:
    return {"max_date": shown(today + timedelta(days=80)), "applied": "not_known"}


def meeting_minutes(today: date, first_day: date) -> Posted:
    return {
        "held_on": shown(today),
        "discussed": "Hvordan de første dagene tilbake har vært.",
        "agreed": "To timer om dagen i to uker.",
    }


def early_contact_note(today: date, first_day: date) -> Posted:
    return {"held_on": shown(today), "work_related": "not_said", "expected_length": "not_known"}


def meeting_invitation(today: date, first_day: date) -> Posted:
    return {
        "meeting_on": shown(today + timedelta(days=7)),
        "meeting_time": "10.00",
        "length_minutes": "45",
        "place": "Møterom 2",
        "purpose": "Vi ser på oppgavene sammen.",
    }


def dialogue_meeting_3_outcome(today: date, first_day: date) -> Posted:
    return {"held_on": shown(today), "agreed": "Nav undersøker et arbeidsrettet tiltak."}


def nav_meeting(today: date, first_day: date) -> Posted:
    return {"meeting_on": shown(today + timedelta(days=30))}


def meeting_outcome(today: date, first_day: date) -> Posted:
    return {"outcome": "held", "held_on": shown(today)}


def meeting_answer(today: date, first_day: date) -> Posted:
    return {"answer": "comes"}


def help_request(today: date, first_day: date) -> Posted:
    return {"track": "nav_assistance", "needed": "Råd om hjelpemidler i klasserommet."}


def confirmation(today: date, first_day: date) -> Posted:
    return {"outcome": "confirmed"}


def documented_silence(today: date, first_day: date) -> Posted:
    return {
        "outcome": "silent",
        "asked_on": shown(today),
        "attempts": "Ringt to ganger og sendt melding.",
        "grounds": "Ingen svar ennå. Vi går videre, og svaret kan komme senere.",
    }


def representative_invitation(today: date, first_day: date) -> Posted:
    """The representative is one of the choices the test's context gives."""
    return {"representative": "rep-1", "scope": "plan", "until": shown(today + timedelta(days=90))}


def absence_period(today: date, first_day: date) -> Posted:
    return {"period_kind": "sick_note_full", "start": shown(today)}


def told_by_nav(today: date, first_day: date) -> Posted:
    """Nothing told is an answer too: it takes back what was."""
    return {}


def plan_evaluation(today: date, first_day: date) -> Posted:
    return {
        "evaluated_on": shown(today),
        "plan_version": "1",
        "what_worked": "To timer om dagen gikk fint.",
        "what_did_not": "Fredagene ble for lange.",
        "conclusion": "keep",
        "next_evaluation_on": shown(today + timedelta(days=28)),
    }


def plan_answers(today: date, first_day: date) -> Posted:
    """Any question may be left open."""
    return {}


def plan_delivery(today: date, first_day: date) -> Posted:
    """The ways are choices the test's context gives."""
    return {"outcome": "delivered", "channel": "through_employee", "on": shown(today)}


EXAMPLES: dict[str, Callable[[date, date], Posted]] = {
    build.__name__: build
    for build in (
        absence_notice,
        first_conversation_minutes,
        follow_up_plan,
        plan_exemption,
        dialogue_meeting_1_invitation,
        dialogue_meeting_1_minutes,
        dialogue_meeting_1_exemption,
        activity_statement,
        plan_sent_to_nav,
        dialogue_meeting_2_outcome,
        dialogue_meeting_2_exemption,
        earlier_meeting_request,
        max_date_letter,
        pension_application_receipt,
        clarification_outcome,
        return_note,
        aftercare_note,
        relapse_notice,
        registration_error_note,
        help_request,
        contact_attempt,
        prevention_note,
        prevention_outcome,
        accommodation_measure,
        measure_evaluation,
        no_show_note,
        disagreement_minutes,
        consent,
        doctor_letter,
        own_statement,
        self_certification,
        nav_help_request,
        expert_assistance_basis,
        occupational_health_referral,
        contested_sick_note,
        employer_period_refund,
        self_certification_withdrawal,
        delegation,
        position_bank_registration,
        aap_reminder,
        meeting_minutes,
        plan_evaluation,
        early_contact_note,
        meeting_invitation,
        dialogue_meeting_3_outcome,
        nav_meeting,
        meeting_outcome,
        meeting_answer,
        confirmation,
        documented_silence,
        representative_invitation,
        absence_period,
        told_by_nav,
        plan_answers,
        plan_delivery,
    )
}
EXAMPLES["own_plan_answers"] = plan_answers
