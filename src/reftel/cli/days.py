"""Days as a user writes them: a year, a month or a day."""

import re

import click

from reftel.archive.calendars import days_of

__all__ = ["DAY", "in_order"]

_ISO = re.compile(r"\d{4}(?:-\d{2}){0,2}", re.ASCII)


class _Day(click.ParamType[str]):
    """The value of an option that is a day."""

    name = "day"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if not _ISO.fullmatch(value) or days_of(value) is None:
            self.fail(f"{value!r} is no day; write 2010, 2010-03 or 2010-03-31", param, ctx)
        return value


def in_order(start: str | None, end: str | None) -> None:
    """Refuse a time that ends before it begins.

    >>> in_order("2008-03", "2008")
    """
    if start and end and end < start[: len(end)]:
        raise click.BadParameter(f"{end!r} is before --from {start!r}; turn the two round", param_hint="'--to'")


DAY = _Day()
"""A year, month or day that there is."""
