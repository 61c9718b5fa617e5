"""Keeps, renames and drops views of the list of cases; nobody reaches a view of another account."""

from collections.abc import Mapping
from uuid import UUID

from workflow.domain.access import Act, Right, Thing
from workflow.domain.errors import Invalid, NotFound
from workflow.domain.people import Actor
from workflow.domain.text import N_
from workflow.services.office import Office
from workflow.services.questions import Transaction
from workflow.services.reach import only
from workflow.services.saved_views import SavedView

WRITE = Right(Act.WRITE, Thing.SAVED_VIEW)
LONGEST_NAME, MOST = 60, 20
NO_NAME = N_("Give the view a short name.")
TOO_MANY = N_("You have as many views as there is room for. Delete one first.")
NAME_TAKEN = N_("You have a view of that name already. Give this one another.")


def save_view(
    office: Office,
    account_id: UUID,
    name: str,
    narrowing: Mapping[str, str],
    *,
    unit_id: UUID | None,
    manager_id: UUID | None,
    is_default: bool,
    actor: Actor,
    submission: UUID | None,
) -> None:
    """Keep a view. Raises `Invalid`, `AlreadyDone`."""
    only(actor, WRITE)
    view = SavedView(
        id=office.new_id(),
        account_id=account_id,
        name=name.strip(),
        narrowing=narrowing,
        unit_id=unit_id,
        manager_id=manager_id,
        is_default=False,
        saved_at=office.clock.now(),
    )
    with office.store.transaction() as tx:
        tx.saved_views.refuse_again(submission)
        if len(tx.saved_views.of_account(account_id)) >= MOST:
            raise Invalid("name", TOO_MANY)
        _check_name(tx, account_id, view.name)
        tx.saved_views.add(view, submission)
        if is_default:
            tx.saved_views.set_default(account_id, view.id)


def change_view(
    office: Office, account_id: UUID, view_id: UUID, name: str, *, is_default: bool, actor: Actor
) -> None:
    """Call it something else, and say whether the list opens with it. Raises `NotFound`, `Invalid`."""
    only(actor, WRITE)
    with office.store.transaction() as tx:
        view = _mine(tx, account_id, view_id)
        if name.strip() != view.name:
            _check_name(tx, account_id, name.strip())
            tx.saved_views.rename(view_id, name.strip())
        if is_default != view.is_default:
            tx.saved_views.set_default(account_id, view_id if is_default else None)


def drop_view(office: Office, account_id: UUID, view_id: UUID, *, actor: Actor) -> None:
    """Forget it. Raises `NotFound`."""
    only(actor, WRITE)
    with office.store.transaction() as tx:
        tx.saved_views.drop(_mine(tx, account_id, view_id).id)


def _mine(tx: Transaction, account_id: UUID, view_id: UUID) -> SavedView:
    found = next((view for view in tx.saved_views.of_account(account_id) if view.id == view_id), None)
    if found is None:
        raise NotFound
    return found


def _check_name(tx: Transaction, account_id: UUID, name: str) -> None:
    if not name or len(name) > LONGEST_NAME:
        raise Invalid("name", NO_NAME)
    if any(view.name == name for view in tx.saved_views.of_account(account_id)):
        raise Invalid("name", NAME_TAKEN)
