"""What a person may submit: fields, hints and checks. Nothing here knows of the web, a database or a clock."""
