"""Differences between an earlier time and now that the cable itself states."""

from reftel.reading.changes.register import find_changes

__all__ = ["find_changes"]
