"""Decides what the folder says of the evidence package: that it can be ordered, how far it is, until when it is there."""

from uuid import UUID, uuid4

from flask import url_for
from flask_babel import gettext as _

from web.current import actor, reading, wiring
from web.i18n import format_instant
from workflow.services.evidence_packages import PackageRecord
from workflow.services.order_package import MAY_ORDER, is_kept

MEGABYTE = 1024 * 1024


def evidence_block(case_id: UUID) -> dict[str, object] | None:
    """None for those who may not order one."""
    if actor().role not in MAY_ORDER:
        return None
    with reading() as tx:
        packages = tx.packages.of_case(case_id, actor().person_id)
    mine = [one for one in packages if one.ordered_as is actor().role]
    return {
        "order_href": url_for(".order_package_now", case_id=case_id),
        "submission": uuid4(),
        "packages": [package_line(one, _take_href(case_id, one)) for one in mine],
        "busy": any(one.ready_at is None for one in mine),
    }


def _take_href(case_id: UUID, package: PackageRecord) -> str:
    return url_for(".take_package", case_id=case_id, package_id=package.id)


def package_line(package: PackageRecord, take_href: str) -> dict[str, object]:
    """One order: how far it is, or how long it is there."""
    ordered = _("Ordered %(at)s", at=format_instant(package.ordered_at))
    if package.ready_at is None:
        far = _("%(done)s of %(total)s files", done=package.done, total=package.total)
        word = _("Is being made")
        detail = far if package.total else _("Will begin soon")
        return {"ordered": ordered, "status": {"word": word, "kind": "waiting"}, "detail": detail}
    if not is_kept(wiring().office, package):
        return {
            "ordered": ordered,
            "status": {"word": _("Removed again"), "kind": "exempt"},
            "detail": "",
        }
    megabytes = max(1, round((package.size or 0) / MEGABYTE))
    until = _(
        "%(size)s MB, kept until %(at)s",
        size=megabytes,
        at=format_instant(package.keep_until) if package.keep_until else "",
    )
    return {
        "ordered": ordered,
        "status": {"word": _("Ready"), "kind": "done"},
        "detail": until,
        "sha256": package.sha256,
        "take_href": take_href,
    }
