"""Decides when the translations are complete and fresh; run as a module it says what is not.

`python -m tests.structure.catalogues --write` brings messages.pot and the message ids of all catalogues up to date.
"""

import re
import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[2]
LOCALES = ROOT / "locales"
TEMPLATE = LOCALES / "messages.pot"
# English needs no translation: the message ids are English.
TRANSLATED = ("nb", "nn")
LANGUAGES = (*TRANSLATED, "en")
METHODS = [
    ("workflow/**.py", "python"),
    ("forms/**.py", "python"),
    ("web/**.py", "python"),
    ("web/templates/**.*", "jinja2"),
]
KEYWORDS = {
    "_": None,
    "_l": None,
    "N_": None,
    "gettext": None,
    "lazy_gettext": None,
    "ngettext": (1, 2),
    "lazy_ngettext": (1, 2),
}
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")
Key = tuple[str, ...]


def extracted() -> Catalog:
    """Every sentence that code and templates mark for translation."""
    catalog = Catalog(project="Tilbake", charset="utf-8")
    found = extract_from_dir(ROOT, METHODS, keywords=KEYWORDS, directory_filter=_wanted)
    for file, line, message, comments, _ in found:
        catalog.add(message, None, [(Path(file).as_posix(), line)], auto_comments=comments)
    return catalog


def _wanted(folder: str | Path) -> bool:
    return Path(folder).name not in {".venv", ".git", "tests", "static", "data", "node_modules"}


def read(language: str) -> Catalog:
    """The catalogue of a language; an empty one when there is none yet."""
    file = po_file(language)
    if not file.exists():
        return Catalog(locale=language, project="Tilbake", charset="utf-8")
    with file.open("rb") as source:
        return read_po(source, locale=language)


def po_file(language: str) -> Path:
    """Where the catalogue of a language lies."""
    return LOCALES / language / "LC_MESSAGES" / "messages.po"


def problems() -> list[str]:
    """What is wrong with the translations, a line each."""
    wanted = extracted()
    found = [line for language in TRANSLATED for line in problems_between(language, read(language), wanted)]
    return [*found, *_stale("messages.pot", _by_key(_template()), _by_key(wanted))]


def problems_between(language: str, catalog: Catalog, template: Catalog) -> list[str]:
    """What a catalogue lacks, has too much, or translates wrongly."""
    wanted, have = _by_key(template), _by_key(catalog)
    both = [(key, message) for key, message in have.items() if key in wanted]
    return _stale(language, have, wanted) + [
        f"{language}: {wrong}: {key[0]!r}" for key, message in both for wrong in _wrong_with(key, message)
    ]


def _wrong_with(key: Key, message: Message) -> list[str]:
    texts = _texts(message)
    if message.fuzzy or not all(texts):
        return ["not translated"]
    if any(_places((text,)) - _places(key) for text in texts):
        return ["a placeholder the sentence does not have"]
    return ["a placeholder is lost"] if _places(key) - _places(texts) else []


def _template() -> Catalog:
    if not TEMPLATE.exists():
        return Catalog()
    with TEMPLATE.open("rb") as source:
        return read_po(source)


def _stale(name: str, have: dict[Key, Message], wanted: dict[Key, Message]) -> list[str]:
    missing = [f"{name}: missing: {key[0]!r}" for key in wanted if key not in have]
    return missing + [f"{name}: no longer used: {key[0]!r}" for key in have if key not in wanted]


def _by_key(catalog: Catalog) -> dict[Key, Message]:
    return {_key(message): message for message in catalog if message.id}


def _key(message: Message) -> Key:
    return message.id if isinstance(message.id, tuple) else (str(message.id),)


def _texts(message: Message) -> tuple[str, ...]:
    return tuple(message.string) if isinstance(message.string, list | tuple) else (str(message.string or ""),)


def _places(texts: tuple[str, ...]) -> set[str]:
    return {name for text in texts for name in PLACEHOLDER.findall(text)}


def write() -> None:
    """Bring messages.pot and the ids of every catalogue up to date; translations stay, guesses are not made."""
    template = extracted()
    _write(TEMPLATE, template)
    for language in LANGUAGES:
        catalog = read(language)
        catalog.update(template, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        _write(po_file(language), catalog)


def _write(file: Path, catalog: Catalog) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as target:
        # Without line numbers a moved line changes nothing here.
        write_po(target, catalog, width=110, include_lineno=False, sort_output=True, omit_header=False)


if __name__ == "__main__":
    if "--write" in sys.argv:
        write()
    wrong = problems()
    print("\n".join(wrong))
    sys.exit(1 if wrong else 0)
