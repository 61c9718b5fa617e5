"""Decides how an empty clone becomes a working installation; runs on the system's Python alone, so it imports nothing of ours.

Usage: `python3 web/cli/first_run.py [run|develop]`. Work already done is recognised by a stamp and skipped.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
UV = VENV / "bin" / "uv"
LOCKS = {"run": ROOT / "requirements.lock", "develop": ROOT / "requirements-dev.lock"}
STAMPS = {"run": VENV / ".installed-run", "develop": VENV / ".installed-develop"}
OLDEST_PYTHON = (3, 11)
# uv otherwise fetches a Python of its own when it dislikes the one it finds: a surprise, and impossible behind a proxy.
ENVIRONMENT = {**os.environ, "UV_PYTHON_DOWNLOADS": "never", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


class SetupError(Exception):
    """Something a person must mend before the setup can go on."""


def say(text: str) -> None:
    """Show one progress line at once, also when the output is a pipe."""
    print(text, flush=True)


def attempt(*command: str | Path) -> bool:
    """Run a command with its chatter kept back; on failure show the end of it and answer False."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=ROOT,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        tail = "\n".join(done.stdout.strip().splitlines()[-8:])
        say(f"    {Path(command[0]).name} could not: \n{tail}")
    return done.returncode == 0


def fingerprint(purpose: str) -> str:
    """What the installation depends on: the locked packages, our own metadata, the interpreter and the folder."""
    digest = hashlib.sha256()
    for file in (LOCKS[purpose], ROOT / "pyproject.toml"):
        digest.update(file.read_bytes())
    digest.update(f"{sys.version_info[:2]} {ROOT}".encode())
    return digest.hexdigest()


def installed(purpose: str) -> bool:
    """Whether the packages for this purpose are in place; those for development include those for running."""
    usable = PYTHON.exists() and (VENV / "bin" / "tilbake").exists()
    sufficient = [purpose, "develop"]
    return usable and any(
        STAMPS[each].exists() and STAMPS[each].read_text() == fingerprint(each) for each in sufficient
    )


def create_environment() -> None:
    """Make `.venv` unless a working one of the right version is there."""
    probe = f"import sys, pip; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
    if (
        PYTHON.exists()
        and not subprocess.run([PYTHON, "-c", probe], capture_output=True, check=False).returncode
    ):
        return
    say(f"  a virtual environment with Python {sys.version_info.major}.{sys.version_info.minor}")
    shutil.rmtree(VENV, ignore_errors=True)
    try:
        venv.EnvBuilder(with_pip=True, symlinks=True).create(VENV)
    except (subprocess.CalledProcessError, OSError) as error:
        shutil.rmtree(VENV, ignore_errors=True)
        message = "Python's venv module is not complete. On Debian and Ubuntu: apt install python3-venv"
        raise SetupError(message) from error


def locked_entry(name: str, lock: Path) -> str:
    """The lines of one package, with its hashes, out of a lock file."""
    lines = lock.read_text().splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(f"{name}=="))
    end = next((n for n in range(start + 1, len(lines)) if not lines[n].startswith(" ")), len(lines))
    return "\n".join(lines[start:end]) + "\n"


def install_uv(lock: Path) -> bool:
    """Put the locked uv into the environment; False where it has no build for this machine or cannot be had."""
    wanted = locked_entry("uv", lock)
    version = wanted.split("==")[1].split()[0]
    if UV.exists():
        have = subprocess.run([UV, "--version"], capture_output=True, text=True, check=False).stdout
        if have.split()[1:2] == [version]:
            return True
    say(f"  uv {version}")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "uv.lock"
        file.write_text(wanted)
        return attempt(
            PYTHON, "-m", "pip", "install", "-q", "--require-hashes", "--only-binary=:all:", "-r", file
        )


def install_packages(lock: Path) -> None:
    """Install exactly what is locked, every file checked by hash: with uv, and with pip where uv cannot."""
    count = sum("==" in line for line in lock.read_text().splitlines())
    if install_uv(lock):
        say(f"  {count} locked packages")
        sync = ("pip", "sync", "-q", "--python", PYTHON, "--require-hashes", "--compile-bytecode", lock)
        if attempt(UV, *sync):
            return
    say(f"  {count} locked packages with pip, which takes longer")
    if not attempt(PYTHON, "-m", "pip", "install", "-q", "--require-hashes", "-r", lock):
        message = "The packages could not be installed. Is the package index within reach? (PIP_INDEX_URL, UV_INDEX_URL)"
        raise SetupError(message)


def install_tilbake() -> None:
    """Put the command `tilbake` into the environment; the code stays where it is, and the network is not asked."""
    ours = ("install", "-q", "--no-deps", "--no-build-isolation")
    by_uv = UV.exists() and attempt(UV, "pip", *ours, "--offline", "--python", PYTHON, "-e", ROOT)
    if not by_uv and not attempt(PYTHON, "-m", "pip", *ours, "--no-index", "-e", ROOT):
        message = "Tilbake itself could not be installed into .venv; the lines above say why."
        raise SetupError(message)


def compile_catalogues() -> None:
    """Turn the translations into the form the program reads, when a source is newer than its result."""
    sources = sorted((ROOT / "locales").glob("*/LC_MESSAGES/messages.po"))
    stale = [po for po in sources if not _newer(po.with_suffix(".mo"), po)]
    if stale:
        say(f"  {len(stale)} catalogues of translations")
    if stale and not attempt(PYTHON, "-m", "babel.messages.frontend", "compile", "-d", "locales"):
        message = "A catalogue in locales/ could not be compiled; the lines above say where."
        raise SetupError(message)


def _newer(result: Path, source: Path) -> bool:
    return result.exists() and result.stat().st_mtime >= source.stat().st_mtime


def prepare(purpose: str) -> None:
    """Bring the environment to what the purpose needs, skipping what is in place."""
    started = time.monotonic()
    if not installed(purpose):
        say("Setting up (first time, or the locked packages changed):")
        for stamp in STAMPS.values():
            stamp.unlink(missing_ok=True)
        create_environment()
        install_packages(LOCKS[purpose])
        install_tilbake()
        STAMPS[purpose].write_text(fingerprint(purpose))
        say(f"  done in {time.monotonic() - started:.0f} s")
    compile_catalogues()


def main() -> int:
    """Read the one argument and prepare; a failure ends with a sentence that says what to mend."""
    purpose = sys.argv[1] if len(sys.argv) > 1 else "run"
    if purpose not in LOCKS:
        say(__doc__ or "")
        return 2
    if sys.version_info[:2] < OLDEST_PYTHON:
        say(f"Tilbake needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
        return 1
    try:
        prepare(purpose)
    except SetupError as error:
        say(f"Setup stopped: {error}")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
