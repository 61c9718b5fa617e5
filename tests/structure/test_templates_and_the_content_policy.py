"""Templates carry nothing the content policy would refuse: no style attribute, no inline script, no outside address."""

import re
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).parents[2] / "web" / "templates"
FORBIDDEN = {
    "style attribute": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "style element": re.compile(r"<style\b", re.IGNORECASE),
    "inline script": re.compile(r"<script\b(?![^>]*\bsrc=)", re.IGNORECASE),
    "event attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "script address": re.compile(r"javascript:", re.IGNORECASE),
    "outside file": re.compile(r"(?:src|href)=[\"']?(?:https?:)?//", re.IGNORECASE),
}


@pytest.mark.parametrize(
    "template", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.relative_to(TEMPLATES).as_posix()
)
def test_a_template_holds_nothing_inline(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    assert [name for name, pattern in FORBIDDEN.items() if pattern.search(text)] == []


def test_templates_and_the_stylesheet_name_the_same_classes() -> None:
    static = TEMPLATES.parent / "static"
    templates = [template.read_text(encoding="utf-8") for template in TEMPLATES.rglob("*.html")]
    ruled = set(
        re.findall(r"\.(tb-[a-z_]+(?:-[a-z_]+)*)", (static / "tilbake.css").read_text(encoding="utf-8"))
    )
    in_classes = "\n".join(classes for text in templates for classes in re.findall(r'class="([^"]*)"', text))
    named_anywhere = "\n".join([*templates, (static / "tilbake.js").read_text(encoding="utf-8")])
    assert set(re.findall(r"tb-[a-z_]+(?:-[a-z_]+)*", in_classes)) - ruled == set()
    assert ruled - set(re.findall(r"tb-[a-z_]+(?:-[a-z_]+)*", named_anywhere)) == set()
