"""The absence engine: spells, employer period, sick-pay days and recurrence from periods of absence.

Pure interval arithmetic on the standard library. No clock: `today` is an argument. No storage, no duties, no deadlines.
"""
