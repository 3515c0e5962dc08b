"""Words that name somebody by his office: `ambassador`, `LabOff`."""

import re
from typing import Final

from reftel.reading.base.words import base_tags
from reftel.reading.meetings.lexicon import words
from reftel.record import Cable

__all__ = ["is_department", "is_officer", "is_ours", "is_secretary"]

_OFFICER: Final = words("officer")
_OWN: Final = words("own")
_NO_OFFICER: Final = words("no_officer")
_AT_HOME: Final = words("at home")

_ENDINGS: Final = ("off", "offs", "couns", "chief")
_SHORT: Final = re.compile(rf"[a-z]{{2,8}}(?:{'|'.join(_ENDINGS)})")


def is_officer(low: str) -> bool:
    """Return whether a word names somebody by his office, the service's own short words included (`LabOff`).

    >>> is_officer("laboff"), is_officer("ambassador"), is_officer("kickoff")
    (True, True, False)
    """
    return low in _OFFICER or is_ours(low)


def is_ours(low: str) -> bool:
    """Return whether a word names one of the writer's own service by his office.

    >>> is_ours("poloff"), is_ours("minister")
    (True, False)
    """
    if low in _OWN:
        return True
    if not low.endswith(_ENDINGS) or _SHORT.fullmatch(low) is None:
        return False
    return low not in base_tags() and low not in _NO_OFFICER


def is_department(cable: Cable) -> bool:
    """Return whether the Department wrote a telegram, which its Secretary signs, whoever speaks in it."""
    return cable.header.post_kind == "department"


def is_secretary(cable: Cable, name: str) -> bool:
    """Return whether somebody is the Department's Secretary, or under him, in its own telegram."""
    called = name.lower().removeprefix("the ").replace(" ", "_")
    return is_department(cable) and called in _AT_HOME
