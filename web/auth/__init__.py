"""Who is asking: accounts, passwords, server-side sessions, throttled sign-in. What they may see is web/roles.py."""
