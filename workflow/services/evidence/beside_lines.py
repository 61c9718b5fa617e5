"""Decides how meetings, measures, requests, consents, contact and deliveries are told on the first page of a package: one line each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from workflow.domain.contact_rhythm import WAYS
from workflow.domain.meetings import MEETING_NAMES, CalledBy
from workflow.domain.tracks.kinds import STATE_NAMES, TRACK_NAMES
from workflow.services.delivery_names import CHANNEL_NAMES, ENDED_NAMES, NOT_YET, RECIPIENT_NAMES
from workflow.services.evidence import words
from workflow.services.meeting_records import MeetingRecord
from workflow.services.norway import day_in_norway
from workflow.services.printed_pages import PrintedAnswer
from workflow.services.scene import Scene

CARRY_NOTHING = frozenset({"mail", "calendar"})


@dataclass(frozen=True)
class BesideLines:
    """The lines of a case, in the language of its package; `names` are those of its documents by id."""

    scene: Scene
    language: str
    names: Mapping[UUID, str]

    def deliveries(self) -> Iterator[PrintedAnswer]:
        """To whom, what, and how far it came; notices about no paper are only counted."""
        notices = 0
        for one in self.scene.tx.packages.deliveries(self.scene.case.id):
            if one["document_id"] is None and one["channel"] in CARRY_NOTHING:
                notices += 1
                continue
            what = self.names.get(one["document_id"])
            to = self._say(RECIPIENT_NAMES.get(one["recipient"], one["recipient"]))
            yield PrintedAnswer(question=f"{to}: {self._say(what)}" if what else to, answer=self._came(one))
        if notices:
            yield PrintedAnswer(question=self._say(words.OTHER_NOTICES), answer=str(notices))

    def _came(self, one: Mapping[str, Any]) -> str:
        if one["sent_at"]:
            day = one["sent_on"] or day_in_norway(one["sent_at"])
            told = f"{self._say(CHANNEL_NAMES.get(one['channel'], one['channel']))}, {self._day(day)}"
            return f"{told}, {one['sent_by']}" if one["sent_by"] else told
        ready = self._say(words.MADE_READY, day=self._day(day_in_norway(one["made_at"])))
        ended = one["ended_because"]
        status = self._say(ENDED_NAMES.get(ended, ended) if ended else NOT_YET)
        return _told(ready, status, one["reason"])

    def meetings(self) -> Iterator[PrintedAnswer]:
        """Which, when, who called it, what was answered, and whether it was held."""
        for one in self.scene.tx.meetings.of_case(self.scene.case.id):
            clock = f", {one.at_time:%H.%M}" if one.at_time else ""
            parts = (f"{self._day(one.on_day)}{clock}", *self._invited(one), self._ended(one))
            yield PrintedAnswer(question=self._say(MEETING_NAMES[one.kind]), answer=_told(*parts))

    def requests(self) -> Iterator[PrintedAnswer]:
        """What was asked for, when, and how far it came."""
        for one in reversed(self.scene.tx.tracks.of_case(self.scene.case.id)):
            day = self._day(day_in_norway(one.asked_at))
            yield PrintedAnswer(
                question=self._say(TRACK_NAMES[one.kind]),
                answer=_told(day, self._say(STATE_NAMES[one.state])),
            )

    def _invited(self, one: MeetingRecord) -> Iterator[str]:
        if one.called_by is CalledBy.NAV:
            yield self._say(words.CALLED_BY_NAV)
        if one.invited_at is not None:
            yield self._say(words.INVITED)
        given = self.scene.tx.meetings.answer(one.id, one.sequence)
        if given is not None:
            yield self._say(words.ANSWERED, answer=self._say(words.ANSWER_NAMES[given.answer]))

    def _ended(self, one: MeetingRecord) -> str:
        if one.cancelled_at is not None:
            return self._say(words.CANCELLED)
        if one.held_on is not None:
            return self._say(words.HELD, day=self._day(one.held_on))
        if one.not_held_at is None:
            return ""
        because = one.not_held_because
        return _told(self._say(words.NOT_HELD), self._say(words.NOT_HELD_NAMES[because]) if because else "")

    def measures(self) -> Iterator[PrintedAnswer]:
        """What was agreed, from when to when, how it stands, and each evaluation."""
        for one in self.scene.tx.measures.of_case(self.scene.case.id):
            days = self._say(words.FROM_UNTIL, begins=self._day(one.from_on), ends=self._day(one.until_on))
            status = self._say(words.STATUS_NAMES[one.status(self.scene.today)])
            looked_at = [
                self._say(
                    words.EVALUATED,
                    day=self._day(it.evaluated_on),
                    outcome=self._say(words.WENT_NAMES[it.how_it_went]),
                )
                for it in reversed(self.scene.tx.measures.evaluations(one.id))
            ]
            yield PrintedAnswer(question=one.what, answer=_told(days, status, *looked_at))

    def consents(self) -> Iterator[PrintedAnswer]:
        """For whom, how long, and when it was taken back."""
        for one in self.scene.tx.consents.of_case(self.scene.case.id):
            days = self._say(words.FROM_UNTIL, begins=self._day(one.given_on), ends=self._day(one.until_on))
            on = one.withdrawn_on
            ended = self._say(words.TAKEN_BACK, day=self._day(on)) if on else ""
            yield PrintedAnswer(question=self._say(words.PARTY_NAMES[one.party]), answer=_told(days, ended))

    def rhythms(self) -> Iterator[PrintedAnswer]:
        """How often, how, and from when."""
        for one in self.scene.tx.contact_rhythms.of_case(self.scene.case.id):
            weeks = self._say(words.WEEKS_BETWEEN, weeks=one.every_weeks)
            yield PrintedAnswer(
                question=self._day(one.from_on), answer=_told(weeks, self._say(WAYS[one.way]))
            )

    def _say(self, message: str, **values: object) -> str:
        return self.scene.say(self.language, message, **values)

    def _day(self, day: date) -> str:
        return self.scene.day(self.language, day)


def _told(*parts: str) -> str:
    return ". ".join(part.rstrip(".") for part in parts if part)
