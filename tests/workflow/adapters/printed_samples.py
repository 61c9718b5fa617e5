"""Pages to print in tests, with room for one text of one's own in every place a user can fill."""

from datetime import date

from workflow.services.printed_pages import (
    ConfirmationBlock,
    Fact,
    FiledDocumentPage,
    Letterhead,
    LetterPage,
    PrintedAnswer,
    PrintedSection,
    SignatureLine,
)

FJELLVIK = Letterhead(employer="Fjellvik kommune", lines=("Rådhusveien 4", "1234 Fjellvik"))


def filed_document(words: str = "Kontorarbeid i fire timer", *, language: str = "nb") -> FiledDocumentPage:
    """A follow-up plan the employee objected to, with the words as answer, fact, name and own statement."""
    return FiledDocumentPage(
        language=language,
        dated=date(2026, 11, 21),
        title="Oppfølgingsplan",
        letterhead=FJELLVIK,
        facts=(Fact(label="Gjelder", value=words), Fact(label="Versjon", value="2")),
        sections=(
            PrintedSection(
                heading="Arbeidet i dag",
                answers=(
                    PrintedAnswer(question="Hva kan du gjøre nå?", answer=words),
                    PrintedAnswer(question="Hva kan du ikke gjøre?", answer=""),
                ),
            ),
        ),
        unanswered="Ikke besvart",
        page_label="Side",
        confirmation=ConfirmationBlock(
            heading="Svar fra medarbeideren",
            outcome="Lest, med innvending",
            statement_heading="Egen uttalelse",
            statement=words,
            signatures=(SignatureLine(caption="Leder"), SignatureLine(caption="Medarbeider")),
        ),
        footer="Versjon 2",
    )


def letter(words: str = "Du har god tid til å tenke.", *, language: str = "nb") -> LetterPage:
    """A max-date letter with the words as recipient, subject, paragraph and fact."""
    return LetterPage(
        language=language,
        dated=date(2026, 11, 21),
        letterhead=FJELLVIK,
        recipient_lines=("Kari Nordmann", words[:60]),
        place_and_date="Fjellvik, 21. november 2026",
        subject=words[:80] or "Sykepenger",
        paragraphs=("Hei", words),
        facts=(Fact(label="Siste dag", value=words),),
        closing_paragraphs=("Ta gjerne kontakt.",),
        greeting="Vennlig hilsen",
        signature_lines=("Ola Leder",),
        page_label="Side",
    )
