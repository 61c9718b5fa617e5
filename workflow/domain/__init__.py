"""The law and the process as plain values and pure functions: standard library only, no clock, no storage."""
