"""Decides which parts of a posted form are answers, and so worth keeping as a draft."""

from flask import request

NOT_ANSWERS = frozenset({"csrf_token", "case_version", "step", "submission", "save_draft"})


def posted_answers() -> dict[str, list[str]]:
    """The answers alone, as a draft keeps them."""
    return {name: values for name, values in request.form.lists() if name not in NOT_ANSWERS}
