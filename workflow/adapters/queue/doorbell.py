"""Decides how a queue's worker is told that work may be due; what is due, only the database knows."""

import structlog
from redis import Redis, RedisError, WatchError
from rq import Queue
from rq.serializers import JSONSerializer

log = structlog.get_logger(__name__)

DRAIN = "workflow.tasks.drain.drain"
# One that is being answered and one behind it are enough: whoever answers takes all that is due by then.
MOST_WAITING = 2
DRAIN_SECONDS = 300
_TRIES = 5


def queue_named(name: str, connection: Redis) -> Queue:
    """A queue that speaks JSON: RQ's default would unpickle whatever anybody puts into Redis."""
    return Queue(name, connection=connection, serializer=JSONSerializer, default_timeout=DRAIN_SECONDS)


def ring(connection: Redis, queue_name: str) -> bool:
    """Ask the worker of a queue to look for due work; False when Redis is away, which loses nothing."""
    try:
        _ring(queue_named(queue_name, connection))
    except RedisError as error:
        # The relay rings again in a while, and the rows stay due until then; it also tells once that Redis is away.
        log.debug("doorbell_unheard", queue=queue_name, reason=type(error).__name__)
        return False
    return True


def waiting(connection: Redis, queue_name: str) -> int:
    """How many doorbells wait unanswered; raises `RedisError` when Redis is away."""
    return queue_named(queue_name, connection).count


def _ring(queue: Queue) -> None:
    for _ in range(_TRIES):
        with queue.connection.pipeline() as pipe:
            # Watched, so that two who ring at once cannot both find room for the last one.
            pipe.watch(queue.key)  # type: ignore[no-untyped-call]
            if queue.count >= MOST_WAITING:
                return
            pipe.multi()
            queue.enqueue(DRAIN, queue.name, result_ttl=0, failure_ttl=3600, pipeline=pipe)
            try:
                pipe.execute()
            except WatchError:
                continue
            return
