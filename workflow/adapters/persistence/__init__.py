"""The relational database: tables, migrations and the statements the services need. SQLite and PostgreSQL."""
