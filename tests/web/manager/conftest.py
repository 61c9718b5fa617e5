"""A manager at a browser."""

import pytest

from tests.web.followed import Followed
from tests.web.world import Browser, signed_in


@pytest.fixture
def browser(followed: Followed) -> Browser:
    """The manager of the case, signed in."""
    return signed_in(followed.app, followed.manager)
