"""Gives the pages that print the plan what a worker prints with, made once a process. Nothing is sent from here."""

from typing import cast

from flask import current_app

from web.current import settings, wiring
from workflow.bootstrap import workbench
from workflow.services.workbench import Workbench

BENCH = "tilbake.bench"


def bench() -> Workbench:
    """What papers are made with; two requests that make it at once make the same."""
    if BENCH not in current_app.extensions:
        here = settings()
        current_app.extensions[BENCH] = workbench(
            wiring(), smtp_url=here.smtp_url, mailbox=here.mailbox, base_url=here.base_url
        )
    return cast(Workbench, current_app.extensions[BENCH])
