"""The only place that reads the time of the machine."""

from workflow.adapters.clock.fixed_clock import FixedClock
from workflow.adapters.clock.shift import BrokenClockFile, clear_shift, days_ahead_in, shift_to
from workflow.adapters.clock.system_clock import SystemClock

__all__ = ["BrokenClockFile", "FixedClock", "SystemClock", "clear_shift", "days_ahead_in", "shift_to"]
