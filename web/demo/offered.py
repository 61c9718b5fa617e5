"""Which accounts the demonstration offers to try, and what is to be seen with each; the README's tour goes by this list."""

from web.queries.demonstration import Demonstration, DemonstrationAccount
from workflow.domain.text import N_

PASSWORD = "fire gule votter"  # noqa: S105 everybody shall know it

OFFERED = Demonstration(
    password=PASSWORD,
    accounts=(
        DemonstrationAccount(
            username="mona",
            name="Mona Bakke",
            about=N_(
                "Manager at the school: a plan that waits for an answer, a talk to move, two sides of the next plan"
            ),
        ),
        DemonstrationAccount(
            username="amir",
            name="Amir Rahimi",
            about=N_(
                "Manager in home care: a hard case with an overdue plan, a refused confirmation, a return"
            ),
        ),
        DemonstrationAccount(
            username="sigrid",
            name="Sigrid Vik",
            about=N_(
                "Manager of the works, in Nynorsk: an activity to document, a plan left out, help asked for"
            ),
        ),
        DemonstrationAccount(
            username="kari",
            name="Kari Solheim",
            about=N_("Employee: a plan to answer, a measure she tries, and a talk ahead"),
        ),
        DemonstrationAccount(
            username="ingrid",
            name="Ingrid Aasen",
            about=N_("Employee: her objection, the version that followed, and a meeting ahead"),
        ),
        DemonstrationAccount(
            username="hanne",
            name="Hanne Kvam",
            about=N_("HR: all cases, what is overdue, a case without a manager, who has read the routine"),
        ),
        DemonstrationAccount(
            username="lars",
            name="Lars Østby",
            about=N_("Payroll: whose sick pay ends soon, and nothing else"),
        ),
        DemonstrationAccount(
            username="tove",
            name="Tove Lien",
            about=N_("Employee representative: the case she is invited to, and the figures of her unit"),
        ),
        DemonstrationAccount(
            username="jorunn",
            name="Jorunn Myrvold",
            about=N_(
                "Safety representative: a plan she is invited to read, and figures, some of them hidden"
            ),
        ),
        DemonstrationAccount(username="aud", name="Aud Lervik", about=N_("Administrator: users and units")),
    ),
    secrets={"hanne": "LERKEDALHANNEKVAMUOOOOOOOOOOOOO2", "aud": "LERKEDALAUDLERVIKUOOOOOOOOOOOOO3"},
)
