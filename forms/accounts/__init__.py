"""What is asked around accounts, people and units: signing in, a new password, what an administrator enters."""
