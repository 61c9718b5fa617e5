"""Every page of a case, in the role of HR."""

from web.casework.folder.routes import mount_folder
from web.casework.responsible.routes import mount
from web.hr import blueprint
from workflow.domain.people import Role

mount(blueprint, Role.HR)
mount_folder(blueprint, Role.HR)
