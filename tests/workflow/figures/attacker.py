"""Somebody who puts everything shown together: what each unknown number can be at least and at most."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

Sum = tuple[frozenset[str], Fraction]


def bounds(sums: Sequence[Sum], most: Mapping[str, Fraction]) -> dict[str, tuple[Fraction, Fraction]]:
    """Narrow the bounds of every number by every sum, and by every difference of two sums, until nothing changes."""
    known = _with_differences(sums)
    found = {name: (Fraction(0), top) for name, top in most.items()}
    while True:
        before = dict(found)
        for names, total in known:
            for name in names:
                others = [found[other] for other in names if other != name]
                low = max(found[name][0], total - sum((high for _, high in others), Fraction(0)))
                high = min(found[name][1], total - sum((low for low, _ in others), Fraction(0)))
                found[name] = (low, high)
        if found == before:
            return found


def _with_differences(sums: Sequence[Sum]) -> list[Sum]:
    """Also what is left of a larger sum when smaller ones inside it are taken away, again and again."""
    known = dict(sums)
    while True:
        new = {
            outer - inner: known[outer] - known[inner]
            for outer in known
            for inner in known
            if inner < outer and outer - inner not in known
        }
        if not new:
            return list(known.items())
        known |= new


def follows(sums: Sequence[Sum], wanted: frozenset[str]) -> bool:
    """Whether a number is a linear combination of the sums: what exact algebra of any length could tell."""
    columns = sorted(set().union(wanted, *(names for names, _ in sums)))
    rows = [[Fraction(name in names) for name in columns] for names, _ in sums]
    target = [Fraction(name in wanted) for name in columns]
    return _rank(rows) == _rank([*rows, target])


def _rank(rows: list[list[Fraction]]) -> int:
    matrix, rank = [list(row) for row in rows], 0
    for column in range(len(matrix[0]) if matrix else 0):
        pivot = next((n for n in range(rank, len(matrix)) if matrix[n][column]), None)
        if pivot is None:
            continue
        matrix[rank], matrix[pivot] = matrix[pivot], matrix[rank]
        for n in range(rank + 1, len(matrix)):
            factor = matrix[n][column] / matrix[rank][column]
            if factor:
                matrix[n] = [a - factor * b for a, b in zip(matrix[n], matrix[rank], strict=True)]
        rank += 1
    return rank
