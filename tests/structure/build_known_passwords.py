"""Makes web/auth/known_passwords/passwords.bin anew: `python -m tests.structure.build_known_passwords WHEEL`.

WHEEL is the release named in SOURCE.toml. What our own rules refuse anyway is left out.
"""

import sys
import zipfile
from pathlib import Path

from web.auth.known_passwords import FILE, mark_of, packed
from web.auth.passwords import SHORTEST, weakness_of


def words(wheel: Path) -> set[str]:
    """Every password of the release that is long enough to be chosen here."""
    found: set[str] = set()
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            stem = name.rpartition("/")[2].removesuffix(".txt")
            if name.endswith(".txt") and stem.isdigit() and int(stem) >= SHORTEST:
                found.update(archive.read(name).decode("utf-8", "replace").casefold().split("\n"))
    return found


if __name__ == "__main__":
    kept = [word for word in words(Path(sys.argv[1])) if weakness_of(word) is None]
    FILE.write_bytes(packed({mark_of(word) for word in kept}))
    sys.stdout.write(f"{len(kept)} passwords, {FILE.stat().st_size} bytes\n")
