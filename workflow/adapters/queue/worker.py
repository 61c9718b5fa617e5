"""Decides how a worker lives: one queue each, a beat for the health page, and no orphans."""

import signal
from collections.abc import Callable
from typing import Any

from redis import Redis
from rq import Queue, Worker
from rq.job import Job
from rq.serializers import JSONSerializer

from workflow.adapters.queue.doorbell import queue_named
from workflow.adapters.queue.parent import die_with_parent

# RQ's idle workers look after abandoned jobs every `worker_ttl - 15` seconds; its default makes that seven minutes.
WORKER_TTL_SECONDS = 60
BEAT_SECONDS = 15


class QueueWorker(Worker):
    """RQ's forking worker that tells `beat` whenever it is alive, idle or busy, and takes its work horse with it."""

    beat: Callable[[], None] | None = None
    # RQ would wait up to a minute before it looks again whether Redis is back.
    max_connection_wait_time = 4.0

    def heartbeat(self, timeout: int | None = None, pipeline: Any = None) -> None:
        """Tell Redis, and whoever asked, that this worker lives."""
        # First the beat: a worker that waits for a dead Redis is alive, and the health page says who is not.
        if self.beat is not None and not self.is_horse:
            self.beat()
        super().heartbeat(timeout, pipeline)

    def main_work_horse(self, job: Job, queue: Queue) -> None:
        """Begin the forked life: without its worker nobody would record how the job ended, so it ends with it."""
        die_with_parent(int(self.pid or 0), signal.SIGKILL)
        super().main_work_horse(job, queue)

    @property
    def dequeue_timeout(self) -> int:
        """How long an idle worker waits before it beats again."""
        return BEAT_SECONDS


def worker_for(queue_name: str, connection: Redis, beat: Callable[[], None]) -> QueueWorker:
    """A worker for one queue; on several queues RQ can lose a job for ever when killed between taking and starting."""
    worker = QueueWorker(
        [queue_named(queue_name, connection)],
        connection=connection,
        serializer=JSONSerializer,
        worker_ttl=WORKER_TTL_SECONDS,
        maintenance_interval=WORKER_TTL_SECONDS,
        job_monitoring_interval=BEAT_SECONDS,
        log_job_description=False,
    )
    worker.beat = beat
    return worker
