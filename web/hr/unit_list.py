"""The lists of accommodation possibilities of all units."""

from web.casework.unit_list.keeping import mount_keeping
from web.casework.unit_list.reading import mount_reading
from web.hr import blueprint
from workflow.domain.people import Role

mount_reading(blueprint, Role.HR)
mount_keeping(blueprint, Role.HR)
