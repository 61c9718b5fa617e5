"""Measures one step through the service against the same rows written by hand.

    python -m tests.benchmarks.step [--database URL] [--rounds 10] [--each 150] [--growth]

Prints the ratio bare / service in alternating rounds on one connection, and with `--growth` the exponents of a step's
time in the number of cases and in the length of a case's history.
"""

import argparse
import math
import resource
import statistics
import tempfile
import time
from pathlib import Path
from uuid import UUID, uuid4

import sqlalchemy as sa

from tests.benchmarks import bare
from tests.benchmarks.world import World, add_cases, empty
from workflow.services.take_step import take_step


def through_service(world: World, case_id: UUID) -> None:
    """One step as a request takes it."""
    take_step(world.office, case_id, "conclude_plan", actor=world.manager, version=1, submission=uuid4())


def seconds(world: World, cases: list[UUID], how: str) -> float:
    """Wall seconds of one step each on all of the cases."""
    start = time.perf_counter()
    for case_id in cases:
        if how == "service":
            through_service(world, case_id)
        else:
            bare.step(world, case_id, uuid4(), reading=how == "bare with reading")
    return time.perf_counter() - start


def ratios(world: World, rounds: int, each: int) -> None:
    """Alternate the three ways and print their medians."""
    ways = ("bare", "service", "bare with reading")
    cases = iter(add_cases(world, (rounds + 1) * each * len(ways)))
    spent: dict[str, list[float]] = {way: [] for way in ways}
    for number in range(rounds + 1):
        order = ways if number % 2 else ways[::-1]
        for way in order:
            took = seconds(world, [next(cases) for _ in range(each)], way)
            if number:  # the first round warms up
                spent[way].append(took / each)
    for way in ways:
        print(f"  {way:18} {statistics.median(spent[way]) * 1e6:8.0f} us a step")
    for way in ("bare", "bare with reading"):
        pairs = [hand / own for hand, own in zip(spent[way], spent["service"], strict=True)]
        print(
            f"  {way} / service: {statistics.median(pairs):.2f} (from {min(pairs):.2f} to {max(pairs):.2f})"
        )


def growth(world: World, each: int) -> None:
    """Print how a step's time grows with the number of cases and with the length of a case's history."""
    sizes = (1_000, 10_000, 100_000)
    by_cases, total = [], 0
    for size in sizes:
        fresh = add_cases(world, size - total)
        total = size
        seconds(world, fresh[:20], "service")
        by_cases.append(_best(world, fresh[20 : 20 + 4 * each], each))
    print(
        f"  cases {sizes}: {[f'{t * 1e6:.0f} us' for t in by_cases]}, exponent {_exponent(sizes, by_cases):.3f}"
    )
    lengths = (1, 10, 100, 1_000)
    by_length = []
    for length in lengths:
        fresh = add_cases(world, 4 * each, history=length)
        by_length.append(_best(world, fresh, each))
    print(
        f"  history {lengths}: {[f'{t * 1e6:.0f} us' for t in by_length]}, exponent {_exponent(lengths, by_length):.3f}"
    )
    print(f"  peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


def _best(world: World, cases: list[UUID], each: int) -> float:
    """The quickest of four parts: what else goes on on the machine only ever adds."""
    parts = [cases[start : start + each] for start in range(0, len(cases), each)]
    return min(seconds(world, part, "service") / len(part) for part in parts)


def _exponent(sizes: tuple[int, ...], times: list[float]) -> float:
    logs = [(math.log(size), math.log(took)) for size, took in zip(sizes, times, strict=True)]
    return statistics.linear_regression([x for x, _ in logs], [y for _, y in logs]).slope


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--database", help="an empty PostgreSQL database; SQLite in a temporary folder without it"
    )
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--each", type=int, default=150)
    parser.add_argument("--growth", action="store_true")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = chosen.database or f"sqlite:///{folder}/benchmark.db"
        world = empty(sa.make_url(url).render_as_string(hide_password=False), Path(folder))
        print(f"one step on {world.engine.dialect.name} ({bare.durable(world.engine)})")
        ratios(world, chosen.rounds, chosen.each)
        if chosen.growth:
            growth(world, chosen.each)
        world.engine.dispose()


if __name__ == "__main__":
    main()
