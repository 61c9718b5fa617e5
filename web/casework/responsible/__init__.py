"""What managers and HR do with a case, without routes: each mounts it under its own address, in its own role.

Addresses are relative (`.case_page`), so the same page leads on within the audience it is shown to; both audiences
name their endpoints alike. Who may open a page is said at the route; whose cases they are, in queries and services.
"""
