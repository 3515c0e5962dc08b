"""Hostile text costs time in proportion to its length, whatever pattern meets it."""

import gc
import importlib
import pkgutil
import re
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

import reftel
from reftel.telegram import read_text
from telegrams import witness

LONG = 100_000
MOST_SECONDS = 5.0  # of 100 kB a linear pattern takes some hundredths; one that is quadratic takes a minute and more
UNITS = (
    "A ", "(", "[", "- ", "-", " ", "1. ", "(SBU) ", "a. ", "X", "A) ", "1", "A", "a", "/", ".", "ABCD 1 ", "\t", "* ", '"',
    "UNCLAS ", "U N C L A S ", "E.O. ", "TAGS ", "SUBJECT: ", "REF: A ", "\n", " \n", "\\", "DE R", "1/1/", "PAGE 01 A ",
    "A 00000001 ", "END ", "van ", ", ", "; ", "& ", "AND ", "x ", "0",
)  # fmt: skip
HEAD = "UNCLAS LIMA 000012\nSIPDIS\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: A VISIT\n"


def patterns() -> dict[str, "re.Pattern[str]"]:
    found: dict[str, re.Pattern[str]] = {}
    for module in pkgutil.walk_packages(reftel.__path__, "reftel."):
        if module.name != "reftel.__main__":
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                    found[f"{module.name}.{name}"] = value
    return dict(sorted(found.items()))


@contextmanager
def at_most(seconds: float, what: str) -> Iterator[None]:
    """Fail, instead of hanging, what takes longer; what other tests left in memory is not looked through meanwhile."""

    def stop(*_: object) -> None:
        pytest.fail(f"{what} took more than {seconds} s")

    gc.freeze()
    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
        gc.unfreeze()


@pytest.mark.parametrize(("name", "pattern"), patterns().items(), ids=list(patterns()))
def test_every_pattern_is_linear_on_hostile_text(name: str, pattern: "re.Pattern[str]") -> None:
    for unit in UNITS:
        text = unit * (LONG // len(unit)) + "\x00"
        with at_most(MOST_SECONDS, f"{name} on {unit!r} again and again"):
            sum(1 for _ in pattern.finditer(text))


def test_no_pattern_repeats_a_group_possessively() -> None:
    """Python 3.11 before 3.11.5 loses matches of `(?:a|b){0,4}+`; an atomic group `(?>(?:a|b){0,4})` is the same."""
    possessive = re.compile(r"(?<!\\)\)(?:[*+?]|\{[0-9,]+\})\+")
    assert [name for name, pattern in patterns().items() if possessive.search(pattern.pattern)] == []


@pytest.mark.parametrize("line", ["REF: " + "A " * 50_000, "(" * 50_000], ids=["references", "brackets"])
def test_the_two_worst_lines_are_read_in_a_tenth_of_a_second(line: str) -> None:
    text = witness(f"{HEAD}{line}\n\n1. Text.\nROE")
    taken = []
    for _ in range(3):
        start = time.process_time()
        read_text(text)
        taken.append(time.process_time() - start)
    assert min(taken) < 0.1


@pytest.mark.parametrize(
    "field",
    [
        "",
        "REF: ",
        "REF: A. LIMA 12 ",
        "REF: PAGE 02 ",
        "SUBJECT: ",
        "TAGS: ",
        "TAGS: OVIP (",
        "1. (U) ",
        "1. (REL TO ",
        "E.O. 12958: DECL: ",
        "CLASSIFIED BY: ",
        "TO ",
        "TO RUEHC/",
        "PAGE 02 ",
        "DE RUEHPE #0012",
        "UNCLAS SECTION 01 OF 02 ",
        "LIMA 00000012 ",
    ],
)
def test_a_hostile_line_is_read_in_time_in_every_field(field: str) -> None:
    for unit in UNITS:
        line = field + unit.replace("\n", "") * (LONG // len(unit))
        with at_most(MOST_SECONDS, f"{field!r} and {unit!r} again and again"):
            read_text(witness(f"{HEAD}{line}\n\n2. More.\nROE"))


@pytest.mark.parametrize(
    "place", ["{lines}", HEAD + "\n1. (U) Text.\n{lines}2. (U) More.\nROE"], ids=["above", "below"]
)
@pytest.mark.parametrize(
    "line",
    [
        "",
        "-----",
        "1. x",
        "1. Title Words: ",
        "2. (U) x",
        "A Short Title",
        "A Short Title\n",
        "Head -----",
        "Head\n-----",
        "UNCLAS LIMA 000012",
        "DE RUEHPE #0012 0341502",
        "RUEHC/SECSTATE WASHDC",
        "09LIMA12",
        "REF: A. LIMA 12",
        "B. LIMA 12",
        "TAGS: PREL,",
        "CONFIDENTIAL",
        "LIMA 00000012  002 OF 003",
        "(U) x",
        "ROE",
        "NNNN",
        "© The Page",
        "XXXXXXXXXXXX",
        "x",
    ],
)
def test_many_hostile_lines_are_read_in_time(line: str, place: str) -> None:
    taken = []
    for count in (5_000, 20_000):
        text = witness(place.replace("{lines}", f"{line}\n" * count))
        with at_most(4 * MOST_SECONDS, f"{count} lines of {line!r}"):
            start = time.process_time()
            read_text(text)
            taken.append(time.process_time() - start)
    few, many = taken
    assert many < 8 * few + 0.5, "four times the lines take four times as long, not sixteen times"


POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{[\d,]{1,7}\})\+")


@pytest.mark.parametrize(("name", "pattern"), patterns().items(), ids=list(patterns()))
def test_no_group_is_possessive(name: str, pattern: "re.Pattern[str]") -> None:
    found = POSSESSIVE_GROUP.search(pattern.pattern)
    assert not found, f"{name}: Python before 3.11.5 repeats a possessive group wrongly; write `(?>(?:...)*)`"
