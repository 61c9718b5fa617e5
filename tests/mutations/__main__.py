"""Tries the mutants, each in a copy of the tree of its own, and ends with the number that survived."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.mutations.mutants import MUTANTS, ROOT, Mutant

COPIED = ("web", "workflow", "forms", "tests", "locales", "pyproject.toml", "README.md", "Makefile")
LONGEST = 300


def survives(mutant: Mutant) -> bool:
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
        return _passes(copy, mutant.tests)


def _passes(copy: Path, tests: tuple[str, ...]) -> bool:
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    environ = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            command, cwd=copy, env=environ, capture_output=True, timeout=LONGEST, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    if done.returncode not in {0, 1}:  # 1: a test failed; anything else is no answer
        sys.stderr.write(done.stdout.decode()[-2000:])
        raise SystemExit(f"pytest ended with {done.returncode}")
    return done.returncode == 0


def main() -> int:
    """Try those that were asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutations", description=__doc__)
    parser.add_argument("words", nargs="*", help="only mutants with one of these in their name")
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    chosen = [
        mutant for mutant in MUTANTS if not asked.words or any(word in mutant.name for word in asked.words)
    ]
    survivors = 0
    with ThreadPoolExecutor(asked.jobs) as crowd:
        for mutant, alive in zip(chosen, crowd.map(survives, chosen), strict=True):
            survivors += alive
            print("SURVIVED" if alive else "noticed ", mutant.name, flush=True)
    print(f"{len(chosen)} mutants, {survivors} survived")
    return min(survivors, 1)


if __name__ == "__main__":
    sys.exit(main())
