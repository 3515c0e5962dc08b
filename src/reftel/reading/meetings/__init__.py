"""Encounters that took place."""

from reftel.reading.meetings.register import find_meetings

__all__ = ["find_meetings"]
