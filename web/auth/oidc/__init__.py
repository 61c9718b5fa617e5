"""Signing in through somebody else (OpenID Connect): whom we ask, what we believe, whose account it is. See README.md."""
