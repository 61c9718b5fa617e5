"""Decides whether somebody who certifies their own absence is told that the right to it is withdrawn for now."""

from uuid import UUID

from web.casework.self_certified_lines import withdrawn_lines
from web.current import today, wiring
from web.queries.rights import withdrawn_rights


def withdrawn_now(employment_id: UUID) -> list[str]:
    """The sentence for each withdrawal that counts now or is to come."""
    with wiring().reading.connect() as connection:
        found = withdrawn_rights(connection, wiring(), employment_id)
    return withdrawn_lines(found, today())
