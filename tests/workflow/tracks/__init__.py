"""Tests of the escalation tracks: the table, the evidence, and every way through."""
