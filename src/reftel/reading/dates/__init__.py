"""Expressions of time, resolved against the cable's own date."""

from reftel.reading.dates.register import find_dates

__all__ = ["find_dates"]
