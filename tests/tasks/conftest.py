"""A workplace with everything a worker needs, mail that is remembered, and a clock that moves when told."""

from pathlib import Path

import pytest

from tests.tasks.desk import Desk, UnreliablePost, bench_for
from tests.workflow.services.conftest import Workplace, work

__all__ = ["desk", "work"]


@pytest.fixture
def desk(work: Workplace, tmp_path: Path) -> Desk:
    """A worker's desk, on both databases."""
    post = UnreliablePost()
    return Desk(work=work, bench=bench_for(work, post), post=post)
