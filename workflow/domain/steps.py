"""Decides what a step and an alarm of the process consist of; which ones there are is the process page."""

from dataclasses import dataclass
from enum import StrEnum

from workflow.domain.deadlines import Due
from workflow.domain.documents import DocumentKind
from workflow.domain.duties import SubDuty
from workflow.domain.effects import Effect
from workflow.domain.law import Law
from workflow.domain.people import Role
from workflow.domain.recurring import Recurring
from workflow.domain.requirements import Requirement
from workflow.domain.stages import Stage


class Belongs(StrEnum):
    """A target that is not one stage but worked out from the case."""

    ON_TIMELINE = "where it belongs on the timeline"


class Nature(StrEnum):
    """What kind of step it is, for the page that offers it."""

    MAIN = "main"
    EXEMPTION = "exemption"
    ENDING = "ending"
    BESIDE = "beside"


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """A row of the process.

    `source` is where it can be taken, `dest` where it leads (None: the case keeps its place); `by` who may take it;
    `needs` what must be on file; `due` by when; `then` what follows by itself; `spends` the documents that are used up,
    so that the same step needs new ones next time; `at_once` that it is taken as soon as its document is filed.
    """

    trigger: str
    title: str
    source: tuple[Stage, ...]
    dest: Stage | Belongs | None
    by: tuple[Role, ...]
    needs: tuple[Requirement, ...]
    due: Due | None = None
    law: Law
    then: tuple[Effect, ...] = ()
    spends: tuple[DocumentKind, ...] = ()
    nature: Nature = Nature.MAIN
    at_once: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class DutyBeside:
    """A duty within a stage, with a day of its own: it is done once `needs` are on file, and matters `during` these stages."""

    duty: SubDuty
    due: Due
    during: tuple[Stage, ...]
    needs: tuple[Requirement, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Alarm:
    """Something that happens when a day comes: `unless` it is already seen to, `then` these effects, on the day `at`.

    `during` are the stages in which it matters. What comes round again happens for each of its days.
    """

    name: str
    at: Due | Recurring
    during: tuple[Stage, ...]
    then: tuple[Effect, ...]
    unless: tuple[Requirement, ...] = ()
