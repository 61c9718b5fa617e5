"""What the employee sees of their own follow-up."""

from collections.abc import Mapping

from tests.journeys.pages.tab import Shows, fill_in


class EmployeeHome(Shows):
    def asked(self) -> str:
        return self.page.locator("#asked").inner_text()

    def read_what_is_asked(self) -> "EmployeeDocument":
        return self.tab.press(self.page.locator('#asked a[href*="/documents/"]').first, EmployeeDocument)

    def open_document(self, title: str) -> "EmployeeDocument":
        self.unfold()
        link = self.page.locator("#documents").get_by_role("link", name=title).first
        return self.tab.press(link, EmployeeDocument)

    def invite(self) -> "InvitePage":
        return self.tab.press(self.page.locator('a[href$="/representatives"]').first, InvitePage)

    def readers(self) -> Shows:
        return self.tab.press(self.page.locator('main a[href$="/readers"]').first, Shows)

    def report_absence(self) -> "OwnAbsence":
        return self.tab.press(self.page.locator('main a[href$="/absence"]').first, OwnAbsence)

    def history(self) -> str:
        self.unfold()
        return self.page.locator("#history").inner_text()


class OwnAbsence(Shows):
    def report(self, answers: Mapping[str, str]) -> EmployeeHome:
        fill_in(self.page.locator("form.tb-form"), answers)
        return self.tab.press(self.page.locator("form.tb-form button[type=submit]"), EmployeeHome)


class EmployeeDocument(Shows):
    def answer(self, outcome: str, statement: str = "") -> EmployeeHome:
        answers = {"outcome": outcome} | ({"statement": statement} if statement else {})
        fill_in(self.page.locator("#answer"), answers)
        return self.tab.press(self.page.locator("#answer button[type=submit]"), EmployeeHome)

    def can_be_answered(self) -> bool:
        return bool(self.page.locator("#answer form").count())


class InvitePage(Shows):
    def invite(self, who: str, scope: str, until: str) -> "InvitePage":
        form = self.page.locator("form.tb-form")
        label = form.locator("label").filter(has_text=who).first
        if label.count():
            label.click()
        else:
            option = form.locator('[name="representative"] option').filter(has_text=who).first
            form.locator('[name="representative"]').select_option(option.get_attribute("value"))
        fill_in(form, {"scope": scope, "until": until})
        return self.tab.press(form.locator("button[type=submit]"), InvitePage)

    def take_back(self) -> "InvitePage":
        return self.tab.press(self.page.locator("#invited button").first, InvitePage)
