"""Decides how long anybody waits for Redis: a page never hangs on it, a worker waits for its next job."""

from redis import Redis, RedisError
from redis.backoff import NoBackoff
from redis.retry import Retry

PATIENCE_SECONDS = 2.0


def connect(redis_url: str) -> Redis:
    """A client for ringing and looking, which gives up soon; RQ's worker lengthens the patience of its own client."""
    return Redis.from_url(
        redis_url,
        socket_connect_timeout=PATIENCE_SECONDS,
        socket_timeout=PATIENCE_SECONDS,
        # The library's default retries with growing pauses: a dead Redis would then cost a page many seconds.
        retry=Retry(NoBackoff(), 1),
        health_check_interval=30,
    )


def is_up(connection: Redis) -> bool:
    """Whether Redis answers."""
    try:
        return bool(connection.ping())
    except RedisError:
        return False
