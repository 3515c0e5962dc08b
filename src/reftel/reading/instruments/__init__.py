"""Agreements, programmes, exercises and whatever else relations are carried on with."""

from reftel.reading.instruments.register import find_instruments

__all__ = ["find_instruments"]
