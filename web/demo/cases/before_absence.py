"""A case before there is any absence: a talk in time."""

from web.demo.story import CaseStory, Story
from workflow.domain.meetings import MeetingAnswer, MeetingKind


def talk_in_time(case: CaseStory) -> Story:
    """Anne is not away. She and her manager want to talk before it comes to that."""
    yield case.begins(days_ago=5)
    case.worry(
        wished_by="both",
        seen="Tre nye grupper på SFO siden høsten, og Anne har selv tatt de fleste seinvaktene når noen er borte.",
        wanted="En til som kan låse, og at vi ser på hvem som har seinvakt.",
    )
    case.call_to(
        MeetingKind.PREVENTIVE_TALK,
        meeting_on=case.to_come(2),
        meeting_time="13.00",
        length_minutes="30",
        place="En tur rundt vannet",
        purpose="Hvordan går det på SFO nå, og hva kan vi gjøre med seinvaktene?",
        message="Ta gode sko på deg. Kaffe etterpå.",
    )
    yield case.day(1)
    case.reply(MeetingKind.PREVENTIVE_TALK, MeetingAnswer.COMES)
