"""Reads what figures are counted from, and keeps what may be shown of them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from workflow.domain.absence.periods import AbsenceKind, AbsencePeriod
from workflow.domain.documents import DocumentKind
from workflow.domain.figures.man_days import Post
from workflow.domain.figures.published import Figure, Measure
from workflow.domain.figures.spans import Span
from workflow.services.figures import EXEMPT_FROM_ACTIVITY, Followed, Signal
from workflow.services.norway import NORWAY

from .absence_rows import STANDS
from .tables import absence_period, case, counted_quarter, document, employment, figure, measure, unit

_BEFORE = timedelta(days=2 * 365)
"""How far back an absence may have begun that lasts into the span: longer than the right to sick pay."""
NO_ACTIVITY = frozenset({"medical", "not_possible"})
"""What a statement says when there can be no activity; a graded sick note is activity enough."""
_COLUMNS = tuple(figure.c[name] for name in Figure.__dataclass_fields__ if name != "is_hidden")


class FigureRows:
    """Figures in the database."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def counted(self) -> Collection[str]:
        """The quarters that are counted."""
        return set(self._connection.scalars(sa.select(counted_quarter.c.name)))

    def take(self, quarter: str, at: datetime) -> bool:
        """Whether it is ours to count: of two who try, the database lets one."""
        try:
            with self._connection.begin_nested():
                self._connection.execute(counted_quarter.insert(), {"name": quarter, "counted_at": at})
        except sa.exc.IntegrityError:
            return False
        return True

    def tree(self) -> Mapping[UUID, Sequence[UUID]]:
        """Every unit, with the units right below it."""
        rows = self._connection.execute(sa.select(unit.c.id, unit.c.parent_id).order_by(unit.c.id)).all()
        found: dict[UUID, list[UUID]] = {row.id: [] for row in rows}
        for row in rows:
            if row.parent_id is not None:
                found[row.parent_id].append(row.id)
        return found

    def posts(self, span: Span) -> Sequence[Post]:
        """Every position somebody had in it; a period without an end lasts until the span is over."""
        periods = self._periods(span)
        query = sa.select(employment).where(
            employment.c.start_on <= span.last,
            sa.or_(employment.c.end_on.is_(None), employment.c.end_on >= span.first),
        )
        return [
            Post(
                person=row.person_id,
                unit=row.unit_id,
                percentage=row.percentage,
                start_on=row.start_on,
                end_on=row.end_on,
                periods=tuple(periods.get(row.id, ())),
            )
            for row in self._connection.execute(query.order_by(employment.c.id))
        ]

    def _periods(self, span: Span) -> Mapping[UUID, Sequence[AbsencePeriod]]:
        query = (
            sa.select(absence_period)
            .where(
                STANDS,
                absence_period.c.start_on <= span.last,
                sa.or_(absence_period.c.end_on.is_(None), absence_period.c.end_on >= span.first - _BEFORE),
            )
            .order_by(absence_period.c.start_on, absence_period.c.received_at, absence_period.c.id)
        )
        found: dict[UUID, list[AbsencePeriod]] = {}
        for row in self._connection.execute(query):
            found.setdefault(row.employment_id, []).append(_period(row, span.last))
        return found

    def followed(self, span: Span) -> Sequence[Followed]:
        """The absences that began in it, each with the first day on which a paper of each kind was filed."""
        filed = (
            sa.select(
                document.c.case_id,
                document.c.spell,
                document.c.kind,
                sa.func.min(document.c.filed_on).label("on"),
            )
            .group_by(document.c.case_id, document.c.spell, document.c.kind)
            .subquery()
        )
        of_case = sa.and_(filed.c.case_id == case.c.id, filed.c.spell == case.c.spell)
        query = (
            sa.select(case, filed.c.kind, filed.c.on)
            .select_from(case.outerjoin(filed, of_case))
            .where(case.c.spell > 0, case.c.first_day.between(span.first, span.last))
            .order_by(case.c.id)
        )
        cases: dict[UUID, Any] = {}
        papers = self._exempt_from_activity(span)
        for row in self._connection.execute(query):
            cases[row.id] = row
            if row.kind is not None:
                papers.setdefault(row.id, {})[row.kind] = row.on
        return [
            Followed(
                person=row.employee_id,
                unit=row.unit_id,
                first_day=row.first_day,
                last_day=row.last_day,
                grade=row.grade,
                filed=papers.get(case_id, {}),
            )
            for case_id, row in cases.items()
        ]

    def _exempt_from_activity(self, span: Span) -> dict[UUID, dict[str, date]]:
        query = (
            sa.select(document.c.case_id, document.c.filed_on, document.c.facts)
            .select_from(
                document.join(
                    case, sa.and_(case.c.id == document.c.case_id, case.c.spell == document.c.spell)
                )
            )
            .where(
                document.c.kind == DocumentKind.ACTIVITY_STATEMENT,
                document.c.is_current,
                case.c.first_day.between(span.first, span.last),
            )
        )
        return {
            row.case_id: {EXEMPT_FROM_ACTIVITY: row.filed_on}
            for row in self._connection.execute(query)
            if row.facts.get("outcome") in NO_ACTIVITY
        }

    def signals(self, span: Span) -> Sequence[Signal]:
        """What was told in notices of absence and agreed as accommodation: coded answers alone, never a text."""
        notices = (
            sa.select(case.c.employee_id, case.c.unit_id, document.c.facts)
            .select_from(document.join(case, case.c.id == document.c.case_id))
            .where(
                document.c.kind == DocumentKind.ABSENCE_NOTICE,
                document.c.is_current,
                document.c.filed_on.between(span.first, span.last),
            )
        )
        found = [
            Signal(person=row.employee_id, unit=row.unit_id, measure=Measure.WORK_RELATED, word="")
            for row in self._connection.execute(notices)
            if row.facts.get("work_related") in {"wholly", "partly"}
        ]
        start = datetime.combine(span.first, datetime.min.time(), NORWAY)
        end = datetime.combine(span.last + timedelta(days=1), datetime.min.time(), NORWAY)
        agreed = (
            sa.select(case.c.employee_id, case.c.unit_id, measure.c.area)
            .select_from(measure.join(case, case.c.id == measure.c.case_id))
            .where(measure.c.agreed_at >= start, measure.c.agreed_at < end)
        )
        return found + [
            Signal(person=row.employee_id, unit=row.unit_id, measure=Measure.ACCOMMODATION, word=row.area)
            for row in self._connection.execute(agreed)
        ]

    def of_spans(self, spans: Sequence[str]) -> Sequence[Figure]:
        """Figures that are kept."""
        rows = self._connection.execute(sa.select(*_COLUMNS).where(figure.c.span.in_(spans)))
        return [Figure(**{**row._asdict(), "measure": Measure(row.measure)}) for row in rows]

    def keep(self, figures: Sequence[Figure]) -> None:
        """Store them; a figure that is there already is never written again."""
        names = [column.name for column in _COLUMNS]
        if figures:
            self._connection.execute(
                figure.insert(), [{name: getattr(one, name) for name in names} for one in figures]
            )


def _period(row: Any, last: date) -> AbsencePeriod:
    return AbsencePeriod(
        id=row.id.hex,
        kind=AbsenceKind(row.kind),
        start=row.start_on,
        end=row.end_on or max(last, row.start_on),
        grade=row.grade,
        received=row.received_at,
    )
