"""What somebody is said not to have raised, offered or answered."""

from reftel.reading.silences.register import find_silences

__all__ = ["find_silences"]
