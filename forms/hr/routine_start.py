"""A routine to begin with, in plain words: a draft that HR makes its own, never published by itself."""

from workflow.domain.text import N_

STARTING_TEXT: dict[str, str] = {
    "purpose": N_(
        "We want you to get well looked after when you are ill, and to find the way back to work in a good manner. "
        "This is how we do it here. It is the same for all of us, managers too."
    ),
    "reporting": N_(
        "Call your nearest manager on the first day, before your working day begins if you can. A text message is not "
        "enough; if nobody answers, leave a message and try again.\n"
        "Say that you are away, how long you think it may last, which tasks somebody must take over, and whether it has "
        "to do with work. You never need to say what is wrong with you.\n"
        "Up to three days you can certify the absence yourself. After that you need a sick note."
    ),
    "timeline": N_(
        "Day 1: you report the absence, and your manager registers it.\n"
        "Within day 5: you and your manager talk together, about work and what you can manage.\n"
        "Within 4 weeks: you write a follow-up plan together.\n"
        "Within 7 weeks: dialogue meeting 1, when you are wholly away.\n"
        "By 8 weeks: you are in some work-related activity, if that is possible.\n"
        "By 26 weeks: Nav calls to dialogue meeting 2.\n"
        "After about a year: the right to sick pay ends. We talk about it in good time before.\n"
        "When you are back: we talk about how it goes."
    ),
    "roles": N_(
        "You: report on the first day, say what you can do, and help find solutions.\n"
        "Your manager: calls you, writes the plan with you, adapts the work and keeps the dates.\n"
        "HR: helps you both, and asks Nav or the occupational health service for help.\n"
        "Employee and safety representatives: give you advice and come along to meetings if you wish."
    ),
    "rights": N_(
        "You may bring somebody you trust to every talk.\n"
        "You may read everything that is written about you, and say if something is wrong.\n"
        "You may ask for your work to be adapted for a time: tasks, hours or place.\n"
        "You have a duty to take part in talks and in the plan, as far as your health allows."
    ),
    "privacy": N_(
        "We talk about work and what you can manage. We never ask for a diagnosis, and we never write one down. "
        "Only those who follow you up can see your case, and you can see who has read it."
    ),
    "contacts": N_(
        "Ask your manager or HR first. The employee representative, the safety representative and Nav can also help. "
        "Write the names and telephone numbers that count at your place here."
    ),
}
"""By the part of the form; each lets itself be said in three languages."""
