"""One's own personnel folder: papers of one's own, and the evidence package."""

from web.casework.folder.routes import mount_folder
from web.employee import blueprint
from workflow.domain.people import Role

mount_folder(blueprint, Role.EMPLOYEE)
