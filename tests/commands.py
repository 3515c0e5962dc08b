"""The command as a user runs it, and a telegram to run it on."""

import subprocess
import sys
from pathlib import Path

TELEGRAM = """\
VZCZCXYZ0001
PP RUEHWEB
DE RUEHPE #0012/01 0091510
ZNR UUUUU ZZH
P 091510Z JAN 08
FM AMEMBASSY LIMA
TO RUEHC/SECSTATE WASHDC PRIORITY 0031
UNCLAS LIMA 000012

SIPDIS

E.O. 12958: N/A
TAGS: PREL PE
SUBJECT: A MINISTER TAKES THE LONG ROAD

REF: 07 LIMA 812

1. (U) Summary: Minister Quintanar-Roe walked to work on
Monday. End summary.

2. (SBU) He told Poloff that shoes were cheaper than tyres.
ABERNATHY
"""


def reftel(*words: str | Path, stdin: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "reftel", *map(str, words)]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, timeout=60)
