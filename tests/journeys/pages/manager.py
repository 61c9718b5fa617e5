"""What somebody who follows cases up works with: the list, a case, its forms and documents (HR's are the same)."""

import re
from collections.abc import Mapping
from uuid import UUID

from playwright.sync_api import Locator

from tests.journeys.pages.tab import Shows, Tab, fill_in, texts
from workflow.domain.documents import DocumentKind
from workflow.domain.stages import TIMELINE, Stage

CASE = re.compile(r".*/cases/([0-9a-f-]{36})")


class ManagerHome(Shows):
    def report_absence(self) -> "ChooseEmployee":
        return self.tab.press(self.page.locator('main a[href$="/absences/new"]').first, ChooseEmployee)

    def case_of(self, name: str) -> "CasePage":
        return self.tab.press(self.page.locator("#cases").get_by_role("link", name=name), CasePage)

    def waiting(self) -> list[str]:
        return self.page.locator("#waiting li").all_inner_texts()


class ChooseEmployee(Shows):
    def choose(self, name: str) -> "FormPage":
        return self.tab.press(self.page.get_by_role("link", name=name, exact=True), FormPage)


class CasePage(Shows):
    def __init__(self, tab: Tab) -> None:
        super().__init__(tab)
        self.address = CASE.match(self.page.url)

    @property
    def case_id(self) -> UUID:
        assert self.address, f"not a case: {self.page.url}"
        return UUID(self.address[1])

    @property
    def stage(self) -> Stage:
        """Where the step line says the case is."""
        steps = self.page.locator(".tb-steps li")
        states = [step.get_attribute("data-state") for step in steps.all()]
        assert states, f"not a case: {self.page.url} {self.text}"
        if len(states) == len(TIMELINE) and "now" in states:
            return TIMELINE[states.index("now")]
        return Stage.AFTERCARE if "now" in states else Stage.CLOSED

    def again(self) -> "CasePage":
        assert self.address, f"not a case: {self.page.url}"
        self.page.goto(self.address[0])
        return self.tab.arrive(CasePage)

    # --- what is next ------------------------------------------------------------------------------------------------

    @property
    def due(self) -> str:
        found = self.page.locator("#next .tb-next__due")
        return found.inner_text() if found.count() else ""

    def checklist(self) -> dict[str, str]:
        """What is needed, with done, missing or waiting."""
        lines = self.page.locator("#next > .tb-checklist > li").all()
        return {
            line.locator(".tb-checklist__text").inner_text(): line.get_attribute("data-state") or ""
            for line in lines
        }

    def step_button(self) -> Locator:
        return self.page.locator("#next > form button[type=submit]")

    def take_step(self) -> "CasePage":
        return self.tab.press(self.step_button(), CasePage)

    def refusal(self) -> dict[str, str]:
        """Every reason a step was refused for, with the address that mends it."""
        links = self.page.locator(".tb-errors li a").all()
        return {link.inner_text(): link.get_attribute("href") or "" for link in links}

    def fill_in(self, kind: DocumentKind) -> "FormPage":
        """The form of a document, found on the page wherever it is offered."""
        self.unfold()
        slug = kind.value.replace("_", "-")
        return self.tab.press(self.page.locator(f'main a[href$="/{slug}"]').first, FormPage)

    def add_period(self) -> "FormPage":
        return self.tab.press(self.page.locator('#absence a[href*="/absences/"]'), FormPage)

    def note_silence(self) -> "FormPage":
        return self.tab.press(self.page.locator('main a[href$="/silence"]').first, FormPage)

    # --- what is there -----------------------------------------------------------------------------------------------

    def tasks(self) -> list[str]:
        return texts(self.page.locator("#tasks li p:first-child"))

    def dates(self) -> str:
        return " ".join(texts(self.page.locator("#dates")))

    def documents(self) -> list[str]:
        return texts(self.page.locator("#together .tb-documents__title a"))

    def open_document(self, title: str) -> "DocumentPage":
        self.unfold()
        link = self.page.locator("#together").get_by_role("link", name=title).first
        return self.tab.press(link, DocumentPage)

    def copies(self) -> list[str]:
        return texts(self.page.locator("#folder a[download]"))

    def download(self, name: str) -> bytes:
        self.unfold()
        with self.page.expect_download() as download:
            self.page.locator("#folder a[download]").filter(has_text=name).first.click()
        return download.value.path().read_bytes()

    def readers(self) -> Shows:
        return self.tab.press(self.page.locator('main a[href$="/readers"]'), Shows)


class DocumentPage(Shows):
    pass


class FormPage(Shows):
    def answer(self, answers: Mapping[str, str]) -> "FormPage":
        fill_in(self.form, answers)
        return self

    @property
    def form(self) -> Locator:
        return self.page.locator("form.tb-form")

    def written(self, name: str) -> str:
        return self.form.locator(f'[name="{name}"]').input_value()

    def send(self) -> CasePage:
        """Send it, and be back at the case."""
        page = self.tab.press(self.send_button(), CasePage)
        assert page.page.locator(".tb-steps").count(), f"the form came back: {self.errors()}"
        return page

    def send_in_vain(self) -> "FormPage":
        """Send it, and get it back."""
        return self.tab.press(self.send_button(), FormPage)

    def send_button(self) -> Locator:
        return self.form.locator("button[type=submit]:not([name])")

    def save_draft(self) -> "FormPage":
        return self.tab.press(self.form.locator('button[name="save_draft"]'), FormPage)

    def errors(self) -> list[str]:
        return self.page.locator(".tb-errors li").all_inner_texts()

    @property
    def notices(self) -> str:
        return "\n".join(self.page.locator("main > .tb-notice").all_inner_texts())
