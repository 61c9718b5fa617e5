"""Goes through what has been kept long enough: shows it, and deletes it a batch at a time with a receipt for each class.

Both use the same queries in the same order, so that what was shown is what goes.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

import sqlalchemy as sa

from workflow.domain.dated_rules import DatedNumber, RuleBook, Unit
from workflow.domain.keeping_days import last_event
from workflow.domain.retention import BY_WORD, Kept, class_of
from workflow.services.ports import Cipher

from .keeping_cascade import Found, Key, delete_found, is_one_of, key_of, kinds_of, with_all_that_belongs
from .keeping_due import CONTACT_DETAILS, ROOTS, Root
from .tables import case, person, retention_mark, retention_receipt

BATCH = 20
"""How many follow-ups or people go in one transaction, with all that belongs to them."""
BATCH_OF_SMALL = 300


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """What a class deletes on a day: the rule as it counts then, and the latest event whose time is over."""

    root: Root
    rule: DatedNumber
    value: int
    last: date


@dataclass(frozen=True, kw_only=True, slots=True)
class ForeseenLine:
    """How much of a class would go, and by which rule."""

    word: Kept
    rule: str
    value: int
    unit: Unit
    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Foreseen:
    """What would go on a day; `cases` are the follow-ups that go as a whole, of `all_cases`."""

    day: date
    lines: tuple[ForeseenLine, ...]
    cases: tuple[UUID, ...]
    all_cases: int

    @property
    def total(self) -> int:
        """Of everything together."""
        return sum(line.count for line in self.lines)


@dataclass(frozen=True, kw_only=True, slots=True)
class Deletion:
    """Whose work it is, for the receipts; `at` is real time."""

    run_id: UUID
    day: date
    ran_by: str
    at: datetime
    keys: Cipher


def terms(book: RuleBook, day: date) -> list[Term]:
    """The classes in the order they are gone through, as the rules count on that day."""
    found = []
    for root in ROOTS:
        rule = BY_WORD[root.word].rule
        if rule is None:
            raise ValueError(root.word)
        value = book.value(rule, day)
        found.append(Term(root=root, rule=rule, value=value, last=last_event(day, value, rule.unit)))
    return found


def due_keys(connection: sa.Connection, term: Term) -> list[Key]:
    """The rows of a class that go."""
    return [tuple(row) for row in connection.execute(term.root.due(term.last))]


def foresee(connection: sa.Connection, book: RuleBook, day: date) -> Foreseen:
    """What would go on a day, as things stand now. Reads, and changes nothing."""
    seen: dict[sa.Table, set[Key]] = {}
    counted: Counter[tuple[Kept, str]] = Counter()
    every = terms(book, day)
    for term in every:
        keys = due_keys(connection, term)
        if term.root.word is Kept.CONTACT_DETAILS:
            counted[term.root.word, term.rule.name] += len(set(keys) - seen.get(person, set()))
            continue
        found = with_all_that_belongs(connection, term.root.table, keys, seen)
        for word, of_word in _by_class(connection, found).items():
            counted[word, term.rule.name] += sum(len(keys) for keys in of_word.values())
        for table, gone in found.items():
            seen.setdefault(table, set()).update(gone)
    numbers = {term.rule.name: (term.value, term.rule.unit) for term in every}
    lines = tuple(
        ForeseenLine(
            word=word, rule=rule, value=numbers[rule][0], unit=numbers[rule][1], count=counted[word, rule]
        )
        for word in Kept
        for rule in numbers
        if counted[word, rule]
    )
    everything = connection.scalar(sa.select(sa.func.count()).select_from(case)) or 0
    cases = tuple(sorted((key[0] for key in seen.get(case, set())), key=str))
    return Foreseen(day=day, lines=lines, cases=cases, all_cases=everything)


def batches(term: Term, keys: Sequence[Key]) -> list[Sequence[Key]]:
    """The rows of a class in portions of one transaction each."""
    most = BATCH if term.root.table in {case, person} else BATCH_OF_SMALL
    return [keys[start : start + most] for start in range(0, len(keys), most)]


def delete_batch(connection: sa.Connection, term: Term, keys: Sequence[Key], deletion: Deletion) -> int:
    """Delete those of the rows that may still go, with all that belongs to them; returns how many rows went."""
    still = _still_due(connection, term, keys)
    if not still:
        return 0
    if term.root.word is Kept.CONTACT_DETAILS:
        _receipt(connection, term, Kept.CONTACT_DETAILS, {person: still}, deletion)
        nothing = dict.fromkeys(CONTACT_DETAILS)
        connection.execute(sa.update(person).where(is_one_of(person, still)).values(**nothing))
        return len(still)
    found = with_all_that_belongs(connection, term.root.table, still, {})
    receipts: dict[sa.Table, UUID] = {}
    for word, of_word in _by_class(connection, found).items():
        receipt_id = _receipt(connection, term, word, of_word, deletion)
        receipts.update(dict.fromkeys(of_word, receipt_id))
    delete_found(connection, found, receipts, deletion.keys, deletion.at)
    return sum(len(rows) for rows in found.values())


def mark_of(keys: Cipher, name: str, key: Key) -> str:
    """What is kept of the id of something deleted: equal for the same id, telling nothing without the key."""
    return keys.blind_index(f"{name}/" + "/".join(str(part) for part in key), context="retention.mark")


def digest_of(keys: Cipher, marks: Sequence[str]) -> str:
    """What shows that the marks of a receipt are those it was given with."""
    return keys.blind_index("\n".join(sorted(marks)), context="retention.receipt")


def _still_due(connection: sa.Connection, term: Term, keys: Sequence[Key]) -> list[Key]:
    """Held until the end of the transaction first: a follow-up that is just being taken up again stays."""
    table = term.root.table
    mine = is_one_of(table, keys)
    connection.execute(sa.select(*key_of(table)).where(mine).with_for_update()).all()
    return [tuple(row) for row in connection.execute(term.root.due(term.last).where(mine))]


def _by_class(connection: sa.Connection, found: Found) -> dict[Kept, Found]:
    """The rows under the class each belongs to, in the order of the page."""
    sorted_out: dict[Kept, Found] = {}
    for table, keys in found.items():
        for key, kind in kinds_of(connection, table, keys).items():
            word = class_of(table.name, kind)
            sorted_out.setdefault(word, {}).setdefault(table, []).append(key)
    return sorted_out


def _receipt(connection: sa.Connection, term: Term, word: Kept, rows: Found, deletion: Deletion) -> UUID:
    names = {table: table.name if word is not Kept.CONTACT_DETAILS else word.value for table in rows}
    marks = [mark_of(deletion.keys, names[table], key) for table, keys in rows.items() for key in keys]
    receipt_id = uuid4()
    receipt = {
        "id": receipt_id,
        "run_id": deletion.run_id,
        "kept_as": word.value,
        "rule": term.rule.name,
        "value": term.value,
        "unit": term.rule.unit.value,
        "day": deletion.day,
        "count": len(marks),
        "ran_by": deletion.ran_by,
        "deleted_at": deletion.at,
        "digest": digest_of(deletion.keys, marks),
    }
    connection.execute(retention_receipt.insert(), receipt)
    connection.execute(retention_mark.insert(), [{"receipt_id": receipt_id, "mark": mark} for mark in marks])
    return receipt_id
