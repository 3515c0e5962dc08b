import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from commands import reftel as command


def test_serve_opens_the_room_until_it_is_stopped(story: Path) -> None:
    words = [sys.executable, "-m", "reftel", "serve", str(story), "--port", "0"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as served:
        assert served.stdout
        assert served.stderr
        try:
            said = served.stdout.readline()
            found = re.fullmatch(r"The room is open at (http://127\.0\.0\.1:\d+/) \(Ctrl-C closes it\)\n", said)
            assert found, served.stderr.read()
            with urllib.request.urlopen(f"{found[1]}search.json?q=trawler", timeout=30) as answer:
                assert answer.status == 200
        finally:
            served.send_signal(signal.SIGINT)
        errors = served.stderr.read()
    assert served.returncode in {0, 130}
    assert "Traceback" not in errors


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nowhere",), "nowhere: no archive; make one with `reftel add nowhere PATH...`"),
        (("{story}", "--host", "no.such.host.invalid"), "cannot be opened"),
        (("{story}", "--port", "99999"), "not in the range"),
    ],
)
def test_wrong_use_is_told_in_words(story: Path, words: tuple[str, ...], said: str) -> None:
    refused = command("serve", *(word.format(story=story) for word in words))
    assert refused.returncode in {1, 2}
    assert said in refused.stderr.decode()
    assert b"Traceback" not in refused.stderr
