"""Mail: handing it over by SMTP, and catching it where none should leave the machine."""
