"""States, governments, ministries, organisations and other bodies."""

from reftel.reading.bodies.register import find_bodies

__all__ = ["find_bodies"]
