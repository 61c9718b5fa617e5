"""Help that is asked for in a case, and the mark that it is difficult, told in verbs."""

from typing import cast

from forms.requests.difficulty import DifficultyForm
from forms.requests.move import MoveForm, move_form
from web.demo.desk import Desk, Posted, UnreadableStory
from workflow.domain.difficulties import Category, Help
from workflow.domain.tracks.kinds import Move, TrackKind
from workflow.services.begin_track import begin_track
from workflow.services.mark_difficulty import mark_difficulty, tick_help
from workflow.services.move_track import Telling, move_track
from workflow.services.tracks import TrackRecord


class Asking(Desk):
    """Requests for help, as whoever is at HR takes them on."""

    def begin_help(self, kind: TrackKind, why: str, *, by: str, note: str = "") -> None:
        """HR begins with help by itself."""
        self.read(by=by)
        actor = self._actor(self._writer(by))
        begin_track(self._office, self._id, kind, why=why, note=note, actor=actor)
        self._minutes_pass()

    def go_on(self, kind: TrackKind, move: Move, *, by: str, note: str = "", **posted: Posted) -> None:
        """HR takes a request one step on."""
        self.read(by=by)
        who, track = self._writer(by), self._track(kind)
        form_class = move_form(kind, move, track.state, with_note=True)
        if form_class is None:
            raise UnreadableStory(f"{move} of {kind} is made with a paper")
        form = cast(MoveForm, self._filled(form_class, {**posted, "note": note}, who))
        telling = Telling(facts=form.told(), words=form.words(), note=note)
        move_track(self._office, track.id, move, telling, actor=self._actor(who), version=track.version)
        self._minutes_pass()

    def mark_difficult(self, *, by: str | None = None, **posted: Posted) -> None:
        """Somebody marks the follow-up as difficult."""
        self.read(by=by)
        who = self._writer(by)
        form = self._filled(DifficultyForm, posted, who)
        mark_difficulty(
            self._office,
            self._id,
            category=Category(form["category"].data),
            note=form["note"].data,
            review_on=form["review_on"].data,
            actor=self._actor(who),
        )
        self._minutes_pass()

    def help_given(self, helped: Help, *, by: str | None = None) -> None:
        """Something was done today that helps."""
        tick_help(
            self._office, self._id, helped, self._around.clock.today(), actor=self._actor(self._writer(by))
        )

    def _track(self, kind: TrackKind) -> TrackRecord:
        with self._office.store.transaction() as tx:
            found = [track for track in tx.tracks.of_case(self._id) if track.kind is kind]
        if not found:
            raise UnreadableStory(f"nobody asked for {kind} for {self._employee.username}")
        return found[0]
