"""Who is said to have said, asked, thought or wanted what, through whom."""

from reftel.reading.statements.register import find_statements

__all__ = ["find_statements"]
