"""People: their names, titles and offices, and who a pronoun or an office means."""

from reftel.reading.people.register import find_people

__all__ = ["find_people"]
