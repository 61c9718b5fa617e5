"""Decides whether an evidence package is as it was made: every file by its hash, the list by its seal, the ZIP by its form.

It needs no database and no network. Whether the seal is the employer's is told by comparing keys; that what stands in
the package is true is told by nobody here.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO, Any
from zipfile import BadZipFile, ZipFile

from workflow.services.evidence.archive import zipped
from workflow.services.evidence.manifest import FORMAT, MANIFEST, SEAL, VERSION, canonical, digest

LARGEST_ENTRY = 512 * 1024 * 1024
IsSigned = Callable[[str, bytes, str], bool]
"""Whether, by this public key, this content has this signature."""


class Unreadable(Exception):
    """The file is no package at all, or cannot be read."""


@dataclass
class Findings:
    """What was looked at, and everything that is wrong."""

    files: int = 0
    documents: int = 0
    language: str = ""
    languages: tuple[str, ...] = ()
    public_key: str = ""
    problems: list[str] = field(default_factory=list)


def verify(stream: IO[bytes], is_signed: IsSigned, known_key: str | None = None) -> Findings:
    """Look at everything in a package; `known_key` is the employer's public key where it is known.

    Raises `Unreadable`.
    """
    found = Findings()
    try:
        with ZipFile(stream) as package:
            _verify(package, stream, found, is_signed, known_key)
    except (BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
        if found.problems:
            return found
        raise Unreadable(type(error).__name__) from None
    return found


def _verify(
    package: ZipFile, stream: IO[bytes], found: Findings, is_signed: IsSigned, known_key: str | None
) -> None:
    names = [entry.filename for entry in package.infolist()]
    if MANIFEST not in names and _is_cut_off(package):
        raise Unreadable("it is cut off")
    contents = _Contents(package, found)
    listing = contents.data(MANIFEST)
    if listing is None:
        return
    if listing.get("format") != FORMAT or listing.get("version") != VERSION:
        found.problems.append(f"{MANIFEST}: is not the list of an evidence package of this version")
        return
    found.language = str(listing.get("language", ""))
    found.languages = tuple(map(str, listing.get("languages_of_documents", [])))
    _check_names(names, listing, contents, found)
    _check_files(listing, contents, found)
    _check_documents(listing, contents, found)
    _check_seal(contents, found, is_signed, known_key)
    if not found.problems:
        _check_form(names, contents, stream, found)


def _is_cut_off(package: ZipFile) -> bool:
    """Whether what was found is a Word file inside a package whose own end is gone: a package begins at the first byte."""
    return min((entry.header_offset for entry in package.infolist()), default=0) > 0


class _Contents:
    """Reads entries one at a time; what cannot be read is a problem with a name."""

    def __init__(self, package: ZipFile, found: Findings) -> None:
        self._package = package
        self._found = found

    def of(self, name: str) -> bytes | None:
        """The content, or None when it is not there or cannot be read."""
        try:
            if self._package.getinfo(name).file_size > LARGEST_ENTRY:
                self._found.problems.append(f"{name}: is larger than any file of a package")
                return None
            return self._package.read(name)
        except KeyError:
            self._found.problems.append(f"{name}: is missing")
        except Exception as error:  # noqa: BLE001 a damaged head can make the library raise anything
            self._found.problems.append(f"{name}: is changed, it cannot be read ({type(error).__name__})")
        return None

    def data(self, name: str) -> dict[str, Any] | None:
        """The content as JSON."""
        content = self.of(name)
        if content is None:
            return None
        try:
            value = json.loads(content)
        except (ValueError, RecursionError):
            value = None
        if not isinstance(value, dict):
            self._found.problems.append(f"{name}: is changed, it is no JSON")
            return None
        return value


def _check_names(names: list[str], listing: dict[str, Any], contents: _Contents, found: Findings) -> None:
    """Which files are there that should not be, and the other way round; one that only has another name is told so."""
    expected = [str(one["name"]) for one in listing["files"]]
    hashes = {str(one["sha256"]): str(one["name"]) for one in listing["files"]}
    for name in dict.fromkeys(names):
        if name in {*expected, MANIFEST, SEAL}:
            continue
        content = contents.of(name)
        was = hashes.get(digest(content)) if content is not None else None
        renamed = was is not None and was not in names
        found.problems.append(f"{name}: was called {was}" if renamed else f"{name}: was added")
    if len(set(names)) != len(names):
        found.problems.append("a file stands in the package twice")
    if not found.problems and names != [*expected, MANIFEST, SEAL]:
        missing = [name for name in (*expected, MANIFEST, SEAL) if name not in names]
        found.problems += [f"{name}: is missing" for name in missing] or ["the files are in another order"]


def _check_files(listing: dict[str, Any], contents: _Contents, found: Findings) -> None:
    for one in listing["files"]:
        name = str(one["name"])
        if f"{name}: is missing" in found.problems:
            continue
        content = contents.of(name)
        if content is None:
            continue
        found.files += 1
        if len(content) != one["size"] or digest(content) != one["sha256"]:
            found.problems.append(f"{name}: is changed")


def _check_documents(listing: dict[str, Any], contents: _Contents, found: Findings) -> None:
    """The answers must have the fingerprint that was stored when the document was filed."""
    for one in listing["documents"]:
        if any(problem.startswith(f"{one['file']}:") for problem in found.problems):
            continue
        data = contents.data(str(one["file"]))
        if data is None:
            continue
        found.documents += 1
        if digest(canonical(data.get("answers"))) != one["answers_sha256"]:
            found.problems.append(f"{one['file']}: the answers are not those that were filed")


def _check_seal(contents: _Contents, found: Findings, is_signed: IsSigned, known_key: str | None) -> None:
    seal, content = contents.data(SEAL), contents.of(MANIFEST)
    if seal is None or content is None:
        return
    found.public_key = str(seal.get("public_key", ""))
    if seal.get("manifest_sha256") != digest(content):
        found.problems.append(f"{MANIFEST}: is not the list that was sealed")
    elif not is_signed(found.public_key, content, str(seal.get("signature", ""))):
        found.problems.append(f"{SEAL}: the signature does not fit the list of files")
    elif known_key is not None and known_key != found.public_key:
        found.problems.append(f"{SEAL}: was made with another key than the employer's")


def _check_form(names: list[str], contents: _Contents, stream: IO[bytes], found: Findings) -> None:
    """The same files written anew must give the same bytes: nothing lies between, before or behind them."""
    place = 0
    for piece in zipped((name, contents.of(name) or b"") for name in names):
        stream.seek(place)  # the library reads from the same file
        if stream.read(len(piece)) != piece:
            found.problems.append(f"the ZIP file itself is changed near byte {place}")
            return
        place += len(piece)
    stream.seek(place)
    if stream.read(1):
        found.problems.append("something was added behind the end of the ZIP file")
