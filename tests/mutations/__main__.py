"""Tries the mutants, each in a copy of the tree of its own, and ends with the number that survived."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from enum import StrEnum
from pathlib import Path

from tests.mutations.mutants import MUTANTS, ROOT, Mutant

COPIED = ("web", "workflow", "forms", "tests", "locales", "pyproject.toml", "README.md", "Makefile")
LONGEST = 300


class Answer(StrEnum):
    """What the tests say of a mutant; taking too long is no answer."""

    NOTICED = "noticed"
    SURVIVED = "SURVIVED"
    TOO_SLOW = "TOO SLOW"


def tried(mutant: Mutant) -> Answer:
    """Whether its tests pass although the line is gone."""
    with tempfile.TemporaryDirectory(prefix="tb-mutant-") as folder:
        copy = Path(folder)
        for name in COPIED:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, copy / name)
        changed = copy / mutant.file
        changed.write_text(mutant.applied(changed.read_text("utf-8")), "utf-8")
        return _asked(copy, mutant.tests)


def _asked(copy: Path, tests: tuple[str, ...]) -> Answer:
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    environ = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            command, cwd=copy, env=environ, capture_output=True, timeout=LONGEST, check=False
        )
    except subprocess.TimeoutExpired:
        return Answer.TOO_SLOW
    if done.returncode not in {0, 1}:  # 1: a test failed; anything else is no answer
        sys.stderr.write(done.stdout.decode()[-2000:])
        raise SystemExit(f"pytest ended with {done.returncode}")
    return Answer.SURVIVED if done.returncode == 0 else Answer.NOTICED


def main() -> int:
    """Try those that were asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutations", description=__doc__)
    parser.add_argument("words", nargs="*", help="only mutants with one of these in their name")
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    chosen = [
        mutant for mutant in MUTANTS if not asked.words or any(word in mutant.name for word in asked.words)
    ]
    answers: Counter[Answer] = Counter()
    with ThreadPoolExecutor(asked.jobs) as crowd:
        for mutant, answer in zip(chosen, crowd.map(tried, chosen), strict=True):
            answers[answer] += 1
            print(f"{answer:8} {mutant.name}", flush=True)
    print(f"{len(chosen)} mutants: {answers[Answer.NOTICED]} noticed, {answers[Answer.SURVIVED]} survived, "
          f"{answers[Answer.TOO_SLOW]} without an answer")  # fmt: skip
    return int(answers[Answer.NOTICED] < len(chosen))


if __name__ == "__main__":
    sys.exit(main())
