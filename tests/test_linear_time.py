"""Hostile text costs time in proportion to its length, whatever pattern meets it."""

import importlib
import pkgutil
import re
import time

import pytest

import reftel

_LONG = 100_000
_MOST_SECONDS = 0.1
_UNITS = (
    "A ", "(", "[", "- ", "-", " ", "1. ", "(SBU) ", "a. ", "X", "A) ", "1", "A", "a", "/", ".", "ABCD 1 ", "\t", "* ", '"', "UNCLAS ",
    "U N C L A S ", "E.O. ", "TAGS ", "SUBJECT: ", "REF: A ", "\n", " \n", "\\", "DE R", "1/1/", "PAGE 01 A ", "A 00000001 ", "END ", "van ",
)  # fmt: skip


def _patterns() -> list[tuple[str, "re.Pattern[str]"]]:
    found: dict[str, re.Pattern[str]] = {}
    for module in pkgutil.walk_packages(reftel.__path__, "reftel."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                found[f"{module.name}.{name}"] = value
    return sorted(found.items())


@pytest.mark.parametrize(("name", "pattern"), _patterns(), ids=[name for name, _ in _patterns()])
def test_every_pattern_is_linear_on_hostile_text(name: str, pattern: "re.Pattern[str]") -> None:
    for unit in _UNITS:
        text = unit * (_LONG // len(unit)) + "\x00"
        start = time.process_time()
        sum(1 for _ in pattern.finditer(text))
        assert time.process_time() - start < _MOST_SECONDS, f"{name} on {unit!r} again and again"
