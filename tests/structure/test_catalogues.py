"""Every sentence the service can say is translated into bokmål and nynorsk, with its placeholders."""

from babel.messages.catalog import Catalog

from tests.structure import catalogues


def test_every_sentence_is_translated_and_no_translation_is_left_over() -> None:
    assert catalogues.problems() == []


def test_the_extractor_finds_sentences_in_code_and_in_pages() -> None:
    places = {file for message in catalogues.extracted() for file, _ in message.locations}
    assert any(file.startswith("workflow/domain/") for file in places)
    assert any(file.startswith("forms/") for file in places)
    assert any(file.startswith("web/templates/") for file in places)


def test_an_untranslated_a_lost_and_an_invented_placeholder_are_each_named() -> None:
    wanted = Catalog()
    have = Catalog(locale="nb")
    for number, (sentence, text) in enumerate(
        {
            "Hello": "",
            "Hello %(name)s": "Hei",
            "Bye": "Ha det %(name)s",
            "Good %(day)s": "God %(day)s",
        }.items()
    ):
        wanted.add(sentence, locations=[("x.py", number)])
        have.add(sentence, text)
    have.add("Gone", "Borte")

    found = catalogues.problems_between("nb", have, wanted)

    assert found == [
        "nb: no longer used: 'Gone'",
        "nb: not translated: 'Hello'",
        "nb: a placeholder is lost: 'Hello %(name)s'",
        "nb: a placeholder the sentence does not have: 'Bye'",
    ]
