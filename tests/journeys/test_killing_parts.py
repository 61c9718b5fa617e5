"""Parts of the service are killed hard while cases advance; afterwards nothing is lost and nothing is there twice."""

import logging
import random
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.forms.examples import example
from tests.journeys.conftest import GoIn
from tests.journeys.crowd import DOCUMENTS, STEPS, Deskwork, Member, Stubborn
from tests.journeys.ledger import Ledger, id_of
from tests.journeys.newcomers import hire
from tests.journeys.service import PATIENCE_SECONDS, RunningService, wait_for
from tests.journeys.test_coming_back import register
from workflow.domain.documents import DocumentKind as K
from workflow.domain.effects import Effect
from workflow.domain.stages import Stage
from workflow.process import ON_FILING, TRIGGERS

pytestmark = pytest.mark.browser
log = logging.getLogger(__name__)
KILLED = (
    "documents",
    "web",
    "messages",
    "relay",
    "valkey",
    "follow_up",
    "documents",
    "web",
    "valkey",
    "messages",
)
SERVED = 12
BROWSED = 4


def test_nothing_is_lost_and_nothing_happens_twice(service: RunningService) -> None:
    seed = random.randrange(10**6)
    log.warning("chance began at %s", seed)  # shown when this fails
    chance = random.Random(seed)
    served = [Member(hire(service, f"Nummer{nth} Mengdesen", "sigrid")) for nth in range(SERVED)]
    browsed = [Member(hire(service, f"Side{nth} Mengdesen", "sigrid")) for nth in range(BROWSED)]
    browser = Stubborn(service, "sigrid")
    with ThreadPoolExecutor(max_workers=4) as pool:
        walks = [pool.submit(Deskwork(service, one, random.Random(chance.random())).go) for one in served]
        walks.append(pool.submit(browser.go_through_pages, browsed))
        for part in chance.sample(KILLED, len(KILLED)):
            time.sleep(chance.uniform(0.3, 1.2))
            service.kill(part)
        for walk in walks:
            walk.result(timeout=PATIENCE_SECONDS)
    wait_for(service.is_healthy, "the service does not come back", service.process)
    come_to_rest(service)
    for one in served:
        compare(service, one, STEPS)
    for one in browsed:
        compare(service, one, STEPS[:2])


def come_to_rest(service: RunningService) -> None:
    """What a killed worker had taken waits for its lease to run out; ninety seconds need not be waited for here."""
    for _ in range(12):
        try:
            service.settle(within=5)
        except AssertionError:
            service.let_leases_run_out()
        else:
            return
    service.settle(within=5)


def compare(service: RunningService, one: Member, steps: list[str]) -> None:
    assert one.case_id is not None
    ledger = Ledger(service, one.case_id)
    assert ledger.steps() == steps
    assert [document["kind"] for document in ledger.documents()] == DOCUMENTS[: len(steps)]
    answered = [word for event, word in ledger.events() if event == "document_answered"]
    assert answered == (DOCUMENTS[1:] if len(steps) == len(STEPS) else [])
    ordered = Counter((row["effect"], row["about"]) for row in ledger.work())
    expected = what_follows(steps, answered)
    assert {work: ordered[work] for work in expected} == expected
    papers = Counter(one["document_id"] for one in ledger.copies())
    assert all(papers[document["id"]] >= 1 for document in ledger.documents())
    ledger.check("Mengdesen")
    noted = {delivery["message_id"] for delivery in ledger.deliveries()}
    arrived = {id_of(mail) for mail in service.mails() if one.who.email in mail.recipients}
    assert arrived <= noted, "a mail came that nobody knows of"


def test_steps_are_taken_while_the_queue_is_away(service: RunningService, go_in: GoIn) -> None:
    manager = go_in("mona")
    page = register(manager, hire(service, "Kolina Frysen", "mona"), service.today()).again()
    service.settle()
    ledger = Ledger(service, page.case_id)
    today = service.today()
    with service.frozen("valkey"):
        form = page.fill_in(K.FIRST_CONVERSATION_MINUTES)
        page = form.answer(example(K.FIRST_CONVERSATION_MINUTES, today, today)).send().take_step()
        assert page.stage is Stage.PLAN
        assert not ledger.effects()[Effect.SEND_MINUTES_TO_EMPLOYEE]
    service.settle()
    assert ledger.effects()[Effect.SEND_MINUTES_TO_EMPLOYEE] == 1
    ledger.check("Kolina", "Frysen")


def what_follows(steps: list[str], answered: list[str]) -> Counter[tuple[str, str]]:
    """What the process page says shall happen by itself, each as often as it shall."""
    documents = DOCUMENTS[: len(steps)]
    of_steps = [(effect, trigger) for trigger in steps for effect in TRIGGERS[trigger].then]
    of_filing = [(effect, kind) for kind in documents for effect in ON_FILING[kind]]
    of_answers = [
        (effect, kind)
        for kind in answered
        for effect in (Effect.ARCHIVE_DOCUMENT, Effect.TELL_MANAGER_OF_ANSWER)
    ]
    return Counter((str(effect), str(about)) for effect, about in (*of_steps, *of_filing, *of_answers))
