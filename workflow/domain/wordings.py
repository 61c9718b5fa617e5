"""Decides in which languages a document can be read: the one it was written in, and those it was kept in besides."""

from dataclasses import dataclass

from workflow.domain.documents import Answers


@dataclass(frozen=True, slots=True)
class Wordings:
    """The same answers in several languages: questions and options differ, what somebody wrote does not."""

    written: Answers
    translated: tuple[Answers, ...] = ()

    @property
    def languages(self) -> tuple[str, ...]:
        """Every language there is, the one it was written in first."""
        return self.written.language, *(answers.language for answers in self.translated)

    def within(self, language: str) -> Answers:
        """The answers in a language; as they were written where they were not kept in it."""
        return next((answers for answers in self.translated if answers.language == language), self.written)


def common_language(one: Wordings, other: Wordings, wanted: str) -> str:
    """The language to compare two versions in: the one wanted when both have it, else one that both have."""
    shared = [language for language in one.languages if language in other.languages]
    return wanted if wanted in shared or not shared else shared[0]
