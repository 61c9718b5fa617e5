"""Decides how explanations are said to the one they are about: in the second person."""

from web.employee.words import WHY_NOT
from workflow.domain.text import N_

WHY_WORDS: dict[str, str] = {
    **WHY_NOT,
    "The employer pays the first %(paid)s days of sickness, here from %(start)s to %(end)s.": N_(
        "Your employer pays the first %(paid)s days of sickness, here from %(start)s to %(end)s."
    ),
    "Nobody can be dismissed because of the illness in the first %(months)s months: from %(start)s to %(day)s.": N_(
        "You cannot be dismissed because of the illness in the first %(months)s months: from %(start)s to %(day)s."
    ),
    "The day you agreed on.": N_("The day you and your manager agreed on."),
    "It is a duty only for those who are wholly absent.": N_(
        "It is needed only while you are wholly absent."
    ),
    "A reminder goes out on %(on)s, a working day.": N_(
        "Your manager gets a reminder on %(on)s, a working day."
    ),
    "The employer's routine has said %(value)s since %(since)s.": N_(
        "Your employer's routine has said %(value)s since %(since)s."
    ),
    "The employer decides the number. It is as it came with Tilbake.": N_(
        "Your employer decides the number. It is as it came with Tilbake."
    ),
    "Only absence this employer knows of is counted. Sick pay from elsewhere makes the date earlier.": N_(
        "Only absence your employer knows of is counted. Sick pay from elsewhere makes the date earlier."
    ),
    "The birth date is not known, so the limits at 67 and 70 years are left out.": N_(
        "Your birth date is not known here, so the limits at 67 and 70 years are left out."
    ),
}
"""Sentences of the law and the engine that would otherwise speak of somebody else; a test holds them to the originals."""
