"""The manager's own cases: every page of a case, in the role of manager."""

from web.casework.folder.routes import mount_folder
from web.casework.responsible.routes import mount
from web.manager import blueprint
from workflow.domain.people import Role

mount(blueprint, Role.MANAGER)
mount_folder(blueprint, Role.MANAGER)
