"""What happens at the workplace besides the cases: the school's list of what can be adapted, the employer's routine, and a substitute."""

from web.demo.roster import Place
from web.demo.story import Story
from web.demo.workplace import Workplace

PAPERS_FROM_HOME = "Rette og planlegge hjemmefra i perioder, uten faste tider."
SCHOOL = Place.SCHOOL


def list_grows(work: Workplace) -> Story:
    """The school's list: five entries, one of them suggested by an assistant, and a suggestion without a name that waits."""
    yield work.ago(150)
    for kind, area, words in (
        ("possibility", "hours", "Bytte bort kveldsmøter med foreldre, mot to samtaler på dagtid."),
        ("possibility", "place", PAPERS_FROM_HOME),
        ("alternative_task", "tasks", "Lesegruppe med tre til fem elever på grupperommet."),
        ("alternative_task", "tasks", "Ordne biblioteket og hjelpe elever med å finne bøker."),
    ):
        work.add_to_list(SCHOOL, words, by="mona", kind=kind, area=area)
    yield work.ago(90)
    words = "Slippe tilsyn ute i storefri en periode. Vi andre deler det mellom oss."
    work.suggest(SCHOOL, words, by="fatima", kind="possibility", area="tasks", named=True)
    yield work.ago(88)
    work.accept(SCHOOL, by="mona")
    yield work.ago(4)
    words = "Hvilestol og mørke gardiner på det gamle sykerommet, så en kan ta en pause uten å gå hjem."
    work.suggest(SCHOOL, words, by="leif", kind="possibility", area="place", named=False)


def routine_renewed(work: Workplace) -> Story:
    """The routine was renewed three weeks ago; some have read it, and the school has gone through it together."""
    yield work.ago(140)
    work.publish("hanne", {})
    yield work.ago(139)
    work.read("mona", "amir", "sigrid", "torleif", "kari", "ingrid", "tove", "hanne", "magnus", "per")
    yield work.ago(21)
    work.publish(
        "hanne",
        {
            "reporting": "Ring nærmeste leder før arbeidsdagen begynner, senest klokka 7.30. En melding er ikke nok; svarer "
            "ingen, legg igjen beskjed og prøv igjen.\n"
            "Si at du er borte, hvor lenge du tror det varer, hva noen må ta over, og om det har med jobben å gjøre. "
            "Du trenger aldri å si hva som feiler deg.",
            "contacts": "Lederen din først. Hanne Kvam i HR svarer alle dager fra 9 til 14. Tove Lien er tillitsvalgt, "
            "Jorunn Myrvold er verneombud.",
        },
    )
    yield work.ago(19)
    work.read("mona", "amir", "torleif", "tove", "odd", "hanne")
    yield work.ago(6)
    work.go_through("ingrid", "magnus", "fatima", by="mona")
    work.was_there("magnus")


def sigrid_travels(work: Workplace) -> Story:
    """The manager of the works is away for some weeks, and the engineer there stands in for her."""
    yield work.ago(3)
    work.leave_cases_to(
        "hilde",
        by="sigrid",
        until=work.ahead(20),
        decides="Hilde kan avtale oppgåver, arbeidstid og møte. Alt som kostar meir enn 10 000 kroner, ventar på meg.",
    )
