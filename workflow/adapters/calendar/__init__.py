"""Calendars: appointments for other people's, and Norway's own with its working days."""

from workflow.adapters.calendar.day_list import CalendarDay, day_list
from workflow.adapters.calendar.icalendar_writer import BadEvent, IcalendarWriter
from workflow.adapters.calendar.working_days import NorwegianWorkingDays

__all__ = ["BadEvent", "CalendarDay", "IcalendarWriter", "NorwegianWorkingDays", "day_list"]
