"""A followed case, its manager at a browser, and what is written on a page."""

import pytest
from flask import Flask

from tests.web.followed import Followed, follow
from tests.web.world import Browser, signed_in


@pytest.fixture
def followed(app: Flask) -> Followed:
    """A case in the first conversation."""
    return follow(app)


@pytest.fixture
def browser(followed: Followed) -> Browser:
    """Its manager, signed in."""
    return signed_in(followed.app, followed.manager)
