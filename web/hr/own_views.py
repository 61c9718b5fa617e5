"""Decides how a view somebody has kept becomes the address of the list again, and the other way round."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from flask import url_for

from web.current import reading, signed_in
from web.hr.case_address import Address, Narrowed
from workflow.services.saved_views import SavedView

EVERYTHING: Address = {"all": 1}
"""The list narrowed by nothing; an empty address would lead to the view it opens with."""


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What is kept of an address: codes, and what points at a unit or a manager apart from them."""

    narrowing: Mapping[str, str]
    unit_id: UUID | None
    manager_id: UUID | None


def own_views() -> Sequence[SavedView]:
    """The views of whoever asks, the oldest first."""
    with reading() as tx:
        return tx.saved_views.of_account(signed_in().account_id)


def kept_of(chosen: Narrowed) -> Kept:
    """What is kept; the name that is searched for is not."""
    codes = {name: str(value) for name, value in chosen.address.items() if name not in {"unit", "manager"}}
    return Kept(
        narrowing=codes,
        unit_id=chosen.unit.id if chosen.unit else None,
        manager_id=chosen.wanted.manager_id,
    )


def address_of(view: SavedView) -> Address:
    """The address as the list understands it."""
    pointing = {"unit": view.unit_id, "manager": view.manager_id}
    return {**view.narrowing, **{name: str(value) for name, value in pointing.items() if value}}


def view_href(view: SavedView) -> str:
    """Where the view opens."""
    return url_for("hr.cases", **(address_of(view) or EVERYTHING))
