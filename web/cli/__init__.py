"""The command `tilbake`: run the service, look after it, look into it."""

from web.cli.group import CommandGroup

# One command, one file: `mail-sink` is `command` in web/cli/mail_sink.py. The order is the order of `tilbake --help`.
COMMANDS = (
    "run",
    "setup",
    "today",
    "migrate",
    "demo",
    "web",
    "worker",
    "relay",
    "scheduler",
    "work",
    "recompute",
    "retention",
    "keys",
    "backup",
    "restore",
    "evidence",
    "audit",
    "health",
    "mail-sink",
    "routes",
    "access",
    "administrator",
    "reset-factor",
    "rules",
    "process",
)

main = CommandGroup(
    name="tilbake",
    package=__name__,
    commands=COMMANDS,
    help="""Tilbake: follow-up of employees on sick leave.

    `tilbake run` starts everything on this machine and needs nothing else. A larger installation runs `web`, `worker`,
    `relay` and `scheduler` as processes of their own (see docker-compose.yml).

    Settings come from the environment; the README lists them. Every command explains itself with --help.
    """,
)
