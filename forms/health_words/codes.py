"""Decides which letter-and-number in a text is a code of an illness, and which a room, a road, a bolt or a bus.

ICD-10 is a letter and two digits, with a dot and one or two digits for the finer ones; ICPC-2 is a letter of its
seventeen chapters and two digits. What stands around it decides where the look alone does not.
"""

import re
from collections.abc import Iterator

from forms.health_words.findings import Finding, Kind, plain

_CODE = re.compile(r"(?<![\w.,/§-])([A-TV-Za-tv-z])(\d{2})(\.\d{1,2}|\d)?(?![\w/]|[.,]\d|-\d)")
_WORD = re.compile(r"[^\W\d_]+")
_SAYS_CODE = re.compile(
    r"diagnos|kode|^icd|^icpc|^codes?$|sykm|sjukm|^lege|fastlege|doctor|^gp$|certificate|attest|^note$"
)
_SAYS_PLACE = re.compile(
    r"^(?:møte|mote|grupp?e|klasse|meeting|class|store?)?(?:rom|room|sal|hall|bygg|building|blokk|block)(?:met|a|et|en|s)?$"
    r"|^(?:korridor|corridor|dør|door|port|gate|etasje|floor|kontor|office|skap|cabinet|hylle|shelf|lager|felt|sone|zone"
    r"|buss|bus|rute|route|linje|line|tog|train|trikk|tram|vei|veien|veg|vegen|road|plass|parking|parkering|seat|sete)"
    r"|^(?:bolt|skru|mutter|screw|nut|gjenge|nøkkel|celle|cell|kolonne|column|rad|row|ark|sheet|format|modell|model|type"
    r"|versjon|version|maskin|machine|truck|bil|car|ordre|order|vare|item|vitamin|figur|figure|kapittel|chapter"
    r"|avsnitt|section|punkt|pkt|vedlegg|appendix|skjema|form|oppgave|oppgåve|task|trinn|step|fag|modul|module)"
)
_NEAR = 40
"""Characters on either side that are looked at."""
_BOLTS = {6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 27, 30, 33, 36, 39, 42, 45, 48, 52, 56, 60, 64}
_NEITHER_SYMPTOM_NOR_DIAGNOSIS = range(10, 70)
"""ICPC-2 numbers that are trains and parking lots more often: the rarer symptoms, and what was done."""
_SUBSTANCES = range(20)
"""ICD-10 numbers of chapter F that sick notes seldom carry, and keyboards and rooms do."""
_ICD_FIRST = "CEFGIJMOQV"
"""Chapters only ICD-10 has, and F: there it is the mind, in ICPC-2 the eye."""


def codes(text: str) -> Iterator[Finding]:
    """Codes of illnesses in the text."""
    for match in _CODE.finditer(text):
        letter, number, finer = match[1], int(match[2]), match[3] or ""
        if _is_code(letter, number, finer, _before(text, match.start()), _after(text, match.end())):
            icd = bool(finer) or letter.upper() in _ICD_FIRST
            yield Finding(Kind.ICD10 if icd else Kind.ICPC2, match.start(), match.end(), match[0])


def _is_code(letter: str, number: int, finer: str, before: list[str], after: list[str]) -> bool:
    if any(_SAYS_PLACE.search(word) for word in (*before[-2:], *after[:1])):
        return False
    if any(_SAYS_CODE.search(word) for word in (*before, *after[:3])):
        return True
    if finer:
        return finer.startswith(".") and letter.isupper()
    return letter.isupper() and _looks_like_one(letter, number)


def _looks_like_one(letter: str, number: int) -> bool:
    """Whether a code with nothing around it is more likely an illness than a thing: the usual ones of sick notes."""
    if letter in "LP":
        return number not in _NEITHER_SYMPTOM_NOR_DIAGNOSIS
    if letter == "F":
        return number not in _SUBSTANCES
    return letter == "M" and number not in _BOLTS


def _before(text: str, at: int) -> list[str]:
    """The last words before a place in the text."""
    return [plain(word) for word in _WORD.findall(text[max(0, at - _NEAR) : at])]


def _after(text: str, at: int) -> list[str]:
    return [plain(word) for word in _WORD.findall(text[at : at + _NEAR])]
