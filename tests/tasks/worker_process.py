"""A real worker in a process of its own, for tests that kill it: `python -m tests.tasks.worker_process SETTINGS`.

The lease is a second long, so that a test need not wait for the real one.
"""

import json
import sys
from datetime import timedelta
from pathlib import Path

from workflow.adapters.queue.connection import connect
from workflow.adapters.queue.worker import worker_for
from workflow.bootstrap import wire, workbench
from workflow.tasks import drain

if __name__ == "__main__":
    given = json.loads(sys.argv[1])
    wiring = wire(database_url=given["database"], data=Path(given["data"]), key_file=Path(given["keys"]))
    drain.LEASE = timedelta(seconds=1)
    drain.BEGIN_WITHIN_SECONDS = 0.5
    bench = workbench(
        wiring, smtp_url=given["smtp"], mailbox="tilbake@example.no", base_url="https://tilbake.example.no"
    )
    drain.equip(bench, wiring.engine.dispose)
    worker_for(given["queue"], connect(given["redis"]), lambda: None).work(logging_level="ERROR")
