"""The outside world, one package a system; nothing in here decides anything about the process."""
