"""Mail: handing it to the post, or catching it where none should leave the machine (`sink.py`, `mailbox.py`)."""

from workflow.adapters.mail.smtp_mailer import SmtpMailer
from workflow.adapters.mail.smtp_url import BadSmtpUrl
from workflow.adapters.mail.twins import ConsoleMailer, RememberingMailer

__all__ = ["BadSmtpUrl", "ConsoleMailer", "RememberingMailer", "SmtpMailer"]
