"""Decides what the letters to the employee say: about work assessment allowance, about self-certification withdrawn."""

from datetime import date

from workflow.domain.text import N_
from workflow.services.letters import letter
from workflow.services.records import DocumentRecord
from workflow.services.results import FiledCopy
from workflow.services.scene import Scene

AAP_FILE = N_("Letter about work assessment allowance")
AAP_SUBJECT = N_("Apply for work assessment allowance in good time")
AAP_DATE = N_("Your right to sick pay is expected to end on %(day)s. Nav decides the exact day.")
AAP_APPLY = N_(
    "If you think that you may not be able to work in full by then, apply to Nav for work assessment allowance "
    "(arbeidsavklaringspenger). You apply yourself, on nav.no."
)
AAP_TIME = N_(
    "Nav may need three months with an application. Apply now rather than later, so that there is no time without "
    "income. You can withdraw an application if you get back to work before."
)
AAP_HELP = N_("If you are unsure, ask your manager or HR, or call Nav. You may bring somebody you trust.")
AAP_APPLIED = N_("If you have applied already, you need not do anything more.")
JOB_STAYS = N_("This letter changes nothing in your employment. We go on following up together.")

WITHDRAWN_FILE = N_("Letter about self-certification")
WITHDRAWN_SUBJECT = N_("You need a sick note from the first day for a time")
WITHDRAWN_DAYS = N_(
    "From %(first)s to %(last)s you cannot certify absence yourself. If you fall ill in that time, you need a sick "
    "note from the first day (National Insurance Act § 8-27)."
)
WITHDRAWN_WHY = N_("These are the grounds:")
WITHDRAWN_REVIEW = N_("On %(day)s we look at it anew together with you.")
WITHDRAWN_VIEW = N_(
    "If you do not agree, say so: to your manager, to HR, or in the service. An employee representative can help you."
)


def aap_letter(
    scene: Scene, max_date: date, own_words: str = "", document: DocumentRecord | None = None
) -> FiledCopy:
    """To apply while there is time."""
    language = scene.employee.language
    own = (own_words,) if own_words else ()
    return letter(
        scene,
        language=language,
        name=scene.say(language, AAP_FILE),
        recipient=(scene.employee.name,),
        subject=scene.say(language, AAP_SUBJECT),
        paragraphs=(
            scene.say(language, AAP_DATE, day=scene.day(language, max_date)),
            *(scene.say(language, words) for words in (AAP_APPLY, AAP_TIME, AAP_HELP, AAP_APPLIED)),
            *own,
        ),
        closing=(scene.say(language, JOB_STAYS),),
        document_id=document.id if document else None,
    )


def withdrawal_letter(scene: Scene, document: DocumentRecord, grounds: str) -> FiledCopy:
    """That the right to self-certify is withdrawn for a time, and why."""
    language, facts = scene.employee.language, document.facts

    def day(name: str) -> str:
        return scene.day(language, date.fromisoformat(str(facts[name])))

    return letter(
        scene,
        language=language,
        name=scene.say(language, WITHDRAWN_FILE),
        recipient=(scene.employee.name,),
        subject=scene.say(language, WITHDRAWN_SUBJECT),
        paragraphs=(
            scene.say(language, WITHDRAWN_DAYS, first=day("from_on"), last=day("to_on")),
            f"{scene.say(language, WITHDRAWN_WHY)}\n{grounds}",
            scene.say(language, WITHDRAWN_REVIEW, day=day("review_on")),
            scene.say(language, WITHDRAWN_VIEW),
        ),
        closing=(scene.say(language, JOB_STAYS),),
        document_id=document.id,
    )
