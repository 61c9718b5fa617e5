"""The lists of accommodation possibilities of the units a manager answers for."""

from web.casework.unit_list.keeping import mount_keeping
from web.casework.unit_list.reading import mount_reading
from web.manager import blueprint
from workflow.domain.people import Role

mount_reading(blueprint, Role.MANAGER)
mount_keeping(blueprint, Role.MANAGER)
